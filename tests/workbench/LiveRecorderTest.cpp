#include "RecordedLog.h"

#include "tests/support/TestRegistry.h"

#include "workbench/record/LiveRecorder.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

/// Recording while it goes on.
class LiveRecorderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAsAnExportDoes_data() { formats(); }
    void endsAsAnExportDoes();
    void isWholeAtAnyTime();
    void givesEachConnectionItsEntry();
    void tellsTheNextSink();
    void replacesWhatIsThere();
    void saysWhyItCannotBegin();
    void goesOnWithoutTheDisk();
    void takesAFlood_data() { formats(); }
    void takesAFlood();

private:
    static void formats();
    QString file() const { return m_folder.filePath(QStringLiteral("live")); }
    QByteArray content() const;

    QTemporaryDir m_folder;
};

void LiveRecorderTest::formats()
{
    QTest::addColumn<RecordingFormat>("format");
    for (const RecordingFormat format : recordingFormats())
        QTest::newRow(qPrintable(recordingSuffix(format))) << format;
}

QByteArray LiveRecorderTest::content() const
{
    QFile read(file());
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

void LiveRecorderTest::endsAsAnExportDoes()
{
    QFETCH(RecordingFormat, format);
    const QList<LogEntry> log = clientConversation();
    {
        const auto recorder = LiveRecorder::start(file(), format, {});
        QVERIFY2(recorder.value, qPrintable(recorder.error));
        for (const LogEntry &entry : log)
            (*recorder.value)->append(entry);
    }
    QCOMPARE(content(), recorded(log, format));
}

void LiveRecorderTest::isWholeAtAnyTime()
{
    const auto recorder = LiveRecorder::start(file(), RecordingFormat::Har, {});
    QVERIFY(recorder.value);
    const auto messages = [this] {
        QJsonParseError error;
        const QJsonDocument har = QJsonDocument::fromJson(content(), &error);
        if (error.error != QJsonParseError::NoError)
            return -1;
        return static_cast<int>(content().count("\"opcode\""));
    };
    QTRY_COMPARE(messages(), 0); // before anything came
    for (const LogEntry &entry : handshake())
        (*recorder.value)->append(entry);
    for (int i = 0; i < 5; ++i) {
        (*recorder.value)->append(logEntry(Direction::Received, Kind::Text, QByteArray(10 * i, '}')));
        QTRY_COMPARE_WITH_TIMEOUT(messages(), i + 1, 1000);
    }
    (*recorder.value)->append(logEntry(Direction::None, Kind::Close, ""));
    (*recorder.value)->stop();
    QCOMPARE(messages(), 5);
}

// Connections that talk at once, as a relay's two sides do: in the end each has its own entry, as in an export.
void LiveRecorderTest::givesEachConnectionItsEntry()
{
    QList<LogEntry> log = handshake(1, false) + handshake(2, false) + handshake(3, false);
    for (int i = 0; i < 1000; ++i) {
        const auto peer = static_cast<quint32>(i % 7 < 4 ? 1 : 2);
        log.append(logEntry(i % 2 == 0 ? Direction::Sent : Direction::Received, Kind::Text,
                            "message \"" + QByteArray::number(i) + '"', peer));
    }
    for (const quint32 peer : {2U, 3U, 1U}) {
        log.append(logEntry(Direction::Received, Kind::Close, {}, peer));
        log.last().closeCode = 1000;
    }
    {
        const auto recorder = LiveRecorder::start(file(), RecordingFormat::Har, {});
        QVERIFY2(recorder.value, qPrintable(recorder.error));
        for (const LogEntry &entry : log)
            (*recorder.value)->append(entry);
    }
    QCOMPARE(QJsonDocument::fromJson(content()), QJsonDocument::fromJson(recorded(log, RecordingFormat::Har)));
    QVERIFY(content() == recorded(log, RecordingFormat::Har));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
}

void LiveRecorderTest::tellsTheNextSink()
{
    const auto next = std::make_shared<EntryList>();
    const auto recorder = LiveRecorder::start(file(), RecordingFormat::JsonLines, {}, next);
    for (const LogEntry &entry : clientConversation())
        (*recorder.value)->append(entry);
    QCOMPARE(next->lines(), linesOf(clientConversation())); // as it was: nothing redacted
    (*recorder.value)->stop();
    (*recorder.value)->append(logEntry(Direction::Sent, Kind::Text, "later"));
    QCOMPARE(next->entries.size(), clientConversation().size() + 1);
    QVERIFY(!content().contains("later"));
}

void LiveRecorderTest::replacesWhatIsThere()
{
    QFile old(file());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write(QByteArray(100'000, 'o')) > 0);
    old.close();
    LiveRecorder::start(file(), RecordingFormat::Har, {}).value->reset();
    QVERIFY(content().startsWith("{\"log\":"));
    QVERIFY(!content().contains("ooo"));
    QVERIFY(!QJsonDocument::fromJson(content()).isNull());
}

void LiveRecorderTest::saysWhyItCannotBegin()
{
    const auto recorder =
        LiveRecorder::start(m_folder.filePath(QStringLiteral("no/such/f.har")), RecordingFormat::Har, {});
    QVERIFY(!recorder.value);
    QVERIFY2(recorder.error.contains(QStringLiteral("f.har can't be written: ")), qPrintable(recorder.error));
}

void LiveRecorderTest::goesOnWithoutTheDisk()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("there is no /dev/full");
    std::atomic<int> problems{0};
    const auto next = std::make_shared<EntryList>();
    const auto recorder = LiveRecorder::start(QStringLiteral("/dev/full"), RecordingFormat::JsonLines, {}, next,
                                              [&](const QString &) { ++problems; });
    QVERIFY(recorder.value);
    for (int i = 0; i < 10; ++i)
        (*recorder.value)->append(logEntry(Direction::Sent, Kind::Text, QByteArray(20 * 1024 * 1024, 'x')));
    (*recorder.value)->stop();
    QCOMPARE(problems.load(), 1);
    QVERIFY2((*recorder.value)->problem().contains(QStringLiteral("ended early")),
             qPrintable((*recorder.value)->problem()));
    QCOMPARE(next->entries.size(), 10);
}

void LiveRecorderTest::takesAFlood()
{
    QFETCH(RecordingFormat, format);
    QList<LogEntry> log = handshake();
    for (int i = 0; i < 50'000; ++i)
        log.append(logEntry(Direction::Received, Kind::Text, QByteArray::number(i)));
    {
        const auto recorder = LiveRecorder::start(file(), format, {});
        for (const LogEntry &entry : log)
            (*recorder.value)->append(entry);
    }
    QVERIFY(content() == recorded(log, format));
}

WINDSOCK_TEST(LiveRecorderTest)
#include "LiveRecorderTest.moc"
