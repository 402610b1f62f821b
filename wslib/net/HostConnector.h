#pragma once

#include <QAbstractSocket>
#include <QBasicTimer>
#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>

namespace wslib {

/// Connects to a host by TCP: looks its addresses up and tries them in turn, IPv6 and IPv4 by turns, the next one as soon as
/// one has failed or has kept us waiting for 250 ms; the first that answers wins (RFC 8305, "happy eyeballs"). With one
/// answering address there is exactly one connection. Internal to Dialer.
class HostConnector : public QObject
{
    Q_OBJECT

public:
    using SocketFactory = std::function<QAbstractSocket *()>;

    /// Sockets come from @p makeSocket and are told to connect with @p mode.
    HostConnector(SocketFactory makeSocket, QIODevice::OpenMode mode, QObject *parent);
    ~HostConnector() override;

    /// Starts. @p addresses, if there are any, stand for the look-up.
    void start(const QString &host, quint16 port, const QList<QHostAddress> &addresses = {});

    /// After connected(): the socket, which is the caller's from then on.
    QAbstractSocket *takeSocket();

    /// After failed(): what happened, in words for a person: "127.0.0.1: Connection refused; [::1]: …".
    QString errorString() const { return m_errors.join(u"; "); }

    /// The order in which @p addresses are tried: as they are, but by turns of the two families (RFC 8305 §4).
    static QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses);

Q_SIGNALS:
    /// The addresses are known; TCP begins.
    void resolved();
    void connected();
    /// HostNotFoundError, or what became of the attempts: ConnectionRefusedError if one was refused, else the last error.
    void failed(QAbstractSocket::SocketError error);

private:
    void tryAll(const QList<QHostAddress> &addresses);
    void tryNext();
    void attemptFailed(QAbstractSocket *socket, const QHostAddress &address, QAbstractSocket::SocketError error);
    void discardAttempts();
    void timerEvent(QTimerEvent *event) override;

    SocketFactory m_makeSocket;
    QIODevice::OpenMode m_mode;
    quint16 m_port = 0;
    int m_lookup = -1;
    QList<QHostAddress> m_waiting;
    QList<QAbstractSocket *> m_attempts;
    QAbstractSocket *m_winner = nullptr;
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError;
    QStringList m_errors;
    QBasicTimer m_timer;
};

} // namespace wslib
