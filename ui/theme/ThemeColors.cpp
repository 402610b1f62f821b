#include "ui/theme/ThemeColors.h"

namespace ui {

const ThemeColors &ThemeColors::light()
{
    static const ThemeColors colors{
        .window = QColor(0xF6F8FA),
        .strip = QColor(0xE9EDF1),
        .base = QColor(0xFFFFFF),
        .stripe = QColor(0xF8FAFB),
        .raised = QColor(0xFFFFFF),
        .hover = QColor(0xE1E7ED),
        .selection = QColor(0xD6E7FB),
        .border = QColor(0xCFD6DD),
        .scroll = QColor(0xB6BFC9),
        .text = QColor(0x1B1F24),
        .muted = QColor(0x535C66),
        .accent = QColor(0x0B5CBF),
        .accentHover = QColor(0x094FA6),
        .onAccent = QColor(0xFFFFFF),
        .sent = QColor(0x8A4100),
        .received = QColor(0x0A6B3D),
        .marked = QColor(0xFFF3D1),
        .match = QColor(0xFFE27A),
        .success = QColor(0x137038),
        .warning = QColor(0x7D5200),
        .danger = QColor(0xB3261E),
        .dangerBack = QColor(0xFDECEA),
        .dangerEdge = QColor(0xF0B7B2),
        .dangerText = QColor(0x7A1C14),
    };
    return colors;
}

const ThemeColors &ThemeColors::dark()
{
    static const ThemeColors colors{
        .window = QColor(0x1C2026),
        .strip = QColor(0x14171B),
        .base = QColor(0x16191E),
        .stripe = QColor(0x1A1E23),
        .raised = QColor(0x282D35),
        .hover = QColor(0x2B313A),
        .selection = QColor(0x1F3F66),
        .border = QColor(0x383F49),
        .scroll = QColor(0x4A525D),
        .text = QColor(0xE4E8EC),
        .muted = QColor(0xA3ADB8),
        .accent = QColor(0x5AA9FF),
        .accentHover = QColor(0x7BBBFF),
        .onAccent = QColor(0x0A1A2B),
        .sent = QColor(0xF2A868),
        .received = QColor(0x62D193),
        .marked = QColor(0x37301B),
        .match = QColor(0x6B5310),
        .success = QColor(0x62D193),
        .warning = QColor(0xE9B949),
        .danger = QColor(0xFF8F85),
        .dangerBack = QColor(0x3A1F1F),
        .dangerEdge = QColor(0x6E3533),
        .dangerText = QColor(0xFFB9B2),
    };
    return colors;
}

bool ThemeColors::isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

const ThemeColors &ThemeColors::of(const QPalette &palette)
{
    return isDark(palette) ? dark() : light();
}

QPalette ThemeColors::palette() const
{
    QPalette palette(text, raised, raised.lighter(110), border.darker(120), border, text, raised, base, window);
    palette.setColor(QPalette::AlternateBase, stripe);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

QHash<QString, QString> ThemeColors::styleValues() const
{
    return {
        {QStringLiteral("mode"), isDark(palette()) ? QStringLiteral("dark") : QStringLiteral("light")},
        {QStringLiteral("window"), window.name()},
        {QStringLiteral("strip"), strip.name()},
        {QStringLiteral("base"), base.name()},
        {QStringLiteral("stripe"), stripe.name()},
        {QStringLiteral("raised"), raised.name()},
        {QStringLiteral("hover"), hover.name()},
        {QStringLiteral("selection"), selection.name()},
        {QStringLiteral("border"), border.name()},
        {QStringLiteral("scroll"), scroll.name()},
        {QStringLiteral("text"), text.name()},
        {QStringLiteral("muted"), muted.name()},
        {QStringLiteral("accent"), accent.name()},
        {QStringLiteral("accentHover"), accentHover.name()},
        {QStringLiteral("onAccent"), onAccent.name()},
        {QStringLiteral("warning"), warning.name()},
        {QStringLiteral("danger"), danger.name()},
        {QStringLiteral("dangerBack"), dangerBack.name()},
        {QStringLiteral("dangerEdge"), dangerEdge.name()},
        {QStringLiteral("dangerText"), dangerText.name()},
    };
}

} // namespace ui
