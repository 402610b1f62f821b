#pragma once

#include "workbench/conformance/CaseReport.h"

#include <QDateTime>
#include <QString>

#include <array>
#include <chrono>

namespace workbench::conformance {

/// How many cases ended in each verdict.
struct Tally
{
    std::array<int, 5> counts{}; ///< By Verdict.

    int of(Verdict verdict) const { return counts.at(static_cast<size_t>(verdict)); }
    int total() const;
    /// None failed.
    bool isGood() const { return of(Verdict::Failed) == 0; }
};

/// What came of the cases that one peer was asked in one run: what is shown, exported, kept and compared.
struct RunReport
{
    Side side = Side::Server; ///< Who was tested.
    QString agent;            ///< What the peer is called: by itself, or by whoever started the run.
    QString target;           ///< The URL of a tested server; else the one that clients were to connect to.
    QDateTime started;        ///< UTC.
    std::chrono::milliseconds duration{0};
    bool isComplete = false; ///< Every case that was chosen has been asked.
    QString version;         ///< Of Windsock, which asked.
    /// In the order of the table. Of a run that was read from a file, the questions can't be asked: they have no opening, no
    /// steps and no expected events.
    QList<CaseReport> cases;

    Tally tally() const;
    /// nullptr: that case wasn't asked.
    const CaseReport *find(const QByteArray &id) const;
    /// Puts @p report in place of the case's earlier one, or where the table has it (by the order of the ids).
    void take(const CaseReport &report);
};

/// "6.2.3" before "6.10.1": the numbers count, not the letters.
bool idLess(const QByteArray &left, const QByteArray &right);

} // namespace workbench::conformance
