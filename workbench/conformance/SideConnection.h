#pragma once

#include "workbench/conformance/ByteChannel.h"
#include "workbench/conformance/Case.h"
#include "workbench/conformance/OpeningHandshake.h"
#include "workbench/conformance/PeerStream.h"

#include <QTimer>

#include <chrono>

namespace workbench::conformance {

/// A connection to a tested server beside the case's own: to see whether others are served meanwhile, or afterwards, or how
/// another handshake is answered. Deletes itself when it is done.
class SideConnection : public QObject
{
    Q_OBJECT

public:
    /// The problem, if the server ended TCP without an answer.
    static constexpr const char *tcpEnded = "TCP ended";

    SideConnection(const QUrl &url, const wslib::TlsOptions &tls, std::chrono::milliseconds patience, QObject *parent);

    /// A plain handshake, a message and its echo.
    void echo();
    /// The handshake @p head only.
    void shakeHands(const QByteArray &head);

Q_SIGNALS:
    /// Once. @p status of HTTP, or noAnswer; @p problem: why nobody was served, in a sentence's words, or empty.
    void finished(int status, const QByteArray &problem);

private:
    void start(const QByteArray &head);
    void received(const QByteArray &bytes);
    void answerArrived(const HttpText &answer);
    void finish(const QByteArray &problem);

    QUrl m_url;
    ByteChannel *m_channel;
    std::optional<OpeningHandshake> m_handshake;
    PeerStream m_stream{Side::Server};
    QByteArray m_head;
    QTimer m_timer;
    int m_status = noAnswer;
    bool m_wantsEcho = false;
    bool m_connected = false;
    bool m_open = false;
    bool m_finished = false;
};

} // namespace workbench::conformance
