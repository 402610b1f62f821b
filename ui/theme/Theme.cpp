#include "ui/theme/Theme.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"
#include "ui/theme/WindowStyle.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>

// Q_INIT_RESOURCE must stand outside of any namespace. The resources lie in a static library, so nothing else
// draws them in.
static void initResources()
{
    Q_INIT_RESOURCE(windsock);
}

namespace ui {

namespace {

QString filledIn(const QString &sheet, const QHash<QString, QString> &values)
{
    static const QRegularExpression name(QStringLiteral("@([A-Za-z]+)"));
    QString result;
    qsizetype from = 0;
    for (auto match = name.globalMatch(sheet); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        result += QStringView(sheet).sliced(from, found.capturedStart() - from);
        result += values.value(found.captured(1), found.captured());
        from = found.capturedEnd();
    }
    return result += QStringView(sheet).sliced(from);
}

QString styleSheet()
{
    QFile file(QStringLiteral(":/windsock/theme/windsock.qss"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

Theme::Theme(QApplication &application)
    : m_application(application)
    , m_systemFont(QApplication::font())
{
    initResources();
    QApplication::setStyle(new WindowStyle);
    setMonospaceFont({}, m_systemFont);
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    const ThemeColors &colors = wantsDark() ? ThemeColors::dark() : ThemeColors::light();
    QApplication::setPalette(colors.palette());
    setSheet(filledIn(styleSheet(), colors.styleValues()));
}

void Theme::setFonts(int zoom, const QString &monospaceFamily)
{
    QFont font = m_systemFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(m_systemFont.pointSizeF() * zoom / 100);
    else
        font.setPixelSize(m_systemFont.pixelSize() * zoom / 100);
    m_monospaceFamily = monospaceFamily;
    QApplication::setFont(font);
    // Widgets with rules of the sheet have their fonts from there, and before exec() nobody is told of another.
    setSheet(m_application.styleSheet());
}

void Theme::setSheet(const QString &sheet)
{
    m_application.setStyleSheet(sheet);
    // The sheet gives widgets back the font they had before it, and setFont() forgets those of classes.
    setMonospaceFont(m_monospaceFamily, QApplication::font());
}

void Theme::systemChanged()
{
    if (m_choice == Choice::System)
        choose(m_choice);
}

bool Theme::wantsDark()
{
    if (m_choice != Choice::System)
        return m_choice == Choice::Dark;
    QApplication::setPalette(QPalette()); // an empty one lets the platform's show through
    return ThemeColors::isDark(QApplication::palette());
}

QString Theme::name(Choice choice)
{
    switch (choice) {
    case Choice::Light:
        return QStringLiteral("light");
    case Choice::Dark:
        return QStringLiteral("dark");
    case Choice::System:
        break;
    }
    return QStringLiteral("system");
}

std::optional<Theme::Choice> Theme::fromName(const QString &name)
{
    for (const Choice choice : {Choice::System, Choice::Light, Choice::Dark}) {
        if (name == Theme::name(choice))
            return choice;
    }
    return std::nullopt;
}

} // namespace ui
