#pragma once

#include "wslib/net/Transport.h"

namespace wslib {

/// A Transport on a socket of Qt's: TLS everywhere, and what is plain where there is no PlainTransport.
class SocketTransport final : public Transport
{
    Q_OBJECT

public:
    explicit SocketTransport(QAbstractSocket *socket, QObject *parent = nullptr);
    ~SocketTransport() override;

    void setSink(TransportSink *sink) override;
    void write(const QByteArray &bytes) override;
    void write(const std::vector<QByteArray> &pieces) override;
    qint64 pendingBytes() const override;
    void flush() override { m_socket->flush(); }
    void pauseReading() override { m_paused = true; }
    void resumeReading() override;
    void finishWriting() override;
    void abort() override;
    void setNoDelay(bool on) override;
    QString remoteAddress() const override;
    QString localAddress() const override;
    const QSslSocket *tls() const override;
    bool isBroken() const override;

protected:
    qintptr descriptor() const override { return m_socket->socketDescriptor(); }

private:
    void readAvailable();
    void bytesLeft();
    void endOnceRead(QAbstractSocket::SocketError error);
    void shutDownIfWritten();

    QAbstractSocket *m_socket;
    bool m_encrypted;
};

} // namespace wslib
