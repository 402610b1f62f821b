#include "tests/support/TestRegistry.h"

#include "wslib/protocol/FileAnswer.h"

#include <QtTest>

using namespace wslib;

class FileAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsTheWholeFile();
    void tellsHeadTheLengthOfGet();
    void saysNothingOfAnUnknownDate();
    void evaluatesConditions_data();
    void evaluatesConditions();
    void evaluatesConditionsForHead_data();
    void evaluatesConditionsForHead();
    void sendsRanges_data();
    void sendsRanges();
    void saysWhichRangeItSends();
    void saysHowLongTheFileIs();
    void keepsBytesToThemselvesWithoutChange();
    void ignoresRangesOfHead();
    void asksIfRange_data();
    void asksIfRange();
    void sendsAnyRangeOfSmallFiles();
};

namespace {

constexpr auto earlier = "Sun, 06 Nov 1994 08:49:36 GMT";
constexpr auto same = "Sun, 06 Nov 1994 08:49:37 GMT";
constexpr auto later = "Sun, 06 Nov 1994 08:49:38 GMT";

FileFacts thousandBytes()
{
    FileFacts facts;
    facts.size = 1000;
    facts.entityTag = "\"v1\"";
    facts.lastModified = QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37, 500), Qt::UTC);
    facts.contentType = "text/plain; charset=utf-8";
    return facts;
}

// @p fields: a line each, without CR.
HttpRequestHead request(const QByteArray &fields = {}, const QByteArray &method = "GET")
{
    HttpRequestHead head;
    head.method = method;
    head.target = "/file";
    for (const QByteArray &line : fields.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            head.headers.append(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    return head;
}

FileAnswer answer(const QByteArray &fields, const QByteArray &method = "GET")
{
    return answerFileRequest(request(fields, method), thousandBytes());
}

// "206 bytes 0-9/1000", or the status alone; and what is sent must be what was said.
QByteArray outcome(const FileAnswer &answer)
{
    const QByteArray range = answer.head.headers.joined("Content-Range");
    const QByteArray lengthSaid = QByteArray::number(answer.length);
    const bool sends = answer.head.status == 200 || answer.head.status == 206;
    if (sends && !answer.head.serialized().contains("Content-Length: " + lengthSaid + "\r\n"))
        return "another length than it says";
    if (!sends && answer.length != 0)
        return "a body without a file";
    return QByteArray::number(answer.head.status) + (range.isEmpty() ? "" : ' ' + range);
}

QByteArray dated(const char *name, const char *date)
{
    return QByteArray(name) + ": " + date + '\n';
}

} // namespace

void FileAnswerTest::sendsTheWholeFile()
{
    const FileAnswer answer = answerFileRequest(request(), thousandBytes());
    QCOMPARE(answer.head.serialized(), QByteArray("HTTP/1.1 200 OK\r\n"
                                                  "ETag: \"v1\"\r\n"
                                                  "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                                                  "Content-Type: text/plain; charset=utf-8\r\n"
                                                  "Content-Length: 1000\r\n\r\n"));
    QCOMPARE(answer.offset, 0);
    QCOMPARE(answer.length, 1000);
}

void FileAnswerTest::tellsHeadTheLengthOfGet()
{
    const FileAnswer get = answerFileRequest(request(), thousandBytes());
    const FileAnswer head = answerFileRequest(request({}, "HEAD"), thousandBytes());
    QCOMPARE(head.head.serialized(), get.head.serialized());
    QCOMPARE(head.length, 0);
}

void FileAnswerTest::saysNothingOfAnUnknownDate()
{
    FileFacts facts = thousandBytes();
    facts.lastModified.reset();
    QVERIFY(!answerFileRequest(request(), facts).head.headers.contains("Last-Modified"));
    // §13.1.3, §13.1.4: such conditions are ignored.
    QCOMPARE(answerFileRequest(request(dated("If-Modified-Since", later)), facts).head.status, 200);
    QCOMPARE(answerFileRequest(request(dated("If-Unmodified-Since", earlier)), facts).head.status, 200);
    QCOMPARE(answerFileRequest(request(dated("If-Range", same) + "Range: bytes=0-0"), facts).head.status, 200);
}

// RFC 9110 §13.
void FileAnswerTest::evaluatesConditions_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &fields, int status) {
        QTest::newRow(name) << fields << status;
    };
    // §13.1.1
    row("If-Match: it", "If-Match: \"v1\"", 200);
    row("If-Match: any", "If-Match: *", 200);
    row("If-Match: among others", "If-Match: \"a,b\", , \"v1\",\"c\"", 200);
    row("If-Match: in another field", "If-Match: \"a\"\nIf-Match: \"v1\"", 200);
    row("If-Match: another", "If-Match: \"v2\"", 412);
    row("If-Match: weak isn't the same", "If-Match: W/\"v1\"", 412);
    row("If-Match: another case", "If-Match: \"V1\"", 412);
    row("If-Match: without quotes", "If-Match: v1", 412);
    row("If-Match: malformed behind it", "If-Match: \"v1\" x", 412);
    row("If-Match: any and it", "If-Match: *, \"v1\"", 412);
    row("If-Match: nothing", "If-Match:", 412);
    // §13.1.2
    row("If-None-Match: it", "If-None-Match: \"v1\"", 304);
    row("If-None-Match: weak is enough", "If-None-Match: W/\"v1\"", 304);
    row("If-None-Match: any", "If-None-Match: *", 304);
    row("If-None-Match: among others", "If-None-Match: \"a,b\",W/\"c\" , W/\"v1\"", 304);
    row("If-None-Match: in another field", "If-None-Match: \"a\"\nIf-None-Match: \"v1\"", 304);
    row("If-None-Match: another", "If-None-Match: \"v2\"", 200);
    row("If-None-Match: part of another", "If-None-Match: \"xv1\", \"v1x\", \"\", \",\"v1\",\"", 200);
    row("If-None-Match: small w", "If-None-Match: w/\"v1\"", 200);
    row("If-None-Match: without its end", "If-None-Match: \"v1", 200);
    row("If-None-Match: a blank within", "If-None-Match: \"v 1\", \"v1\"", 200);
    row("If-None-Match: no comma between", "If-None-Match: \"a\" \"v1\"", 200);
    row("If-None-Match: commas", "If-None-Match: ,, ,", 200);
    row("If-None-Match: other bytes than ASCII", "If-None-Match: \"gr\xC3\xBC\xC3\x9F\", \"v1\"", 304);
    // §13.1.3
    row("If-Modified-Since: same", dated("If-Modified-Since", same), 304);
    row("If-Modified-Since: later", dated("If-Modified-Since", later), 304);
    row("If-Modified-Since: earlier", dated("If-Modified-Since", earlier), 200);
    row("If-Modified-Since: in RFC 850's form", "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT", 304);
    row("If-Modified-Since: in asctime's form", "If-Modified-Since: Sun Nov  6 08:49:37 1994", 304);
    row("If-Modified-Since: no date", "If-Modified-Since: tomorrow", 200);
    row("If-Modified-Since: twice", dated("If-Modified-Since", same) + dated("If-Modified-Since", same), 200);
    row("If-Modified-Since beside If-None-Match", dated("If-Modified-Since", later) + "If-None-Match: \"v2\"", 200);
    row("If-Modified-Since beside it", dated("If-Modified-Since", earlier) + "If-None-Match: \"v1\"", 304);
    // §13.1.4
    row("If-Unmodified-Since: same", dated("If-Unmodified-Since", same), 200);
    row("If-Unmodified-Since: later", dated("If-Unmodified-Since", later), 200);
    row("If-Unmodified-Since: earlier", dated("If-Unmodified-Since", earlier), 412);
    row("If-Unmodified-Since: no date", "If-Unmodified-Since: 0", 200);
    row("If-Unmodified-Since beside If-Match", dated("If-Unmodified-Since", earlier) + "If-Match: \"v1\"", 200);
    // §13.2.2
    row("first If-Match", "If-Match: \"v2\"\nIf-None-Match: \"v1\"", 412);
    row("then If-None-Match", "If-Match: \"v1\"\nIf-None-Match: \"v1\"", 304);
    row("first If-Unmodified-Since", dated("If-Unmodified-Since", earlier) + "If-None-Match: \"v1\"", 412);
    row("then Range", "If-Match: \"v1\"\nIf-None-Match: \"v2\"\nRange: bytes=0-0", 206);
    row("no Range of what is known", "If-None-Match: \"v1\"\nRange: bytes=0-0", 304);
    row("no Range of another", "If-Match: \"v2\"\nRange: bytes=2000-", 412);
    row("not known, and no such range", "If-None-Match: \"v2\"\nRange: bytes=2000-", 416);
}

void FileAnswerTest::evaluatesConditions()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    const FileAnswer got = answer(fields);
    QCOMPARE(got.head.status, status);
    QCOMPARE(got.length, status == 200 ? 1000 : status == 206 ? 1 : 0);
    if (status == 304) // §15.4.5: what a 200 would have said of the version
        QCOMPARE(got.head.headers.value("ETag"), std::optional<QByteArray>("\"v1\""));
    if (status == 304)
        QVERIFY(!got.head.serialized().contains("Content-Length"));
}

void FileAnswerTest::evaluatesConditionsForHead_data()
{
    evaluatesConditions_data();
}

void FileAnswerTest::evaluatesConditionsForHead()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    const FileAnswer got = answer(fields, "HEAD");
    QCOMPARE(got.head.status, status == 206 || status == 416 ? 200 : status);
    QCOMPARE(got.length, 0);
    QVERIFY(got.head.serialized().endsWith("\r\n\r\n"));
    QCOMPARE(got.head.serialized().count("\r\n\r\n"), 1);
}

// RFC 9110 §14.
void FileAnswerTest::sendsRanges_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const QByteArray &range, const QByteArray &expected, qint64 size = 1000) {
        QTest::addRow("%s of %lld", range.constData(), static_cast<long long>(size)) << range << size << expected;
    };
    row("bytes=0-0", "206 bytes 0-0/1000");
    row("bytes=0-499", "206 bytes 0-499/1000");
    row("bytes=500-999", "206 bytes 500-999/1000");
    row("bytes=999-999", "206 bytes 999-999/1000");
    row("bytes=500-", "206 bytes 500-999/1000");
    row("bytes=0-", "206 bytes 0-999/1000");
    row("bytes=-1", "206 bytes 999-999/1000");
    row("bytes=-1000", "206 bytes 0-999/1000");
    row("bytes=-5000", "206 bytes 0-999/1000");
    row("bytes=990-5000", "206 bytes 990-999/1000");
    row("bytes=007-0009", "206 bytes 7-9/1000");
    row("BYTES=1-2", "206 bytes 1-2/1000"); // §14.1: a unit has no case
    row("bytes=1-2,", "206 bytes 1-2/1000");
    row("bytes=, 1-2 ,\t,", "206 bytes 1-2/1000");
    // Numbers without end.
    row("bytes=1-9223372036854775807", "206 bytes 1-999/1000");
    row("bytes=1-9223372036854775808", "206 bytes 1-999/1000");
    row("bytes=1-" + QByteArray(500, '9'), "206 bytes 1-999/1000");
    row("bytes=-" + QByteArray(500, '9'), "206 bytes 0-999/1000");
    row("bytes=" + QByteArray(500, '0') + "-0", "206 bytes 0-0/1000");
    // Behind the end.
    row("bytes=1000-", "416 bytes */1000");
    row("bytes=1000-1000", "416 bytes */1000");
    row("bytes=9223372036854775807-", "416 bytes */1000");
    row("bytes=18446744073709551616-18446744073709551617", "416 bytes */1000");
    row("bytes=" + QByteArray(500, '9') + "-", "416 bytes */1000");
    row("bytes=-0", "416 bytes */1000");
    // Malformed, or not ours.
    for (const char *range : {"bytes",
                              "bytes=",
                              "bytes=,",
                              "bytes=-",
                              "bytes=--1",
                              "bytes=1",
                              "bytes=a-b",
                              "bytes=1-2-3",
                              "bytes=1-2x",
                              "bytes=0x1-2",
                              "bytes=+1-2",
                              "bytes=1 - 2",
                              "bytes =1-2",
                              "bytes:1-2",
                              "bytes=2-1",
                              "bytes=1000-999",
                              "lines=1-2",
                              "byte=1-2",
                              "1-2",
                              "bytes=1.0-2",
                              "bytes=*",
                              "bytes=1-\xC2\xB2",
                              "bytes=99999999999999999999-1"})
        row(range, "200");
    // Several.
    row("bytes=0-0,-1", "200");
    row("bytes=0-0, 1-1", "200");
    row("bytes=0-0,2000-", "200");
    row("bytes=0-0,bytes=1-1", "200");
    // Small files.
    row("bytes=0-0", "206 bytes 0-0/1", 1);
    row("bytes=-2", "206 bytes 0-0/1", 1);
    row("bytes=1-", "416 bytes */1", 1);
    row("bytes=0-", "416 bytes */0", 0);
    row("bytes=0-0", "416 bytes */0", 0);
    row("bytes=-0", "416 bytes */0", 0);
    row("bytes=-1", "200", 0); // satisfiable (§14.1.2), but Content-Range can't tell it
    // Large ones.
    constexpr qint64 largest = std::numeric_limits<qint64>::max();
    row("bytes=4294967296-4294967297", "206 bytes 4294967296-4294967297/5000000000", 5000000000);
    row("bytes=-1", "206 bytes 9223372036854775806-9223372036854775806/9223372036854775807", largest);
    row("bytes=9223372036854775806-9223372036854775807",
        "206 bytes 9223372036854775806-9223372036854775806/9223372036854775807", largest);
    row("bytes=0-" + QByteArray(30, '9'), "206 bytes 0-9223372036854775806/9223372036854775807", largest);
    row("bytes=" + QByteArray(30, '9') + "-", "416 bytes */9223372036854775807", largest);
}

void FileAnswerTest::sendsRanges()
{
    QFETCH(QByteArray, range);
    QFETCH(qint64, size);
    QFETCH(QByteArray, expected);
    FileFacts facts = thousandBytes();
    facts.size = size;
    const FileAnswer got = answerFileRequest(request("Range: " + range), facts);
    QCOMPARE(outcome(got), expected);
    if (got.head.status == 206)
        QVERIFY(expected.startsWith("206 bytes " + QByteArray::number(got.offset) + '-'
                                    + QByteArray::number(got.offset + got.length - 1) + '/'));
}

// §15.3.7: what a 200 would have said, and the range.
void FileAnswerTest::saysWhichRangeItSends()
{
    QCOMPARE(answer("Range: bytes=10-19").head.serialized(),
             QByteArray("HTTP/1.1 206 Partial Content\r\n"
                        "ETag: \"v1\"\r\n"
                        "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                        "Content-Type: text/plain; charset=utf-8\r\n"
                        "Content-Range: bytes 10-19/1000\r\n"
                        "Content-Length: 10\r\n\r\n"));
}

// §15.5.17
void FileAnswerTest::saysHowLongTheFileIs()
{
    const FileAnswer got = answer("Range: bytes=1000-");
    QVERIFY(got.head.serialized().startsWith("HTTP/1.1 416 Range Not Satisfiable\r\n"));
    QCOMPARE(got.head.headers.joined("Content-Range"), QByteArray("bytes */1000"));
    QCOMPARE(got.head.body, QByteArray("The file ends before the range that was asked for.\n"));
}

void FileAnswerTest::keepsBytesToThemselvesWithoutChange()
{
    const FileAnswer got = answer("If-Match: \"v2\"");
    QVERIFY(got.head.serialized().startsWith("HTTP/1.1 412 Precondition Failed\r\n"));
    QVERIFY(!got.head.headers.contains("Content-Range"));
    QCOMPARE(got.length, 0);
}

// §14.2: Range is defined for GET.
void FileAnswerTest::ignoresRangesOfHead()
{
    for (const char *range : {"Range: bytes=0-0", "Range: bytes=5000-", "Range: x"}) {
        const FileAnswer got = answer(range, "HEAD");
        QCOMPARE(got.head.status, 200);
        QVERIFY(got.head.serialized().contains("\r\nContent-Length: 1000\r\n"));
        QVERIFY(!got.head.headers.contains("Content-Range"));
        QCOMPARE(got.length, 0);
    }
}

// §13.1.5
void FileAnswerTest::asksIfRange_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *value, const char *expected) {
        QTest::newRow(value) << QByteArray(value) << QByteArray(expected);
    };
    row("\"v1\"", "206 bytes 0-9/1000");
    row("\"v2\"", "200");
    row("W/\"v1\"", "200");
    row("\"v1\", \"v2\"", "200"); // no list
    row("*", "200");
    row("v1", "200");
    row("", "200");
    row(same, "206 bytes 0-9/1000");
    row("Sunday, 06-Nov-94 08:49:37 GMT", "206 bytes 0-9/1000");
    row(earlier, "200");
    row(later, "200"); // exactly, not "since"
    row("nonsense", "200");
}

void FileAnswerTest::asksIfRange()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(outcome(answer("If-Range: " + value + "\nRange: bytes=0-9")), expected);
    // Another version has no range to be behind of.
    if (expected == "200")
        QCOMPARE(outcome(answer("If-Range: " + value + "\nRange: bytes=5000-")), QByteArray("200"));
    QCOMPARE(outcome(answer("If-Range: " + value)), QByteArray("200"));
}

void FileAnswerTest::sendsAnyRangeOfSmallFiles()
{
    FileFacts facts = thousandBytes();
    for (facts.size = 0; facts.size < 6; ++facts.size) {
        for (qint64 first = 0; first < 8; ++first) {
            for (qint64 last = first; last < 8; ++last) {
                const QByteArray range = "Range: bytes=" + QByteArray::number(first) + '-' + QByteArray::number(last);
                const FileAnswer got = answerFileRequest(request(range), facts);
                QCOMPARE(got.head.status, first < facts.size ? 206 : 416);
                QCOMPARE(got.length, std::max<qint64>(0, std::min(last + 1, facts.size) - first));
                QCOMPARE(got.offset, first < facts.size ? first : 0);
            }
        }
    }
}

WINDSOCK_TEST(FileAnswerTest)
#include "FileAnswerTest.moc"
