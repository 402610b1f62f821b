#include "ui/theme/Fonts.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QWidget>

#include <utility>

namespace ui {

namespace {

// QApplication keeps fonts by the names of classes; no widget is of this one.
constexpr const char *monospaceClass = "ui::Monospace";
constexpr const char *monospaceProperty = "monospace";

QFont madeOf(QFont font, const QFont &size)
{
    if (size.pointSizeF() > 0)
        font.setPointSizeF(size.pointSizeF());
    else
        font.setPixelSize(size.pixelSize());
    return font;
}

// Windows names Courier New, which nobody there reads code in any more.
QStringList betterMonospaceFamilies()
{
#ifdef Q_OS_WIN
    return {QStringLiteral("Cascadia Mono"), QStringLiteral("Consolas")};
#else
    return {};
#endif
}

class FontFollower : public QObject
{
public:
    FontFollower(QWidget *widget, std::function<void()> apply)
        : QObject(widget)
        , m_apply(std::move(apply))
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FontChange)
            m_apply(); // the widget has its new font by now
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_apply;
};

} // namespace

QFont monospaceFont()
{
    const QFont font = QApplication::font(monospaceClass);
    if (font.styleHint() == QFont::Monospace)
        return font;
    return madeOf(QFontDatabase::systemFont(QFontDatabase::FixedFont), QApplication::font()); // there is no theme
}

void useMonospace(QWidget *widget)
{
    widget->setProperty(monospaceProperty, true);
    widget->setFont(monospaceFont());
}

void followFont(QWidget *widget, std::function<void()> apply)
{
    apply();
    new FontFollower(widget, std::move(apply));
}

void setMonospaceFont(const QString &family, const QFont &size)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QStringList families = betterMonospaceFamilies();
    if (!family.isEmpty())
        families.prepend(family);
    if (!families.isEmpty())
        font.setFamilies(families << font.family()); // one that isn't there is no reason for a proportional one
    font.setStyleHint(QFont::Monospace);
    font = madeOf(font, size);
    QApplication::setFont(font, monospaceClass);
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->property(monospaceProperty).toBool())
            widget->setFont(font);
    }
}

} // namespace ui
