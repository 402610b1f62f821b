#pragma once

#include "workbench/conformance/CaseReport.h"

#include <QCoreApplication>
#include <QPalette>

namespace ui {

/// What came of a case as a page to read, in HTML. Whatever bytes a peer sent are escaped.
class CaseText
{
    Q_DECLARE_TR_FUNCTIONS(ui::CaseText)

public:
    /// What was @p before, in an earlier run; nullptr: nobody knows.
    static QString page(const workbench::conformance::CaseReport &report,
                        const workbench::conformance::CaseReport *before, const QPalette &palette);
    /// The same of a case that wasn't asked.
    static QString page(const workbench::conformance::Case &question, const QPalette &palette);
    /// As text, for the clipboard.
    static QString plain(const workbench::conformance::CaseReport &report);

    /// Frames that are told of on the page; all of them are elsewhere.
    static constexpr qsizetype mostFrames = 24;

private:
    static QString about(const workbench::conformance::Case &question, const QPalette &palette);
    static QString wire(const workbench::conformance::CaseReport &report, const QPalette &palette);
};

} // namespace ui
