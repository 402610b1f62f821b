#pragma once

#include <QFont>

#include <functional>

class QWidget;

namespace ui {

/// The font for code, hex and whatever stands in columns: the one and the size that the preferences say.
QFont monospaceFont();
/// Gives @p widget that font, also when another is chosen later.
void useMonospace(QWidget *widget);

/// Calls @p apply, now and whenever the font of @p widget has become another: for sizes that are reckoned from it.
void followFont(QWidget *widget, std::function<void()> apply);

/// Makes @p family at @p size the font of monospaceFont(), and gives it to every widget that uses it. An empty
/// @p family is the system's. Only ui::Theme calls it.
void setMonospaceFont(const QString &family, const QFont &size);

} // namespace ui
