#include "tests/support/Pieces.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/HttpHead.h"

#include <QtTest>

using namespace wslib;
using Kind = HttpHeadReader::Kind;
using Progress = HttpHeadReader::Progress;

Q_DECLARE_METATYPE(wslib::HttpHeadReader::Kind)

class HttpHeadReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refusesAtTheByte_data();
    void refusesAtTheByte();
    void takesHeadsOfExactlyTheLimit();
    void takesExactlyAsManyFieldsAsTheLimit();
    void hasTheDocumentedLimits();
    void staysAsItEnded();
    void needsMoreWithoutInput();
};

namespace {

struct Reading
{
    Progress progress = Progress::NeedMore;
    qsizetype taken = 0;
    QByteArray left;
};

Reading readIn(HttpHeadReader &reader, const QList<QByteArray> &parts)
{
    Reading reading;
    for (const QByteArray &part : parts) {
        QByteArrayView input(part);
        reading.progress = reader.receive(input);
        reading.taken += part.size() - input.size();
        reading.left += input.toByteArray();
    }
    return reading;
}

Limits limitsOf(qsizetype headSize, int fields)
{
    Limits limits;
    limits.maxHeadSize = headSize;
    limits.maxHeadFields = fields;
    return limits;
}

QByteArray headOfSize(qsizetype size)
{
    const QByteArray start = "GET / HTTP/1.1\r\nX: ";
    return start + QByteArray(size - start.size() - 4, 'x') + "\r\n\r\n";
}

QByteArray headOfFields(int count)
{
    return "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(count) + "\r\n";
}

// The HTTP status of the refusal; 0 if it is taken.
int refusalOf(const QByteArray &head, const Limits &limits)
{
    HttpHeadReader reader(Kind::Request, limits);
    QByteArrayView input(head);
    switch (reader.receive(input)) {
    case Progress::Complete:
        return 0;
    case Progress::Failed:
        return reader.error().status;
    case Progress::NeedMore:
        break;
    }
    return -1;
}

} // namespace

void HttpHeadReaderTest::reads_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("head");
    const auto request = Kind::Request;
    const auto response = Kind::Response;
    QTest::newRow("request") << request << QByteArray("GET /chat HTTP/1.1\r\nHost: example.com\r\n\r\n");
    QTest::newRow("response") << response << QByteArray("HTTP/1.1 101 Switching Protocols\r\nA: b\r\nC: d\r\n\r\n");
    QTest::newRow("no fields") << request << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("response without fields") << response << QByteArray("HTTP/1.1 200\r\n\r\n");
    QTest::newRow("non-ASCII value") << request << QByteArray("GET / HTTP/1.1\r\nA: \xC3\xA4\r\n\r\n");
    // Judged by the parsers, not by the reader.
    QTest::newRow("not quite a request") << request << QByteArray("nonsense\r\n\r\n");
}

void HttpHeadReaderTest::reads()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, head);
    const QByteArray behind = QByteArray::fromHex("8100") + "\r\n\n\n";
    for (const QList<QByteArray> &parts : everyCut(head + behind)) {
        HttpHeadReader reader(kind, {});
        const Reading reading = readIn(reader, parts);
        QCOMPARE(reading.progress, Progress::Complete);
        QCOMPARE(reader.raw(), head);
        QCOMPARE(reading.taken, head.size());
        QCOMPARE(reading.left, behind);
    }
    for (qsizetype size = 0; size < head.size(); ++size) {
        HttpHeadReader reader(kind, {});
        const Reading reading = readIn(reader, {head.first(size)});
        QCOMPARE(reading.progress, Progress::NeedMore);
        QCOMPARE(reader.raw(), head.first(size));
        QCOMPARE(reading.taken, size);
    }
}

// The last byte of each is the one that can't be right.
void HttpHeadReaderTest::refusesAtTheByte_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, Kind kind, const QByteArray &bytes) { QTest::newRow(name) << kind << bytes; };
    const QByteArray line = "GET / HTTP/1.1\r\n";
    row("bare LF", Kind::Request, "GET / HTTP/1.1\n");
    row("bare LF in the fields", Kind::Request, line + "A: b\n");
    row("bare LF as the empty line", Kind::Request, line + "A: b\r\n\n");
    row("CR within a line", Kind::Request, "GET /\rX");
    row("CR in a value", Kind::Request, line + "A: b\rC");
    row("CR before CRLF", Kind::Request, line + "A: b\r\r");
    row("NUL in the request line", Kind::Request, QByteArray("GET /\0", 6));
    row("NUL in a name", Kind::Request, line + QByteArray("A\0", 2));
    row("NUL in a value", Kind::Request, line + QByteArray("A: \0", 4));
    row("NUL behind CR", Kind::Request, line + QByteArray("A: b\r\0", 6));
    row("NUL at first", Kind::Request, QByteArray(1, '\0'));
    row("TLS", Kind::Request, "\x16");
    row("blank at first", Kind::Request, " ");
    row("empty line at first", Kind::Request, "\r");
    row("LF at first", Kind::Request, "\n");
    row("high byte at first", Kind::Request, "\xC3");
    for (int right = 0; right < 5; ++right)
        row(("not HTTP/ from " + QByteArray::number(right)).constData(), Kind::Response,
            QByteArray("HTTP/").first(right) + "x");
    row("lower case http", Kind::Response, "h");
    row("SSH", Kind::Response, "S");
    row("response with a bare LF", Kind::Response, "HTTP/1.1 101 OK\n");
    row("response with CR in the reason", Kind::Response, "HTTP/1.1 101 O\rK");
    row("response with NUL", Kind::Response, QByteArray("HTTP/1.1 101 \0", 14));
}

void HttpHeadReaderTest::refusesAtTheByte()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, bytes);
    HttpHeadReader before(kind, {});
    QCOMPARE(readIn(before, {bytes.chopped(1)}).progress, Progress::NeedMore);
    for (const QList<QByteArray> &parts : everyCut(bytes + "\r\n\r\n")) {
        HttpHeadReader reader(kind, {});
        const Reading reading = readIn(reader, parts);
        QCOMPARE(reading.progress, Progress::Failed);
        QCOMPARE(reader.error().status, 400);
        QVERIFY(qstrlen(reader.error().text) > 0);
        QCOMPARE(reading.taken, bytes.size());
    }
}

void HttpHeadReaderTest::takesHeadsOfExactlyTheLimit()
{
    const Limits limits = limitsOf(100, 10);
    QCOMPARE(headOfSize(100).size(), 100);
    QCOMPARE(refusalOf(headOfSize(99), limits), 0);
    QCOMPARE(refusalOf(headOfSize(100), limits), 0);
    QCOMPARE(refusalOf(headOfSize(101), limits), 431);
    // At the byte past it, not at the end of the head.
    QCOMPARE(refusalOf(headOfSize(200).first(100), limits), -1);
    QCOMPARE(refusalOf(headOfSize(200).first(101), limits), 431);
    // What follows the head doesn't count.
    QCOMPARE(refusalOf(headOfSize(100) + QByteArray(500, 'x'), limits), 0);
}

void HttpHeadReaderTest::takesExactlyAsManyFieldsAsTheLimit()
{
    const Limits limits = limitsOf(10000, 5);
    QCOMPARE(refusalOf(headOfFields(0), limits), 0);
    QCOMPARE(refusalOf(headOfFields(5), limits), 0);
    QCOMPARE(refusalOf(headOfFields(6), limits), 431);
    // At the end of the sixth field.
    QCOMPARE(refusalOf(headOfFields(6).chopped(3), limits), -1);
    QCOMPARE(refusalOf(headOfFields(6).chopped(2), limits), 431);
    QCOMPARE(refusalOf(headOfFields(0), limitsOf(10000, 0)), 0);
    QCOMPARE(refusalOf(headOfFields(1), limitsOf(10000, 0)), 431);
}

// Issue "First light": heads of 64 KiB and 128 fields.
void HttpHeadReaderTest::hasTheDocumentedLimits()
{
    QCOMPARE(refusalOf(headOfSize(65536), {}), 0);
    QCOMPARE(refusalOf(headOfSize(65537), {}), 431);
    QCOMPARE(refusalOf(headOfFields(128), {}), 0);
    QCOMPARE(refusalOf(headOfFields(129), {}), 431);
}

void HttpHeadReaderTest::staysAsItEnded()
{
    HttpHeadReader complete(Kind::Request, {});
    QCOMPARE(readIn(complete, {headOfFields(1), "more"}).left, QByteArray("more"));
    QCOMPARE(readIn(complete, {"more"}).progress, Progress::Complete);
    QCOMPARE(complete.raw(), headOfFields(1));

    HttpHeadReader failed(Kind::Request, {});
    QCOMPARE(readIn(failed, {"\n"}).progress, Progress::Failed);
    const Reading later = readIn(failed, {headOfFields(1)});
    QCOMPARE(later.progress, Progress::Failed);
    QCOMPARE(later.taken, 0);
}

void HttpHeadReaderTest::needsMoreWithoutInput()
{
    HttpHeadReader reader(Kind::Response, {});
    QByteArrayView nothing;
    QCOMPARE(reader.receive(nothing), Progress::NeedMore);
    QVERIFY(reader.raw().isEmpty());
}

WINDSOCK_TEST(HttpHeadReaderTest)
#include "HttpHeadReaderTest.moc"
