#include "tests/support/TestRegistry.h"

#include "wslib/protocol/HttpHead.h"

#include <QtTest>

using namespace wslib;

/// The parsers of a whole head; HttpHeadReaderTest has what the reader refuses before.
class HttpHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesARequest();
    void parsesRequestLines_data();
    void parsesRequestLines();
    void refusesRequestLines_data();
    void refusesRequestLines();
    void parsesAResponse();
    void parsesStatusLines_data();
    void parsesStatusLines();
    void refusesStatusLines_data();
    void refusesStatusLines();
    void parsesFields_data();
    void parsesFields();
    void refusesFields_data();
    void refusesFields();
    void tellsFoldedLines();
    void refusesPartsOfAHead();
};

namespace {

QByteArray fieldsText(const HttpHeaders &headers)
{
    QByteArray text;
    for (const HttpHeaders::Field &field : headers)
        text += '[' + field.name + '=' + field.value + ']';
    return text;
}

QByteArray requestText(const QByteArray &raw)
{
    const auto parsed = parseRequestHead(raw);
    if (const auto *error = std::get_if<HttpError>(&parsed))
        return "refused " + QByteArray::number(error->status) + (qstrlen(error->text) > 0 ? "" : " without a reason");
    const auto &head = std::get<HttpRequestHead>(parsed);
    return head.method + '|' + head.target + '|' + QByteArray::number(head.majorVersion) + '.'
           + QByteArray::number(head.minorVersion) + fieldsText(head.headers);
}

QByteArray responseText(const QByteArray &raw)
{
    const auto parsed = parseResponseHead(raw);
    if (const auto *error = std::get_if<HttpError>(&parsed))
        return "refused " + QByteArray::number(error->status) + (qstrlen(error->text) > 0 ? "" : " without a reason");
    const auto &head = std::get<HttpResponseHead>(parsed);
    return QByteArray::number(head.majorVersion) + '.' + QByteArray::number(head.minorVersion) + '|'
           + QByteArray::number(head.status) + '|' + head.reason + fieldsText(head.headers);
}

const QByteArray refused = "refused 400";

} // namespace

void HttpHeadTest::parsesARequest()
{
    const QByteArray raw = "GET /chat?room=1 HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\n\r\n";
    QCOMPARE(requestText(raw), QByteArray("GET|/chat?room=1|1.1[Host=example.com][Upgrade=websocket]"));
    QCOMPARE(std::get<HttpRequestHead>(parseRequestHead(raw)).raw, raw);
}

void HttpHeadTest::parsesRequestLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("parsed");
    const auto row = [](const char *line, const char *parsed) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(parsed);
    };
    row("GET / HTTP/1.1", "GET|/|1.1");
    row("GET / HTTP/1.0", "GET|/|1.0");
    row("GET / HTTP/2.0", "GET|/|2.0");
    row("GET / HTTP/9.9", "GET|/|9.9");
    row("POST /a%20b?c=%C3%A4&d#e HTTP/1.1", "POST|/a%20b?c=%C3%A4&d#e|1.1");
    row("get / HTTP/1.1", "get|/|1.1");
    row("M-SEARCH * HTTP/1.1", "M-SEARCH|*|1.1");
    row("GET ws://example.com:80/x HTTP/1.1", "GET|ws://example.com:80/x|1.1");
    row("GET /!~ HTTP/1.1", "GET|/!~|1.1"); // the first and the last visible character
}

void HttpHeadTest::parsesRequestLines()
{
    QFETCH(QByteArray, line);
    QTEST(requestText(line + "\r\n\r\n"), "parsed");
}

void HttpHeadTest::refusesRequestLines_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
    row("empty", "");
    row("one word", "GET");
    row("no version", "GET /");
    row("no target", "GET HTTP/1.1");
    row("empty target", "GET  HTTP/1.1");
    row("no method", " / HTTP/1.1");
    row("method not a token", "G(T / HTTP/1.1");
    row("two blanks before the target", "GET  / HTTP/1.1");
    row("two blanks before the version", "GET /  HTTP/1.1");
    row("blank in the target", "GET /a b HTTP/1.1");
    row("blank at the end", "GET / HTTP/1.1 ");
    row("tab for a blank", "GET\t/ HTTP/1.1");
    row("tab in the target", "GET /a\tb HTTP/1.1");
    row("DEL in the target", "GET /\x7F HTTP/1.1");
    row("control character in the target", "GET /\x01 HTTP/1.1");
    row("raw UTF-8 in the target", "GET /\xC3\xA4 HTTP/1.1");
    for (const char *version :
         {"HTTP/1", "HTTP/1.", "HTTP/.1", "HTTP/1.1.1", "HTTP/11.1", "HTTP/1.11", "http/1.1", "HTTP 1.1", "HTTP/1,1",
          "HTTP/a.1", "HTTP/1.b", "HTTP/:.1", "HTTP/1./", "HTTX/1.1", "1.1"})
        row(version, QByteArray("GET / ") + version);
}

void HttpHeadTest::refusesRequestLines()
{
    QFETCH(QByteArray, line);
    QCOMPARE(requestText(line + "\r\n\r\n"), refused);
    QCOMPARE(requestText(line + "\r\nHost: x\r\n\r\n"), refused);
}

void HttpHeadTest::parsesAResponse()
{
    const QByteArray raw = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
    QCOMPARE(responseText(raw), QByteArray("1.1|101|Switching Protocols[Upgrade=websocket]"));
    QCOMPARE(std::get<HttpResponseHead>(parseResponseHead(raw)).raw, raw);
}

void HttpHeadTest::parsesStatusLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("parsed");
    const auto row = [](const char *line, const char *parsed) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(parsed);
    };
    row("HTTP/1.1 200 OK", "1.1|200|OK");
    row("HTTP/1.0 404 Not Found", "1.0|404|Not Found");
    row("HTTP/1.1 101", "1.1|101|");
    row("HTTP/1.1 101 ", "1.1|101|");
    row("HTTP/1.1 100 x", "1.1|100|x");
    row("HTTP/1.1 999 odd", "1.1|999|odd");
    row("HTTP/1.1 200 a\tb", "1.1|200|a\tb");
    row("HTTP/1.1 200 \xC3\xA4", "1.1|200|\xC3\xA4");
    row("HTTP/2.0 200 OK", "2.0|200|OK");
}

void HttpHeadTest::parsesStatusLines()
{
    QFETCH(QByteArray, line);
    QTEST(responseText(line + "\r\n\r\n"), "parsed");
}

void HttpHeadTest::refusesStatusLines_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const QByteArray &line) {
        QTest::addRow("%s", line.toPercentEncoding(" /").constData()) << line;
    };
    for (const char *line : {"",
                             "HTTP/1.1",
                             "HTTP/1.1 ",
                             "HTTP/1.1 1",
                             "HTTP/1.1 10",
                             "HTTP/1.1 1011",
                             "HTTP/1.1 101X",
                             "HTTP/1.1 1O1 OK",
                             "HTTP/1.1 x01 OK",
                             "HTTP/1.1 10x OK",
                             "HTTP/1.1 +99 OK",
                             "HTTP/1.1 099 OK",
                             "HTTP/1.1 000 OK",
                             "HTTP/1.1  200 OK",
                             "HTTP/1.1\t200 OK",
                             "HTTP/1.1 200\tOK",
                             "HTTP/1.1-200 OK",
                             "http/1.1 200 OK",
                             "HTTP/1 200 OK",
                             "HTTP/1.10 200 OK",
                             "HTTP/1.x 200 OK",
                             "ICY/1.1 200 OK",
                             "HTTP/1.1 200 O\x01K",
                             "HTTP/1.1 200 O\x7FK"})
        row(line);
}

void HttpHeadTest::refusesStatusLines()
{
    QFETCH(QByteArray, line);
    QCOMPARE(responseText(line + "\r\n\r\n"), refused);
    QCOMPARE(responseText(line + "\r\nA: b\r\n\r\n"), refused);
}

void HttpHeadTest::parsesFields_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("fields");
    const auto row = [](const char *name, const QByteArray &lines, const QByteArray &fields) {
        QTest::newRow(name) << lines << fields;
    };
    row("none", "", "");
    row("plain", "Host: example.com\r\n", "[Host=example.com]");
    row("no blank", "Host:example.com\r\n", "[Host=example.com]");
    row("many blanks", "Host: \t example.com \t\r\n", "[Host=example.com]");
    row("blank within", "A: b  c\td\r\n", "[A=b  c\td]");
    row("empty value", "A:\r\nB: \r\n", "[A=][B=]");
    row("colons in the value", "Host: [::1]:80\r\n", "[Host=[::1]:80]");
    row("same name twice", "a: 1\r\nA: 2\r\n", "[a=1][A=2]");
    row("odd token", "!#$%&'*+-.^_`|~: x\r\n", "[!#$%&'*+-.^_`|~=x]");
    row("UTF-8 value", "A: \xC3\xA4\r\n", "[A=\xC3\xA4]");
    row("high byte value", "A: \xFF\r\n", "[A=\xFF]");
}

void HttpHeadTest::parsesFields()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, fields);
    QCOMPARE(requestText("GET / HTTP/1.1\r\n" + lines + "\r\n"), "GET|/|1.1" + fields);
    QCOMPARE(responseText("HTTP/1.1 200 OK\r\n" + lines + "\r\n"), "1.1|200|OK" + fields);
}

// RFC 9112 §5.1 (no blank before the colon), §5.2 (obsolete folding), RFC 9110 §5.1 and §5.5.
void HttpHeadTest::refusesFields_data()
{
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const QByteArray &lines) { QTest::newRow(name) << lines; };
    row("blank before the colon", "Host : x\r\n");
    row("tab before the colon", "Host\t: x\r\n");
    row("folded with a blank", "A: b\r\n c\r\n");
    row("folded with a tab", "A: b\r\n\tc\r\n");
    row("folded at first", " A: b\r\n");
    row("folded at first with a tab", "\tA: b\r\n");
    row("a blank alone", "A: b\r\n \r\n");
    row("no colon", "Host\r\n");
    row("empty name", ": x\r\n");
    row("blank in the name", "Ho st: x\r\n");
    row("parenthesis in the name", "Ho(st: x\r\n");
    row("non-ASCII name", "H\xC3\xB6st: x\r\n");
    row("control character in the name", "Ho\x01st: x\r\n");
    row("control character in the value", "A: b\x01\r\n");
    row("DEL in the value", "A: b\x7F\r\n");
    row("escape in the value", "A: \x1B[0m\r\n");
    row("NUL in the value", QByteArray("A: \0x\r\n", 7));
    row("CR in the value", "A: b\rC: d\r\n");
    row("LF in the value", "A: b\nC: d\r\n");
}

void HttpHeadTest::refusesFields()
{
    QFETCH(QByteArray, lines);
    for (const QByteArray &around : {QByteArray(), QByteArray("Good: field\r\n")}) {
        QCOMPARE(requestText("GET / HTTP/1.1\r\n" + around + lines + around + "\r\n"), refused);
        QCOMPARE(responseText("HTTP/1.1 200 OK\r\n" + around + lines + around + "\r\n"), refused);
    }
}

// They were allowed once, so whoever still sends them should read what is wrong.
void HttpHeadTest::tellsFoldedLines()
{
    for (const char *fold : {" c: d", "\tc: d", " c", "\tc"}) {
        const auto parsed = parseRequestHead("GET / HTTP/1.1\r\nA: b\r\n" + QByteArray(fold) + "\r\n\r\n");
        QVERIFY(QByteArray(std::get<HttpError>(parsed).text).contains("folded"));
    }
}

// The parsers want a whole head, but survive anything.
void HttpHeadTest::refusesPartsOfAHead()
{
    for (const char *part : {"", "GET", "GET / HTTP/1.1", "HTTP/1.1 101 OK", "\r\n", "\r\n\r\n"}) {
        QCOMPARE(requestText(part), refused);
        QCOMPARE(responseText(part), refused);
    }
}

WINDSOCK_TEST(HttpHeadTest)
#include "HttpHeadTest.moc"
