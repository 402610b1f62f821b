#pragma once

#include "ui/compose/TypedBytes.h"

#include <QCoreApplication>

namespace ui {

/// Bytes as a person types them in hex: two digits each, in any case; blanks, commas, colons and hyphens
/// between them and 0x before them don't matter.
class HexText
{
    Q_DECLARE_TR_FUNCTIONS(ui::HexText)

public:
    /// It is incomplete where only the very last byte lacks its second digit.
    using Result = TypedBytes;

    static Result parse(const QString &text);
};

} // namespace ui
