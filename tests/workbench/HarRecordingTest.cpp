#include "RecordedLog.h"

#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

/// HAR, as Chrome and mitmproxy write it and read it.
class HarRecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatChromeWrites();
    void writesControlFramesIfAsked();
    void comesBack();
    void bearsAnyTime_data();
    void bearsAnyTime();
    void readsChromes();
    void readsMitmproxys();
    void keepsWhatItDoesNotKnow();
    void redactsWhatItKeeps();
    void writesEachPeerAsAnEntry();
    void writesOneConnectionAfterTheOther();
    void tellsOfAFailedConnect();
    void readsOtherTimesAndOpcodes();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void cutAnywhereItReadsWhatIsThere();
    void bearsAnyDamage();

private:
    static QByteArray sample(const QString &name);
    static QJsonArray entriesOf(const QByteArray &har);
    static QJsonArray messagesOf(const QJsonValue &entry);
};

QByteArray HarRecordingTest::sample(const QString &name)
{
    QFile file(QStringLiteral(WINDSOCK_RECORDINGS "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray HarRecordingTest::entriesOf(const QByteArray &har)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(har, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("at %d: %s", error.offset, qPrintable(error.errorString()));
    return document[QStringLiteral("log")][QStringLiteral("entries")].toArray();
}

QJsonArray HarRecordingTest::messagesOf(const QJsonValue &entry)
{
    return entry[QStringLiteral("_webSocketMessages")].toArray();
}

void HarRecordingTest::writesWhatChromeWrites()
{
    const QJsonArray entries = entriesOf(recorded(clientConversation(), RecordingFormat::Har));
    QCOMPARE(entries.size(), 1);
    const QJsonValue entry = entries.first();
    QCOMPARE(entry[QStringLiteral("_resourceType")].toString(), QStringLiteral("websocket"));
    QCOMPARE(entry[QStringLiteral("request")][QStringLiteral("url")].toString(),
             QStringLiteral("wss://api.example/feed?token=REDACTED&x=1"));
    QCOMPARE(entry[QStringLiteral("request")][QStringLiteral("headers")].toArray().size(), 8);
    QCOMPARE(entry[QStringLiteral("response")][QStringLiteral("status")].toInt(), 101);
    QCOMPARE(entry[QStringLiteral("timings")][QStringLiteral("send")].toInt(-7), 0);
    const QJsonArray messages = messagesOf(entry);
    QCOMPARE(messages.size(), 4); // text and binary alone
    QStringList keys = messages.first().toObject().keys();
    QCOMPARE(keys, (QStringList{QStringLiteral("data"), QStringLiteral("opcode"), QStringLiteral("time"),
                                QStringLiteral("type")}));
    QCOMPARE(messages[0][QStringLiteral("type")].toString(), QStringLiteral("send"));
    QCOMPARE(messages[1][QStringLiteral("data")].toString(), QStringLiteral("=SUM(A1)"));
    QCOMPARE(messages[2][QStringLiteral("opcode")].toInt(), 2);
    QCOMPARE(messages[2][QStringLiteral("data")].toString(), QStringLiteral("AAH//g=="));
    const double seconds =
        messages[1][QStringLiteral("time")].toDouble() - messages[0][QStringLiteral("time")].toDouble();
    QVERIFY2(qAbs(seconds - 0.00100025) < 0.000002, qPrintable(QString::number(seconds, 'f', 9)));
    QVERIFY(messages[0][QStringLiteral("time")].toDouble() > 1'709'287'200);
}

void HarRecordingTest::writesControlFramesIfAsked()
{
    ExportOptions options;
    options.recording.controlFrames = true;
    const QByteArray har = recorded(clientConversation(), RecordingFormat::Har, options);
    const QJsonArray messages = messagesOf(entriesOf(har).first());
    QCOMPARE(messages.size(), 7);
    QCOMPARE(messages[3][QStringLiteral("opcode")].toInt(), 9);
    QCOMPARE(messages[3][QStringLiteral("data")].toString(), QStringLiteral("cA=="));
    QCOMPARE(messages[6][QStringLiteral("opcode")].toInt(), 8);
    QCOMPARE(QByteArray::fromBase64(messages[6][QStringLiteral("data")].toString().toLatin1()),
             QByteArray("\x03\xE8"
                        "bye, \"you\""));
    EntryList read;
    QCOMPARE(importedFrom(har, read).error, QString());
    QCOMPARE(read.lines().mid(2), linesOf(clientConversation()).mid(3));
}

void HarRecordingTest::comesBack()
{
    ExportOptions options;
    options.recording.redact = false;
    const QByteArray har = recorded(clientConversation(), RecordingFormat::Har, options);
    EntryList read;
    const ImportResult result = importedFrom(har, read);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.urls, QStringList{QStringLiteral("wss://api.example/feed?token=url-secret&x=1")});
    QByteArrayList expected;
    for (const QByteArray &line : linesOf(clientConversation())) {
        if (!line.contains(" note ") && !line.contains(" ping ") && !line.contains(" pong ")
            && !line.contains(" close "))
            expected.append(line);
    }
    QCOMPARE(read.lines(), expected);
    options.recording.remains = result.remains;
    QCOMPARE(entriesOf(recorded(read.entries, RecordingFormat::Har, options)), entriesOf(har));
}

// What is out of the range of nanoseconds since 1970 has no time of its own.
void HarRecordingTest::bearsAnyTime_data()
{
    QTest::addColumn<QByteArray>("started");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("startedMs");
    QTest::addColumn<qint64>("ms");
    const auto row = [](const char *started, const char *time, qint64 startedMs, qint64 ms) {
        QTest::newRow(qPrintable(QStringLiteral("%1, %2").arg(QLatin1String(started), QLatin1String(time))))
            << QByteArray(started) << QByteArray(time) << startedMs << ms;
    };
    const qint64 usual = 1'709'287'200'000;
    row("2024-03-01T10:00:00Z", "1709287201.5", usual, usual + 1500);
    row("2024-03-01T10:00:00Z", "1709287201500", usual, usual + 1500);
    row("2024-03-01T10:00:00Z", "9.9e10", usual, usual); // the year 5107
    row("2024-03-01T10:00:00Z", "-9.9e10", usual, usual);
    row("2024-03-01T10:00:00Z", "1e300", usual, usual);
    row("2024-03-01T10:00:00Z", "9223372036854775807", usual, usual);
    row("2024-03-01T10:00:00Z", "-1e15", usual, usual);
    row("2024-03-01T10:00:00Z", "7999999999.5", usual, 7'999'999'999'500);
    row("9999-12-31T23:59:59Z", "1709287201.5", 0, usual + 1500);
    row("0001-01-01T00:00:00Z", "0", 0, 0);
    row("2223-07-01T00:00:00Z", "0", 7'999'516'800'000, 7'999'516'800'000);
}

void HarRecordingTest::bearsAnyTime()
{
    QFETCH(QByteArray, started);
    QFETCH(QByteArray, time);
    QFETCH(qint64, startedMs);
    QFETCH(qint64, ms);
    EntryList read;
    const QByteArray har = "{\"log\":{\"entries\":[{\"startedDateTime\":\"" + started
                           + "\",\"timings\":{\"wait\":1e300},\"request\":{\"url\":\"ws://h/\"},\"response\":{"
                             "\"status\":101},\"_webSocketMessages\":[{\"type\":\"send\",\"opcode\":1,\"data\":\"x\","
                             "\"time\":"
                           + time + "}]}]}}";
    const ImportResult result = importedFrom(har, read);
    QCOMPARE(result.error, QString());
    QCOMPARE(read.entries.size(), 3);
    QCOMPARE(read.entries[0].wallClockMs, startedMs);
    QCOMPARE(read.entries[1].wallClockMs, startedMs + 1'000'000'000);
    QCOMPARE(read.entries[2].wallClockMs, ms);
}

void HarRecordingTest::readsChromes()
{
    EntryList read;
    const ImportResult result = importedFrom(sample(QStringLiteral("chrome.har")), read);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.notes, QStringList());
    const QByteArrayList lines = read.lines();
    QCOMPARE(lines.size(), 6);
    QVERIFY2(
        lines[0].startsWith("sent handshake GET /socket?token=url-secret&room=7 HTTP/1.1\r\nHost: shop.example\r\n"),
        lines[0]);
    QVERIFY2(lines[1].startsWith("received handshake HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"),
             lines[1]);
    QCOMPARE(lines[2], QByteArray("sent text {\"type\":\"subscribe\",\"channel\":\"preise-\xE2\x82\xAC\"}"));
    QCOMPARE(lines[4], QByteArray("received binary 000102ff"));
    QCOMPARE(lines[5], QByteArray("none failure A server must not mask any frames that it sends to the client."));
    QCOMPARE(read.entries[0].wallClockMs, 1'709'287'201'050);
    QCOMPARE(read.entries[2].monotonicNs, 1'709'287'201'125'262'000);
    QCOMPARE(read.entries[2].wallClockMs, 1'709'287'201'125);
}

void HarRecordingTest::readsMitmproxys()
{
    EntryList read;
    const ImportResult result = importedFrom(sample(QStringLiteral("mitmproxy.har")), read);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.urls, QStringList{QStringLiteral("wss://echo.example/ws")});
    QCOMPARE(read.lines().mid(2), (QByteArrayList{"sent text ping", "received text pong", "sent binary deadbeef"}));
    QCOMPARE(read.entries[2].monotonicNs, 1'709'287'201'062'500'000);
}

void HarRecordingTest::keepsWhatItDoesNotKnow()
{
    for (const QString &name : {QStringLiteral("chrome.har"), QStringLiteral("mitmproxy.har")}) {
        const QByteArray original = sample(name);
        EntryList read;
        ExportOptions options;
        options.recording.redact = false;
        options.recording.remains = importedFrom(original, read).remains;
        QJsonObject log = QJsonDocument::fromJson(original)[QStringLiteral("log")].toObject();
        const QByteArray har = recorded(read.entries, RecordingFormat::Har, options);
        QJsonObject again = QJsonDocument::fromJson(har)[QStringLiteral("log")].toObject();
        QVERIFY2(!again.isEmpty(), har);
        QCOMPARE(again[QStringLiteral("creator")][QStringLiteral("name")].toString(), QStringLiteral("Windsock"));
        // The order of entries changes (WebSockets come first), and times are kept to the microsecond.
        const auto byUrl = [](const QJsonValue &entries) {
            QMap<QString, QJsonObject> map;
            for (const QJsonValue &entry : entries.toArray()) {
                QJsonObject object = entry.toObject();
                QJsonArray messages;
                for (const QJsonValue &message : object[QStringLiteral("_webSocketMessages")].toArray()) {
                    QJsonObject rounded = message.toObject();
                    rounded[QStringLiteral("time")] = std::round(rounded[QStringLiteral("time")].toDouble() * 1e6);
                    messages.append(rounded);
                }
                if (object.contains(QStringLiteral("_webSocketMessages")))
                    object[QStringLiteral("_webSocketMessages")] = messages;
                map[entry[QStringLiteral("request")][QStringLiteral("url")].toString()] = object;
            }
            return map;
        };
        QCOMPARE(byUrl(again[QStringLiteral("entries")]), byUrl(log[QStringLiteral("entries")]));
        for (QJsonObject *object : {&log, &again}) {
            object->remove(QStringLiteral("entries"));
            object->remove(QStringLiteral("creator"));
        }
        QCOMPARE(again, log);
    }
}

void HarRecordingTest::redactsWhatItKeeps()
{
    EntryList read;
    ExportOptions options;
    const QByteArray original = sample(QStringLiteral("chrome.har"));
    options.recording.remains = importedFrom(original, read).remains;
    const QByteArray har = recorded(read.entries, RecordingFormat::Har, options);
    QVERIFY(original.contains("secret"));
    QVERIFY2(!har.contains("secret"), har);
    QVERIFY(har.contains("body { color: red }"));
    QCOMPARE(entriesOf(har).size(), 2);
}

void HarRecordingTest::writesEachPeerAsAnEntry()
{
    constexpr int peers = 5;
    QList<LogEntry> log;
    for (quint32 peer = 1; peer <= peers; ++peer)
        log += handshake(peer, false);
    for (int i = 0; i < 100; ++i)
        log.append(
            logEntry(Direction::Received, Kind::Text, QByteArray::number(i), static_cast<quint32>(i % peers + 1)));
    const QJsonArray entries = entriesOf(recorded(log, RecordingFormat::Har));
    QCOMPARE(entries.size(), peers);
    for (int peer = 0; peer < peers; ++peer) {
        const QJsonArray messages = messagesOf(entries[peer]);
        QCOMPARE(messages.size(), 100 / peers);
        QCOMPARE(messages[1][QStringLiteral("data")].toString(), QString::number(peer + peers));
    }
}

void HarRecordingTest::writesOneConnectionAfterTheOther()
{
    const QList<LogEntry> log = clientConversation() + clientConversation();
    const QJsonArray entries = entriesOf(recorded(log, RecordingFormat::Har));
    QCOMPARE(entries.size(), 2);
    QCOMPARE(messagesOf(entries[0]).size(), 4);
    QCOMPARE(messagesOf(entries[1]).size(), 4);
    EntryList read;
    ExportOptions options;
    options.recording.redact = false;
    QCOMPARE(importedFrom(recorded(log, RecordingFormat::Har, options), read).error, QString());
    QCOMPARE(read.entries.first().peer, 1U);
    QCOMPARE(read.entries.last().peer, 2U);
}

void HarRecordingTest::tellsOfAFailedConnect()
{
    QList<LogEntry> log{logEntry(Direction::None, Kind::Note, "Connecting to ws://a.example/x"),
                        logEntry(Direction::None, Kind::Failure, "a.example refuses the connection."),
                        logEntry(Direction::None, Kind::Close, "")};
    log.last().closeCode = 1006;
    const QByteArray har = recorded(log, RecordingFormat::Har);
    const QJsonValue entry = entriesOf(har).first();
    QCOMPARE(entry[QStringLiteral("response")][QStringLiteral("status")].toInt(-1), 0);
    QCOMPARE(entry[QStringLiteral("response")][QStringLiteral("_error")].toString(),
             QStringLiteral("a.example refuses the connection."));
    QCOMPARE(entry[QStringLiteral("request")][QStringLiteral("url")].toString(), QStringLiteral("ws://a.example/x"));
    EntryList read;
    QCOMPARE(importedFrom(har, read).error, QString());
    QCOMPARE(read.lines().last(), QByteArray("none failure a.example refuses the connection."));
}

void HarRecordingTest::readsOtherTimesAndOpcodes()
{
    EntryList read;
    const ImportResult result =
        importedFrom("{\"log\":{\"entries\":[{\"_webSocketMessages\":["
                     "{\"type\":\"send\",\"time\":1709287201125.5,\"opcode\":1,\"data\":\"ms\"},"
                     "{\"type\":\"receive\",\"time\":1e300,\"opcode\":1,\"data\":\"never\"},"
                     "{\"type\":\"receive\",\"time\":\"x\",\"opcode\":2,\"data\":\"no base64!\"},"
                     "{\"type\":\"receive\",\"opcode\":8,\"data\":\"\"},{\"opcode\":1},{},[1],7,null]}]}}",
                     read);
    QCOMPARE(result.error, QString());
    QCOMPARE(read.lines(), (QByteArrayList{"sent text ms", "received text never",
                                           "received binary " + QByteArray("no base64!").toHex(),
                                           "received close  1005", "none note ", "none note "}));
    QCOMPARE(read.entries[0].monotonicNs, 1'709'287'201'125'500'000);
    QCOMPARE(read.entries[1].monotonicNs, read.entries[0].monotonicNs);
}

void HarRecordingTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("is empty");
    QTest::newRow("text") << QByteArray("hello") << QStringLiteral("line 1, column");
    QTest::newRow("syntax") << QByteArray("{\"log\":{\n\"entries\":[\n  {]}}") << QStringLiteral("line 3, column 4");
    QTest::newRow("no HAR") << QByteArray("{\"a\":[1]}") << QStringLiteral("neither a HAR file");
    QTest::newRow("an array") << QByteArray("[]") << QStringLiteral("neither a HAR file");
    QTest::newRow("no messages") << QByteArray("{\"log\":{\"entries\":[{},{}]}}")
                                 << QStringLiteral("only 2 other requests");
    QTest::newRow("deep") << "{\"log\":{\"entries\":[{\"_webSocketMessages\":[],\"x\":" + QByteArray(1'000'000, '[')
                          << QStringLiteral("64 levels");
    QTest::newRow("deep elsewhere") << QByteArray(1'000'000, '[') << QStringLiteral("64 levels");
    QTest::newRow("not UTF-8") << QByteArray("{\"log\":{\"entries\":[{\"a\":\"\xC3\x28\"}]}}")
                               << QStringLiteral("line 1");
}

void HarRecordingTest::saysWhatIsWrong()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, sentence);
    EntryList read;
    const ImportResult result = importedFrom(content, read);
    QVERIFY2(result.error.contains(sentence), qPrintable(result.error));
    QCOMPARE(read.entries.size(), 0);
}

void HarRecordingTest::cutAnywhereItReadsWhatIsThere()
{
    const QByteArray whole = recorded(clientConversation(), RecordingFormat::Har).trimmed();
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("cut.har")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(whole) == whole.size() && file.flush());
    qsizetype last = 6; // two heads, four messages
    for (qsizetype size = whole.size() - 1; size > 0; --size) {
        QVERIFY(file.resize(size));
        EntryList read;
        const ImportResult result = importRecording(file.fileName(), read);
        QVERIFY2(read.entries.size() <= last, qPrintable(QString::number(size)));
        QVERIFY2(size < whole.size() - 4 || read.entries.size() == 6, qPrintable(QString::number(size)));
        QVERIFY(!result.error.isEmpty() || !result.notes.isEmpty());
        last = read.entries.size();
    }
    QCOMPARE(last, 0);
}

void HarRecordingTest::bearsAnyDamage()
{
    RandomSource random;
    const QByteArray whole = sample(QStringLiteral("chrome.har"));
    for (int round = 0; round < 300; ++round) {
        QByteArray damaged = whole;
        for (quint32 faults = random.below(4); faults < 5; ++faults) {
            const auto at = static_cast<qsizetype>(random.below(static_cast<quint32>(damaged.size())));
            const QByteArray pieces[]{"{", "}", "[", "]", "\"", ",", "null", "-1e999", "\\u0000", random.bytes(2)};
            damaged.replace(at, static_cast<qsizetype>(random.below(3)), pieces[random.below(std::size(pieces))]);
        }
        EntryList read;
        const ImportResult result = importedFrom(damaged, read);
        QVERIFY(!result.error.isEmpty() || result.entries > 0);
        ExportOptions options;
        options.recording.remains = result.remains;
        const QByteArray again = recorded(read.entries, RecordingFormat::Har, options);
        QJsonParseError error;
        QJsonDocument::fromJson(again, &error);
        QVERIFY2(error.error == QJsonParseError::NoError, again);
    }
}

WINDSOCK_TEST(HarRecordingTest)
#include "HarRecordingTest.moc"
