#pragma once

#include <QTcpServer>

#include <functional>

namespace wslib {

/// A QTcpServer that hands over descriptors instead of making QTcpSockets. Internal to Server.
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
