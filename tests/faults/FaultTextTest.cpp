#include "tests/support/TestRegistry.h"

#include "workbench/faults/FaultFacts.h"
#include "workbench/faults/FaultText.h"

#include <QtTest>

using namespace workbench;
using namespace std::chrono_literals;

/// Faults as they are written: `--fault NAME[=ARGUMENTS]`.
class FaultTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void everyExampleIsRead();
    void comesBackTheSame_data() { reads_data(); }
    void comesBackTheSame();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void listsAll();
};

namespace {

template <typename Change>
Fault faultOf(FaultKind kind, Change change)
{
    Fault fault = faultFacts(kind).defaults;
    change(fault);
    return fault;
}

} // namespace

void FaultTextTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("number");
    int number = 0;
    for (const char *text : {"latency=200ms,jitter=50ms",
                             "latency=time:1s",
                             "bandwidth=64k",
                             "bandwidth=1M/s",
                             "chunk=7,pause=0",
                             "stall=3,5s",
                             "stall=5s",
                             "stall=forever",
                             "stall=after:2",
                             "stall=every:1",
                             "corrupt=every:100",
                             "corrupt=p:10%",
                             "drop=3",
                             "no-close=hang",
                             "refuse=3,status=429,retry-after=7",
                             "extension=x-y",
                             "reset=after:3,p:0.5",
                             "duplicate=to:both,first:2",
                             "reorder=2,wait=300ms",
                             "wrong-accept=at:2"})
        QTest::newRow(text) << QString::fromLatin1(text) << number++;
}

void FaultTextTest::reads()
{
    QFETCH(QString, text);
    QFETCH(int, number);
    const QList<Fault> expected{
        faultOf(FaultKind::Latency, [](Fault &fault) { fault.time = 200ms, fault.jitter = 50ms; }),
        faultOf(FaultKind::Latency, [](Fault &fault) { fault.time = 1s; }),
        faultOf(FaultKind::Bandwidth, [](Fault &fault) { fault.amount = 65536; }),
        faultOf(FaultKind::Bandwidth, [](Fault &fault) { fault.amount = 1048576; }),
        faultOf(FaultKind::Chunk, [](Fault &fault) { fault.amount = 7, fault.time = 0ms; }),
        faultOf(FaultKind::Stall, [](Fault &fault) { fault.trigger.at = 3; }),
        faultOf(FaultKind::Stall, [](Fault & /*fault*/) {}),
        faultOf(FaultKind::Stall, [](Fault &fault) { fault.hang = true; }),
        faultOf(FaultKind::Stall,
                [](Fault &fault) {
                    fault.trigger = {0, 2, 1, 1};
                }),
        faultOf(FaultKind::Stall, [](Fault &fault) { fault.trigger = {}; }),
        faultOf(FaultKind::Corrupt, [](Fault &fault) { fault.trigger.every = 100; }),
        faultOf(FaultKind::Corrupt, [](Fault &fault) { fault.trigger.probability = 0.1; }),
        faultOf(FaultKind::Drop, [](Fault &fault) { fault.trigger.after = 3; }),
        faultOf(FaultKind::NoClose, [](Fault &fault) { fault.hang = true; }),
        faultOf(FaultKind::Refuse, [](Fault &fault) { fault.amount = 3, fault.status = 429, fault.retryAfter = 7; }),
        faultOf(FaultKind::UnaskedExtension, [](Fault &fault) { fault.name = QStringLiteral("x-y"); }),
        faultOf(FaultKind::Reset, [](Fault &fault) { fault.trigger.after = 3, fault.trigger.probability = 0.5; }),
        faultOf(FaultKind::Duplicate,
                [](Fault &fault) { fault.direction = FaultDirection::Both, fault.firstConnections = 2; }),
        faultOf(FaultKind::Reorder, [](Fault &fault) { fault.trigger.every = 2, fault.time = 300ms; }),
        faultOf(FaultKind::WrongAccept, [](Fault &fault) { fault.trigger.at = 2; })};
    const auto fault = parseFault(text);
    QVERIFY2(fault.value.has_value(), qPrintable(fault.error));
    QVERIFY2(*fault.value == expected.at(number), qPrintable(faultText(*fault.value)));
}

void FaultTextTest::everyExampleIsRead()
{
    for (const FaultFacts &facts : allFaultFacts()) {
        const auto fault = parseFault(QLatin1String(facts.example));
        QVERIFY2(fault.value.has_value(), qPrintable(fault.error));
        QVERIFY(fault.value->kind == facts.kind);
        const auto bare = parseFault(QLatin1String(facts.name));
        QVERIFY2(bare.value.has_value(), qPrintable(bare.error));
        QVERIFY(*bare.value == facts.defaults);
    }
}

void FaultTextTest::comesBackTheSame()
{
    QFETCH(QString, text);
    const Fault fault = *parseFault(text).value;
    const auto again = parseFault(faultText(fault));
    QVERIFY2(again.value.has_value(), qPrintable(again.error));
    QVERIFY2(*again.value == fault, qPrintable(faultText(fault)));
}

void FaultTextTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mentions");
    const auto row = [](const char *text, const char *mentions) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(mentions);
    };
    row("latncy=5s", "Did you mean latency?");
    row("", "There are latency, bandwidth");
    row("latency=200", "unit");
    row("latency=-1s", "unit");
    row("latency=1s,2s", "none of its arguments");
    row("bandwidth=0", "number of bytes");
    row("bandwidth=much", "number of bytes");
    row("bandwidth=64k,after:3", "none of its arguments"); // there is one for all that passes
    row("corrupt=every:0", "number from 1 on");
    row("corrupt=p:150%", "probability");
    row("corrupt=p:0", "probability");
    row("drop=to:everybody", "client, server or both");
    row("refuse=0", "number from 1 on");
    row("refuse=1,status=200", "status");
    row("refuse=1,to:server", "none of its arguments");
    row("reset=every:3", "none of its arguments");
    row("wrong-accept=to:server", "none of its arguments");
    row("extension=a b", "letters");
    row("no-close=maybe", "none of its arguments");
}

void FaultTextTest::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, mentions);
    const auto fault = parseFault(text);
    QVERIFY(!fault.value);
    QVERIFY2(fault.error.contains(mentions), qPrintable(fault.error));
    QVERIFY2(fault.error.endsWith(u'.') || fault.error.endsWith(u'?'), qPrintable(fault.error));
}

void FaultTextTest::listsAll()
{
    const QString list = faultListText();
    for (const FaultFacts &facts : allFaultFacts())
        QVERIFY(list.contains(QStringLiteral("--fault ") + QLatin1String(facts.example)));
}

WINDSOCK_TEST(FaultTextTest)
#include "FaultTextTest.moc"
