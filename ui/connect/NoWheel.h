#pragma once

#include <QAbstractSpinBox>
#include <QEvent>

namespace ui {

/// Keeps the wheel, turned to scroll a page, from changing the number it happens to pass.
class NoWheel : public QObject
{
public:
    /// Becomes a child of @p box.
    explicit NoWheel(QAbstractSpinBox *box)
        : QObject(box)
    {
        box->setFocusPolicy(Qt::StrongFocus);
        box->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace ui
