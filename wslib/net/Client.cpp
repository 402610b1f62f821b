#include "wslib/net/Client.h"

#include "wslib/net/ClientConnector.h"
#include "wslib/net/MaskKeyPool.h"

#include <QPromise>

namespace wslib {

Client::Client(QObject *parent)
    : QObject(parent)
    , m_maskKeys(std::make_shared<MaskKeyPool>())
{
}

Client::~Client() = default;

Connection *Client::open(const ClientRequest &request, std::unique_ptr<Handler> handler)
{
    auto *connector = new ClientConnector(
        request, [pool = m_maskKeys] { return pool->next(); }, this);
    connector->connection()->setHandler(std::move(handler));
    return connector->connection();
}

QFuture<Connection *> Client::connectTo(const ClientRequest &request)
{
    const auto promise = std::make_shared<QPromise<Connection *>>();
    promise->start();
    Connection *connection = open(request);
    connect(connection, &Connection::opened, connection, [promise, connection] {
        promise->addResult(connection);
        promise->finish();
    });
    connect(connection, &Connection::failed, connection, [promise, connection](const Error &error) {
        if (promise->future().isFinished())
            return;
        promise->setException(ConnectError(error));
        promise->finish();
        connection->deleteLater();
    });
    connect(connection, &Connection::closed, connection, [promise] {
        if (promise->future().isFinished())
            return;
        promise->setException(ClosedError());
        promise->finish();
    });
    return promise->future();
}

} // namespace wslib
