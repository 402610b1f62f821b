#include "ui/client/ConnectBar.h"

#include "ui/Named.h"
#include "ui/connect/UrlEdit.h"
#include "ui/connect/UrlHistory.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace ui {

using State = workbench::ClientSession::State;
using wslib::ConnectPhase;

ConnectBar::ConnectBar(QWidget *parent)
    : QWidget(parent)
    , m_url(named(new UrlEdit(this), QStringLiteral("urlEdit"), tr("WebSocket URL")))
    , m_history(named(new QToolButton(this), QStringLiteral("urlHistory"), tr("Earlier URLs")))
    , m_button(new QPushButton(this))
{
    m_url->setPlaceholderText(QStringLiteral("ws://localhost:8888/websocket"));
    m_url->setClearButtonEnabled(false);
    m_history->setIcon(icon(QStringLiteral("chevron-down"), IconTone::Muted));
    m_history->setToolTip(tr("URLs that were connected to (Down)"));
    m_history->setFocusPolicy(Qt::StrongFocus);
    m_button->setObjectName(QStringLiteral("connectButton"));
    m_button->setMinimumWidth(120);
    m_button->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_url, 1);
    layout->addWidget(m_history);
    layout->addSpacing(6);
    layout->addWidget(m_button);
    connect(m_url, &QLineEdit::returnPressed, m_url, &UrlEdit::hideHistory);
    connect(m_url, &QLineEdit::returnPressed, this, &ConnectBar::connectRequested);
    connect(m_url, &QLineEdit::textChanged, this, &ConnectBar::urlEdited);
    connect(m_history, &QToolButton::clicked, m_url, &UrlEdit::showHistory);
    connect(m_button, &QPushButton::clicked, this, &ConnectBar::press);
    connect(&m_tick, &QTimer::timeout, this, &ConnectBar::updateProgress);
    m_tick.setInterval(250);
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

void ConnectBar::showUrl(const QString &url)
{
    if (url == this->url())
        return;
    const QSignalBlocker quiet(this);
    const int cursor = m_url->cursorPosition();
    m_url->setText(url);
    m_url->setCursorPosition(cursor);
}

void ConnectBar::focusUrl()
{
    m_url->setFocus(Qt::ShortcutFocusReason);
    m_url->selectAll();
}

void ConnectBar::setHistory(UrlHistory *history)
{
    m_url->setHistory(history);
    const auto update = [this, model = history->model()] { m_history->setEnabled(model->rowCount() > 0); };
    connect(history->model(), &QAbstractItemModel::modelReset, this, update);
    update();
}

void ConnectBar::setPreview(std::function<QString(const QString &)> preview)
{
    m_url->setPreview(std::move(preview));
}

void ConnectBar::press()
{
    if (m_state == State::Idle)
        Q_EMIT connectRequested();
    else
        Q_EMIT disconnectRequested();
}

// The second half of a double click would cancel what the first one began.
bool ConnectBar::eventFilter(QObject *watched, QEvent *event)
{
    return (watched == m_button && event->type() == QEvent::MouseButtonDblClick)
           || QWidget::eventFilter(watched, event);
}

void ConnectBar::setState(State state)
{
    const bool begins = state == State::Connecting && m_state != State::Connecting;
    m_state = state;
    switch (state) {
    case State::Idle:
        m_button->setText(tr("Connect"));
        break;
    case State::Connecting:
    case State::Waiting:
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
    restyle(m_button);
    if (begins) {
        m_phase.reset();
        m_elapsed.start();
        m_tick.start();
    } else if (state != State::Connecting) {
        m_tick.stop();
    }
    updateProgress();
}

// ---- While connecting -----------------------------------------------------------------------------------------------

void ConnectBar::setPhase(ConnectPhase phase)
{
    m_phase = phase;
    updateProgress();
}

QString ConnectBar::phaseText(std::optional<ConnectPhase> phase)
{
    if (!phase)
        return tr("Connecting…");
    switch (*phase) {
    case ConnectPhase::Resolving:
        return tr("Looking up the name…");
    case ConnectPhase::Connecting:
        return tr("TCP…");
    case ConnectPhase::Proxy:
        return tr("Proxy…");
    case ConnectPhase::Tls:
        return tr("TLS…");
    case ConnectPhase::Upgrade:
        return tr("Upgrade…");
    }
    return {};
}

QString ConnectBar::progress() const
{
    if (m_state != State::Connecting)
        return {};
    const qint64 seconds = m_elapsed.elapsed() / 1000;
    return seconds < 1 ? phaseText(m_phase) : tr("%1 %2 s").arg(phaseText(m_phase)).arg(seconds);
}

void ConnectBar::updateProgress()
{
    const QString now = progress();
    if (now == m_url->note())
        return;
    m_url->setNote(now);
    Q_EMIT progressChanged();
}

} // namespace ui
