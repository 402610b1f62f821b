#pragma once

#include "ui/conformance/CaseTree.h"
#include "workbench/conformance/RunReport.h"

#include <QAbstractItemModel>
#include <QSet>

#include <optional>
#include <vector>

namespace ui {

/// What came of a case, and of which peer's.
struct CaseResult
{
    QString agent;
    workbench::conformance::CaseReport report;
};

/// Cases, by part and category, and what came of them: a column for each peer of the run, and for each of the earlier run that it
/// is compared with. Categories are checked if they are to be asked.
class CaseMatrix : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Section, FirstRun };
    enum Role {
        IdRole = Qt::UserRole, ///< Of a case; empty for what is above cases.
        VerdictRole,           ///< As int; none: not asked.
        TrendRole,             ///< A Trend.
        WordsRole,             ///< All that it can be found by.
        AskedRole,             ///< A case that any run of the columns has.
    };
    /// What became of a case since the earlier run.
    enum class Trend {
        None,
        Same,
        Worse,
        Better,
        Other, ///< Asked in one of the runs only.
    };
    /// What is asked in the next run.
    struct Choice
    {
        QSet<workbench::conformance::Category> without;
        bool slow = false;
        bool security = false;
        bool operator==(const Choice &) const = default;
    };

    explicit CaseMatrix(QObject *parent = nullptr);

    /// The cases of @p side; what was shown is gone.
    void setSide(workbench::conformance::Side side);
    workbench::conformance::Side side() const { return m_side; }
    const CaseTree &tree() const { return m_tree; }

    void setChoice(const Choice &choice);
    const Choice &choice() const { return m_choice; }
    /// The same with all of the security half, or none.
    Choice choiceWithSecurity(bool on) const;
    bool isChosen(const workbench::conformance::Case &question) const;
    QList<workbench::conformance::Case> chosen() const;
    /// Those at @p indexes, and all below them, in the table's order. With @p reports only those that some peer failed.
    QList<workbench::conformance::Case> casesAt(const QModelIndexList &indexes) const;
    /// Those that didn't end well with some peer.
    QList<workbench::conformance::Case> failed() const;

    /// The run in the columns; none: it is gone.
    void setRuns(const QList<workbench::conformance::RunReport> &runs);
    const QList<workbench::conformance::RunReport> &runs() const { return m_runs; }
    /// The run that @p results belong to has these, too. A new agent gets a column with the facts of @p head.
    void take(const QList<CaseResult> &results, const workbench::conformance::RunReport &head);
    /// What the runs are compared with; none: nothing.
    void setEarlier(const QList<workbench::conformance::RunReport> &runs);
    const QList<workbench::conformance::RunReport> &earlier() const { return m_earlier; }
    /// Whether a peer of the run has one in the earlier run to be compared with.
    bool isCompared() const;
    /// Changes of all runs since the earlier one.
    QList<Trend> trends() const;

    int runCount() const { return static_cast<int>(m_columns.size()); }
    /// That of the column; not of those in front of FirstRun.
    const workbench::conformance::RunReport &runAt(int column) const;
    bool isEarlier(int column) const;
    /// nullptr: it wasn't asked, or there is no case and no run at @p index.
    const workbench::conformance::CaseReport *reportAt(const QModelIndex &index) const;
    /// What it was in the run that @p index is compared with; nullptr likewise.
    const workbench::conformance::CaseReport *earlierAt(const QModelIndex &index) const;
    workbench::conformance::Tally tallyAt(const QModelIndex &index) const;
    /// Of all of the run's columns.
    workbench::conformance::Tally tally() const;
    QModelIndex indexOf(const QByteArray &id, int column = Name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Somebody checked a category or a part; setChoice() makes it hold.
    void choiceWanted(const ui::CaseMatrix::Choice &choice);

private:
    /// A run and where in it each case is, by its place in the tree; -1: it wasn't asked.
    struct Run
    {
        qsizetype number = 0; ///< In the list of its kind.
        bool earlier = false;
        int base = -1; ///< The column it is compared with, from 0.
        std::vector<qsizetype> at;
    };

    static const CaseNode *nodeOf(const QModelIndex &index);
    QModelIndex indexOf(const CaseNode *node, int column) const;
    /// Those of the table that have such an id, in its order.
    QList<workbench::conformance::Case> known(const QSet<QByteArray> &ids) const;
    void rebuild();
    void indexRun(Run &run) const;
    void pairRuns();
    const workbench::conformance::RunReport &reportsOf(const Run &run) const
    {
        return (run.earlier ? m_earlier : m_runs).at(run.number);
    }
    const Run *runOf(const QModelIndex &index) const;
    const workbench::conformance::CaseReport *reportOf(const Run &run, int place) const;
    Trend trendOf(const Run &run, int place) const;
    void changed(const QSet<const CaseNode *> &parents);
    QVariant nameData(const CaseNode *node, int role) const;
    QVariant sectionData(const CaseNode *node, int role) const;
    QVariant caseData(const Run &run, int place, int role) const;
    QVariant groupData(const Run &run, const CaseNode *node, int role) const;
    Qt::CheckState checkState(const CaseNode *node) const;
    Choice choiceWith(const CaseNode *node, bool on) const;
    QString words(const CaseNode *node) const;
    QString toolTip(const Run &run, int place) const;

    workbench::conformance::Side m_side = workbench::conformance::Side::Server;
    QList<workbench::conformance::Case> m_catalogue;
    CaseTree m_tree;
    Choice m_choice;
    QList<workbench::conformance::RunReport> m_runs;
    QList<workbench::conformance::RunReport> m_earlier;
    std::vector<Run> m_columns;
};

} // namespace ui
