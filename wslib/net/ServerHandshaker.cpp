#include "wslib/net/ServerHandshaker.h"

#include "wslib/net/BasicTimer.h"

#include <QSslSocket>
#include <QTimerEvent>

#include <utility>

namespace wslib {

namespace {

HttpResponse badRequest(const HttpError &error)
{
    return HttpResponse::refusal(error.status, QByteArray("Bad request: ") + error.text + '.');
}

} // namespace

ServerHandshaker::ServerHandshaker(qintptr descriptor, Server *server)
    : QObject(server)
    , m_server(server)
    , m_reader(HttpHeadReader::Kind::Request, server->m_options.connection.limits)
{
    startBasicTimer(m_timer, server->m_options.connection.limits.handshakeTimeout, this);
    if (server->m_options.tls) {
        startTls(descriptor);
        return;
    }
    QAbstractSocket *socket = makePlainSocket();
    socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                QIODevice::ReadWrite | QIODevice::Unbuffered);
    attach(socket);
}

ServerHandshaker::~ServerHandshaker()
{
    if (m_tlsSocket != nullptr)
        discardSocket(m_tlsSocket, this);
    m_server->forget(this);
}

void ServerHandshaker::startTls(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    m_tlsSocket = socket;
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(*m_server->m_options.tls);
    m_remoteAddress = addressText(socket->peerAddress(), socket->peerPort());
    connect(socket, &QSslSocket::encrypted, this, [this, socket] {
        socket->disconnect(this);
        m_tlsSocket = nullptr;
        attach(socket);
    });
    const auto failed = [this] {
        if (m_tlsSocket != nullptr)
            drop(QStringLiteral("TLS failed: %1").arg(m_tlsSocket->errorString()));
    };
    connect(socket, &QAbstractSocket::errorOccurred, this, failed, Qt::QueuedConnection); // see Transport's constructor
    connect(socket, &QAbstractSocket::disconnected, this, failed, Qt::QueuedConnection);
    socket->startServerEncryption();
}

void ServerHandshaker::attach(QAbstractSocket *socket)
{
    m_remoteAddress = addressText(socket->peerAddress(), socket->peerPort());
    m_transport = new Transport(socket, this);
    m_transport->setSink(this);
}

void ServerHandshaker::transportReceived(QByteArrayView bytes)
{
    if (m_answered)
        return; // refused: what still comes is drained until the peer has read the answer
    switch (m_reader.receive(bytes)) {
    case HttpHeadReader::Progress::NeedMore:
        return;
    case HttpHeadReader::Progress::Failed:
        refuse(badRequest(m_reader.error()));
        return;
    case HttpHeadReader::Progress::Complete:
        headComplete(bytes);
        return;
    }
}

void ServerHandshaker::headComplete(QByteArrayView leftover)
{
    // 1. HTTP, then the handshake.
    auto head = parseRequestHead(m_reader.raw());
    if (const auto *error = std::get_if<HttpError>(&head)) {
        refuse(badRequest(*error));
        return;
    }
    auto handshake = parseHandshake(std::get<HttpRequestHead>(head));
    if (const auto *refusal = std::get_if<HttpResponse>(&handshake)) {
        refuse(*refusal);
        return;
    }
    m_request = std::move(std::get<HandshakeRequest>(handshake));
    m_request.remoteAddress = m_remoteAddress.toLatin1();
    m_request.secure = m_transport->isEncrypted();
    // 2. Who serves this path, and does he want to?
    route(leftover);
}

void ServerHandshaker::route(QByteArrayView leftover)
{
    std::optional<Server::RoutedHandler> routed;
    HandshakeAcceptance acceptance;
    std::optional<HttpResponse> refusal;
    try {
        routed = m_server->makeHandler(m_request.path);
        refusal = routed ? decide(routed->handler.get(), acceptance)
                         : HttpResponse::refusal(404, "There is no WebSocket at this path.");
    } catch (...) {
        refusal = HttpResponse::refusal(500, "The handler of this path failed.");
    }
    if (refusal)
        refuse(*refusal);
    else
        accept(std::move(routed->handler), routed->match, acceptance, leftover);
}

std::optional<HttpResponse> ServerHandshaker::decide(Handler *handler, HandshakeAcceptance &acceptance)
{
    if (handler == nullptr)
        return HttpResponse::refusal(500, "This path has no handler.");
    if (auto refusal = handler->prepare(m_request))
        return refusal;
    if (m_request.origin && !handler->checkOrigin(*m_request.origin, m_request))
        return HttpResponse::refusal(403, "Pages of this Origin may not connect here.");
    if (!m_request.subprotocols.isEmpty()) {
        const QByteArray selected = handler->selectSubprotocol(m_request.subprotocols, m_request);
        if (m_request.subprotocols.contains(selected))
            acceptance.subprotocol = selected;
    }
    if (const auto options = handler->compressionOptions(m_request)) {
        m_deflateOptions = *options;
        acceptance.deflate = answerDeflateOffers(m_request.extensions, *options);
    }
    return std::nullopt;
}

void ServerHandshaker::accept(std::unique_ptr<Handler> handler, const RouteMatch &match,
                              const HandshakeAcceptance &acceptance, QByteArrayView leftover)
{
    m_answered = true;
    m_timer.stop();
    deleteLater();
    const QPointer<Connection> connection(new Connection(Role::Server, m_server->m_options.connection, {}, m_server));
    connection->setHandler(std::move(handler));
    connection->m_subprotocol = acceptance.subprotocol;
    if (acceptance.deflate)
        connection->m_endpoint.setDeflate(acceptance.deflate->parameters, m_deflateOptions);
    connection->m_heads = {m_request.rawHead, serializeAcceptance(m_request, acceptance)};
    const QPointer<Transport> transport(std::exchange(m_transport, nullptr));
    transport->setSink(nullptr);
    m_server->addConnection(connection);
    // Whoever was told may have ended the connection, or the server and us with it.
    if (!connection || !transport || connection->state() != Connection::State::Connecting)
        return;
    transport->write(connection->m_heads.response);
    connection->open(transport, match, leftover);
}

void ServerHandshaker::refuse(const HttpResponse &response)
{
    m_answered = true;
    startBasicTimer(m_timer, m_server->m_options.connection.limits.closeTimeout, this);
    m_transport->write(response.serialized());
    m_transport->finishWriting();
    Q_EMIT m_server->handshakeRefused(m_remoteAddress, response.status, QString::fromUtf8(response.body).trimmed());
}

void ServerHandshaker::refuseOverload()
{
    if (m_transport != nullptr)
        refuse(HttpResponse::refusal(503, "This server has as many connections as it may."));
    else
        drop(QStringLiteral("too many connections"));
}

void ServerHandshaker::giveUp()
{
    m_answered = true;
    deleteLater();
}

void ServerHandshaker::drop(const QString &why)
{
    deleteLater(); // first: who is told may delete the server, and us with it
    if (!std::exchange(m_answered, true))
        Q_EMIT m_server->handshakeRefused(m_remoteAddress, 0, why);
}

void ServerHandshaker::transportEnded(QAbstractSocket::SocketError /*error*/, const QString & /*text*/)
{
    drop(QStringLiteral("the peer went away before its handshake was complete"));
}

void ServerHandshaker::timerEvent(QTimerEvent * /*event*/)
{
    m_timer.stop();
    if (m_answered || m_transport == nullptr)
        drop(QStringLiteral("TLS took too long"));
    else
        refuse(HttpResponse::refusal(408, "The handshake took too long."));
}

} // namespace wslib
