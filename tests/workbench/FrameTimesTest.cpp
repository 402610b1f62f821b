#include "RecordedLog.h"

#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "workbench/log/FrameTrail.h"
#include "workbench/session/FrameRecorder.h"

#include "wslib/protocol/Endpoint.h"

#include <QtTest>

using namespace workbench;
using Kind = LogEntry::Kind;

namespace {

constexpr qint64 ms = 1'000'000;

/// A clock that one sets; the wall's is ahead of the other, and counts how often it is looked at.
class SetClock : public Clock
{
public:
    qint64 monotonicNs() const override { return ns; }
    qint64 wallClockMs() const override
    {
        ++looks;
        return ns / ms + aheadMs;
    }

    qint64 ns = 1000 * ms;
    qint64 aheadMs = 3'600'000;
    mutable int looks = 0;
};

/// A server's end of a connection whose frames are recorded by that clock.
struct Watched
{
    Watched() { endpoint.setFrameObserver(&recorder); }

    SetClock clock;
    EntryList log;
    FrameRecorder recorder{log, clock, 0};
    wslib::Endpoint endpoint{wslib::Role::Server, wslib::Limits()};
};

} // namespace

/// When a message with frames came, and what the wall clock showed then.
class FrameTimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheTimeOfTheLastFrame();
    void goesForwards();
    void looksAtTheWallNowAndThen();
    void followsTheWallWhenItIsSet();

private:
    static LoggedFrame frame(const LogEntry &entry, int number);
};

LoggedFrame FrameTimesTest::frame(const LogEntry &entry, int number)
{
    LoggedFrame found;
    FrameTrail trail(entry.frames);
    for (int i = 0; i <= number; ++i)
        (void)trail.next(found);
    return found;
}

// Not that of its reader, who may be slow.
void FrameTimesTest::takesTheTimeOfTheLastFrame()
{
    Watched watched;
    auto &[clock, log, recorder, endpoint] = watched;
    endpoint.receive(WireFrame::text("Hel").unfinished().masked().bytes());
    clock.ns += 5 * ms;
    endpoint.receive(WireFrame::continuation("lo").masked().bytes());
    clock.ns += 70 * ms;
    recorder.messageReceived(Kind::Text, {wslib::Opcode::Text, "Hello"});
    QCOMPARE(log.entries.size(), 1);
    const LogEntry &entry = log.entries.constFirst();
    QCOMPARE(entry.monotonicNs, 1005 * ms);
    QCOMPARE(entry.wallClockMs, 3'601'005);
    QCOMPARE(frame(entry, 0).timeNs, -5 * ms);
    QCOMPARE(frame(entry, 1).timeNs, 0);
}

// Two that came at once, and an answer to the first between them.
void FrameTimesTest::goesForwards()
{
    Watched watched;
    auto &[clock, log, recorder, endpoint] = watched;
    endpoint.receive(WireFrame::text("one").masked().bytes() + WireFrame::text("two").masked().bytes());
    clock.ns += ms;
    recorder.messageReceived(Kind::Text, {wslib::Opcode::Text, "one"});
    const wslib::Message answer{wslib::Opcode::Text, "answer"};
    endpoint.send(answer);
    recorder.messageSent(Kind::Text, answer);
    clock.ns += ms;
    recorder.messageReceived(Kind::Text, {wslib::Opcode::Text, "two"});
    QCOMPARE(log.entries.size(), 3);
    QCOMPARE(log.entries[0].monotonicNs, 1000 * ms);
    QCOMPARE(log.entries[1].monotonicNs, 1001 * ms);
    QCOMPARE(log.entries[2].monotonicNs, 1001 * ms);
    QCOMPARE(frame(log.entries[2], 0).timeNs, -ms);
}

void FrameTimesTest::looksAtTheWallNowAndThen()
{
    const SetClock clock;
    RareWallClock wall(clock);
    QCOMPARE(wall.at(1000 * ms), 3'601'000);
    QCOMPARE(wall.at(1000 * ms + 999'999), 3'601'000);
    QCOMPARE(wall.at(900 * ms), 3'600'900);
    QCOMPARE(wall.at(1099 * ms), 3'601'099);
    QCOMPARE(clock.looks, 1);
}

void FrameTimesTest::followsTheWallWhenItIsSet()
{
    SetClock clock;
    RareWallClock wall(clock);
    QCOMPARE(wall.at(1000 * ms), 3'601'000);
    clock.ns = 1100 * ms;
    clock.aheadMs = 0;
    QCOMPARE(wall.at(1099 * ms), 3'601'099);
    QCOMPARE(wall.at(clock.ns), 1100);
    QCOMPARE(clock.looks, 2);
}

WINDSOCK_TEST(FrameTimesTest)
#include "FrameTimesTest.moc"
