#pragma once

#include <QHostAddress>
#include <QTcpServer>

#include <functional>
#include <utility>

namespace wslib {

/// An accepted TCP connection as a bare descriptor, which is closed with this object unless somebody takes it.
class AcceptedSocket
{
public:
    explicit AcceptedSocket(qintptr descriptor);
    ~AcceptedSocket();
    Q_DISABLE_COPY_MOVE(AcceptedSocket)

    /// The peer's; an IPv4 address also where it came to an IPv6 socket.
    QHostAddress address() const { return m_address; }
    quint16 port() const { return m_port; }
    qintptr take() { return std::exchange(m_descriptor, -1); }

private:
    qintptr m_descriptor;
    QHostAddress m_address;
    quint16 m_port = 0;
};

/// Hands accepted sockets over as descriptors instead of making QTcpSockets. Internal to Server.
class Listener : public QTcpServer
{
    Q_OBJECT

public:
    explicit Listener(std::function<void(qintptr)> accept);

protected:
    void incomingConnection(qintptr descriptor) override { m_accept(descriptor); }

private:
    std::function<void(qintptr)> m_accept;
};

} // namespace wslib
