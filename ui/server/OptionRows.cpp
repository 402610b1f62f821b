#include "ui/server/OptionRows.h"

#include "ui/theme/Fonts.h"

#include <QLabel>

namespace ui {

OptionRows::OptionRows(QWidget *parent)
    : QGridLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setHorizontalSpacing(10);
    setVerticalSpacing(6);
    setColumnStretch(1, 1);
    followFont(parent, [this, parent] { setColumnMinimumWidth(0, parent->fontMetrics().averageCharWidth() * 16); });
}

void OptionRows::addCaption(const QString &caption)
{
    if (caption.isEmpty())
        return addItem(new QSpacerItem(0, 0), rowCount(), 0);
    auto *label = new QLabel(caption, parentWidget());
    label->setProperty("muted", true);
    addWidget(label, rowCount(), 0);
}

void OptionRows::add(const QString &caption, QWidget *field)
{
    addCaption(caption);
    addWidget(field, rowCount() - 1, 1);
}

void OptionRows::add(const QString &caption, QLayout *fields)
{
    addCaption(caption);
    fields->setSpacing(8);
    addLayout(fields, rowCount() - 1, 1);
}

} // namespace ui
