#include "ui/connect/OptionTabs.h"

#include "ui/theme/Restyle.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <utility>

namespace ui {

OptionTabs::OptionTabs(QWidget *parent)
    : QTabBar(parent)
{
    setExpanding(false);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("open", false);
}

void OptionTabs::setOpen(bool open)
{
    if (std::exchange(m_open, open) == open)
        return;
    setProperty("open", open);
    restyle(this);
    Q_EMIT openChanged(open);
}

void OptionTabs::mousePressEvent(QMouseEvent *event)
{
    const int before = currentIndex();
    const int pressed = tabAt(event->position().toPoint());
    QTabBar::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && pressed >= 0)
        setOpen(!m_open || pressed != before);
}

void OptionTabs::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setOpen(!m_open);
        break;
    case Qt::Key_Down:
        setOpen(true);
        break;
    case Qt::Key_Up:
    case Qt::Key_Escape:
        setOpen(false);
        break;
    default:
        QTabBar::keyPressEvent(event);
    }
}

} // namespace ui
