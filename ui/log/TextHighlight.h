#pragma once

#include "workbench/log/LogFilter.h"

#include <QRegularExpression>

namespace ui {

class LongTextEdit;

/// What @p text finds, for a view to point out; empty if there is nothing to find.
QRegularExpression highlightOf(const workbench::LogFilter::Text &text);

/// Points out what @p expression finds in @p edit, up to some thousand places; an empty one points out nothing.
void highlight(LongTextEdit *edit, const QRegularExpression &expression);

} // namespace ui
