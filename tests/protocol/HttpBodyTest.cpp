#include "tests/support/Pieces.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/HttpBody.h"

#include <QtTest>

using namespace wslib;

class HttpBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsByContentLength();
    void readsUntilTheTransportEnds_data();
    void readsUntilTheTransportEnds();
    void hasNoBody_data();
    void hasNoBody();
    void readsChunks_data();
    void readsChunks();
    void toleratesOddChunks_data();
    void toleratesOddChunks();
    void needsAllChunks();
    void survivesHugeChunkSizes();
    void readsNoChunkExtensionForever();
    void keepsNoMoreThanTheLimit_data();
    void keepsNoMoreThanTheLimit();
    void keepsNoMoreOfChunksThanTheLimit();
    void takesBodiesOfExactlyTheLimit();
};

namespace {

constexpr qsizetype roomy = 1000;

HttpBodyReader readerFor(int status, const QList<HttpHeaders::Field> &fields, qsizetype maxSize = roomy)
{
    HttpResponseHead head;
    head.status = status;
    for (const HttpHeaders::Field &field : fields)
        head.headers.append(field.name, field.value);
    return HttpBodyReader(head, maxSize);
}

HttpBodyReader chunkedReader(qsizetype maxSize = roomy)
{
    return readerFor(404, {{"Transfer-Encoding", "chunked"}}, maxSize);
}

// True if all of @p parts but the last leave it unfinished, and the last one doesn't.
bool endsWithTheLast(HttpBodyReader &reader, const QList<QByteArray> &parts)
{
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        if (reader.receive(parts[i]))
            return false;
    }
    return reader.receive(parts.last());
}

} // namespace

void HttpBodyTest::readsByContentLength()
{
    const QByteArray body = "Not Found\n";
    for (const QList<QByteArray> &parts : everyCut(body)) {
        HttpBodyReader reader = readerFor(404, {{"content-length", "10"}});
        QVERIFY(endsWithTheLast(reader, parts));
        QCOMPARE(reader.body(), body);
        QVERIFY(!reader.isTruncated());
    }
    HttpBodyReader reader = readerFor(404, {{"Content-Length", "10"}});
    QVERIFY(reader.receive(body + "behind it"));
    QCOMPARE(reader.body(), body);
    QVERIFY(!reader.isTruncated());

    HttpBodyReader empty = readerFor(404, {{"Content-Length", "0"}});
    QVERIFY(empty.receive({}));
    QVERIFY(empty.body().isEmpty());
}

void HttpBodyTest::readsUntilTheTransportEnds_data()
{
    QTest::addColumn<QByteArray>("contentLength");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("negative") << QByteArray("-5");
    QTest::newRow("no number") << QByteArray("five");
    QTest::newRow("list") << QByteArray("5, 5");
    QTest::newRow("past 63 bits") << QByteArray("9223372036854775808");
}

void HttpBodyTest::readsUntilTheTransportEnds()
{
    QFETCH(QByteArray, contentLength);
    QList<HttpHeaders::Field> fields;
    if (!contentLength.isEmpty())
        fields.append({"Content-Length", contentLength});
    HttpBodyReader reader = readerFor(404, fields);
    QVERIFY(!reader.receive({}));
    QVERIFY(!reader.receive("some "));
    QVERIFY(!reader.receive("text"));
    QCOMPARE(reader.body(), QByteArray("some text"));
    QVERIFY(!reader.isTruncated());
}

// RFC 9112 §6.3
void HttpBodyTest::hasNoBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("none");
    for (const int status : {100, 103, 199, 204, 304})
        QTest::addRow("%d", status) << status << true;
    for (const int status : {200, 201, 203, 205, 303, 305, 404, 500})
        QTest::addRow("%d", status) << status << false;
}

void HttpBodyTest::hasNoBody()
{
    QFETCH(int, status);
    QFETCH(bool, none);
    HttpBodyReader reader = readerFor(status, {{"Content-Length", "4"}});
    QCOMPARE(reader.receive({}), none);
    QVERIFY(reader.receive("body"));
    QCOMPARE(reader.body(), none ? QByteArray() : QByteArray("body"));
}

// RFC 9112 §7.1
void HttpBodyTest::readsChunks_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &wire, const QByteArray &body) {
        QTest::newRow(name) << wire << body;
    };
    row("empty", "0\r\n", "");
    row("one", "5\r\nHello\r\n0\r\n", "Hello");
    row("two", "5\r\nHello\r\n1\r\n!\r\n0\r\n", "Hello!");
    row("hexadecimal", "1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n", "abcdefghijklmnopqrstuvwxyz");
    row("upper case", "A\r\n0123456789\r\n0\r\n", "0123456789");
    row("leading zeros", "0005\r\nHello\r\n0000\r\n", "Hello");
    row("extension", "5;name=value\r\nHello\r\n0;last\r\n", "Hello");
    row("extension with digits", "5 ; 7=\"9\"\r\nHello\r\n0\r\n", "Hello");
    row("line ends in the data", "4\r\n\r\n\r\n\r\n0\r\n", "\r\n\r\n");
    row("digits in the data", "3\r\n5\r\n\r\n1\r\n0\r\n0\r\n", QByteArray("5\r\n0"));
}

void HttpBodyTest::readsChunks()
{
    QFETCH(QByteArray, wire);
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        HttpBodyReader reader = chunkedReader();
        QVERIFY(endsWithTheLast(reader, parts));
        QTEST(reader.body(), "body");
        QVERIFY(!reader.isTruncated());
    }
    HttpBodyReader reader = chunkedReader();
    QVERIFY(reader.receive(wire + "Trailer: x\r\n\r\nmore"));
    QTEST(reader.body(), "body");
    QVERIFY(reader.receive("5\r\nagain\r\n"));
    QTEST(reader.body(), "body");
}

void HttpBodyTest::toleratesOddChunks_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("bare LF") << QByteArray("5\nHello\n0\n") << QByteArray("Hello");
    QTest::newRow("no size") << QByteArray("\r\n") << QByteArray();
    QTest::newRow("no number") << QByteArray("xyz\r\n") << QByteArray();
    QTest::newRow("something behind the data") << QByteArray("2\r\nabc\r\n0\r\n") << QByteArray("ab");
}

void HttpBodyTest::toleratesOddChunks()
{
    QFETCH(QByteArray, wire);
    HttpBodyReader reader = chunkedReader();
    QVERIFY(reader.receive(wire));
    QTEST(reader.body(), "body");
}

void HttpBodyTest::needsAllChunks()
{
    const QByteArray wire = "5\r\nHello\r\n3\r\nyou\r\n0\r\n";
    for (qsizetype size = 0; size < wire.size(); ++size) {
        HttpBodyReader reader = chunkedReader();
        QVERIFY(!reader.receive(wire.first(size)));
    }
    // Not only "chunked": a list, in any case, before Content-Length (RFC 9112 §6.3).
    HttpBodyReader reader = readerFor(404, {{"Content-Length", "3"}, {"Transfer-Encoding", "gzip, CHUNKED"}});
    QVERIFY(reader.receive(wire));
    QCOMPARE(reader.body(), QByteArray("Helloyou"));
    HttpBodyReader zipped = readerFor(404, {{"Transfer-Encoding", "gzip"}});
    QVERIFY(!zipped.receive(wire));
    QCOMPARE(zipped.body(), wire);
}

void HttpBodyTest::readsNoChunkExtensionForever()
{
    for (const QByteArray &begin : {QByteArray("5;"), QByteArray("5"), QByteArray("1\r\nx")}) {
        HttpBodyReader reader = chunkedReader();
        QVERIFY(!reader.receive(begin + QByteArray(4000, 'x')));
        QVERIFY(reader.receive(QByteArray(100, 'x')));
        QVERIFY(reader.isTruncated());
    }
    HttpBodyReader reader = chunkedReader();
    for (int i = 0; i < 100; ++i)
        QVERIFY(!reader.receive("1;" + QByteArray(100, 'x') + "\r\ny\r\n"));
}

void HttpBodyTest::survivesHugeChunkSizes()
{
    HttpBodyReader reader = chunkedReader(4);
    QVERIFY(!reader.receive("ffffffffffffffffffffffffffffffff\r\n"));
    QVERIFY(!reader.receive("1234"));
    QVERIFY(reader.receive("5"));
    QCOMPARE(reader.body(), QByteArray("1234"));
    QVERIFY(reader.isTruncated());
}

void HttpBodyTest::keepsNoMoreThanTheLimit_data()
{
    QTest::addColumn<QByteArray>("contentLength");
    QTest::newRow("by length") << QByteArray("5000");
    QTest::newRow("until the end") << QByteArray("?");
}

void HttpBodyTest::keepsNoMoreThanTheLimit()
{
    QFETCH(QByteArray, contentLength);
    for (const qsizetype pieceSize : {1, 3, 99, 100, 101, 5000}) {
        HttpBodyReader reader = readerFor(404, {{"Content-Length", contentLength}}, 100);
        bool done = false;
        qsizetype given = 0;
        for (; !done && given < 5000; given += pieceSize)
            done = reader.receive(QByteArray(pieceSize, 'b'));
        QVERIFY(done);
        QVERIFY(given <= 101 + pieceSize);
        QCOMPARE(reader.body(), QByteArray(100, 'b'));
        QVERIFY(reader.isTruncated());
    }
}

void HttpBodyTest::keepsNoMoreOfChunksThanTheLimit()
{
    const QByteArray wire = QByteArray("a\r\n0123456789\r\n").repeated(3) + "0\r\n";
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        HttpBodyReader reader = chunkedReader(25);
        bool done = false;
        for (const QByteArray &part : parts)
            done = reader.receive(part);
        QVERIFY(done);
        QCOMPARE(reader.body(), QByteArray("0123456789012345678901234"));
        QVERIFY(reader.isTruncated());
    }
}

void HttpBodyTest::takesBodiesOfExactlyTheLimit()
{
    HttpBodyReader byLength = readerFor(404, {{"Content-Length", "100"}}, 100);
    QVERIFY(byLength.receive(QByteArray(100, 'b')));
    QVERIFY(!byLength.isTruncated());

    HttpBodyReader chunked = chunkedReader(100);
    QVERIFY(chunked.receive("64\r\n" + QByteArray(100, 'b') + "\r\n0\r\n"));
    QVERIFY(!chunked.isTruncated());
    QCOMPARE(chunked.body().size(), 100);

    HttpBodyReader untilEnd = readerFor(404, {}, 100);
    QVERIFY(!untilEnd.receive(QByteArray(100, 'b')));
    QVERIFY(!untilEnd.isTruncated());
}

WINDSOCK_TEST(HttpBodyTest)
#include "HttpBodyTest.moc"
