#include "workbench/conformance/HttpAnswer.h"

namespace workbench::conformance {

namespace {

QByteArray phraseOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 426:
        return "Upgrade Required";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Service Unavailable";
    }
}

} // namespace

HttpAnswer HttpAnswer::error(int status, const QByteArray &sentence)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = sentence + '\n';
    return answer;
}

QByteArray HttpAnswer::bytes(bool toHead) const
{
    const QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + phraseOf(status)
                            + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size())
                            + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n" + fields
                            + "Connection: close\r\n\r\n";
    return toHead ? head : head + body;
}

} // namespace workbench::conformance
