#include "LabReports.h"
#include "tests/support/TestRegistry.h"

#include "ui/conformance/CaseLog.h"
#include "ui/conformance/CaseText.h"
#include "workbench/log/FrameTrail.h"
#include "workbench/log/LogStore.h"

#include <QGuiApplication>
#include <QPalette>
#include <QtTest>

using namespace workbench::conformance;
using workbench::LogEntry;
using Kind = LogEntry::Kind;

/// What passed in a case, as the log has it and as it is told.
class ConformanceLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsMessagesTogether();
    void showsWhatIsNoMessageAsItWas();
    void hasAllFramesInOneExchange();
    void theClientSpeaksFirst();
    void escapesWhatPeersSend();

private:
    static CaseReport report() { return LabReports::good(1).cases.constFirst(); }
    static QList<LogEntry> logOf(const CaseReport &report);
    static FrameRecord frame(quint8 opcode, bool fin, const QByteArray &payload, quint8 reserved = 0);
};

QList<LogEntry> ConformanceLogTest::logOf(const CaseReport &report)
{
    workbench::LogStore store;
    ui::CaseLog::write(report, 1'700'000'000'000, store);
    return store.entries(store.range());
}

FrameRecord ConformanceLogTest::frame(quint8 opcode, bool fin, const QByteArray &payload, quint8 reserved)
{
    FrameRecord record;
    record.direction = FrameRecord::Direction::Received;
    record.fin = fin;
    record.reserved = reserved;
    record.opcode = opcode;
    record.payload = payload;
    record.payloadLength = static_cast<quint64>(payload.size());
    record.header += static_cast<char>((fin ? 0x80U : 0U) | static_cast<unsigned>(reserved << 4U) | opcode);
    record.header += static_cast<char>(payload.size());
    return record;
}

void ConformanceLogTest::putsMessagesTogether()
{
    CaseReport fragmented = report();
    fragmented.frames = {frame(0x1, false, "Hel"), frame(0x9, true, "?"), frame(0x0, true, "lo"),
                         frame(0x8, true, QByteArray::fromHex("03e8") + "bye")};
    const QList<LogEntry> log = logOf(fragmented);
    QCOMPARE(log.size(), 8);
    QCOMPARE(log.at(0).kind, Kind::Note);
    QCOMPARE(log.at(1).kind, Kind::Handshake);
    QCOMPARE(log.at(1).direction, LogEntry::Direction::Sent);
    QCOMPARE(log.at(3).kind, Kind::Ping);
    QCOMPARE(log.at(4).kind, Kind::Text);
    QCOMPARE(log.at(4).payload, QByteArray("Hello"));
    QCOMPARE(workbench::FrameTrail::count(log.at(4).frames), 2);
    QCOMPARE(log.at(5).kind, Kind::Close);
    QCOMPARE(log.at(5).closeCode, quint16(1000));
    QCOMPARE(log.at(5).payload, QByteArray("bye"));
    QVERIFY(log.at(6).payload.startsWith("The peer sent Close 1000"));
    QCOMPARE(log.at(7).payload, QByteArray("OK"));
}

void ConformanceLogTest::showsWhatIsNoMessageAsItWas()
{
    CaseReport wrong = report();
    wrong.frames = {frame(0x1, true, "\xff\xfe"), frame(0x1, true, "bits", 2), frame(0xB, true, "?"),
                    frame(0x0, true, "alone"), frame(0x1, false, "never ended")};
    wrong.verdict = Verdict::Failed;
    wrong.explanation = "It echoed that.";
    const QList<LogEntry> log = logOf(wrong);
    QCOMPARE(log.size(), 10);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(log.at(3 + i).kind, Kind::Raw);
        QCOMPARE(log.at(3 + i).payload, wrong.frames.at(i).header + wrong.frames.at(i).payload);
    }
    QCOMPARE(log.last().kind, Kind::Failure);
    QCOMPARE(log.last().payload, QByteArray("FAILED: It echoed that."));
}

void ConformanceLogTest::hasAllFramesInOneExchange()
{
    const CaseReport all = report();
    const LogEntry entry = ui::CaseLog::exchange(all);
    workbench::FrameTrail trail(entry.frames);
    workbench::LoggedFrame logged;
    for (const FrameRecord &record : all.frames) {
        QVERIFY(trail.next(logged));
        QCOMPARE(logged.direction == LogEntry::Direction::Sent, record.direction == FrameRecord::Direction::Sent);
        QCOMPARE(logged.headerView().toByteArray(), record.header);
        QCOMPARE(workbench::carried(logged, {}), record.payload);
        QCOMPARE(logged.timeNs, record.at.count());
    }
    QVERIFY(!trail.next(logged));
    // On the wire it was masked.
    workbench::FrameTrail again(entry.frames);
    QVERIFY(again.next(logged));
    QCOMPARE(workbench::wireBytes(logged, {}).mid(6, 1), QByteArray(1, static_cast<char>('H' ^ 0x11)));
    CaseReport none = all;
    none.frames.clear();
    QVERIFY(ui::CaseLog::exchange(none).frames.isEmpty());
}

void ConformanceLogTest::theClientSpeaksFirst()
{
    const CaseReport report = LabReports::of(Side::Client, QStringLiteral("ws")).cases.constFirst();
    const QList<LogEntry> log = logOf(report);
    QCOMPARE(log.at(1).direction, LogEntry::Direction::Received);
    QVERIFY(log.at(1).payload.startsWith("GET "));
    QVERIFY(log.at(2).payload.startsWith("HTTP/1.1 101"));
}

void ConformanceLogTest::escapesWhatPeersSend()
{
    CaseReport hostile = report();
    hostile.explanation = "<img src=x>";
    hostile.frames.last().payload = "<script>alert(1)</script>";
    const QString page = ui::CaseText::page(hostile, nullptr, QGuiApplication::palette());
    QVERIFY(!page.contains(QStringLiteral("<img")));
    QVERIFY(!page.contains(QStringLiteral("<script")));
    QVERIFY(page.contains(QStringLiteral("&lt;img src=x&gt;")));
    hostile.question.rule = "An endpoint MUST NOT do that.";
    QVERIFY(ui::CaseText::page(hostile, nullptr, QGuiApplication::palette()).contains(QStringLiteral("MUST NOT")));
}

WINDSOCK_TEST(ConformanceLogTest)
#include "ConformanceLogTest.moc"
