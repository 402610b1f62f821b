#include "ui/MessageBar.h"

#include "ui/theme/Icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setAccessibleName(tr("Problem"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // a server's words are in it
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *dismissButton = new QToolButton(this);
    dismissButton->setObjectName(QStringLiteral("dismissMessage"));
    dismissButton->setAccessibleName(tr("Dismiss"));
    dismissButton->setToolTip(tr("Dismiss"));
    dismissButton->setIcon(icon(QStringLiteral("close"), IconTone::Danger));
    dismissButton->setFocusPolicy(Qt::StrongFocus);
    connect(dismissButton, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 6, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(dismissButton);
    drawIcon();
    hide();
}

void MessageBar::show(const QString &text)
{
    m_text->setText(text);
    setVisible(true);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::dismiss()
{
    hide();
    m_text->clear();
}

void MessageBar::drawIcon()
{
    m_icon->setPixmap(
        icon(QStringLiteral("kind-failure"), IconTone::Danger).pixmap(QSize(18, 18), devicePixelRatioF()));
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon(); // a label keeps the pixels it was given
    QFrame::changeEvent(event);
}

} // namespace ui
