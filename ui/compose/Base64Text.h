#pragma once

#include "ui/compose/TypedBytes.h"

#include <QCoreApplication>

namespace ui {

/// Bytes as a person pastes them in Base64 (RFC 4648): in the standard alphabet or in that for URLs, with padding or
/// without; blanks and line breaks don't matter.
class Base64Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::Base64Text)

public:
    /// It is incomplete where characters are missing at the end.
    static TypedBytes parse(const QString &text);
};

} // namespace ui
