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
    void knowsWhenAndWhereFramesPassed();
    void tellsOfAMessageThatNeverEndedInItsPlace();
    void hasAllFramesInOneExchange();
    void theClientSpeaksFirst();
    void escapesWhatPeersSend();

private:
    using Places = QList<std::pair<qint64, qint64>>;
    /// Of all frames of @p entry: milliseconds since the case began, and the offset in their direction.
    static Places placesOf(const LogEntry &entry);
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

ConformanceLogTest::Places ConformanceLogTest::placesOf(const LogEntry &entry)
{
    constexpr qint64 startNs = 1'000'000'000;
    Places places;
    workbench::FrameTrail trail(entry.frames);
    workbench::LoggedFrame frame;
    while (trail.next(frame))
        places.append({(entry.monotonicNs + frame.timeNs - startNs) / 1'000'000, frame.offset});
    return places;
}

// A ping between two fragments is there before the message is; where each began counts from what was on the wire.
void ConformanceLogTest::knowsWhenAndWhereFramesPassed()
{
    CaseReport fragmented = report();
    fragmented.frames = {frame(0x1, false, "Hel"), frame(0x9, true, "?"), frame(0x0, true, "lo"),
                         frame(0x8, true, QByteArray::fromHex("03e8"))};
    for (int i = 0; i < 4; ++i)
        fragmented.frames[i].at = std::chrono::milliseconds(10 * (i + 1));
    const QList<LogEntry> log = logOf(fragmented);
    QCOMPARE(log.at(3).kind, Kind::Ping);
    QCOMPARE(placesOf(log.at(3)), (Places{{20, 5}}));
    QCOMPARE(log.at(4).kind, Kind::Text);
    QCOMPARE(placesOf(log.at(4)), (Places{{10, 0}, {30, 8}}));
    QCOMPARE(log.at(5).kind, Kind::Close);
    QCOMPARE(placesOf(log.at(5)), (Places{{40, 12}}));
    for (int i = 1; i < log.size(); ++i)
        QVERIFY(log.at(i).monotonicNs >= log.at(i - 1).monotonicNs);
}

// A peer that fails fast closes within the message that made it do so.
void ConformanceLogTest::tellsOfAMessageThatNeverEndedInItsPlace()
{
    CaseReport failed = report();
    failed.frames = {frame(0x1, false, "\xff"), frame(0x8, true, QByteArray::fromHex("03ef")),
                     frame(0x0, false, "more")};
    failed.frames[1].at = std::chrono::milliseconds(5);
    failed.frames[2].at = std::chrono::milliseconds(9);
    failed.duration = std::chrono::milliseconds(7);
    const QList<LogEntry> log = logOf(failed);
    QCOMPARE(log.size(), 8);
    QCOMPARE(log.at(3).kind, Kind::Raw);
    QCOMPARE(placesOf(log.at(3)), (Places{{0, 0}}));
    QCOMPARE(log.at(4).kind, Kind::Close);
    QCOMPARE(placesOf(log.at(4)), (Places{{5, 3}}));
    QCOMPARE(log.at(5).kind, Kind::Raw);
    QCOMPARE(placesOf(log.at(5)), (Places{{9, 7}}));
    QVERIFY(log.at(6).monotonicNs >= log.at(5).monotonicNs);
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
