#include "ui/connect/NoticeBar.h"

#include "ui/Named.h"
#include "ui/theme/Icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

NoticeBar::NoticeBar(const QString &name, Tone tone, QWidget *parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_icon(new QLabel(this))
    , m_text(named(new QLabel(this), name + QStringLiteral("Text"), tr("Notice")))
    , m_layout(new QHBoxLayout(this))
{
    setObjectName(name);
    setProperty("notice", tone == Tone::Warning ? QStringLiteral("warning") : QStringLiteral("note"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // a server's words may be in it
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->setContentsMargins(10, 2, 4, 2);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_icon);
    m_layout->addWidget(m_text, 1);
    drawIcon();
    hide();
}

void NoticeBar::setText(const QString &text)
{
    if (text != m_text->text())
        m_text->setText(text);
}

QPushButton *NoticeBar::addButton(const QString &name, const QString &text, const QString &accessibleName)
{
    auto *button = named(new QPushButton(text, this), name, accessibleName);
    m_layout->addWidget(button);
    return button;
}

void NoticeBar::drawIcon()
{
    const bool warning = m_tone == Tone::Warning;
    m_icon->setPixmap(icon(warning ? QStringLiteral("warning") : QStringLiteral("kind-note"),
                           warning ? IconTone::Warning : IconTone::Muted)
                          .pixmap(QSize(18, 18), devicePixelRatioF()));
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon(); // a label keeps the pixels it was given
    QFrame::changeEvent(event);
}

} // namespace ui
