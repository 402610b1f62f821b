#include "ui/connect/ConnectNotices.h"

#include "ui/connect/NoticeBar.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ConnectNotices::ConnectNotices(QWidget *parent)
    : QWidget(parent)
    , m_insecure(new NoticeBar(QStringLiteral("insecureNotice"), NoticeBar::Tone::Warning, this))
    , m_pending(new NoticeBar(QStringLiteral("pendingNotice"), NoticeBar::Tone::Note, this))
    , m_waiting(new NoticeBar(QStringLiteral("waitingNotice"), NoticeBar::Tone::Note, this))
{
    setObjectName(QStringLiteral("connectNotices"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (NoticeBar *bar : {m_insecure, m_pending, m_waiting})
        layout->addWidget(bar);
    m_pending->setText(tr("What you changed applies on the next connect."));
    m_insecure->setText(tr("The server's certificate is not verified: whoever is in between can read and change "
                           "everything."));
    const QPushButton *verify =
        m_insecure->addButton(QStringLiteral("verifyAgain"), tr("Verify"), tr("Verify the server's certificate again"));
    const QPushButton *reconnect = m_pending->addButton(QStringLiteral("reconnectNow"), tr("Reconnect now"),
                                                        tr("Reconnect now with the new settings"));
    const QPushButton *retry =
        m_waiting->addButton(QStringLiteral("retryNow"), tr("Now"), tr("Reconnect now, don't wait"));
    const QPushButton *cancel =
        m_waiting->addButton(QStringLiteral("cancelReconnect"), tr("Cancel"), tr("Don't reconnect"));
    connect(verify, &QPushButton::clicked, this, &ConnectNotices::verifyRequested);
    connect(reconnect, &QPushButton::clicked, this, &ConnectNotices::reconnectRequested);
    connect(retry, &QPushButton::clicked, this, &ConnectNotices::retryRequested);
    connect(cancel, &QPushButton::clicked, this, &ConnectNotices::cancelRequested);
    connect(&m_second, &QTimer::timeout, this, &ConnectNotices::countDown);
    m_second.setInterval(200);
    updateVisibility();
}

void ConnectNotices::setInsecure(bool insecure)
{
    m_insecure->setVisible(insecure);
    updateVisibility();
}

void ConnectNotices::setPending(bool pending)
{
    m_changed = pending;
    if (!m_waiting->isHidden())
        countDown();
    updateVisibility();
}

void ConnectNotices::showWaiting(std::chrono::milliseconds delay, int number, const QString &why)
{
    m_next.setRemainingTime(delay);
    m_number = number;
    m_why = why;
    countDown();
    m_second.start();
    m_waiting->show();
    updateVisibility();
}

void ConnectNotices::hideWaiting()
{
    m_second.stop();
    m_waiting->hide();
    updateVisibility();
}

void ConnectNotices::countDown()
{
    const qint64 seconds = (m_next.remainingTime() + 999) / 1000;
    const QString text =
        m_changed ? tr(
            "Reconnecting in %1 s (try %2): %3 What you changed applies with “Now”; until then it is tried as before.")
                  : tr("Reconnecting in %1 s (try %2): %3");
    m_waiting->setText(text.arg(qMax<qint64>(0, seconds)).arg(m_number).arg(m_why));
}

// An empty row would still be spaced like one.
void ConnectNotices::updateVisibility()
{
    m_pending->setVisible(m_changed && m_waiting->isHidden());
    setVisible(!m_insecure->isHidden() || !m_pending->isHidden() || !m_waiting->isHidden());
}

} // namespace ui
