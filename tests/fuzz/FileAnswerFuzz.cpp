#include "FuzzInput.h"

#include "wslib/protocol/FileAnswer.h"
#include "wslib/protocol/HttpDate.h"

#include <array>

using namespace wslib;

namespace {

constexpr std::array names{"If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since",
                           "Range",    "If-Range"};

// A line of the input is a field; its first byte says which.
HttpRequestHead requestOf(const QByteArray &lines)
{
    HttpRequestHead head;
    head.method = "GET";
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            head.headers.append(names.at(static_cast<quint8>(line.front()) % names.size()), line.sliced(1));
    }
    return head;
}

void checkDates(const HttpHeaders &headers)
{
    for (const HttpHeaders::Field &field : headers) {
        if (const auto date = parseHttpDate(field.value))
            require(parseHttpDate(formatHttpDate(*date)) == date, "what was understood can be written and read again");
    }
}

void checkAnswer(const FileAnswer &answer, const FileFacts &facts)
{
    const int status = answer.head.status;
    require(status == 200 || status == 206 || status == 304 || status == 412 || status == 416,
            "a status is one of five");
    require(answer.offset >= 0 && answer.length >= 0 && answer.offset <= facts.size - answer.length,
            "what is sent lies in the file");
    require(status == 200 || status == 206 || answer.length == 0, "other answers have nothing of the file");
    require(status != 200 || answer.length == facts.size, "200 is the whole file");
    if (status == 206) {
        require(answer.length > 0, "no part is empty");
        require(answer.head.headers.joined("Content-Range")
                    == "bytes " + QByteArray::number(answer.offset) + '-'
                           + QByteArray::number(answer.offset + answer.length - 1) + '/'
                           + QByteArray::number(facts.size),
                "a part says which it is");
    }
    const QByteArray wire = answer.head.serialized();
    require(wire.first(wire.size() - answer.head.body.size()).indexOf("\r\n\r\n") + 4
                == wire.size() - answer.head.body.size(),
            "nothing of a request breaks the answer");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    FuzzInput input(data, size);
    FileFacts facts;
    const quint8 settings = input.byte();
    facts.size = qint64{input.byte()} << (settings % 56U);
    facts.entityTag = "\"v1\"";
    facts.contentType = "text/plain";
    if ((settings & 0x80U) != 0)
        facts.lastModified = QDateTime::fromSecsSinceEpoch(784111777, Qt::UTC);

    HttpRequestHead request = requestOf(input.rest());
    checkDates(request.headers);
    const FileAnswer get = answerFileRequest(request, facts);
    checkAnswer(get, facts);
    request.method = "HEAD";
    const FileAnswer head = answerFileRequest(request, facts);
    require(head.length == 0 && head.head.body.isEmpty(), "HEAD is answered by a head");
    require(head.head.status == get.head.status || get.head.status == 206 || get.head.status == 416,
            "HEAD is answered as GET, but for ranges");
    return 0;
}
