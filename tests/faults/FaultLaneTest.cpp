#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "workbench/faults/FaultLane.h"
#include "workbench/faults/FaultText.h"

#include <QtTest>

using namespace workbench;
using namespace std::chrono_literals;

/// A lane by bytes and times alone, without sockets.
class FaultLaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_strikes.clear(); }
    void cutsDontMatter_data();
    void cutsDontMatter();
    void holdsTheOrderWithJitter();
    void keepsToABandwidth();
    void stallsForEver();
    void givesUpWaitingForAnOvertaker();
    void putsNothingIntoAnothersFrames();
    void waitsForNothingBehindTheEnd();
    void keepsNoMoreThanItMay_data();
    void keepsNoMoreThanItMay();
    void namesControlFrames();
    void leavesWhatIsntAHandshakeAlone();
    void endsBehindAMessageOnce();
    void sparesLaterConnections();

private:
    FaultLane lane(const QStringList &faults, quint64 seed = 7, quint64 connection = 0);
    static QByteArray takeAll(FaultLane &lane, FaultLane::Time now);

    QStringList m_strikes;
    const FaultLane::Time m_start = FaultLane::Time() + 1h;
};

namespace {

const QByteArray head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

QByteArray conversation()
{
    QByteArray bytes = head;
    for (int i = 0; i < 12; ++i) {
        bytes += WireFrame::text("message " + QByteArray::number(i)).unfinished().bytes();
        bytes += WireFrame::ping("between").bytes();
        bytes += WireFrame::continuation(QByteArray(i * 40, 'x')).bytes();
        bytes += WireFrame::pong("pong").bytes();
    }
    return bytes + WireFrame::close(1000, "bye").bytes();
}

} // namespace

FaultLane FaultLaneTest::lane(const QStringList &faults, quint64 seed, quint64 connection)
{
    FaultPlan plan;
    plan.seed = seed;
    for (const QString &text : faults) {
        const auto fault = parseFault(text);
        if (!fault.value)
            qFatal("%s", qPrintable(fault.error));
        plan.faults.append(*fault.value);
    }
    return {plan, FaultDirection::ToClient, connection,
            [this](FaultKind /*kind*/, const QString &what) { m_strikes.append(what); }};
}

QByteArray FaultLaneTest::takeAll(FaultLane &lane, FaultLane::Time now)
{
    QByteArray bytes;
    while (const auto output = lane.take(now))
        bytes += output->bytes;
    return bytes;
}

void FaultLaneTest::cutsDontMatter_data()
{
    QTest::addColumn<QStringList>("faults");
    QTest::newRow("none") << QStringList();
    QTest::newRow("drop") << QStringList{QStringLiteral("drop=every:3")};
    QTest::newRow("duplicate") << QStringList{QStringLiteral("duplicate=p:40%")};
    QTest::newRow("reorder") << QStringList{QStringLiteral("reorder=every:2")};
    QTest::newRow("corrupt") << QStringList{QStringLiteral("corrupt=p:50%")};
    QTest::newRow("control frames") << QStringList{QStringLiteral("no-pong=every:2"), QStringLiteral("no-close")};
    QTest::newRow("all") << QStringList{QStringLiteral("corrupt=p:30%"), QStringLiteral("duplicate=every:4"),
                                        QStringLiteral("reorder=every:5"), QStringLiteral("drop=p:20%")};
}

// The same strikes and the same bytes, cut at every byte, and cut anyhow.
void FaultLaneTest::cutsDontMatter()
{
    QFETCH(QStringList, faults);
    const QByteArray all = conversation();
    FaultLane whole = lane(faults);
    whole.put(all, m_start);
    const QByteArray expected = takeAll(whole, m_start + 10s);
    const QStringList strikes = m_strikes;
    QCOMPARE(expected == all, faults.isEmpty());
    for (qsizetype cut = 1; cut < all.size(); ++cut) {
        m_strikes.clear();
        FaultLane pieces = lane(faults);
        pieces.put(QByteArrayView(all).first(cut), m_start);
        QByteArray bytes = takeAll(pieces, m_start);
        pieces.put(QByteArrayView(all).sliced(cut), m_start);
        bytes += takeAll(pieces, m_start + 10s);
        QCOMPARE(bytes, expected);
        QCOMPARE(m_strikes, strikes);
    }
}

void FaultLaneTest::holdsTheOrderWithJitter()
{
    FaultLane late = lane({QStringLiteral("latency=100ms,jitter=90ms")});
    late.put(head, m_start);
    QByteArray sent;
    for (int i = 0; i < 50; ++i) {
        const QByteArray frame = WireFrame::binary(QByteArray(1, static_cast<char>(i))).bytes();
        sent += frame;
        late.put(frame, m_start + i * 1ms);
    }
    QByteArray came;
    QCOMPARE(takeAll(late, m_start + 9ms), QByteArray());
    for (auto now = m_start; late.size() > 0; now += 1ms) {
        QVERIFY(now < m_start + 300ms);
        came += takeAll(late, now);
    }
    QCOMPARE(came, head + sent);
    QVERIFY(!late.nextDue());
}

void FaultLaneTest::keepsToABandwidth()
{
    FaultLane slow = lane({QStringLiteral("bandwidth=10k")});
    slow.put(head + WireFrame::binary(QByteArray(20'480, 'b')).bytes(), m_start);
    qint64 afterOneSecond = 0;
    auto now = m_start;
    for (; slow.size() > 0; now = *slow.nextDue()) {
        const auto bytes = takeAll(slow, now).size();
        if (now <= m_start + 1s)
            afterOneSecond += bytes;
        if (!slow.nextDue())
            break;
    }
    QVERIFY2(qAbs(afterOneSecond - 10'240) < 600, QByteArray::number(afterOneSecond));
    QVERIFY(now > m_start + 1900ms && now < m_start + 2100ms);
}

void FaultLaneTest::stallsForEver()
{
    FaultLane stalled = lane({QStringLiteral("stall=2,forever")});
    const QByteArray first = head + WireFrame::text("one").bytes();
    stalled.put(first + WireFrame::text("four").bytes() + WireFrame::text("five").bytes(), m_start);
    QCOMPARE(takeAll(stalled, m_start + 24h), first + WireFrame::text("four").bytes().first(4));
    QVERIFY(!stalled.nextDue());
    QCOMPARE(stalled.size(), 2 + 6);
}

void FaultLaneTest::givesUpWaitingForAnOvertaker()
{
    FaultLane patient = lane({QStringLiteral("reorder=at:1,wait=100ms")});
    const QByteArray message = WireFrame::text("alone").bytes();
    patient.put(head + message, m_start);
    QCOMPARE(takeAll(patient, m_start), head);
    QCOMPARE(*patient.nextDue(), m_start + 100ms);
    QCOMPARE(takeAll(patient, m_start + 100ms), message);
}

// Who is waited for is on his way, and slow: in mid-header, in mid-frame, between the frames of his message.
void FaultLaneTest::putsNothingIntoAnothersFrames()
{
    const QByteArray held = WireFrame::text("held").bytes();
    const QByteArray slow =
        WireFrame::text("slow, ").unfinished().bytes() + WireFrame::continuation("and in two frames").bytes();
    for (qsizetype cut = 1; cut < slow.size(); ++cut) {
        FaultLane patient = lane({QStringLiteral("reorder=at:1,wait=100ms")});
        patient.put(head + held + slow.first(cut), m_start);
        QByteArray bytes = takeAll(patient, m_start + 200ms);
        QVERIFY2(!patient.nextDue(), QByteArray::number(cut)); // it would be asked for it over and over
        patient.put(slow.sliced(cut), m_start + 300ms);
        bytes += takeAll(patient, m_start + 300ms);
        QCOMPARE(bytes, head + slow + held);
        QCOMPARE(patient.size(), 0);
    }
}

void FaultLaneTest::waitsForNothingBehindTheEnd()
{
    const QByteArray held = WireFrame::text("held").bytes();
    const QByteArray half = WireFrame::text("half").bytes().first(4);
    FaultLane patient = lane({QStringLiteral("reorder=at:1,wait=100ms")});
    patient.put(head + held, m_start);
    patient.end(m_start);
    QCOMPARE(takeAll(patient, m_start), head + held);
    FaultLane torn = lane({QStringLiteral("reorder=at:1,wait=100ms")});
    torn.put(head + held + half, m_start);
    torn.end(m_start);
    QCOMPARE(takeAll(torn, m_start), head + half);
    QCOMPARE(torn.size(), 0); // who ends the connection waits for that
}

void FaultLaneTest::keepsNoMoreThanItMay_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("duplicate") << QStringLiteral("duplicate");
    QTest::newRow("reorder") << QStringLiteral("reorder=at:1");
}

void FaultLaneTest::keepsNoMoreThanItMay()
{
    QFETCH(QString, fault);
    constexpr qint64 size = qint64{66} << 20;
    const QByteArray piece(1 << 20, 'x');
    FaultLane full = lane({fault});
    full.put(head + QByteArray::fromHex("827F") + QByteArray::fromHex("0000000004200000"), m_start);
    qint64 taken = takeAll(full, m_start).size() - head.size();
    qint64 behind = 0; // what was put and hasn't come out
    for (qint64 put = 0; put < size; put += piece.size()) {
        full.put(piece, m_start);
        taken += takeAll(full, m_start).size();
        behind = qMax(behind, put + piece.size() - taken);
    }
    QVERIFY2(behind < qint64{65} << 20, QByteArray::number(behind));
    QCOMPARE(taken, size + 10);
    QCOMPARE(m_strikes.size(), 2);
    QCOMPARE(m_strikes.last(),
             QStringLiteral("message 1 to the client goes as it came, since it has more than 64 MiB"));
}

void FaultLaneTest::namesControlFrames()
{
    FaultLane late = lane({QStringLiteral("latency=1ms")});
    late.put(head + WireFrame::ping("p").bytes() + QByteArray::fromHex("8B00"), m_start);
    QCOMPARE(m_strikes.size(), 3);
    QVERIFY2(m_strikes.at(1).startsWith(QStringLiteral("a ping to the client ")), qPrintable(m_strikes.at(1)));
    QVERIFY2(m_strikes.at(2).startsWith(QStringLiteral("a frame with the reserved opcode 0xB to the client ")),
             qPrintable(m_strikes.at(2)));
}

void FaultLaneTest::leavesWhatIsntAHandshakeAlone()
{
    FaultLane lossy = lane({QStringLiteral("drop"), QStringLiteral("corrupt"), QStringLiteral("no-close")});
    const QByteArray answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 200\r\n\r\n" + QByteArray(200, '\x81');
    lossy.put(answer, m_start);
    QCOMPARE(takeAll(lossy, m_start), answer);
    QCOMPARE(m_strikes, QStringList());
}

void FaultLaneTest::endsBehindAMessageOnce()
{
    FaultLane ending = lane({QStringLiteral("reset=after:1")});
    const QByteArray first = head + WireFrame::text("one").bytes();
    ending.put(first + WireFrame::text("two").bytes(), m_start);
    QCOMPARE(ending.take(m_start)->bytes, first);
    QVERIFY(!ending.take(m_start)); // the peer is to have read it
    QVERIFY(ending.take(m_start + 1s)->order == FaultLane::Order::Reset);
    QVERIFY(!ending.take(m_start + 1s));
    QCOMPARE(m_strikes, QStringList{QStringLiteral("the connection is reset behind message 1 to the client")});
}

void FaultLaneTest::sparesLaterConnections()
{
    FaultPlan plan;
    plan.faults = {*parseFault(QStringLiteral("drop=first:2")).value};
    QVERIFY(FaultLane::isNeeded(plan, FaultDirection::ToClient, 1));
    QVERIFY(!FaultLane::isNeeded(plan, FaultDirection::ToClient, 2));
    QVERIFY(!FaultLane::isNeeded(plan, FaultDirection::ToServer, 0));
}

WINDSOCK_TEST(FaultLaneTest)
#include "FaultLaneTest.moc"
