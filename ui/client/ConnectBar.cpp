#include "ui/client/ConnectBar.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

namespace ui {

using State = workbench::ClientSession::State;

ConnectBar::ConnectBar(QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
    , m_button(new QPushButton(this))
{
    m_url->setObjectName(QStringLiteral("urlEdit"));
    m_url->setAccessibleName(tr("WebSocket URL"));
    m_url->setPlaceholderText(QStringLiteral("ws://localhost:8888/websocket"));
    m_url->setClearButtonEnabled(false);
    m_button->setObjectName(QStringLiteral("connectButton"));
    m_button->setMinimumWidth(120);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_url, 1);
    layout->addWidget(m_button);
    connect(m_url, &QLineEdit::returnPressed, this, &ConnectBar::connectRequested);
    connect(m_url, &QLineEdit::textChanged, this, &ConnectBar::urlEdited);
    connect(m_button, &QPushButton::clicked, this, &ConnectBar::press);
    setState(State::Idle);
}

QString ConnectBar::url() const
{
    return m_url->text().trimmed();
}

void ConnectBar::setUrl(const QString &url)
{
    m_url->setText(url);
    m_url->setCursorPosition(0);
}

void ConnectBar::focusUrl()
{
    m_url->setFocus(Qt::ShortcutFocusReason);
    m_url->selectAll();
}

void ConnectBar::press()
{
    if (m_state == State::Idle)
        Q_EMIT connectRequested();
    else
        Q_EMIT disconnectRequested();
}

void ConnectBar::setState(State state)
{
    m_state = state;
    switch (state) {
    case State::Idle:
        m_button->setText(tr("Connect"));
        break;
    case State::Connecting:
        m_button->setText(tr("Cancel"));
        break;
    case State::Open:
        m_button->setText(tr("Disconnect"));
        break;
    case State::Closing:
        m_button->setText(tr("Drop")); // the peer is waited for; this waits no longer
        break;
    }
    m_button->setAccessibleName(m_button->text());
    m_button->setProperty("primary", state == State::Idle);
    m_button->style()->unpolish(m_button);
    m_button->style()->polish(m_button);
}

} // namespace ui
