#include "workbench/record/HarHead.h"

#include "workbench/record/JsonText.h"

#include "wslib/protocol/HttpHead.h"

namespace workbench {

using wslib::HttpHeaders;

namespace {

void appendPair(QByteArray &json, QByteArrayView name, QByteArrayView value)
{
    if (!json.endsWith('['))
        json += ',';
    json += "{\"name\":";
    appendJsonHttpText(json, name);
    json += ",\"value\":";
    appendJsonHttpText(json, value);
    json += '}';
}

QByteArray headerList(const HttpHeaders &headers)
{
    QByteArray json = "[";
    for (const auto &field : headers)
        appendPair(json, field.name, field.value);
    return json + ']';
}

// Of "a=1; b=2" in every field @p name; of Set-Cookie only the first pair is a cookie.
QByteArray cookieList(const HttpHeaders &headers, QByteArrayView name, bool onlyFirst)
{
    QByteArray json = "[";
    for (const auto &field : headers) {
        if (!wslib::equalsIgnoringCase(field.name, name))
            continue;
        for (const QByteArray &pair : field.value.split(';')) {
            const qsizetype equals = pair.indexOf('=');
            if (equals > 0)
                appendPair(json, pair.first(equals).trimmed(), pair.sliced(equals + 1).trimmed());
            if (onlyFirst)
                break;
        }
    }
    return json + ']';
}

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

QByteArray queryList(const QByteArray &url)
{
    QByteArray json = "[";
    const qsizetype mark = url.indexOf('?');
    const QByteArrayList pairs = mark < 0 ? QByteArrayList() : url.sliced(mark + 1).split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            appendPair(json, decoded(equals < 0 ? pair : pair.first(equals)),
                       equals < 0 ? QByteArray() : decoded(pair.sliced(equals + 1)));
    }
    return json + ']';
}

} // namespace

QByteArray harRequest(const RecordedConnection &connection)
{
    const auto head = wslib::parseRequestHead(connection.requestHead);
    const auto *request = std::get_if<wslib::HttpRequestHead>(&head);
    const HttpHeaders headers = request != nullptr ? request->headers : HttpHeaders();
    const QByteArray url = connection.url.toUtf8();
    QByteArray json = "{\"method\":\"GET\",\"url\":";
    appendJsonHttpText(json, url);
    json += ",\"httpVersion\":\"HTTP/1.1\",\"headers\":" + headerList(headers);
    json += ",\"queryString\":" + queryList(url);
    json += ",\"cookies\":" + cookieList(headers, "Cookie", false);
    json += ",\"headersSize\":" + QByteArray::number(request != nullptr ? connection.requestHead.size() : -1);
    return json + ",\"bodySize\":0}";
}

QByteArray harResponse(const RecordedConnection &connection)
{
    const auto head = wslib::parseResponseHead(connection.responseHead);
    const auto *response = std::get_if<wslib::HttpResponseHead>(&head);
    const HttpHeaders headers = response != nullptr ? response->headers : HttpHeaders();
    QByteArray json =
        "{\"status\":" + QByteArray::number(response != nullptr ? response->status : 0) + ",\"statusText\":";
    appendJsonHttpText(json, response != nullptr ? response->reason : QByteArray());
    json += ",\"httpVersion\":\"HTTP/1.1\",\"headers\":" + headerList(headers);
    json += ",\"cookies\":" + cookieList(headers, "Set-Cookie", true);
    json += ",\"content\":{\"size\":0,\"mimeType\":\"x-unknown\"},\"redirectURL\":\"\",\"headersSize\":";
    json += QByteArray::number(response != nullptr ? connection.responseHead.size() : -1);
    json += ",\"bodySize\":0,\"_transferSize\":0,\"_error\":";
    if (response != nullptr || connection.failure.isEmpty())
        json += "null";
    else
        appendJsonHttpText(json, connection.failure);
    return json + '}';
}

} // namespace workbench
