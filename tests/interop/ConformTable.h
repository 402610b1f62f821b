#pragma once

#include "workbench/conformance/RunReport.h"

#include <QStringList>

/// What each peer's server and client answered to the conformance table, as Markdown.
class ConformTable
{
public:
    void add(const workbench::conformance::RunReport &run) { m_runs.append(run); }
    const QList<workbench::conformance::RunReport> &runs() const { return m_runs; }

    /// For README.md: a line for each peer.
    QString summary() const;
    /// For tests/interop/README.md: the same with times, the counts of each category, and every case that failed.
    QString markdown() const;

private:
    QString totals() const;
    QString categories(workbench::conformance::Side side) const;
    QString failures() const;

    QList<workbench::conformance::RunReport> m_runs;
};
