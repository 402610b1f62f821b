#pragma once

#include "ui/theme/Icons.h"
#include "workbench/conformance/RunReport.h"

#include <QCoreApplication>
#include <QPalette>

#include <chrono>
#include <optional>

namespace ui {

class CaseMatrix;

/// Words, icons and colours for what the conformance lab says.
class ConformanceText
{
    Q_DECLARE_TR_FUNCTIONS(ui::ConformanceText)

public:
    using Verdict = workbench::conformance::Verdict;
    using Tally = workbench::conformance::Tally;

    /// From bad to good: what is worth looking at comes first.
    static const QList<Verdict> &verdicts();
    /// "Failed", "OK".
    static QString verdict(Verdict verdict);
    /// What that means for the peer, in a sentence.
    static QString meaning(Verdict verdict);
    static QString iconName(Verdict verdict);
    static IconTone tone(Verdict verdict);
    static QColor color(Verdict verdict, const QPalette &palette);

    static QString category(workbench::conformance::Category category);
    /// The table of the RFCs, or the security half.
    static QString part(bool security);

    /// "1 case", "24 cases".
    static QString cases(int count);
    /// "2 failed · 22 OK"; empty if nothing was asked.
    static QString tally(const Tally &tally);
    /// The worst there is; nothing if nothing was asked.
    static std::optional<Verdict> worst(const Tally &tally);
    /// "less than a second left", "3 min left"; empty if nobody can say.
    static QString timeLeft(std::chrono::milliseconds left);
    static QString duration(std::chrono::milliseconds duration);
    /// When a run began, as short as it can be understood.
    static QString moment(const QDateTime &started);
    /// What became of the runs of @p matrix since the earlier one, in a sentence; empty if there is none.
    static QString comparison(const CaseMatrix &matrix);
    /// Of so many cases.
    static QString comparison(int worse, int better, int others);
    /// What a peer is called above its column.
    static QString agent(const workbench::conformance::RunReport &run);

    /// @p text with words of a peer or a file in it, none of which is taken for markup.
    static QString toolTip(const QString &text);

    /// Why consent is asked for to run the security half against @p host; or, with @p clients, against whoever connects.
    static QString securityQuestion(const QString &host, bool clients);
};

} // namespace ui
