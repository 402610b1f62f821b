#include "RecordedLog.h"

#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

/// pcapng, as Wireshark reads it: tshark tells what it sees.
class PcapngRecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isDecodedMessageByMessage();
    void hasNothingThatTcpComplainsOf();
    void reassemblesLargeMessages();
    void tellsPeersApart();
    void makesUpAHandshakeThatTheLogHasLost();
    void keepsTheTimes();
    void isRedacted();

private:
    QByteArrayList tshark(const QList<LogEntry> &log, const QStringList &arguments);

    QString m_tshark = QStandardPaths::findExecutable(QStringLiteral("tshark"));
    QTemporaryDir m_folder;
};

void PcapngRecordingTest::initTestCase()
{
    if (m_tshark.isEmpty())
        QSKIP("tshark, Wireshark's command, isn't installed");
}

// What it prints of a file of @p log, by lines.
QByteArrayList PcapngRecordingTest::tshark(const QList<LogEntry> &log, const QStringList &arguments)
{
    QFile file(m_folder.filePath(QStringLiteral("log.pcapng")));
    if (!file.open(QIODevice::WriteOnly) || file.write(recorded(log, RecordingFormat::Pcapng)) <= 0)
        qWarning("%s could not be written", qPrintable(file.fileName()));
    file.close();
    QProcess process;
    process.start(m_tshark, QStringList{QStringLiteral("-n"), QStringLiteral("-r"), file.fileName()} + arguments);
    process.waitForFinished(60'000);
    if (process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    QByteArrayList lines = process.readAllStandardOutput().split('\n');
    lines.removeLast();
    return lines;
}

void PcapngRecordingTest::isDecodedMessageByMessage()
{
    const QStringList fields{QStringLiteral("-Y"), QStringLiteral("websocket"),
                             QStringLiteral("-T"), QStringLiteral("fields"),
                             QStringLiteral("-e"), QStringLiteral("websocket.mask"),
                             QStringLiteral("-e"), QStringLiteral("websocket.opcode"),
                             QStringLiteral("-e"), QStringLiteral("websocket.payload.text"),
                             QStringLiteral("-e"), QStringLiteral("websocket.payload.close.status_code"),
                             QStringLiteral("-E"), QStringLiteral("separator=|")};
    const QByteArrayList lines = tshark(clientConversation(), fields);
    QCOMPARE(lines.size(), 8); // the close is answered
    QVERIFY2(lines[0].startsWith("1|1|{\"say\":\"z\xC3\xB6lf \\\"x\\\"\"}"), lines[0]);
    QCOMPARE(lines[1], QByteArray("0|1|=SUM(A1)|"));
    QVERIFY2(lines[2].startsWith("0|2|"), lines[2]);
    QVERIFY2(lines[3].startsWith("1|9|"), lines[3]);
    QVERIFY2(lines[4].startsWith("0|10|"), lines[4]);
    QVERIFY2(lines[5].startsWith("1|1|"), lines[5]);
    QVERIFY2(lines[6].startsWith("0|8|") && lines[6].endsWith("|1000"), lines[6]);
    QVERIFY2(lines[7].startsWith("1|8|") && lines[7].endsWith("|1000"), lines[7]);
    const QByteArrayList http =
        tshark(clientConversation(), {QStringLiteral("-Y"), QStringLiteral("http"), QStringLiteral("-V")});
    QVERIFY(http.join('\n').contains("HTTP/1.1 101 Switching Protocols"));
    QVERIFY(http.join('\n').contains("Host: api.example"));
    // Offered, but not agreed on: payloads are written inflated.
    QCOMPARE(http.join('\n').count("Sec-WebSocket-Extensions: permessage-deflate"), 1);
}

void PcapngRecordingTest::hasNothingThatTcpComplainsOf()
{
    QList<LogEntry> log = handshake();
    for (int i = 0; i < 300; ++i)
        log.append(
            logEntry(i % 3 == 0 ? Direction::Sent : Direction::Received, Kind::Binary, QByteArray(i * 101, 'x')));
    log += clientConversation();
    const QStringList strict{QStringLiteral("-o"), QStringLiteral("tcp.check_checksum:TRUE"), QStringLiteral("-o"),
                             QStringLiteral("ip.check_checksum:TRUE"), QStringLiteral("-Y")};
    const QByteArrayList wrong = tshark(
        log, strict
                 + QStringList{QStringLiteral("tcp.analysis.flags || _ws.malformed || tcp.checksum.status != 1 || "
                                              "ip.checksum.status != 1 || _ws.expert.severity >= 6291456")});
    QCOMPARE(wrong, QByteArrayList());
    QCOMPARE(tshark(log, strict + QStringList{QStringLiteral("tcp.flags.fin == 1")}).size(),
             2); // the first was never closed
    QVERIFY(tshark(log, strict + QStringList{QStringLiteral("tcp.checksum.status == 1")}).size() > 300);
}

void PcapngRecordingTest::reassemblesLargeMessages()
{
    // Wireshark unmasks no more than 256 KiB of what a client sent.
    const QByteArray large = QByteArray(1'000'000, 'a') + "END";
    const QByteArray masked = QByteArray(200'000, 'b') + "END";
    QList<LogEntry> log = handshake();
    log.append(logEntry(Direction::Received, Kind::Text, large));
    log.append(logEntry(Direction::Sent, Kind::Text, masked));
    log.append(logEntry(Direction::Sent, Kind::Text, large));
    log.append(logEntry(Direction::Received, Kind::Text, "after"));
    const QByteArrayList lines =
        tshark(log, {QStringLiteral("-Y"), QStringLiteral("websocket"), QStringLiteral("-T"), QStringLiteral("fields"),
                     QStringLiteral("-e"), QStringLiteral("websocket.payload_length_ext_64"), QStringLiteral("-e"),
                     QStringLiteral("websocket.payload.text")});
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0] == "1000003\t" + large);
    QVERIFY(lines[1] == "200003\t" + masked);
    QVERIFY(lines[2].startsWith("1000003\taaa"));
    QCOMPARE(lines[3], QByteArray("\tafter"));
}

void PcapngRecordingTest::tellsPeersApart()
{
    QList<LogEntry> log = handshake(1, false) + handshake(2, false);
    for (int i = 0; i < 6; ++i)
        log.append(logEntry(i < 4 ? Direction::Received : Direction::Sent, Kind::Text, QByteArray::number(i),
                            static_cast<quint32>(i % 2 + 1)));
    const QByteArrayList lines =
        tshark(log, {QStringLiteral("-Y"), QStringLiteral("websocket"), QStringLiteral("-T"), QStringLiteral("fields"),
                     QStringLiteral("-e"), QStringLiteral("tcp.stream"), QStringLiteral("-e"),
                     QStringLiteral("websocket.mask"), QStringLiteral("-e"), QStringLiteral("websocket.payload.text")});
    // What a server receives is what its clients masked.
    QCOMPARE(lines, (QByteArrayList{"0\t1\t0", "1\t1\t1", "0\t1\t2", "1\t1\t3", "0\t0\t4", "1\t0\t5"}));
}

void PcapngRecordingTest::makesUpAHandshakeThatTheLogHasLost()
{
    const QByteArrayList lines =
        tshark({logEntry(Direction::Received, Kind::Text, "alone")},
               {QStringLiteral("-Y"), QStringLiteral("websocket"), QStringLiteral("-T"), QStringLiteral("fields"),
                QStringLiteral("-e"), QStringLiteral("websocket.payload.text")});
    QCOMPARE(lines, QByteArrayList{"alone"});
}

void PcapngRecordingTest::keepsTheTimes()
{
    const QList<LogEntry> log = clientConversation();
    const QByteArrayList lines =
        tshark(log, {QStringLiteral("-Y"), QStringLiteral("websocket"), QStringLiteral("-T"), QStringLiteral("fields"),
                     QStringLiteral("-e"), QStringLiteral("frame.time_epoch")});
    // The note's time is the wall clock's; the others' distances from it are the monotonic clock's.
    const qint64 expected = log[0].wallClockMs * 1'000'000 + log[4].monotonicNs - log[0].monotonicNs;
    QCOMPARE(lines[1], QByteArray::number(expected / 1'000'000'000) + '.'
                           + QByteArray::number(expected % 1'000'000'000).rightJustified(9, '0'));
}

void PcapngRecordingTest::isRedacted()
{
    QVERIFY(!recorded(clientConversation(), RecordingFormat::Pcapng).contains("secret"));
    ExportOptions options;
    options.recording.redact = false;
    QVERIFY(recorded(clientConversation(), RecordingFormat::Pcapng, options).contains("head-secret"));
}

WINDSOCK_TEST(PcapngRecordingTest)
#include "PcapngRecordingTest.moc"
