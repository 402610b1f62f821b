#include "ui/conformance/CaseMatrix.h"

#include "ui/conformance/ConformanceText.h"
#include "ui/theme/ThemeColors.h"
#include "workbench/conformance/Comparison.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace ui {

using namespace workbench::conformance;

CaseMatrix::CaseMatrix(QObject *parent)
    : QAbstractItemModel(parent)
    , m_catalogue(CaseTree::catalogue(m_side))
    , m_tree(m_catalogue)
{
}

void CaseMatrix::setSide(Side side)
{
    beginResetModel();
    if (side != m_side)
        m_catalogue = CaseTree::catalogue(side);
    m_side = side;
    m_runs.clear();
    m_earlier.clear();
    rebuild();
    endResetModel();
}

// ---- What is asked ---------------------------------------------------------------------------------------------------

void CaseMatrix::setChoice(const Choice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    QSet<const CaseNode *> all{m_tree.root()};
    for (const auto &part : m_tree.root()->children) {
        all.insert(part.get());
        for (const auto &category : part->children)
            all.insert(category.get());
    }
    changed(all);
}

CaseMatrix::Choice CaseMatrix::choiceWithSecurity(bool on) const
{
    Choice wanted = m_choice;
    wanted.security = on;
    for (const Case &question : m_catalogue) {
        if (on && question.isSecurity())
            wanted.without.remove(question.category);
    }
    return wanted;
}

bool CaseMatrix::isChosen(const Case &question) const
{
    return !m_choice.without.contains(question.category) && (m_choice.slow || !question.slow)
           && (m_choice.security || !question.isSecurity());
}

// What a file alone knows can't be asked.
QList<Case> CaseMatrix::chosen() const
{
    QList<Case> cases;
    for (const Case &question : m_catalogue) {
        if (isChosen(question))
            cases += question;
    }
    return cases;
}

QList<Case> CaseMatrix::casesAt(const QModelIndexList &indexes) const
{
    QSet<QByteArray> ids;
    for (const QModelIndex &index : indexes) {
        const CaseNode *node = nodeOf(index);
        const bool single = node->kind == CaseNode::Kind::Case;
        for (const int place : CaseTree::placesIn(node)) {
            const Case &question = m_tree.cases().at(place);
            // A category is run as it was chosen; a case that is named is asked in any case.
            if (single || ((m_choice.slow || !question.slow) && (m_choice.security || !question.isSecurity())))
                ids.insert(question.id);
        }
    }
    return known(ids);
}

QList<Case> CaseMatrix::failed() const
{
    QSet<QByteArray> ids;
    for (const RunReport &run : m_runs) {
        for (const CaseReport &report : run.cases) {
            if (report.verdict == Verdict::Failed)
                ids.insert(report.question.id);
        }
    }
    return known(ids);
}

QList<Case> CaseMatrix::known(const QSet<QByteArray> &ids) const
{
    QList<Case> cases = m_catalogue;
    cases.removeIf([&ids](const Case &question) { return !ids.contains(question.id); });
    return cases;
}

// ---- Runs ------------------------------------------------------------------------------------------------------------

void CaseMatrix::setRuns(const QList<RunReport> &runs)
{
    beginResetModel();
    m_runs = runs;
    rebuild();
    endResetModel();
}

void CaseMatrix::setEarlier(const QList<RunReport> &runs)
{
    beginResetModel();
    m_earlier = runs;
    rebuild();
    endResetModel();
}

// A server may only now have said what it is called.
void CaseMatrix::take(const QList<CaseResult> &results, const RunReport &head)
{
    const auto runFor = [this](const CaseResult &result) {
        return std::find_if(m_runs.begin(), m_runs.end(),
                            [&](const RunReport &run) { return m_side == Side::Server || run.agent == result.agent; });
    };
    const bool isNew = std::any_of(results.begin(), results.end(), [&](const CaseResult &result) {
        return runFor(result) == m_runs.end() || !m_tree.find(result.report.question.id);
    });
    if (isNew)
        beginResetModel();
    QSet<const CaseNode *> parents;
    for (const CaseResult &result : results) {
        auto run = runFor(result);
        if (run == m_runs.end())
            run = m_runs.insert(run, head);
        if (!result.agent.isEmpty())
            run->agent = result.agent;
        run->take(result.report);
        for (const CaseNode *node = m_tree.find(result.report.question.id); node && node->parent; node = node->parent)
            parents.insert(node->parent);
    }
    if (isNew) {
        rebuild();
        endResetModel();
        return;
    }
    for (Run &run : m_columns)
        indexRun(run);
    changed(parents);
    Q_EMIT headerDataChanged(Qt::Horizontal, FirstRun, columnCount() - 1);
}

// One piece of news for each parent, however many of its rows are others.
void CaseMatrix::changed(const QSet<const CaseNode *> &parents)
{
    for (const CaseNode *parent : parents) {
        if (parent->children.empty())
            continue;
        Q_EMIT dataChanged(indexOf(parent->children.front().get(), 0),
                           indexOf(parent->children.back().get(), columnCount() - 1));
    }
}

// Other versions of Windsock may have had cases that this one doesn't know.
void CaseMatrix::rebuild()
{
    QList<Case> cases = m_catalogue;
    QSet<QByteArray> known;
    for (const Case &question : m_catalogue)
        known.insert(question.id);
    for (const QList<RunReport> *runs : {&m_runs, &m_earlier}) {
        for (const RunReport &run : *runs) {
            for (const CaseReport &report : run.cases) {
                if (known.contains(report.question.id))
                    continue;
                known.insert(report.question.id);
                cases += report.question;
            }
        }
    }
    m_tree = CaseTree(cases);
    m_columns.clear();
    for (qsizetype i = 0; i < m_runs.size(); ++i)
        m_columns.push_back({i, false, -1, {}});
    for (qsizetype i = 0; i < m_earlier.size(); ++i)
        m_columns.push_back({i, true, -1, {}});
    for (Run &run : m_columns)
        indexRun(run);
    pairRuns();
}

void CaseMatrix::indexRun(Run &run) const
{
    run.at.assign(static_cast<size_t>(m_tree.cases().size()), -1);
    const QList<CaseReport> &cases = reportsOf(run).cases;
    for (qsizetype i = 0; i < cases.size(); ++i) {
        if (const CaseNode *node = m_tree.find(cases.at(i).question.id))
            run.at[static_cast<size_t>(node->place)] = i;
    }
}

// With the peer of the same name. If there is none of a name that is known, the only one may be another version of it.
void CaseMatrix::pairRuns()
{
    const int first = static_cast<int>(m_runs.size()); // of the earlier ones
    for (int i = 0; i < first; ++i) {
        Run &run = m_columns[static_cast<size_t>(i)];
        for (int base = first; base < runCount() && run.base < 0; ++base) {
            if (reportsOf(m_columns[static_cast<size_t>(base)]).agent == reportsOf(run).agent)
                run.base = base;
        }
    }
    if (isCompared() || m_earlier.size() != 1)
        return;
    for (int i = 0; i < first; ++i)
        m_columns[static_cast<size_t>(i)].base = first;
}

bool CaseMatrix::isCompared() const
{
    return std::any_of(m_columns.begin(), m_columns.end(), [](const Run &run) { return run.base >= 0; });
}

const RunReport &CaseMatrix::runAt(int column) const
{
    return reportsOf(m_columns.at(static_cast<size_t>(column - FirstRun)));
}

bool CaseMatrix::isEarlier(int column) const
{
    return m_columns.at(static_cast<size_t>(column - FirstRun)).earlier;
}

const CaseMatrix::Run *CaseMatrix::runOf(const QModelIndex &index) const
{
    const int at = index.column() - FirstRun;
    return index.isValid() && at >= 0 && at < runCount() ? &m_columns[static_cast<size_t>(at)] : nullptr;
}

const CaseReport *CaseMatrix::reportOf(const Run &run, int place) const
{
    const qsizetype at = run.at[static_cast<size_t>(place)];
    return at < 0 ? nullptr : &reportsOf(run).cases.at(at);
}

const CaseReport *CaseMatrix::reportAt(const QModelIndex &index) const
{
    const Run *run = runOf(index);
    const CaseNode *node = run ? nodeOf(index) : nullptr;
    return node && node->kind == CaseNode::Kind::Case ? reportOf(*run, node->place) : nullptr;
}

const CaseReport *CaseMatrix::earlierAt(const QModelIndex &index) const
{
    const Run *run = runOf(index);
    const CaseNode *node = run && run->base >= 0 ? nodeOf(index) : nullptr;
    return node && node->kind == CaseNode::Kind::Case ? reportOf(m_columns[static_cast<size_t>(run->base)], node->place)
                                                      : nullptr;
}

CaseMatrix::Trend CaseMatrix::trendOf(const Run &run, int place) const
{
    if (run.base < 0)
        return Trend::None;
    const CaseReport *before = reportOf(m_columns[static_cast<size_t>(run.base)], place);
    const CaseReport *after = reportOf(run, place);
    if (!before && !after)
        return Trend::None;
    Change change;
    change.id = m_tree.cases().at(place).id;
    if (before)
        change.before = before->verdict;
    if (after)
        change.after = after->verdict;
    if (change.before == change.after)
        return Trend::Same;
    return change.isWorse() ? Trend::Worse : change.isBetter() ? Trend::Better : Trend::Other;
}

QList<CaseMatrix::Trend> CaseMatrix::trends() const
{
    QList<Trend> all;
    for (const Run &run : m_columns) {
        for (int place = 0; run.base >= 0 && place < m_tree.cases().size(); ++place)
            all += trendOf(run, place);
    }
    return all;
}

Tally CaseMatrix::tallyAt(const QModelIndex &index) const
{
    Tally tally;
    const Run *run = runOf(index);
    for (const int place : run ? CaseTree::placesIn(nodeOf(index)) : QList<int>()) {
        if (const CaseReport *report = reportOf(*run, place))
            ++tally.counts.at(static_cast<size_t>(report->verdict));
    }
    return tally;
}

Tally CaseMatrix::tally() const
{
    Tally all;
    for (const RunReport &run : m_runs) {
        const Tally one = run.tally();
        for (size_t i = 0; i < all.counts.size(); ++i)
            all.counts.at(i) += one.counts.at(i);
    }
    return all;
}

// ---- As a model ------------------------------------------------------------------------------------------------------

const CaseNode *CaseMatrix::nodeOf(const QModelIndex &index)
{
    return static_cast<const CaseNode *>(index.internalPointer());
}

QModelIndex CaseMatrix::indexOf(const CaseNode *node, int column) const
{
    return node->parent ? createIndex(node->row, column, node) : QModelIndex();
}

QModelIndex CaseMatrix::indexOf(const QByteArray &id, int column) const
{
    const CaseNode *node = m_tree.find(id);
    return node ? indexOf(node, column) : QModelIndex();
}

int CaseMatrix::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const CaseNode *node = parent.isValid() ? nodeOf(parent) : m_tree.root();
    return static_cast<int>(node->children.size());
}

int CaseMatrix::columnCount(const QModelIndex & /*parent*/) const
{
    return FirstRun + runCount();
}

QModelIndex CaseMatrix::index(int row, int column, const QModelIndex &parent) const
{
    const CaseNode *node = parent.isValid() ? nodeOf(parent) : m_tree.root();
    if (row < 0 || column < 0 || column >= columnCount() || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, column, node->children[static_cast<size_t>(row)].get());
}

QModelIndex CaseMatrix::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent, 0) : QModelIndex();
}

QVariant CaseMatrix::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CaseNode *node = nodeOf(index);
    switch (role) {
    case IdRole:
        return node->kind == CaseNode::Kind::Case ? m_tree.at(node).id : QByteArray();
    case WordsRole:
        return words(node);
    case AskedRole:
        return node->kind == CaseNode::Kind::Case
               && std::any_of(m_columns.begin(), m_columns.end(),
                              [&](const Run &run) { return reportOf(run, node->place) != nullptr; });
    default:
        break;
    }
    if (index.column() == Name)
        return nameData(node, role);
    if (index.column() == Section)
        return sectionData(node, role);
    const Run &run = *runOf(index);
    return node->kind == CaseNode::Kind::Case ? caseData(run, node->place, role) : groupData(run, node, role);
}

QVariant CaseMatrix::nameData(const CaseNode *node, int role) const
{
    const bool isCase = node->kind == CaseNode::Kind::Case;
    if (role == Qt::CheckStateRole)
        return isCase ? QVariant() : QVariant(checkState(node));
    if (role == Qt::FontRole && node->kind == CaseNode::Kind::Part) {
        QFont font = QGuiApplication::font();
        font.setBold(true);
        return font;
    }
    if (role == Qt::ForegroundRole && isCase && !isChosen(m_tree.at(node)))
        return ThemeColors::of(QGuiApplication::palette()).muted;
    if (role == Qt::ToolTipRole && isCase)
        return ConformanceText::toolTip(m_tree.at(node).slow
                                            ? tr("%1. It takes seconds.").arg(QString::fromUtf8(m_tree.at(node).title))
                                            : QString::fromUtf8(m_tree.at(node).title));
    if (role == Qt::ToolTipRole && node->security)
        return m_choice.security ? QString() : tr("The security half is off: switch it on above the table.");
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (!isCase) {
        const QString count = ConformanceText::cases(static_cast<int>(CaseTree::placesIn(node).size()));
        const QString name = node->kind == CaseNode::Kind::Part ? ConformanceText::part(node->security)
                                                                : ConformanceText::category(node->category);
        return role == Qt::DisplayRole ? tr("%1  (%2)").arg(name, count) : tr("%1, %2").arg(name, count);
    }
    const Case &question = m_tree.at(node);
    return tr("%1  %2").arg(QString::fromLatin1(question.id), QString::fromUtf8(question.title));
}

QVariant CaseMatrix::sectionData(const CaseNode *node, int role) const
{
    if (node->kind != CaseNode::Kind::Case)
        return {};
    if (role == Qt::ForegroundRole)
        return ThemeColors::of(QGuiApplication::palette()).muted;
    return role == Qt::DisplayRole ? QVariant(QString::fromUtf8(m_tree.at(node).section)) : QVariant();
}

QVariant CaseMatrix::caseData(const Run &run, int place, int role) const
{
    if (role == TrendRole)
        return static_cast<int>(trendOf(run, place));
    const CaseReport *report = reportOf(run, place);
    const Trend trend = run.earlier ? Trend::None : trendOf(run, place);
    if (!report) {
        if (role == Qt::AccessibleTextRole)
            return tr("not asked");
        return role == Qt::DisplayRole && trend == Trend::Other ? QVariant(tr("not asked")) : QVariant();
    }
    const Verdict verdict = report->verdict;
    switch (role) {
    case VerdictRole:
        return static_cast<int>(verdict);
    case Qt::DecorationRole:
        return icon(ConformanceText::iconName(verdict), ConformanceText::tone(verdict));
    case Qt::ForegroundRole:
        return ConformanceText::color(verdict, QGuiApplication::palette());
    case Qt::ToolTipRole:
        return toolTip(run, place);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        break;
    default:
        return {};
    }
    const QString word = ConformanceText::verdict(verdict);
    switch (trend) {
    case Trend::Worse:
        return role == Qt::DisplayRole ? tr("▼ worse: %1").arg(word) : tr("%1, worse than before").arg(word);
    case Trend::Better:
        return role == Qt::DisplayRole ? tr("▲ better: %1").arg(word) : tr("%1, better than before").arg(word);
    case Trend::Other:
        return tr("%1, new").arg(word);
    default:
        return word;
    }
}

QVariant CaseMatrix::groupData(const Run &run, const CaseNode *node, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::DecorationRole && role != Qt::ForegroundRole && role != Qt::ToolTipRole
        && role != Qt::AccessibleTextRole)
        return {};
    Tally tally;
    for (const int place : CaseTree::placesIn(node)) {
        if (const CaseReport *report = reportOf(run, place))
            ++tally.counts.at(static_cast<size_t>(report->verdict));
    }
    const auto worst = ConformanceText::worst(tally);
    if (!worst)
        return {};
    if (role == Qt::DecorationRole)
        return icon(ConformanceText::iconName(*worst), ConformanceText::tone(*worst));
    if (role == Qt::ForegroundRole)
        return ConformanceText::color(*worst, QGuiApplication::palette());
    return ConformanceText::tally(tally);
}

QString CaseMatrix::words(const CaseNode *node) const
{
    QStringList words{ConformanceText::part(node->security), ConformanceText::category(node->category)};
    if (node->kind == CaseNode::Kind::Case) {
        const Case &question = m_tree.at(node);
        words << QString::fromUtf8(question.id) << QString::fromUtf8(question.title)
              << QString::fromUtf8(question.section);
        for (const Run &run : m_columns) {
            if (const CaseReport *report = reportOf(run, node->place))
                words << ConformanceText::verdict(report->verdict) << QString::fromUtf8(report->explanation);
        }
    }
    return words.join(u' ');
}

QString CaseMatrix::toolTip(const Run &run, int place) const
{
    const CaseReport *report = reportOf(run, place);
    QString text = report->explanation.isEmpty() ? ConformanceText::meaning(report->verdict)
                                                 : QString::fromUtf8(report->explanation);
    if (run.base >= 0) {
        if (const CaseReport *before = reportOf(m_columns[static_cast<size_t>(run.base)], place);
            before && before->verdict != report->verdict)
            text += u'\n' + tr("Before: %1").arg(ConformanceText::verdict(before->verdict));
    }
    return ConformanceText::toolTip(text);
}

QVariant CaseMatrix::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section < FirstRun)
        return role != Qt::DisplayRole ? QVariant() : section == Name ? tr("Case") : tr("Section");
    const RunReport &run = runAt(section);
    if (role == Qt::DisplayRole)
        return isEarlier(section) ? tr("%1, %2").arg(ConformanceText::agent(run), ConformanceText::moment(run.started))
                                  : ConformanceText::agent(run);
    if (role == Qt::ToolTipRole)
        return ConformanceText::toolTip(tr("%1 on %2, %3\n%4")
                                            .arg(ConformanceText::agent(run), run.target,
                                                 QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat),
                                                 ConformanceText::tally(run.tally())));
    return {};
}

// ---- Checking --------------------------------------------------------------------------------------------------------

Qt::CheckState CaseMatrix::checkState(const CaseNode *node) const
{
    if (node->security && !m_choice.security)
        return Qt::Unchecked;
    if (node->kind == CaseNode::Kind::Category)
        return m_choice.without.contains(node->category) ? Qt::Unchecked : Qt::Checked;
    const auto isOn = [this](const auto &child) { return checkState(child.get()) == Qt::Checked; };
    const auto &children = node->children;
    if (std::all_of(children.begin(), children.end(), isOn))
        return Qt::Checked;
    return std::any_of(children.begin(), children.end(), isOn) ? Qt::PartiallyChecked : Qt::Unchecked;
}

Qt::ItemFlags CaseMatrix::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == Name && nodeOf(index)->kind != CaseNode::Kind::Case)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

// Who checks a category of the security half while that is off wants that category; the rest needn't come along.
CaseMatrix::Choice CaseMatrix::choiceWith(const CaseNode *node, bool on) const
{
    Choice wanted = m_choice;
    const CaseNode *part = node->kind == CaseNode::Kind::Part ? node : node->parent;
    const bool whole = node == part;
    if (node->security && (on || whole)) {
        wanted.security = on;
        if (!on)
            return wanted;
        for (const auto &other : part->children) {
            if (!m_choice.security)
                wanted.without.insert(other->category);
        }
    }
    for (const auto &child : part->children) {
        if (!whole && child.get() != node)
            continue;
        if (on)
            wanted.without.remove(child->category);
        else
            wanted.without.insert(child->category);
    }
    return wanted;
}

bool CaseMatrix::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || nodeOf(index)->kind == CaseNode::Kind::Case)
        return false;
    const Choice wanted = choiceWith(nodeOf(index), value.toInt() != Qt::Unchecked);
    Q_EMIT choiceWanted(wanted);
    return m_choice == wanted;
}

} // namespace ui
