#pragma once

#include <QColor>
#include <QHash>
#include <QPalette>

namespace ui {

/// The colours the window is drawn with. Every text colour has a contrast of at least 4.5:1 against every
/// background it is used on (WCAG 2.1, 1.4.3); ThemeTest measures it.
struct ThemeColors
{
    QColor window; ///< Behind everything.
    QColor strip;  ///< Behind the tabs.
    QColor base;   ///< Behind what is read or typed.
    QColor stripe; ///< Every second row.
    QColor raised; ///< Buttons, menus.
    QColor hover;
    QColor selection;
    QColor border;
    QColor scroll; ///< The handle of a scroll bar.
    QColor text;
    QColor muted;  ///< Text of lesser weight.
    QColor accent; ///< The one thing to press.
    QColor accentHover;
    QColor onAccent;
    QColor sent;
    QColor received;
    QColor marked; ///< Behind a row that one marked.
    QColor match;  ///< Behind text that was found.
    QColor success;
    QColor warning;
    QColor danger;
    QColor dangerBack; ///< The message bar.
    QColor dangerEdge;
    QColor dangerText;

    static const ThemeColors &light();
    static const ThemeColors &dark();
    /// Those that belong to @p palette, by its lightness.
    static const ThemeColors &of(const QPalette &palette);
    static bool isDark(const QPalette &palette);

    QPalette palette() const;
    /// What stands for "@name" in the style sheet.
    QHash<QString, QString> styleValues() const;
};

} // namespace ui
