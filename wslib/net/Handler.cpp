#include "wslib/net/Handler.h"

namespace wslib {

Handler::~Handler() = default;

std::optional<HttpResponse> Handler::prepare(const HandshakeRequest & /*request*/)
{
    return std::nullopt;
}

bool Handler::checkOrigin(const QByteArray &origin, const HandshakeRequest &request)
{
    return isSameHost(origin, request.host);
}

QByteArray Handler::selectSubprotocol(const QList<QByteArray> & /*offered*/, const HandshakeRequest & /*request*/)
{
    return {};
}

std::optional<DeflateOptions> Handler::compressionOptions(const HandshakeRequest & /*request*/)
{
    return std::nullopt;
}

HttpHeaders Handler::acceptanceHeaders(const HandshakeRequest & /*request*/)
{
    return {};
}

QFuture<HandshakeDecision> Handler::decide(const HandshakeRequest &request)
{
    HandshakeDecision decision;
    decision.refusal = prepare(request);
    if (!decision.refusal && request.origin && !checkOrigin(*request.origin, request))
        decision.refusal = HttpResponse::refusal(403, "Pages of this Origin may not connect here.");
    if (decision.refusal)
        return QtFuture::makeReadyFuture(decision);
    if (!request.subprotocols.isEmpty())
        decision.subprotocol = selectSubprotocol(request.subprotocols, request);
    decision.compression = compressionOptions(request);
    decision.headers = acceptanceHeaders(request);
    return QtFuture::makeReadyFuture(decision);
}

void Handler::opened(const RouteMatch & /*match*/) {}
void Handler::messageReceived(const Message & /*message*/) {}
void Handler::pingReceived(const QByteArray & /*payload*/) {}
void Handler::pongReceived(const QByteArray & /*payload*/) {}
void Handler::closed(CloseCode /*code*/, const QString & /*reason*/) {}

bool isSameHost(const QByteArray &origin, const QByteArray &host)
{
    const qsizetype schemeEnd = origin.indexOf("://");
    if (schemeEnd <= 0)
        return false; // "null", the origin of sandboxed pages, too
    return equalsIgnoringCase(QByteArrayView(origin).sliced(schemeEnd + 3), host);
}

} // namespace wslib
