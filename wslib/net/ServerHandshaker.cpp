#include "wslib/net/ServerHandshaker.h"

#include "wslib/net/BasicTimer.h"
#include "wslib/protocol/RequestTarget.h"

#ifdef Q_OS_LINUX
#include "wslib/net/TlsTransport.h"
#endif

#include <QSslSocket>
#include <QTimerEvent>

#include <utility>

namespace wslib {

namespace {

HttpResponse badRequest(const HttpError &error)
{
    return HttpResponse::refusal(error.status, QByteArray("Bad request: ") + error.text + '.');
}

HttpResponse notFound()
{
    return HttpResponse::refusal(404, "There is no WebSocket at this path.");
}

HttpHeaders sendable(const HttpHeaders &headers)
{
    HttpHeaders kept;
    for (const HttpHeaders::Field &field : headers) {
        const QByteArray name = field.name.toLower();
        const bool ours = name == "upgrade" || name == "connection" || name.startsWith("sec-websocket-");
        if (!ours && isToken(field.name) && isFieldValue(field.value))
            kept.append(field.name, field.value);
    }
    return kept;
}

constexpr auto handlerFailed = "The handler of this path failed.";

} // namespace

ServerHandshaker::ServerHandshaker(qintptr descriptor, const QString &remoteAddress, ServerLoop *loop)
    : QObject(loop)
    , m_loop(loop)
    , m_remoteAddress(remoteAddress)
    , m_reader(HttpHeadReader::Kind::Request, limits())
{
    startBasicTimer(m_timer, limits().handshakeTimeout, this);
    if (loop->site().options.tls) {
        startTls(descriptor);
        return;
    }
    attach(Transport::ofDescriptor(descriptor, this));
}

ServerHandshaker::~ServerHandshaker()
{
    if (m_tlsSocket != nullptr)
        discardSocket(m_tlsSocket, this);
    if (m_loop != nullptr)
        m_loop->forget(this);
}

void ServerHandshaker::startTls(qintptr descriptor)
{
#ifdef Q_OS_LINUX
    if (m_loop->site().tls) {
        auto *transport = new TlsTransport(descriptor, m_loop->site().tls, this);
        connect(transport, &TlsTransport::established, this, [this, transport] { attach(transport); });
        connect(transport, &TlsTransport::failed, this, &ServerHandshaker::tlsFailed);
        return;
    }
#endif
    auto *socket = new QSslSocket(this);
    m_tlsSocket = socket;
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(*m_loop->site().options.tls);
    connect(socket, &QSslSocket::encrypted, this, [this, socket] {
        socket->disconnect(this);
        m_tlsSocket = nullptr;
        attach(Transport::of(socket, this));
    });
    const auto failed = [this] {
        if (m_tlsSocket != nullptr)
            tlsFailed(m_tlsSocket->errorString());
    };
    connect(socket, &QAbstractSocket::errorOccurred, this, failed, Qt::QueuedConnection); // see Transport's constructor
    connect(socket, &QAbstractSocket::disconnected, this, failed, Qt::QueuedConnection);
    socket->startServerEncryption();
}

void ServerHandshaker::tlsFailed(const QString &why)
{
    drop(QStringLiteral("TLS failed: %1").arg(why));
}

void ServerHandshaker::attach(Transport *transport)
{
    if (m_loop->site().options.tampering)
        m_tampering = m_loop->site().options.tampering();
    m_transport = m_tampering ? m_tampering->wrap(transport) : transport;
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
    const auto parsed = parseRequestHead(m_reader.raw());
    if (const auto *error = std::get_if<HttpError>(&parsed)) {
        refuse(badRequest(*error));
        return;
    }
    const auto &head = std::get<HttpRequestHead>(parsed);
    const bool wantsSocket = head.headers.hasToken("Upgrade", "websocket");
    const auto path = wantsSocket ? std::nullopt : unroutedPath(head);
    if (path && m_loop->site().files.covers(*path))
        serveFile(head);
    else
        handshake(head, leftover);
}

std::optional<QByteArray> ServerHandshaker::unroutedPath(const HttpRequestHead &head) const
{
    const auto target = parseRequestTarget(head);
    const auto *path = std::get_if<RequestTarget>(&target);
    if (path == nullptr || m_loop->site().hasRoute(path->path))
        return std::nullopt;
    return path->path;
}

void ServerHandshaker::handshake(const HttpRequestHead &head, QByteArrayView leftover)
{
    auto parsed = parseHandshake(head);
    if (const auto *refusal = std::get_if<HttpResponse>(&parsed)) {
        // What isn't there needs no other method and no upgrade.
        const bool wrongWay = refusal->status == 405 || refusal->status == 426;
        refuse(wrongWay && unroutedPath(head) ? notFound() : *refusal);
        return;
    }
    m_request = std::move(std::get<HandshakeRequest>(parsed));
    fillInTransport();
    route(leftover);
}

void ServerHandshaker::fillInTransport()
{
    m_request.remoteAddress = m_remoteAddress.toLatin1();
    m_request.secure = m_transport->isEncrypted();
    if (m_request.secure)
        m_request.clientCertificate = m_transport->tlsSession().peerChain.value(0).toDer();
}

// ---- Files -----------------------------------------------------------------------------------------------------------

void ServerHandshaker::serveFile(const HttpRequestHead &head)
{
    m_answered = true;
    m_servesFile = true;
    m_file.emplace(m_transport, m_loop->site().files.answer(head), [this] { transportWrote(); });
    pumpFile();
}

void ServerHandshaker::pumpFile()
{
    const bool complete = m_file->pump();
    if (m_file->failed()) {
        drop({});
        return;
    }
    if (complete) {
        m_file.reset();
        m_transport->finishWriting();
    }
    watchStandstill();
}

// A slow peer may take its time for a large file, and for the last of it; only then has it little to do.
void ServerHandshaker::watchStandstill()
{
    const bool sending = m_file || m_transport->pendingBytes() > 0;
    startBasicTimer(m_timer, sending ? limits().handshakeTimeout : limits().closeTimeout, this);
}

void ServerHandshaker::transportWrote()
{
    if (m_file)
        pumpFile();
    else if (m_servesFile)
        watchStandstill();
}

// ---- WebSockets ------------------------------------------------------------------------------------------------------

void ServerHandshaker::route(QByteArrayView leftover)
{
    if (const auto refusal = m_tampering ? m_tampering->refuse(m_request) : std::nullopt) {
        refuse(*refusal);
        return;
    }
    QFuture<HandshakeDecision> decision;
    try {
        m_routed = m_loop->site().makeHandler(m_request.path);
        if (!m_routed || !m_routed->handler) {
            refuse(m_routed ? HttpResponse::refusal(500, "This path has no handler.") : notFound());
            return;
        }
        decision = m_routed->handler->decide(m_request);
    } catch (...) {
        refuse(HttpResponse::refusal(500, handlerFailed));
        return;
    }
    if (decision.isFinished()) {
        decided(decision, leftover);
        return;
    }
    m_deciding = true;
    m_transport->pauseReading();
    decision.then(this, [this, rest = leftover.toByteArray()](const QFuture<HandshakeDecision> &made) {
        if (!m_answered)
            decided(made, rest);
    });
}

void ServerHandshaker::decided(const QFuture<HandshakeDecision> &made, QByteArrayView leftover)
{
    m_deciding = false;
    HandshakeDecision decision;
    try {
        decision = made.result();
    } catch (...) {
        decision.refusal = HttpResponse::refusal(500, handlerFailed);
    }
    if (m_tampering)
        m_tampering->amend(m_request, decision);
    if (decision.refusal)
        refuse(*decision.refusal);
    else
        accept(decision, leftover);
}

void ServerHandshaker::accept(const HandshakeDecision &decision, QByteArrayView leftover)
{
    m_answered = true;
    m_timer.stop();
    deleteLater();
    HandshakeAcceptance acceptance;
    acceptance.headers = sendable(decision.headers);
    acceptance.forged = decision.forged;
    if (m_request.subprotocols.contains(decision.subprotocol))
        acceptance.subprotocol = decision.subprotocol;
    if (decision.compression)
        acceptance.deflate = answerDeflateOffers(m_request.extensions, *decision.compression);
    const QPointer<Connection> connection(new Connection(Role::Server, m_loop->site().options.connection, {}, m_loop));
    connection->setHandler(std::move(m_routed->handler));
    connection->m_subprotocol = acceptance.subprotocol;
    connection->m_remoteAddress = m_remoteAddress;
    if (acceptance.deflate)
        connection->m_endpoint.setDeflate(acceptance.deflate->parameters, *decision.compression);
    connection->m_opening.heads = {m_request.rawHead, serializeAcceptance(m_request, acceptance)};
    const QPointer<Transport> transport(std::exchange(m_transport, nullptr));
    transport->resumeReading();
    const RouteMatch match = m_routed->match;
    transport->setSink(nullptr);
    std::exchange(m_loop, nullptr)->adopt(connection, this); // from here on it speaks for the peer
    // Whoever was told may have ended the connection, or the server and us with it.
    if (!connection || !transport || connection->state() != Connection::State::Connecting)
        return;
    transport->write(connection->m_opening.heads.response);
    connection->open(transport, match, leftover);
}

void ServerHandshaker::refuse(const HttpResponse &response)
{
    m_answered = true;
    m_transport->resumeReading(); // what still comes is drained
    startBasicTimer(m_timer, limits().closeTimeout, this);
    m_transport->write(response.serialized());
    m_transport->finishWriting();
    Q_EMIT m_loop->handshakeRefused(m_remoteAddress, response.status, QString::fromUtf8(response.body).trimmed());
}

void ServerHandshaker::refuseUnheard(int status, const QByteArray &text)
{
    if (m_transport != nullptr)
        refuse(HttpResponse::refusal(status, text));
    else
        drop(QString::fromLatin1(text));
}

void ServerHandshaker::giveUp()
{
    m_answered = true;
    deleteLater();
}

void ServerHandshaker::giveUpUnlessServing()
{
    if (!m_servesFile)
        giveUp();
}

void ServerHandshaker::drop(const QString &why)
{
    deleteLater(); // first: who is told may delete the server, and us with it
    if (!std::exchange(m_answered, true))
        Q_EMIT m_loop->handshakeRefused(m_remoteAddress, 0, why);
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
    else if (std::exchange(m_deciding, false))
        refuse(HttpResponse::refusal(503, "The handler of this path took too long to decide."));
    else
        refuse(HttpResponse::refusal(408, "The handshake took too long."));
}

} // namespace wslib
