#include "workbench/conformance/ServiceConnection.h"

#include <utility>

namespace workbench::conformance {

namespace {
// Whoever asks has nothing to say but Close.
constexpr qsizetype mostReceived = qsizetype{64} * 1024;
} // namespace

ServiceConnection::ServiceConnection(ByteChannel *channel, const HttpText &request, const QByteArray &leftover,
                                     const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_stream(Side::Client)
    , m_timing(timing)
{
    m_channel->setParent(this);
    connect(m_channel, &ByteChannel::received, this, &ServiceConnection::received);
    connect(m_channel, &ByteChannel::ended, this, &QObject::deleteLater);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &QObject::deleteLater);
    m_limit.start(m_timing.whole);
    m_channel->write("HTTP/1.1 101 Switching Protocols\r\n"
                     "Upgrade: websocket\r\n"
                     "Connection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: "
                     + acceptFor(request.values("Sec-WebSocket-Key").value(0)) + "\r\n\r\n");
    received(leftover);
}

void ServiceConnection::tell(const QByteArray &message)
{
    if (std::exchange(m_told, true))
        return;
    const FrameSpec::Key unused{};
    QByteArray bytes = message.isEmpty() ? QByteArray() : FrameSpec::text(message).serialized(false, unused);
    bytes += FrameSpec::close(1000).serialized(false, unused);
    m_limit.start(m_timing.silence);
    m_channel->write(bytes);
}

// Until the peer's Close, which answers ours; then we end TCP, as servers do (RFC 6455 §7.1.1).
void ServiceConnection::received(const QByteArray &bytes)
{
    m_received += bytes.size();
    if (m_received > mostReceived) {
        m_channel->abort();
        deleteLater();
        return;
    }
    m_stream.receive(bytes);
    bool over = !m_stream.violation().isEmpty();
    for (const PeerEvent &event : m_stream.takeEvents())
        over = over || event.opcode == 0x8;
    m_stream.takeFrames();
    if (!over || std::exchange(m_over, true)) // once: who goes on talking gets no more time
        return;
    tell({});
    m_limit.start(m_timing.tcpEnd);
    m_channel->endSending();
}

} // namespace workbench::conformance
