#pragma once

#include "workbench/conformance/LabRun.h"

#include <functional>
#include <memory>

/// Somebody who echoes, and who is asked the conformance table: as a server, as a client.
struct ConformPeer
{
    QString name; ///< With its version: "tornado 6.2".
    /// Starts its server, which lives as long as what is returned; its URL is put into the argument, which stays empty if it
    /// doesn't come up.
    std::function<std::shared_ptr<void>(QString &url)> serve;
    /// The script among the peers that drives its client, or...
    QString driver;
    /// ... what makes one connection to a URL, in this process, and echoes as long as what is returned lives.
    std::function<std::shared_ptr<void>(const QString &url)> connectTo;
};

/// wslib, tornado, python-websockets, node's ws and, where it is there, QtWebSockets.
QList<ConformPeer> conformPeers();

/// Asks @p cases of @p peer's server, or of its client. The time a run takes is in its report.
workbench::conformance::RunReport conform(const ConformPeer &peer, workbench::conformance::Side side,
                                          const QList<workbench::conformance::Case> &cases);
