#pragma once

#include "workbench/conformance/ByteChannel.h"
#include "workbench/conformance/CaseReport.h"
#include "workbench/conformance/CaseSteps.h"
#include "workbench/conformance/HttpText.h"
#include "workbench/conformance/Judge.h"
#include "workbench/conformance/OpeningHandshake.h"
#include "workbench/conformance/PeerStream.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace workbench::conformance {

class SideConnection;

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

    /// Tests the server at @p url (ws: or wss:, as @p tls says).
    void connectTo(const QUrl &url, const wslib::TlsOptions &tls = {});
    /// Tests the client that has connected on @p channel and has sent @p request, and @p leftover behind it.
    void answer(ByteChannel *channel, const HttpText &request, const QByteArray &leftover);

    const Case &question() const { return m_case; }

Q_SIGNALS:
    /// Exactly once. The run is done with and may be deleted later.
    void finished(const workbench::conformance::CaseReport &report);

private:
    enum class Phase {
        Connecting,
        Opening,
        Refused, ///< By an answer behind which there may be another.
        Asking,
        Ending,
        Afterwards, ///< Our connection is gone; is another served?
        Finished,
    };

    bool weAreClient() const { return m_case.side == Side::Server; }
    bool hasEnded() const { return m_phase >= Phase::Afterwards; }
    void begin(ByteChannel *channel);
    void askControl();
    void open();
    void sendHead(const QByteArray &head);
    void sendRequest();
    void answerArrived(const HttpText &head);
    void agree();

    void received(const QByteArray &bytes);
    void headReceived(const QByteArray &bytes);
    void lookForSecondAnswer(const QByteArray &bytes);
    void ended();
    void takeEvents();
    bool takeEvent(const PeerEvent &event);
    void closeArrived(const QByteArray &payload);

    SideConnection *sideConnection();
    void askAnother();
    void silenceFell();
    void progressMade();
    void finish();
    void askAfterwards();
    void report();
    void takeMaskKeys();

    Case m_case;
    Timing m_timing;
    Phase m_phase = Phase::Connecting;
    QUrl m_url;
    wslib::TlsOptions m_tls;
    ByteChannel *m_channel = nullptr;
    OpeningHandshake m_handshake;
    QByteArray m_head; ///< What came of the peer's head, or behind it.
    PeerStream m_stream;
    bool m_weClosed = false;
    Trace m_trace;
    CaseReport m_report;
    QRandomGenerator m_random;
    CaseSteps m_steps;
    QElapsedTimer m_clock;
    QTimer m_silence;
    QTimer m_patience;
    QTimer m_whole;
};

} // namespace workbench::conformance
