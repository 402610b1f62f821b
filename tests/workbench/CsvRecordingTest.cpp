#include "RecordedLog.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

namespace {

/// A reader of its own, by RFC 4180 §2.
QList<QByteArrayList> recordsOf(const QByteArray &csv)
{
    QList<QByteArrayList> records{QByteArrayList{QByteArray()}};
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (c == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"')
            records.last().last() += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            records.last().append(QByteArray());
        else if (c == '\r' && !quoted && i + 1 < csv.size() && csv[i + 1] == '\n') {
            ++i;
            records.append(QByteArrayList{QByteArray()});
        } else
            records.last().last() += c;
    }
    records.removeLast();
    return records;
}

} // namespace

/// CSV, as spreadsheets and scripts read it.
class CsvRecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesARecordAnEntry();
    void givesPayloadsBack();
    void guardsAgainstFormulas();
};

void CsvRecordingTest::writesARecordAnEntry()
{
    const auto records = recordsOf(recorded(clientConversation(), RecordingFormat::Csv));
    QCOMPARE(records.first().join(','),
             QByteArray("time,connection,peer,direction,type,size,wire,code,encoding,payload"));
    QCOMPARE(records.size(), clientConversation().size() + 1);
    for (const QByteArrayList &record : records)
        QCOMPARE(record.size(), 10);
    QVERIFY2(records[1][0].startsWith("2024-03-01T10:00:00."), records[1][0]);
    QCOMPARE(records[6].mid(3), (QByteArrayList{"received", "binary", "4", "", "", "base64", "AAH//g=="}));
    QCOMPARE(records.last().mid(3), (QByteArrayList{"none", "close", "10", "", "1000", "text", "bye, \"you\""}));
    QVERIFY(!recorded(clientConversation(), RecordingFormat::Csv).contains("secret"));
}

void CsvRecordingTest::givesPayloadsBack()
{
    for (const QByteArray payload : {"", "a", "\"", "\"\"", "a,b", "a\r\nb", "\n", "z\xC3\xB6lf", "\",\"", " x "}) {
        const auto records = recordsOf(
            recorded({logEntry(LogEntry::Direction::Sent, LogEntry::Kind::Text, payload)}, RecordingFormat::Csv));
        QCOMPARE(records.size(), 2);
        QCOMPARE(records[1].last(), payload);
        QCOMPARE(records[1][8], QByteArray("text"));
    }
}

void CsvRecordingTest::guardsAgainstFormulas()
{
    for (const QByteArray payload : {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"}) {
        const auto records = recordsOf(
            recorded({logEntry(LogEntry::Direction::Sent, LogEntry::Kind::Text, payload)}, RecordingFormat::Csv));
        QCOMPARE(records[1].last(), '\'' + payload);
        QCOMPARE(records[1][8], QByteArray("guarded"));
        QCOMPARE(records[1][5], QByteArray::number(payload.size()));
    }
}

WINDSOCK_TEST(CsvRecordingTest)
#include "CsvRecordingTest.moc"
