#pragma once

#include "workbench/conformance/RunReport.h"

#include <QObject>

#include <functional>
#include <variant>

namespace ui {

/// A run that is kept: what its file's name says.
struct KeptRun
{
    QString file; ///< With its folder.
    workbench::conformance::Side side = workbench::conformance::Side::Server;
    QDateTime started; ///< UTC.
    QString target;
    QString agents;
    workbench::conformance::Tally tally;

    bool operator==(const KeptRun &other) const { return file == other.file; }
};

/// The last runs of the conformance lab, each in a file of its own, to be compared with. Files are read and written in the
/// background, one after the other.
class RunArchive : public QObject
{
    Q_OBJECT

public:
    using Reports = QList<workbench::conformance::RunReport>;
    /// Reports, or a sentence on why there are none.
    using Read = std::variant<Reports, QString>;

    /// In @p folder, which is made when it is needed.
    explicit RunArchive(const QString &folder, QObject *parent = nullptr);

    const QString &folder() const { return m_folder; }
    /// Those of @p side, the latest first; those of @p target in front.
    QList<KeptRun> runs(workbench::conformance::Side side, const QString &target) const;
    /// Looks which there are. changed() follows if it isn't what was known.
    void refresh();
    /// Keeps @p reports, of one run, without passwords and tokens; in place of what was kept of it before. Those that have asked
    /// nothing are left out, and frames too where there are too many. The oldest run goes if there are too many. If it can't be
    /// kept, @p failed is called with a sentence in the thread of @p context, unless that is gone.
    void keep(const Reports &reports, QObject *context, std::function<void(const QString &why)> failed);
    /// Reads @p file, one of these or any other, and calls @p done in the thread of @p context unless that is gone.
    static void read(const QString &file, QObject *context, std::function<void(const Read &)> done);

    static constexpr qsizetype mostOfTarget = 12;
    static constexpr qsizetype most = 60;
    /// No report is larger.
    static constexpr qint64 mostBytes = qint64{256} * 1024 * 1024;
    /// A run that is larger is kept without frames; runs go until all take no more.
    static constexpr qint64 mostKeptBytes = qint64{64} * 1024 * 1024;
    static constexpr qint64 mostBytesInAll = qint64{256} * 1024 * 1024;

Q_SIGNALS:
    void changed();

private:
    void take(const QList<KeptRun> &runs);

    QString m_folder;
    QList<KeptRun> m_runs; ///< The latest first.
};

} // namespace ui
