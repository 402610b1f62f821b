#pragma once

#include "workbench/load/LoadReport.h"

#include <QCoreApplication>

namespace ui {

/// Words for what a load run says.
class LoadText
{
    Q_DECLARE_TR_FUNCTIONS(ui::LoadText)

public:
    static QString phase(workbench::LoadPhase phase);
    /// What went wrong, as the beginning of a sentence.
    static QString error(const workbench::LoadErrors::Kind &kind);
    static QString note(workbench::LoadNote note, const workbench::LoadReport &report);
    /// "12.3 µs", "4.56 ms", "1.2 s".
    static QString latency(qint64 nanoseconds);
    /// Why consent is asked for to load @p host; @p proxied: through a proxy, so that it can't be judged.
    static QString question(const QString &host, bool proxied);
};

} // namespace ui
