#pragma once

#include <QIcon>
#include <QString>

class QAbstractButton;

namespace ui {

/// Which of the theme's colours an icon is drawn in.
enum class IconTone { Text, Muted, OnAccent, Success, Warning, Danger };

/// One of resources/icons, such as "send". It takes its colour when it is drawn, so it follows the theme.
QIcon icon(const QString &name, IconTone tone = IconTone::Text);

/// Gives @p button one of them, with a little air between it and the text.
void giveIcon(QAbstractButton *button, const QString &name, IconTone tone = IconTone::Muted);

/// The application's own, in its colours.
QIcon applicationIcon();

} // namespace ui
