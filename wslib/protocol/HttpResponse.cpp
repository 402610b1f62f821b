#include "wslib/protocol/HttpResponse.h"

#include <algorithm>
#include <array>

namespace wslib {

namespace {

struct Phrase
{
    int status;
    const char *text;
};

constexpr std::array phrases{
    Phrase{101, "Switching Protocols"},
    Phrase{200, "OK"},
    Phrase{204, "No Content"},
    Phrase{206, "Partial Content"},
    Phrase{301, "Moved Permanently"},
    Phrase{302, "Found"},
    Phrase{303, "See Other"},
    Phrase{304, "Not Modified"},
    Phrase{307, "Temporary Redirect"},
    Phrase{308, "Permanent Redirect"},
    Phrase{400, "Bad Request"},
    Phrase{401, "Unauthorized"},
    Phrase{403, "Forbidden"},
    Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"},
    Phrase{408, "Request Timeout"},
    Phrase{412, "Precondition Failed"},
    Phrase{413, "Content Too Large"},
    Phrase{416, "Range Not Satisfiable"},
    Phrase{426, "Upgrade Required"},
    Phrase{429, "Too Many Requests"},
    Phrase{431, "Request Header Fields Too Large"},
    Phrase{500, "Internal Server Error"},
    Phrase{502, "Bad Gateway"},
    Phrase{503, "Service Unavailable"},
    Phrase{504, "Gateway Timeout"},
    Phrase{505, "HTTP Version Not Supported"},
};

} // namespace

const char *reasonPhrase(int status)
{
    const auto *found = std::find_if(phrases.begin(), phrases.end(),
                                     [status](const Phrase &phrase) { return phrase.status == status; });
    return found == phrases.end() ? "Unknown" : found->text;
}

HttpResponse HttpResponse::refusal(int status, const QByteArray &text)
{
    HttpResponse response;
    response.status = status;
    response.headers.append("Content-Type", "text/plain; charset=utf-8");
    response.headers.append("Connection", "close");
    response.body = text + '\n';
    return response;
}

HttpResponse HttpResponse::withoutBody() const
{
    HttpResponse response = *this;
    response.contentLength = contentLength.value_or(body.size());
    response.body.clear();
    return response;
}

QByteArray HttpResponse::serialized() const
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const HttpHeaders::Field &field : headers)
        bytes += field.name + ": " + field.value + "\r\n";
    const bool mayHaveBody = status >= 200 && status != 204 && status != 304; // RFC 9110 §6.4.1
    if (mayHaveBody)
        bytes += "Content-Length: " + QByteArray::number(contentLength.value_or(body.size())) + "\r\n";
    return bytes + "\r\n" + (mayHaveBody ? body : QByteArray());
}

} // namespace wslib
