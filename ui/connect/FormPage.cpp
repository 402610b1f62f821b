#include "ui/connect/FormPage.h"

#include "ui/server/OptionRows.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

FormPage::FormPage(QWidget *parent)
    : OptionPage(parent)
    , m_content(new QWidget)
    , m_rows(nullptr)
{
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("optionScroll"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    m_content->setObjectName(QStringLiteral("optionContent"));
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(2, 2, 8, 2);
    auto *form = new QWidget(m_content);
    m_rows = new OptionRows(form);
    column->addWidget(form);
    column->addStretch(1);
    area->setWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

QLabel *FormPage::makeNote(const QString &text)
{
    auto *note = new QLabel(text, m_content);
    note->setProperty("muted", true);
    note->setWordWrap(true);
    return note;
}

QHBoxLayout *FormPage::addRow(const QString &caption)
{
    auto *row = new QHBoxLayout;
    m_rows->add(caption, row);
    row->addStretch(1);
    return row;
}

void FormPage::addTo(QHBoxLayout *row, const QString &caption, QWidget *field)
{
    const int end = row->count() - 1; // before the stretch
    row->insertWidget(end, field);
    if (caption.isEmpty())
        return;
    auto *label = new QLabel(caption, m_content);
    label->setProperty("muted", true);
    if (end > 0)
        label->setContentsMargins(10, 0, 0, 0);
    row->insertWidget(end, label);
}

void FormPage::change()
{
    if (!m_showing)
        Q_EMIT edited();
}

} // namespace ui
