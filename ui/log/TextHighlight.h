#pragma once

#include "workbench/log/LogFilter.h"

#include <QRegularExpression>

class QPlainTextEdit;

namespace ui {

/// What @p text finds, for a view to point out; empty if there is nothing to find.
QRegularExpression highlightOf(const workbench::LogFilter::Text &text);

/// Points out what @p expression finds in @p edit, up to some thousand places; an empty one points out nothing.
void highlight(QPlainTextEdit *edit, const QRegularExpression &expression);

} // namespace ui
