#include "ui/log/EmptyHint.h"

#include "ui/theme/Icons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

EmptyHint::EmptyHint(QWidget *parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyHint"));
    m_headline->setProperty("heading", true);
    m_headline->setAlignment(Qt::AlignCenter);
    m_headline->setWordWrap(true);
    m_text->setProperty("muted", true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("emptyHintAction"));
    giveIcon(m_action, QStringLiteral("start"));
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyHint::triggered);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(m_headline);
    layout->addWidget(m_text);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch();
}

void EmptyHint::setText(const QString &headline, const QString &text)
{
    m_headline->setText(headline);
    m_text->setText(text);
    fit();
}

void EmptyHint::setAction(const QString &label)
{
    m_action->setText(label);
    m_action->setAccessibleName(label);
    fit();
}

void EmptyHint::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void EmptyHint::fit()
{
    const int air = layout()->spacing();
    const QMargins margins = layout()->contentsMargins();
    int room = height() - margins.top() - margins.bottom();
    const auto take = [&room, air](QWidget *part, bool wanted, int needed) {
        const bool fits = wanted && needed <= room;
        part->setVisible(fits);
        room -= fits ? needed + air : 0;
    };
    take(m_headline, true, m_headline->sizeHint().height());
    take(m_action, !m_action->text().isEmpty(), m_action->sizeHint().height());
    take(m_text, !m_text->text().isEmpty(), m_text->heightForWidth(width()));
}

} // namespace ui
