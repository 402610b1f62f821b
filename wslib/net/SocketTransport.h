#pragma once

#include "wslib/net/Transport.h"

class QSslSocket;

namespace wslib {

/// A Transport on a socket of Qt's: a client's TLS, and whatever the others, on the descriptor itself, can't.
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
    bool isEncrypted() const override { return m_encrypted; }
    TlsSession tlsSession() const override;
    bool canHalfClose() const override { return !m_encrypted; }
    bool isBroken() const override;

protected:
    qintptr descriptor() const override { return m_socket->socketDescriptor(); }

private:
    const QSslSocket *tls() const;
    void readAvailable();
    void bytesLeft();
    void endOnceRead(QAbstractSocket::SocketError error);
    void shutDownIfWritten();

    QAbstractSocket *m_socket;
    bool m_encrypted;
};

} // namespace wslib
