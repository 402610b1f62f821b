#pragma once

#include "workbench/conformance/CaseReport.h"
#include "workbench/conformance/DeflateStreams.h"
#include "workbench/conformance/DeflateTerms.h"

#include <memory>
#include <optional>
#include <vector>

namespace workbench::conformance {

/// A whole message or a control frame of the peer's.
struct PeerEvent
{
    quint8 opcode = 0;
    QByteArray payload; ///< Inflated; empty if messages are forgotten.
};

/// What comes from the peer, after the handshake: frames, put together to messages. Whatever the case is about, the peer
/// must keep the rules of RFC 6455 §5 itself; a breach is a violation, behind which nothing is read.
class PeerStream
{
public:
    explicit PeerStream(Side peer);

    /// Messages of the peer may be compressed from now on.
    void setDeflate(const DeflateTerms &terms);

    /// Messages are neither kept, nor inflated, nor looked into from now on, however large they are.
    void forgetMessages() { m_forgets = true; }

    void receive(const QByteArray &bytes);
    std::vector<PeerEvent> takeEvents();
    QList<FrameRecord> takeFrames();
    /// What the peer did wrong, or empty.
    const QByteArray &violation() const { return m_violation; }

private:
    struct Frame
    {
        bool fin = false;
        quint8 reserved = 0;
        quint8 opcode = 0;
        bool masked = false;
        quint64 length = 0;
        qsizetype headerSize = 0;
        QByteArray header;
        QByteArray payload;
    };

    bool step();
    bool readHeader(Frame &frame) const;
    QByteArray headerViolation(const Frame &frame) const;
    bool takePayload(Frame &frame);
    bool forgetPayload(const Frame &frame);
    bool skip();
    void record(const Frame &frame);
    void frameComplete(const Frame &frame);
    void controlComplete(const Frame &frame);
    void messageComplete();

    Side m_peer;
    std::unique_ptr<Inflater> m_inflater;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    bool m_forgets = false;
    std::optional<Frame> m_forgotten; ///< The frame whose payload is passing by.
    quint64 m_toSkip = 0;             ///< Bytes of it that are still to come.
    bool m_inMessage = false;
    bool m_compressed = false;
    PeerEvent m_message;
    std::vector<PeerEvent> m_events;
    QList<FrameRecord> m_frames;
    QByteArray m_violation;
};

} // namespace workbench::conformance
