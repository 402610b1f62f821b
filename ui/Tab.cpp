#include "ui/Tab.h"

#include <QVBoxLayout>

namespace ui {

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
