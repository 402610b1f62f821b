#include "workbench/decode/HandshakeFacts.h"

#include "wslib/protocol/HandshakeKey.h"

#include <algorithm>

namespace workbench {

namespace {

bool isSecretName(QByteArrayView name)
{
    static constexpr const char *names[] = {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key",
                                            "api-key",       "x-auth-token"};
    return std::any_of(std::begin(names), std::end(names), [name](const char *secret) {
        return name.compare(QByteArrayView(secret), Qt::CaseInsensitive) == 0;
    });
}

} // namespace

HeadFacts HeadFacts::of(const QByteArray &head)
{
    HeadFacts facts;
    bool first = true;
    for (const QByteArray &raw : head.split('\n')) {
        const QByteArray line = raw.endsWith('\r') ? raw.chopped(1) : raw;
        if (first) {
            facts.startLine = line;
            facts.isRequest = !line.startsWith("HTTP/");
            first = false;
            continue;
        }
        if (line.isEmpty())
            break;
        const qsizetype colon = line.indexOf(':');
        HeadField field;
        field.name = colon < 0 ? line : line.first(colon);
        field.value = colon < 0 ? QByteArray() : line.sliced(colon + 1).trimmed();
        field.isSecret = isSecretName(field.name);
        facts.fields += field;
    }
    return facts;
}

std::optional<QByteArray> HeadFacts::value(QByteArrayView name) const
{
    std::optional<QByteArray> joined;
    for (const HeadField &field : fields) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            joined = joined ? *joined + ", " + field.value : field.value;
    }
    return joined;
}

QByteArray HeadFacts::target() const
{
    const QByteArrayList words = startLine.split(' ');
    return isRequest && words.size() > 1 ? words[1] : QByteArray();
}

int HeadFacts::status() const
{
    const QByteArrayList words = startLine.split(' ');
    return !isRequest && words.size() > 1 ? words[1].toInt() : 0;
}

AcceptVerdict judgeAccept(const HeadFacts &request, const HeadFacts &response)
{
    const std::optional<QByteArray> key = request.value("Sec-WebSocket-Key");
    if (!key || response.status() != 101)
        return AcceptVerdict::Unknown;
    const std::optional<QByteArray> accept = response.value("Sec-WebSocket-Accept");
    if (!accept)
        return AcceptVerdict::Missing;
    return *accept == wslib::acceptKey(*key) ? AcceptVerdict::Right : AcceptVerdict::Wrong;
}

QByteArray maskedHead(const QByteArray &head)
{
    QByteArrayList lines = head.split('\n');
    for (QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && isSecretName(line.first(colon)))
            line = line.first(colon + 1) + " ••••••••" + (line.endsWith('\r') ? "\r" : "");
    }
    return lines.join('\n');
}

} // namespace workbench
