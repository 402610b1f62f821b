#include "wslib/net/HostConnector.h"

#include "wslib/net/BasicTimer.h"
#include "wslib/net/Transport.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QPointer>

#include <utility>

namespace wslib {

namespace {

// RFC 8305 §5, "Connection Attempt Delay".
constexpr std::chrono::milliseconds attemptDelay{250};

// RFC 6761 §6.3: these are this machine whatever a name server says, and most name servers don't know them.
bool isBelowLocalhost(const QString &host)
{
    return host.endsWith(u".localhost", Qt::CaseInsensitive);
}

} // namespace

HostConnector::HostConnector(SocketFactory makeSocket, QIODevice::OpenMode mode, QObject *parent)
    : QObject(parent)
    , m_makeSocket(std::move(makeSocket))
    , m_mode(mode)
{
}

HostConnector::~HostConnector()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    discardAttempts();
    if (m_winner != nullptr)
        discardSocket(m_winner, this);
}

QList<QHostAddress> HostConnector::interleaved(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> first;
    QList<QHostAddress> second;
    for (const QHostAddress &address : addresses) {
        const bool sameFamily = address.protocol() == addresses.first().protocol();
        QList<QHostAddress> &family = sameFamily ? first : second;
        if (!family.contains(address))
            family.append(address);
    }
    QList<QHostAddress> mixed;
    for (qsizetype i = 0; i < qMax(first.size(), second.size()); ++i) {
        mixed += first.mid(i, 1);
        mixed += second.mid(i, 1);
    }
    return mixed;
}

void HostConnector::start(const QString &host, quint16 port, const QList<QHostAddress> &addresses)
{
    m_port = port;
    const QHostAddress literal(host);
    if (!addresses.isEmpty()) {
        tryAll(addresses);
    } else if (!literal.isNull()) {
        tryAll({literal});
    } else if (isBelowLocalhost(host)) {
        tryAll({QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)});
    } else {
        m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
            m_lookup = -1;
            if (info.error() == QHostInfo::NoError && !info.addresses().isEmpty()) {
                tryAll(info.addresses());
                return;
            }
            m_errors = {info.errorString()};
            Q_EMIT failed(QAbstractSocket::HostNotFoundError);
        });
    }
}

void HostConnector::tryAll(const QList<QHostAddress> &addresses)
{
    m_waiting = interleaved(addresses);
    const QPointer<HostConnector> self(this);
    Q_EMIT resolved();
    if (self)
        tryNext();
}

void HostConnector::tryNext()
{
    m_timer.stop();
    if (m_waiting.isEmpty())
        return;
    const QHostAddress address = m_waiting.takeFirst();
    QAbstractSocket *socket = m_makeSocket();
    socket->setParent(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    m_attempts.append(socket);
    // Queued, since a socket may fail within connectToHost(), and who is told may delete us.
    connect(
        socket, &QAbstractSocket::errorOccurred, this,
        [this, socket, address](QAbstractSocket::SocketError error) { attemptFailed(socket, address, error); },
        Qt::QueuedConnection);
    connect(
        socket, &QAbstractSocket::connected, this,
        [this, socket] {
            if (!m_attempts.removeOne(socket))
                return;
            m_timer.stop();
            m_winner = socket;
            socket->disconnect(this);
            discardAttempts();
            Q_EMIT connected();
        },
        Qt::QueuedConnection);
    socket->connectToHost(address.toString(), m_port, m_mode);
    if (!m_waiting.isEmpty())
        startBasicTimer(m_timer, attemptDelay, this);
}

void HostConnector::attemptFailed(QAbstractSocket *socket, const QHostAddress &address,
                                  QAbstractSocket::SocketError error)
{
    if (!m_attempts.removeOne(socket))
        return;
    m_errors.append(addressText(address, m_port) + QStringLiteral(": ") + socket->errorString());
    if (m_error != QAbstractSocket::ConnectionRefusedError)
        m_error = error;
    discardSocket(socket, this);
    if (!m_waiting.isEmpty())
        tryNext();
    else if (m_attempts.isEmpty())
        Q_EMIT failed(m_error);
}

QAbstractSocket *HostConnector::takeSocket()
{
    return std::exchange(m_winner, nullptr);
}

void HostConnector::discardAttempts()
{
    for (QAbstractSocket *socket : std::exchange(m_attempts, {}))
        discardSocket(socket, this);
}

void HostConnector::timerEvent(QTimerEvent * /*event*/)
{
    tryNext();
}

} // namespace wslib
