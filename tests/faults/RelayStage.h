#pragma once

#include "tests/support/RawPeer.h"
#include "tests/support/RawServer.h"

#include "workbench/log/LogStore.h"
#include "workbench/session/NetworkThread.h"
#include "workbench/session/ServerSession.h"

/// A relay in a session of its own, before an upstream that speaks bytes, and clients that do.
class RelayStage : public QObject
{
    Q_OBJECT

public:
    RelayStage();
    ~RelayStage() override;

    /// Starts the relay; its port, or 0.
    quint16 start(workbench::ServerSettings settings = {});
    /// A client whose handshake is done, and the upstream's end of it; nullptr if it doesn't come that far.
    std::unique_ptr<RawPeer> openClient(const QByteArray &path = "/", const QByteArray &fields = {});
    RawPeer &upstreamPeer() { return upstream.peer(upstream.connectionCount() - 1); }
    /// What came to the upstream next, unmasked.
    std::optional<RawPeer::Frame> upstreamFrame() { return upstreamPeer().waitForFrame(); }
    bool waitForHeld(qsizetype count);
    /// The log's entries as texts: "1 received text hello".
    QStringList log() const;
    bool waitForLog(const QString &part);

    RawServer upstream;
    QByteArray answerFields; ///< Of the upstream's 101.
    quint16 port = 0;
    QString startFailure;
    QList<workbench::HeldMessage> held;
    std::shared_ptr<workbench::LogStore> store = std::make_shared<workbench::LogStore>();
    workbench::NetworkThread thread;
    workbench::SessionPointer<workbench::ServerSession> session;
};
