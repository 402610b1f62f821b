#include "workbench/doctor/FailedOpening.h"

#include "wslib/net/WebSocketUrl.h"

namespace workbench {

ConnectAttempt ConnectAttempt::of(const wslib::ClientRequest &request)
{
    ConnectAttempt attempt;
    const auto parsed = wslib::WebSocketUrl::fromUserInput(request.url);
    attempt.url = parsed.url ? parsed.url->toString() : request.url;
    attempt.origin = request.origin.isEmpty() ? request.headers.value("Origin").value_or(QByteArray()) : request.origin;
    attempt.subprotocols = request.subprotocols;
    attempt.deflateOffered = request.compression.has_value();
    attempt.timeout = request.connectTimeout;
    attempt.maxRedirects = request.maxRedirects;
    attempt.verifiesPeer = request.tls.verifyPeer;
    attempt.hasClientCertificate = !request.tls.clientChain.isEmpty();
    attempt.hasCredentials = !request.userName.isEmpty() || !request.password.isEmpty()
                             || !request.bearerToken.isEmpty() || (parsed.url && parsed.url->hasUserInfo())
                             || request.headers.contains("Authorization");
    attempt.serverName = request.tls.serverName;
    return attempt;
}

} // namespace workbench
