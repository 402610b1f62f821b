#include "wslib/protocol/RequestTarget.h"

#include <algorithm>

namespace wslib {

namespace {

// Host names and ports, and what a reg-name may hold: no user info, no path (RFC 9110 §7.2).
bool isAuthority(QByteArrayView host)
{
    return !host.isEmpty() && std::none_of(host.begin(), host.end(), [](char byte) {
        return QByteArrayView("@/?#\\ \t,").contains(byte);
    });
}

// A client of HTTP/1.0 may leave Host out; nobody may say it twice.
bool hasHostAsItMust(const HttpRequestHead &head)
{
    const qsizetype count = head.headers.count("Host");
    const bool mayMiss = head.majorVersion == 1 && head.minorVersion == 0;
    return count == 1 || (count == 0 && mayMiss);
}

} // namespace

std::variant<RequestTarget, HttpResponse> parseRequestTarget(const HttpRequestHead &head)
{
    if (head.target.contains('#'))
        return HttpResponse::refusal(400, "The request target has a fragment.");
    if (!hasHostAsItMust(head))
        return HttpResponse::refusal(400, "Host must be given exactly once.");
    RequestTarget result;
    std::optional<QByteArray> host = head.headers.value("Host");
    QByteArray target = head.target;
    const qsizetype schemeEnd = target.indexOf("://");
    if (!target.startsWith('/') && schemeEnd > 0) {
        const QByteArray scheme = target.first(schemeEnd).toLower();
        if (!QList<QByteArray>{"http", "https", "ws", "wss"}.contains(scheme))
            return HttpResponse::refusal(400, "The request target has an unknown scheme.");
        const QByteArray rest = target.sliced(schemeEnd + 3);
        const auto *authorityEnd = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
        const qsizetype size = authorityEnd - rest.begin();
        host = rest.first(size);
        target = rest.sliced(size);
        if (!target.startsWith('/'))
            target.prepend('/');
    }
    if (!target.startsWith('/') || (host && !isAuthority(*host)))
        return HttpResponse::refusal(400, "The request target or Host is malformed.");
    const qsizetype question = target.indexOf('?');
    result.path = target.first(question < 0 ? target.size() : question);
    result.query = question < 0 ? QByteArray() : target.sliced(question + 1);
    result.host = host.value_or(QByteArray());
    return result;
}

} // namespace wslib
