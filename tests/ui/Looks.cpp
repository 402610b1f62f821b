#include "Looks.h"

#include "ui/ElidedLabel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTabBar>

namespace {

QString pictureFolder()
{
    return qEnvironmentVariable("WINDSOCK_PICTURES");
}

QString tell(const QWidget *widget, const QString &text, int has, int needs)
{
    return QStringLiteral("%1 \"%2\" has %3 and needs %4").arg(widget->objectName(), text).arg(has).arg(needs);
}

QString tooSmall(const QWidget *widget, const QString &text, const QSize &needs)
{
    if (widget->width() < needs.width())
        return tell(widget, text, widget->width(), needs.width());
    return widget->height() < needs.height() ? tell(widget, text, widget->height(), needs.height()) : QString();
}

QString placeholderCut(const QLineEdit *field)
{
    const int room = field->width() - 22;
    const int needs = field->fontMetrics().horizontalAdvance(field->placeholderText());
    const bool shown = field->text().isEmpty() && !field->placeholderText().isEmpty();
    return shown && needs > room ? tell(field, field->placeholderText(), room, needs) : QString();
}

// One that wraps needs its height for the width that it has.
QString labelCut(const QLabel *label)
{
    if (label->text().isEmpty() || qobject_cast<const ui::ElidedLabel *>(label))
        return {};
    if (label->wordWrap())
        return tooSmall(label, label->text(), QSize(0, label->heightForWidth(label->width())));
    return tooSmall(label, label->text(), label->minimumSizeHint());
}

QString tabCut(const QTabBar *bar)
{
    if (bar->objectName() == u"tabBar")
        return {}; // titles of tabs are shortened on purpose
    int right = 0;
    for (int i = 0; i < bar->count(); ++i) {
        if (!bar->isTabVisible(i))
            continue;
        right = qMax(right, bar->tabRect(i).right());
        if (const int needs = bar->fontMetrics().horizontalAdvance(bar->tabText(i));
            bar->tabRect(i).width() < needs + 16)
            return tell(bar, bar->tabText(i), bar->tabRect(i).width(), needs + 16);
    }
    return tooSmall(bar, QStringLiteral("the tabs"), QSize(right, 0));
}

QString cut(const QWidget *widget)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text().isEmpty() ? QString() : tooSmall(button, button->text(), button->minimumSizeHint());
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return tooSmall(box, box->currentText(), box->minimumSizeHint());
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        return placeholderCut(field);
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return labelCut(label);
    const auto *bar = qobject_cast<const QTabBar *>(widget);
    return bar && bar->count() > 0 ? tabCut(bar) : QString();
}

} // namespace

QStringList Looks::cutOff(const QWidget *window)
{
    QStringList all;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != window || widget->visibleRegion().isEmpty())
            continue;
        if (const QString problem = cut(widget); !problem.isEmpty())
            all += problem;
    }
    return all;
}

QImage Looks::picture(QWidget *window)
{
    QImage image = window->grab().toImage();
    QPainter painter(&image);
    for (QDialog *dialog : window->findChildren<QDialog *>()) {
        if (!dialog->isVisible())
            continue;
        const QRect place(QPoint((window->width() - dialog->width()) / 2, (window->height() - dialog->height()) / 2),
                          dialog->size());
        painter.fillRect(image.rect(), QColor(0, 0, 0, 60));
        painter.drawPixmap(place.topLeft(), dialog->grab());
        painter.setPen(dialog->palette().color(QPalette::Mid));
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
    return image;
}

bool Looks::areWanted()
{
    return !pictureFolder().isEmpty();
}

bool Looks::draw(QWidget *window, const QString &name)
{
    return !areWanted() || picture(window).save(QStringLiteral("%1/%2.png").arg(pictureFolder(), name));
}
