#pragma once

#include "workbench/conformance/ByteChannel.h"
#include "workbench/conformance/CaseRun.h"

namespace workbench::conformance {

/// A WebSocket connection on which a driver is told one thing ("how many cases?"): the 101, a text message, Close 1000. Nothing
/// is judged. Ends by itself, whatever the peer does.
class ServiceConnection : public QObject
{
    Q_OBJECT

public:
    /// Takes over @p channel, on which @p request has come, a valid handshake, and @p leftover behind it; answers it.
    ServiceConnection(ByteChannel *channel, const HttpText &request, const QByteArray &leftover, const Timing &timing,
                      QObject *parent);

    /// Sends @p message, unless it is empty, and closes. Once; then nothing more happens.
    void tell(const QByteArray &message);

private:
    void received(const QByteArray &bytes);

    ByteChannel *m_channel;
    PeerStream m_stream;
    Timing m_timing;
    qsizetype m_received = 0;
    bool m_told = false;
    bool m_over = false; ///< The peer has closed, or has broken the rules.
    QTimer m_limit;
};

} // namespace workbench::conformance
