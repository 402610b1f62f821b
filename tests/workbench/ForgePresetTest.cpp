#include "workbench/forge/ForgePreset.h"

#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibInflater.h"
#include "workbench/conformance/DeflateStreams.h"
#include "workbench/forge/ForgeText.h"

#include <QSet>
#include <QtTest>

using namespace workbench;
using wslib::Role;

namespace {

const QByteArray probe = " 8906616c6976653f";

// What is sent, as a server sends it and with a key of zeros where there is one; "500ms", "RST" and "FIN" stand for themselves.
QByteArray words(const ForgeSequence &sequence, Role role)
{
    QByteArrayList all;
    for (const ForgeStep &step : sequence.steps) {
        switch (step.kind) {
        case ForgeStep::Kind::Wait:
            all += QByteArray::number(qint64{step.wait.count()}) + "ms";
            break;
        case ForgeStep::Kind::HalfClose:
            all += "FIN";
            break;
        case ForgeStep::Kind::Reset:
            all += "RST";
            break;
        default:
            all += (step.repeat > 1 ? QByteArray::number(step.repeat) + '*' : QByteArray())
                   + step.wireBytes(role, {}).toHex();
        }
    }
    return all.join(' ');
}

} // namespace

class ForgePresetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isMadeOfTheseBytes_data();
    void isMadeOfTheseBytes();
    void aClientMasksAllButOne();
    void oddCompressionIsLegal_data();
    void oddCompressionIsLegal();
    void theBombIsAsLargeAsOneSays();
    void everyOneHasItsRule();
    void theHeavyOnesAreKnown();
};

void ForgePresetTest::isMadeOfTheseBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *id, const QByteArray &bytes) { QTest::newRow(id) << bytes; };
    row("wrong-mask", "8184000000006d61736b");
    row("rsv1", "c103727376");
    row("rsv2", "a103727376");
    row("rsv3", "9103727376");
    for (const char digit : QByteArray("34567bcdef"))
        row(qPrintable(QStringLiteral("opcode-") + QLatin1Char(digit)), QByteArray("8") + digit + "00");
    row("length-16-for-5", "817e000573686f7274" + probe);
    row("length-64-for-5", "817f000000000000000573686f7274" + probe);
    row("length-top-bit", "827f8000000000000000");
    row("length-huge", "827f4000000000000000");
    row("length-too-large", "82116d6f7265 89870000000073" + QByteArray("77616c6c6f77") + probe);
    row("length-too-small", "82026f6bffff");
    row("fragmented-ping", "090468616c66");
    row("ping-126", "897e007e" + QByteArray(126, 'p').toHex());
    row("pong-126", "8a7e007e" + QByteArray(126, 'p').toHex());
    row("ping-rsv1", "c903727376");
    row("unasked-pong", "8a07756e61736b6564" + probe);
    row("ping-between-fragments", "01036f6e65 89076265747765656e 800374776f" + probe);
    row("continuation-alone", "8005616c6f6e65");
    row("continuation-after-end", "01036f6e65 800374776f 80057468726565");
    row("text-within-message", "01036f6e65 81036e6577");
    row("binary-within-message", "01036f6e65 82036e6577");
    row("empty-fragments", "0100 8000" + probe);
    row("utf8-early", "01046869c328 500ms 8003656e64");
    row("utf8-late", "810668656c6c6fff");
    row("utf8-cut", "8102e282");
    row("utf8-surrogate", "8103eda080");
    row("utf8-overlong", "8102c0af");
    row("utf8-too-high", "8104f4908080");
    row("utf8-split", "0102e282 8002ac2e" + probe);
    row("close-empty", "8800");
    row("close-one-byte", "880103");
    row("close-126", "887e007e03e8" + QByteArray(124, 'r').toHex());
    row("close-reason-not-utf8", "880403e8fffe");
    row("close-fragmented", "080203e8");
    row("data-after-close", "880203e8 8108746f6f206c617465");
    row("ping-after-close", "880203e8 89046c617465");
    row("close-0", "88020000");
    row("close-999", "880203e7");
    row("close-1004", "880203ec");
    row("close-1005", "880203ed");
    row("close-1006", "880203ee");
    row("close-1015", "880203f7");
    row("close-1016", "880203f8");
    row("close-2999", "88020bb7");
    row("close-5000", "88021388");
    row("close-65535", "8802ffff");
    row("half-frame-rst", "812c" + QByteArray("a frame of which t").toHex() + " 100ms RST");
    row("half-frame-fin", "812c" + QByteArray("a frame of which t").toHex() + " FIN");
    row("half-header-fin", "81 FIN");
    row("deflate-corrupt", "c102ffff");
    row("deflate-bad-distance", "c10502deff0f00");
    row("deflate-stored-mismatch", "c10b000500000068656c6c6f00");
    row("deflate-rsv1-on-continuation", "41074acb2c2a2e0100 c00100");
    row("deflate-not-used", "8105706c61696e" + probe);
    row("flood-empty-fragments", "0100 10000*0000 8003656e64" + probe);
    row("flood-tiny-fragments", "0100 65536*000161 8000" + probe);
    row("flood-pings", "10000*8905666c6f6f64" + probe);
}

void ForgePresetTest::isMadeOfTheseBytes()
{
    QFETCH(QByteArray, bytes);
    const auto preset = forgePreset(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(preset.has_value());
    QCOMPARE(words(preset->sequence, Role::Server), bytes);
}

// With a key of zeros, only the mask bit and the key are added.
void ForgePresetTest::aClientMasksAllButOne()
{
    QCOMPARE(words(forgePreset(QStringLiteral("wrong-mask"))->sequence, Role::Client), QByteArray("81046d61736b"));
    QCOMPARE(words(forgePreset(QStringLiteral("ping-rsv1"))->sequence, Role::Client), QByteArray("c98300000000727376"));
    QCOMPARE(words(forgePreset(QStringLiteral("length-top-bit"))->sequence, Role::Client),
             QByteArray("82ff800000000000000000000000"));
    QCOMPARE(words(forgePreset(QStringLiteral("length-too-small"))->sequence, Role::Client),
             QByteArray("8282000000006f6bffff"));
    QCOMPARE(words(forgePreset(QStringLiteral("half-header-fin"))->sequence, Role::Client), QByteArray("81 FIN"));
}

void ForgePresetTest::oddCompressionIsLegal_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"deflate-stored", "deflate-final-block", "deflate-many-blocks", "deflate-extra-block"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void ForgePresetTest::oddCompressionIsLegal()
{
    QFETCH(QString, id);
    const auto preset = forgePreset(id);
    QVERIFY(preset.has_value());
    QCOMPARE(preset->sequence.needs, ForgeSequence::Needs::Deflate);
    const ForgedFrame frame = preset->sequence.steps.first().frame;
    QVERIFY(frame.rsv1);
    conformance::Inflater inflater(15, true); // knows of BFINAL
    QCOMPARE(inflater.message(frame.payload.onWire()), preset->sequence.expected.echo);
}

void ForgePresetTest::theBombIsAsLargeAsOneSays()
{
    constexpr qint64 size = 5 * 1024 * 1024;
    const auto preset = forgePreset(QStringLiteral("deflate-bomb"), size);
    const ForgedFrame frame = preset->sequence.steps.first().frame;
    QVERIFY(frame.rsv1);
    QCOMPARE(frame.opcode, quint8{2});
    ZlibInflater inflater;
    QCOMPARE(inflater.message(frame.payload.onWire())->size(), qsizetype{size});
    QVERIFY(preset->title.english().contains(QStringLiteral("5 MiB")));
}

void ForgePresetTest::everyOneHasItsRule()
{
    QSet<QString> ids;
    for (const ForgePreset &preset : forgePresets()) {
        QVERIFY2(!ids.contains(preset.id), qPrintable(preset.id));
        ids += preset.id;
        QVERIFY2(preset.section.startsWith(QStringLiteral("RFC ")), qPrintable(preset.id));
        QVERIFY2(!preset.title.english().contains(u'%'), qPrintable(preset.id));
        QVERIFY2(preset.sequence.expected.end != ForgeExpectation::End::Any, qPrintable(preset.id));
        QVERIFY2(problemOf(preset.sequence).isEmpty(), qPrintable(preset.id));
        for (const Phrase &phrase : expectationText(preset.sequence.expected))
            QVERIFY2(!phrase.english().contains(QStringLiteral("%1")), qPrintable(preset.id));
        for (const ForgeStep &step : preset.sequence.steps)
            QVERIFY2(!stepText(step).english().isEmpty(), qPrintable(preset.id));
    }
    QVERIFY(ids.size() > 60);
    QVERIFY(!forgePreset(QStringLiteral("no-such-thing")));
}

void ForgePresetTest::theHeavyOnesAreKnown()
{
    QStringList heavy;
    for (const ForgePreset &preset : forgePresets()) {
        if (isHeavy(preset.sequence))
            heavy += preset.id;
    }
    QCOMPARE(heavy.join(u' '), QStringLiteral("deflate-bomb flood-empty-fragments flood-tiny-fragments flood-pings"));
}

WINDSOCK_TEST(ForgePresetTest)
#include "ForgePresetTest.moc"
