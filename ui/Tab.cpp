#include "ui/Tab.h"

#include <QApplication>
#include <QVBoxLayout>

namespace ui {

namespace {

bool takesFocus(const QWidget *widget)
{
    return widget && widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

// Where the cursor was in it the last time, else the first place it can be at.
QWidget *placeIn(QWidget *pane)
{
    if (QWidget *last = pane->focusWidget(); takesFocus(last))
        return last;
    QWidget *next = pane;
    do {
        if ((next == pane || pane->isAncestorOf(next)) && takesFocus(next))
            return next;
        next = next->nextInFocusChain();
    } while (next != pane);
    return nullptr;
}

} // namespace

QWidget *Tab::find(Pane pane) const
{
    QWidget *behind = nullptr;
    for (const PlacedPane &placed : panes()) {
        if (placed.pane != pane || placed.widget->isHidden())
            continue;
        if (placed.widget->isVisibleTo(this))
            return placed.widget;
        behind = behind ? behind : placed.widget;
    }
    return behind;
}

bool Tab::hasPane(Pane pane) const
{
    return find(pane) != nullptr;
}

void Tab::focusPane(Pane pane)
{
    QWidget *found = find(pane);
    if (found && !found->isVisible())
        reveal(found);
    if (QWidget *place = found ? placeIn(found) : nullptr)
        place->setFocus(Qt::ShortcutFocusReason);
}

void Tab::stepPane(int by)
{
    const QList<PlacedPane> all = panes();
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = by > 0 ? -1 : all.size();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (focus && (all.at(i).widget == focus || all.at(i).widget->isAncestorOf(focus)))
            at = i; // the innermost comes last
    }
    for (qsizetype tried = 0; tried < all.size(); ++tried) {
        at = (at + by + all.size()) % all.size();
        QWidget *place = all.at(at).widget->isVisible() ? placeIn(all.at(at).widget) : nullptr;
        if (place && place != focus)
            return place->setFocus(Qt::ShortcutFocusReason);
    }
}

void Tab::layOut(const QList<QWidget *> &rows, QWidget *status)
{
    auto *content = new QVBoxLayout;
    content->setContentsMargins(12, 10, 12, 8);
    content->setSpacing(8);
    for (QWidget *row : rows)
        content->addWidget(row, row == rows.last() ? 1 : 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(content, 1);
    layout->addWidget(status);
}

} // namespace ui
