#include "wslib/protocol/HttpHead.h"

#include <algorithm>

namespace wslib {

namespace {

constexpr QByteArrayView responsePrefix("HTTP/");

// Takes the text up to CRLF off the front. The reader has made sure that there is one.
QByteArrayView takeLine(QByteArrayView &text)
{
    const qsizetype end = text.indexOf("\r\n");
    const QByteArrayView line = text.first(std::max<qsizetype>(0, end));
    text = end < 0 ? QByteArrayView() : text.sliced(end + 2);
    return line;
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool parseVersion(QByteArrayView text, int &majorVersion, int &minorVersion)
{
    if (text.size() != 8 || !text.startsWith(responsePrefix) || !isDigit(text[5]) || text[6] != '.'
        || !isDigit(text[7]))
        return false;
    majorVersion = text[5] - '0';
    minorVersion = text[7] - '0';
    return true;
}

const char *parseFields(QByteArrayView text, HttpHeaders &headers)
{
    for (QByteArrayView line = takeLine(text); !line.isEmpty(); line = takeLine(text)) {
        if (line.front() == ' ' || line.front() == '\t')
            return "folded header line";
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            return "header line without a colon";
        const QByteArrayView name = line.first(colon);
        const QByteArrayView value = trimmedBlanks(line.sliced(colon + 1));
        if (!isToken(name))
            return "header name is not a token";
        if (!isFieldValue(value))
            return "control character in a header value";
        headers.append(name.toByteArray(), value.toByteArray());
    }
    return nullptr;
}

bool isTargetByte(char byte)
{
    const auto code = static_cast<quint8>(byte);
    return code > 0x20 && code < 0x7F;
}

} // namespace

std::variant<HttpRequestHead, HttpError> parseRequestHead(const QByteArray &raw)
{
    HttpRequestHead head;
    QByteArrayView rest(raw);
    const QByteArrayView line = takeLine(rest);
    const qsizetype firstSpace = line.indexOf(' ');
    const qsizetype lastSpace = line.lastIndexOf(' ');
    if (firstSpace < 0 || lastSpace <= firstSpace + 1)
        return HttpError{400, "malformed request line"};
    const QByteArrayView target = line.sliced(firstSpace + 1, lastSpace - firstSpace - 1);
    if (!isToken(line.first(firstSpace)))
        return HttpError{400, "request method is not a token"};
    if (!std::all_of(target.begin(), target.end(), isTargetByte))
        return HttpError{400, "request target has a character that must be percent-encoded"};
    if (!parseVersion(line.sliced(lastSpace + 1), head.majorVersion, head.minorVersion))
        return HttpError{400, "malformed HTTP version"};
    if (const char *violation = parseFields(rest, head.headers))
        return HttpError{400, violation};
    head.method = line.first(firstSpace).toByteArray();
    head.target = target.toByteArray();
    head.raw = raw;
    return head;
}

std::variant<HttpResponseHead, HttpError> parseResponseHead(const QByteArray &raw)
{
    HttpResponseHead head;
    QByteArrayView rest(raw);
    const QByteArrayView line = takeLine(rest);
    // "HTTP/1.1 101 Reason"; the reason and the blank before it may be missing.
    if (line.size() < 12 || !parseVersion(line.first(8), head.majorVersion, head.minorVersion) || line[8] != ' ')
        return HttpError{400, "malformed status line"};
    const QByteArrayView code = line.sliced(9, 3);
    if (!std::all_of(code.begin(), code.end(), isDigit) || code.front() == '0' || (line.size() > 12 && line[12] != ' '))
        return HttpError{400, "malformed status line"};
    head.status = code.toByteArray().toInt();
    head.reason = line.size() > 13 ? line.sliced(13).toByteArray() : QByteArray();
    if (!isFieldValue(head.reason))
        return HttpError{400, "control character in the status line"};
    if (const char *violation = parseFields(rest, head.headers))
        return HttpError{400, violation};
    head.raw = raw;
    return head;
}

bool announcesBody(const HttpHeaders &headers)
{
    return std::any_of(headers.begin(), headers.end(), [](const HttpHeaders::Field &field) {
        return equalsIgnoringCase(field.name, "Transfer-Encoding")
               || (equalsIgnoringCase(field.name, "Content-Length") && field.value != "0");
    });
}

HttpHeadReader::HttpHeadReader(Kind kind, const Limits &limits)
    : m_kind(kind)
    , m_maxSize(limits.maxHeadSize)
    , m_maxFields(limits.maxHeadFields)
{
}

HttpHeadReader::Progress HttpHeadReader::receive(QByteArrayView &input)
{
    while (m_progress == Progress::NeedMore && !input.isEmpty()) {
        const char byte = input.front();
        input = input.sliced(1);
        m_progress = takeByte(byte);
    }
    return m_progress;
}

HttpHeadReader::Progress HttpHeadReader::fail(int status, const char *text)
{
    m_error = {status, text};
    return Progress::Failed;
}

HttpHeadReader::Progress HttpHeadReader::takeByte(char byte)
{
    const bool afterCr = !m_raw.isEmpty() && m_raw.back() == '\r';
    const qsizetype at = m_raw.size();
    if (at >= m_maxSize)
        return fail(431, "the head is too large");
    m_raw.append(byte);
    if (byte == '\0')
        return fail(400, "NUL in the head");
    if (afterCr != (byte == '\n'))
        return fail(400, afterCr ? "CR without LF in the head" : "LF without CR in the head");
    if (m_kind == Kind::Response && at < responsePrefix.size() && byte != responsePrefix[at])
        return fail(400, "the answer is not HTTP");
    if (m_kind == Kind::Request && at == 0 && !isToken(QByteArrayView(&byte, 1)))
        return fail(400, "the request is not HTTP");
    return byte == '\n' ? endLine() : Progress::NeedMore;
}

HttpHeadReader::Progress HttpHeadReader::endLine()
{
    const qsizetype length = m_raw.size() - m_lineStart - 2;
    m_lineStart = m_raw.size();
    if (length == 0)
        return Progress::Complete;
    ++m_lines;
    if (m_lines > m_maxFields + 1)
        return fail(431, "too many header fields");
    return Progress::NeedMore;
}

} // namespace wslib
