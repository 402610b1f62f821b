#include "RecordedLog.h"

#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include "workbench/log/FrameTrail.h"
#include "workbench/log/LogStore.h"
#include "workbench/log/WireIndex.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

/// JSON Lines: what goes out comes in again, and what is damaged says where.
class JsonLinesRecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothing();
    void writesOneObjectALine();
    void readsUpToWhereTheWriterWasKilled();
    void keepsWhatWasMeasured();
    void readsFilesWithoutMeasures();
    void bearsAnyNumber_data();
    void bearsAnyNumber();
    void bearsAnyFrames();
    void bearsRandomNumbers();
    void saysWhereItIsDamaged_data();
    void saysWhereItIsDamaged();
    void ignoresWhatItDoesNotKnow();
    void cutAnywhereItNeverFails();

private:
    static QByteArray exported(const QList<LogEntry> &entries, bool redact);
};

QByteArray JsonLinesRecordingTest::exported(const QList<LogEntry> &entries, bool redact)
{
    ExportOptions options;
    options.recording.redact = redact;
    options.recording.url = QStringLiteral("wss://api.example/feed?token=url-secret");
    return recorded(entries, RecordingFormat::JsonLines, options);
}

void JsonLinesRecordingTest::losesNothing()
{
    QList<LogEntry> entries = clientConversation();
    entries.append(logEntry(LogEntry::Direction::Received, LogEntry::Kind::Handshake, "latin \xE4 head\r\n\r\n", 77));
    entries.append(logEntry(LogEntry::Direction::Received, LogEntry::Kind::Text, QByteArray("nul \0 inside", 12)));
    EntryList read;
    const ImportResult result = importedFrom(exported(entries, false), read);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.notes, QStringList());
    QCOMPARE(result.entries, entries.size());
    QCOMPARE(result.urls, QStringList{QStringLiteral("wss://api.example/feed?token=url-secret")});
    QCOMPARE(read.lines(), linesOf(entries));
    for (qsizetype i = 0; i < entries.size(); ++i) {
        QCOMPARE(read.entries[i].monotonicNs, entries[i].monotonicNs);
        QCOMPARE(read.entries[i].wallClockMs, entries[i].wallClockMs);
    }
}

void JsonLinesRecordingTest::writesOneObjectALine()
{
    const QByteArrayList lines = exported(clientConversation(), true).trimmed().split('\n');
    QCOMPARE(lines.size(), clientConversation().size() + 1);
    const QJsonObject header = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(header[QStringLiteral("format")].toString(), QStringLiteral("windsock-recording"));
    QCOMPARE(header[QStringLiteral("version")].toInt(), 1);
    QCOMPARE(header[QStringLiteral("redacted")].toBool(), true);
    const QJsonObject text = QJsonDocument::fromJson(lines[4]).object();
    QCOMPARE(text[QStringLiteral("direction")].toString(), QStringLiteral("sent"));
    QCOMPARE(text[QStringLiteral("kind")].toString(), QStringLiteral("text"));
    QCOMPARE(text[QStringLiteral("opcode")].toInt(), 1);
    QCOMPARE(text[QStringLiteral("text")].toString(), QStringLiteral("{\"say\":\"z\u00F6lf \\\"x\\\"\"}\n\u0001"));
    const QJsonObject close = QJsonDocument::fromJson(lines.last()).object();
    QCOMPARE(close[QStringLiteral("code")].toInt(), 1000);
}

void JsonLinesRecordingTest::readsUpToWhereTheWriterWasKilled()
{
    const QByteArray whole = exported(clientConversation(), false);
    EntryList read;
    const ImportResult result = importedFrom(whole.chopped(5), read);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.notes.size(), 1);
    QVERIFY2(result.notes.first().contains(QStringLiteral("line 11")), qPrintable(result.notes.first()));
    QCOMPARE(read.lines(), linesOf(clientConversation()).mid(0, 9));
}

void JsonLinesRecordingTest::keepsWhatWasMeasured()
{
    QList<LogEntry> entries = clientConversation();
    for (LogEntry &entry : entries) {
        if (entry.isMessage())
            entry.wireSize = entry.payload.size() / 2;
        if (entry.kind == LogEntry::Kind::Pong)
            entry.roundTripNs = 812'345;
    }
    EntryList read;
    QCOMPARE(importedFrom(exported(entries, false), read).error, QString());
    QCOMPARE(read.entries.size(), entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        QCOMPARE(read.entries[i].wireSize, entries[i].wireSize);
        QCOMPARE(read.entries[i].roundTripNs, entries[i].roundTripNs);
    }
}

void JsonLinesRecordingTest::readsFilesWithoutMeasures()
{
    QVERIFY(!exported(clientConversation(), false).contains("\"wire\""));
    QVERIFY(!exported(clientConversation(), false).contains("roundTripNs"));
    EntryList read;
    QCOMPARE(importedFrom(exported(clientConversation(), false), read).error, QString());
    for (const LogEntry &entry : read.entries) {
        QCOMPARE(entry.wireSize, -1);
        QCOMPARE(entry.roundTripNs, -1);
    }
}

void JsonLinesRecordingTest::bearsAnyNumber_data()
{
    QTest::addColumn<QByteArray>("pair");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *pair, bool fits) { QTest::newRow(pair) << QByteArray(pair) << fits; };
    row("\"ns\":8000000000000000000", true);
    row("\"ns\":8000000000000000001", false);
    row("\"ns\":-1000000000000000000", true);
    row("\"ns\":-9223372036854775808", false);
    row("\"ns\":18446744073709551615", false);
    row("\"ns\":1e300", false);
    row("\"ns\":-1e300", false);
    row("\"ns\":1.5e9", true);
    row("\"time\":1e13", false);
    row("\"time\":-2000000000000", false);
    row("\"time\":1700000000000.25", true);
    row("\"code\":65535", true);
    row("\"code\":65536", false);
    row("\"code\":-1", false);
    row("\"peer\":4294967295", true);
    row("\"peer\":4294967296", false);
    row("\"wire\":1e300", true);
    row("\"wire\":-5", true);
    row("\"roundTripNs\":-1e300", true);
    row("\"other\":1e300", true);
    row("\"deep\":{\"ns\":1e300}", true);
}

void JsonLinesRecordingTest::bearsAnyNumber()
{
    QFETCH(QByteArray, pair);
    QFETCH(bool, fits);
    const QByteArray header = "{\"format\":\"windsock-recording\",\"version\":1}\n";
    for (const char *kind : {"text", "pong", "close"}) {
        EntryList read;
        const QByteArray line = QByteArray("{\"kind\":\"") + kind + "\"," + pair + "}\n";
        const ImportResult result = importedFrom(header + line, read);
        QCOMPARE(result.error.isEmpty(), fits);
        QCOMPARE(read.entries.size(), fits ? 1 : 0);
        if (!fits)
            QVERIFY2(result.error.contains(QStringLiteral("line 2: the value of")), qPrintable(result.error));
    }
    EntryList read;
    const ImportResult newer = importedFrom("{\"format\":\"windsock-recording\",\"version\":1e300}\n", read);
    QVERIFY2(newer.error.contains(QStringLiteral("newer Windsock")), qPrintable(newer.error));
}

// Their sums must be numbers, too.
void JsonLinesRecordingTest::bearsAnyFrames()
{
    const QByteArray begin = "{\"format\":\"windsock-recording\",\"version\":1}\n{\"kind\":\"text\",\"frames\":[";
    const auto framesOf = [&begin](const QByteArray &frames) {
        EntryList read;
        const ImportResult result = importedFrom(begin + frames + "]}\n", read);
        if (!result.error.isEmpty() || read.entries.size() != 1)
            qWarning("%s", qPrintable(result.error));
        return read.entries.value(0).frames;
    };
    QCOMPARE(FrameTrail::count(framesOf("{},{\"size\":1099511627776}")), 2);
    QCOMPARE(FrameTrail::count(framesOf("{},{\"size\":1099511627777},{}")), 1);
    QCOMPARE(FrameTrail::count(framesOf("{},{\"offset\":1099511627777},{}")), 1);
    const QByteArray large = "{\"size\":1099511627776,\"offset\":1099511627776,\"header\":\"817fffffffffffffffff\"}";
    const QByteArray coded = framesOf(("," + large).repeated(100'000).sliced(1));
    QCOMPARE(FrameTrail::count(coded), 100'000);
    FrameTrail trail(coded);
    for (LoggedFrame frame; trail.next(frame);)
        QCOMPARE(frame.payloadSize, qint64{1} << 40);
    LogStore log;
    LogEntry entry = logEntry(Direction::Received, Kind::Text, "x");
    entry.frames = coded;
    log.append(entry);
    const std::atomic<bool> never = false;
    QVERIFY(WireIndex::of(log, 0, 1'000'000, never).size() > 0);
    QVERIFY(recorded({entry}, RecordingFormat::Pcapng).size() > 0);
}

// For the sanitizers: through the store, its statistics, and out again in every format.
void JsonLinesRecordingTest::bearsRandomNumbers()
{
    RandomSource random;
    const QByteArrayList numbers{"0",
                                 "-1",
                                 "1e18",
                                 "-1e18",
                                 "8e18",
                                 "9.3e18",
                                 "-9.3e18",
                                 "1e308",
                                 "9223372036854775807",
                                 "18446744073709551615",
                                 "7999999999999999999",
                                 "0.5",
                                 "65536",
                                 "4294967295",
                                 "8e12",
                                 "-999999999999"};
    const QByteArrayList kinds{"text", "binary", "ping", "pong", "close", "handshake", "note"};
    const auto any = [&](const QByteArrayList &of) { return of[random.below(static_cast<quint32>(of.size()))]; };
    for (int round = 0; round < 60; ++round) {
        QByteArray file = "{\"format\":\"windsock-recording\",\"version\":1}\n";
        for (int line = 0; line < 8; ++line) {
            file += "{\"kind\":\"" + any(kinds) + "\",\"direction\":\"" + (line % 2 == 0 ? "sent" : "received") + '"';
            for (const char *key : {"ns", "time", "code", "peer", "wire", "roundTripNs"}) {
                if (random.below(4) == 0)
                    file += QByteArray(",\"") + key + "\":" + any(numbers);
            }
            file += "}\n";
        }
        EntryList read;
        LogStore store;
        (void)importedFrom(file, read);
        const ImportResult result = importedFrom(file, store);
        QCOMPARE(result.entries, read.entries.size());
        const LogStatistics statistics = store.statistics();
        QVERIFY(statistics.roundTrips().totalNs >= statistics.roundTrips().longestNs);
        for (const RecordingFormat format :
             {RecordingFormat::JsonLines, RecordingFormat::Csv, RecordingFormat::Har, RecordingFormat::Pcapng})
            QVERIFY(!recorded(read.entries, format).isEmpty() || read.entries.isEmpty());
    }
}

void JsonLinesRecordingTest::saysWhereItIsDamaged_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no JSON") << QByteArray("{\"kind\":nix}") << QStringLiteral("line 2: column");
    QTest::newRow("an array") << QByteArray("[1]") << QStringLiteral("line 2");
    QTest::newRow("no base64") << QByteArray("{\"kind\":\"binary\",\"base64\":\"=?\"}")
                               << QStringLiteral("isn't base64");
    QTest::newRow("too deep") << QByteArray("{\"x\":") + QByteArray(100'000, '[') << QStringLiteral("line 2");
    QTest::newRow("not UTF-8") << QByteArray("{\"text\":\"\xFF\"}") << QStringLiteral("line 2");
}

void JsonLinesRecordingTest::saysWhereItIsDamaged()
{
    QFETCH(QByteArray, second);
    QFETCH(QString, sentence);
    EntryList read;
    const QByteArray header = "{\"format\":\"windsock-recording\",\"version\":1}\n";
    const ImportResult result = importedFrom(header + second + "\n{\"kind\":\"text\"}\n", read);
    QVERIFY2(result.error.contains(sentence), qPrintable(result.error));
    QCOMPARE(read.entries.size(), 0);
}

void JsonLinesRecordingTest::ignoresWhatItDoesNotKnow()
{
    EntryList read;
    const QByteArray header = "{\"format\":\"windsock-recording\",\"version\":1,\"new\":{\"a\":[1]}}\n";
    ImportResult result = importedFrom(
        (header
         + "{\"kind\":\"frame\",\"fin\":true}\n\n{\"kind\":\"text\",\"text\":\"a\",\"more\":[{\"kind\":\"x\"}]}\n"),
        read);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.notes.size(), 1);
    QCOMPARE(read.lines(), QByteArrayList{"none text a"});
    result = importedFrom("{\"format\":\"windsock-recording\",\"version\":2}\n", read);
    QVERIFY2(result.error.contains(QStringLiteral("newer Windsock")), qPrintable(result.error));
}

void JsonLinesRecordingTest::cutAnywhereItNeverFails()
{
    const QByteArray whole = exported(clientConversation(), false);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("cut.jsonl")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(whole) == whole.size() && file.flush());
    qsizetype last = clientConversation().size();
    for (qsizetype size = whole.size(); size > whole.indexOf('\n'); --size) {
        QVERIFY(file.resize(size));
        EntryList read;
        const ImportResult result = importRecording(file.fileName(), read);
        QCOMPARE(result.error, QString());
        QVERIFY(read.entries.size() == last || read.entries.size() == last - 1);
        last = read.entries.size();
    }
    QCOMPARE(last, 0);
}

WINDSOCK_TEST(JsonLinesRecordingTest)
#include "JsonLinesRecordingTest.moc"
