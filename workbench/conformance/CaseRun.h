#pragma once

#include "workbench/conformance/ByteChannel.h"
#include "workbench/conformance/CaseReport.h"
#include "workbench/conformance/HttpText.h"
#include "workbench/conformance/Judge.h"
#include "workbench/conformance/PeerStream.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

namespace workbench::conformance {

/// How long a peer is given.
struct Timing
{
    std::chrono::milliseconds silence{3'000}; ///< Without a byte either way, then the case is over.
    std::chrono::milliseconds failFast{500};  ///< To fail the connection before the rest of a wrong message is sent.
    std::chrono::milliseconds tcpEnd{1'000};  ///< From the Close frames to the end of TCP.
    std::chrono::milliseconds whole{120'000}; ///< A case.
    std::chrono::milliseconds pong{1'000}; ///< From a ping to its pong; one that comes later isn't missing, but late.
};

/// Asks one case on a connection of its own and judges the answers. Asynchronous; knows nothing of the peer but the bytes.
class CaseRun : public QObject
{
    Q_OBJECT

public:
    CaseRun(const Case &question, const Timing &timing, QObject *parent = nullptr);

    /// Tests the server at @p url (ws: or wss:). With @p verifyPeer its certificate must verify.
    void connectTo(const QUrl &url, bool verifyPeer = true);
    /// Tests the client that has connected on @p channel and has sent @p request, and @p leftover behind it.
    void answer(ByteChannel *channel, const HttpText &request, const QByteArray &leftover);

    const Case &question() const { return m_case; }

Q_SIGNALS:
    /// Exactly once. The run is done with and may be deleted later.
    void finished(const workbench::conformance::CaseReport &report);

private:
    enum class Phase { Connecting, Opening, Asking, Ending, Finished };

    bool weAreClient() const { return m_case.side == Side::Server; }
    void begin(ByteChannel *channel);
    QByteArray expanded(QByteArray head) const;
    void sendHead(const QByteArray &head);
    void sendRequest();
    void answerArrived(const HttpText &head);
    void agreeAsClient(const HttpText &head);
    void agreeAsServer(const HttpText &request);
    void skipToClose(const QByteArray &unimplemented);

    void received(const QByteArray &bytes);
    void ended();
    void takeEvents();
    bool takeEvent(const PeerEvent &event);
    void closeArrived(const QByteArray &payload);

    void ask();
    bool take(const SendFrames &step);
    bool take(const SendHeldBack &step);
    bool take(const SendFragmented &step);
    bool take(const SendCompressed &step);
    bool take(const AwaitEvent &step);
    bool take(const AwaitFailure &step);
    bool take(const EndSending &step);
    QByteArray onWire(const FrameSpec &frame);
    void noteSent(const FrameSpec &frame, const QByteArray &bytes);
    bool isBetweenFrames() const;
    void patienceOver();
    void progressMade();
    void finish();

    Case m_case;
    Timing m_timing;
    Phase m_phase = Phase::Connecting;
    QUrl m_url;
    ByteChannel *m_channel = nullptr;
    QByteArray m_key;
    QByteArray m_clientKey;
    QByteArray m_extensions; ///< What we offer or answer.
    QByteArray m_head;       ///< What came of the peer's head.
    PeerStream m_stream;
    std::unique_ptr<Deflater> m_deflater;
    qsizetype m_next = 0; ///< Of the steps.
    QByteArray m_heldBack;
    bool m_beingPatient = false;
    QElapsedTimer m_awaitingPong; ///< Since the ping was on its way.
    bool m_weClosed = false;
    Trace m_trace;
    CaseReport m_report;
    QRandomGenerator m_random;
    QElapsedTimer m_clock;
    QTimer m_silence;
    QTimer m_patience;
    QTimer m_whole;
};

} // namespace workbench::conformance
