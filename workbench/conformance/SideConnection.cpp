#include "workbench/conformance/SideConnection.h"

#include <utility>

namespace workbench::conformance {

namespace {
constexpr auto message = "is anybody else served?";
constexpr FrameSpec::Key maskKey{0x37, 0xFA, 0x21, 0x3D}; // the RFC's
} // namespace

SideConnection::SideConnection(const QUrl &url, const wslib::TlsOptions &tls, std::chrono::milliseconds patience,
                               QObject *parent)
    : QObject(parent)
    , m_url(url)
    , m_channel(ByteChannel::to(url, tls, this))
{
    connect(m_channel, &ByteChannel::received, this, &SideConnection::received);
    connect(m_channel, &ByteChannel::ended, this, [this] {
        finish(m_connected ? QByteArray(tcpEnded)
                           : "there was no TCP connection: " + m_channel->errorString().toUtf8());
    });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        finish(m_open        ? QByteArray("its message did not come back")
               : m_connected ? QByteArray("its handshake was not answered")
                             : QByteArray("TCP was not accepted"));
    });
    m_timer.start(patience);
}

void SideConnection::echo()
{
    m_wantsEcho = true;
    start({});
}

void SideConnection::shakeHands(const QByteArray &head)
{
    start(head);
}

void SideConnection::start(const QByteArray &head)
{
    Opening opening;
    opening.head = head;
    m_handshake.emplace(opening);
    connect(m_channel, &ByteChannel::established, this, [this] {
        m_connected = true;
        QRandomGenerator random(1);
        m_channel->write(m_handshake->request(m_url, random));
    });
}

void SideConnection::received(const QByteArray &bytes)
{
    m_head += bytes;
    if (!m_open) {
        if (const std::optional<HttpText> answer = HttpText::takeFinal(m_head))
            answerArrived(*answer);
        else if (m_head.size() > HttpText::largest)
            finish("the head of the answer to its handshake is larger than 64 KiB");
    }
    if (!m_open || m_finished)
        return;
    m_stream.receive(std::exchange(m_head, {}));
    for (const PeerEvent &event : m_stream.takeEvents()) {
        if (event.opcode == 0x1 && event.payload == message)
            finish({});
        else if (event.opcode == 0x8)
            finish("it was closed");
    }
    m_stream.takeFrames(); // nobody wants them, and they are not to pile up
    if (!m_stream.violation().isEmpty())
        finish(m_stream.violation());
}

void SideConnection::answerArrived(const HttpText &answer)
{
    m_status = answer.status();
    if (!m_wantsEcho) {
        finish({});
    } else if (m_status != 101) {
        finish("its handshake was answered with HTTP " + QByteArray::number(m_status));
    } else {
        m_open = true;
        m_channel->write(FrameSpec::text(message).serialized(true, maskKey));
    }
}

void SideConnection::finish(const QByteArray &problem)
{
    if (std::exchange(m_finished, true))
        return;
    m_timer.stop();
    if (m_open && problem.isEmpty())
        m_channel->write(FrameSpec::close(1000).serialized(true, maskKey));
    m_channel->close();
    deleteLater();
    Q_EMIT finished(m_status, problem);
}

} // namespace workbench::conformance
