#pragma once

#include "wslib/net/ClientRequest.h"
#include "wslib/net/Connection.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace wslib {

class MaskKeyPool;

/// Opens connections to WebSocket servers. Its connections are its children: they end with it, unless they are given
/// another parent. Lives in one thread, as they do.
class Client : public QObject
{
    Q_OBJECT

public:
    explicit Client(QObject *parent = nullptr);
    ~Client() override;

    /// Starts to connect and gives the Connection at once, in State::Connecting. Either opened() or failed() and closed()
    /// follow from the event loop. @p handler, if given, serves it.
    Connection *open(const ClientRequest &request, std::unique_ptr<Handler> handler = {});

    /// The same as a future: finishes when the connection is open, or fails with ConnectError. A failed Connection is
    /// deleted. With ClosedError if this client is deleted first.
    QFuture<Connection *> connectTo(const ClientRequest &request);

private:
    std::shared_ptr<MaskKeyPool> m_maskKeys;
};

} // namespace wslib
