#pragma once

#include "workbench/faults/FaultLane.h"

#include "wslib/net/Transport.h"

#include <QTimer>

#include <memory>

namespace workbench {

/// A transport on which things go wrong: what is written to it, and what comes from it, goes through a FaultLane.
class FaultyTransport final : public wslib::Transport, private wslib::TransportSink
{
    Q_OBJECT

public:
    /// Takes @p inner, and its place as a child of its parent. Without a lane, that direction is left alone.
    explicit FaultyTransport(wslib::Transport *inner);
    ~FaultyTransport() override;

    void setLanes(std::unique_ptr<FaultLane> outbound, std::unique_ptr<FaultLane> inbound);

    void setSink(wslib::TransportSink *sink) override;
    void write(const QByteArray &bytes) override;
    void write(const std::vector<QByteArray> &pieces) override;
    qint64 pendingBytes() const override;
    void flush() override { m_inner->flush(); }
    void pauseReading() override;
    void resumeReading() override;
    void finishWriting() override;
    void lingerForNothing() override { m_inner->lingerForNothing(); }
    void abort() override;
    void setNoDelay(bool on) override { m_inner->setNoDelay(on); }
    QString remoteAddress() const override { return m_inner->remoteAddress(); }
    QString localAddress() const override { return m_inner->localAddress(); }
    bool isEncrypted() const override { return m_inner->isEncrypted(); }
    wslib::TlsSession tlsSession() const override { return m_inner->tlsSession(); }
    bool canHalfClose() const override { return m_inner->canHalfClose(); }
    bool isBroken() const override { return m_ended || m_inner->isBroken(); }

protected:
    qintptr descriptor() const override { return -1; }

private:
    void transportReceived(QByteArrayView bytes) override;
    void transportWrote() override;
    void transportEnded(QAbstractSocket::SocketError error, const QString &text) override;

    void send();
    void sendDue();
    bool obeyOrder();
    void deliverDue();
    void endIfDelivered();
    void arm(QTimer &timer, const FaultLane *lane);
    void resetNow();
    void disconnectNow();
    void finishIfSent();

    wslib::Transport *m_inner;
    std::unique_ptr<FaultLane> m_outbound;
    std::unique_ptr<FaultLane> m_inbound;
    std::optional<FaultLane::Order> m_order; ///< To be obeyed once all before it is with the kernel.
    QTimer m_outboundTimer;
    QTimer m_inboundTimer;
    QTimer m_goodbye;   ///< How long the peer has to see our end.
    bool m_cut = false; ///< A fault has ended the connection: nothing passes any more.
    QString m_endText;
};

} // namespace workbench
