#pragma once

#include "workbench/log/LoggedFrame.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// How a frame reads, piece by piece.
class FrameText
{
    Q_DECLARE_TR_FUNCTIONS(ui::FrameText)

public:
    /// "text", "ping", "reserved 0xB"; RFC 6455's own words, which aren't translated.
    static QString opcode(const workbench::LoggedFrame &frame);
    /// "RSV1", "RSV1 RSV3" or a dash.
    static QString reserved(const workbench::LoggedFrame &frame);
    static QString maskKey(const workbench::LoggedFrame &frame);
    /// The header's bytes in hex.
    static QString header(const workbench::LoggedFrame &frame);
    /// The payload's bytes on the wire; what was declared if that is something else.
    static QString length(const workbench::LoggedFrame &frame);
    static QString inflated(const workbench::LoggedFrame &frame);
    static QString bit(bool set);
};

} // namespace ui
