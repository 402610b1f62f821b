#include "workbench/forge/ForgeSequenceJson.h"

#include "tests/support/TestRegistry.h"
#include "workbench/forge/ForgePreset.h"

#include <QtTest>

using namespace workbench;

namespace {

QByteArray fileOf(const QByteArray &steps, const QByteArray &more = {})
{
    return R"({"format": "windsock-forge", "version": 1, "steps": [)" + steps + "]" + more + "}";
}

} // namespace

class ForgeSequenceJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPresetComesBack();
    void everyFieldComesBack();
    void isAsOneWritesIt();
    void bytesThatAreNoTextAreHex();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
};

void ForgeSequenceJsonTest::everyPresetComesBack()
{
    for (const ForgePreset &preset : forgePresets()) {
        const auto read = readForgeSequence(forgeSequenceJson(preset.sequence));
        QVERIFY2(read.sequence.has_value(), qPrintable(preset.id + u' ' + read.error));
        const bool same = *read.sequence == preset.sequence;
        QVERIFY2(same, qPrintable(preset.id));
    }
}

void ForgeSequenceJsonTest::everyFieldComesBack()
{
    ForgeSequence sequence;
    sequence.title = QStringLiteral("Käse 🧀");
    sequence.repeat = 3;
    sequence.needs = ForgeSequence::Needs::NoDeflate;
    ForgedFrame frame;
    frame.fin = false;
    frame.rsv1 = frame.rsv2 = frame.rsv3 = true;
    frame.opcode = 0xB;
    frame.masking = ForgedFrame::Masking::Off;
    frame.key = wslib::MaskKey{1, 2, 3, 255};
    frame.lengthEncoding = ForgedFrame::LengthEncoding::SixtyFour;
    frame.declaredLength = ~quint64{0};
    frame.payload = ForgedPayload::hex("00ff").repeatedTo(9).compressed();
    ForgeStep half = ForgeStep::cutAt(3, frame);
    half.repeat = 7;
    frame.masking = ForgedFrame::Masking::Wrong;
    sequence.steps = {half,
                      ForgeStep::of(frame),
                      ForgeStep::bytes(ForgedPayload::text("GET /")),
                      ForgeStep::pause(std::chrono::milliseconds(250)),
                      ForgeStep::halfClose(),
                      ForgeStep::reset()};
    sequence.expected.end = ForgeExpectation::End::Refuses;
    sequence.expected.codes = {1002, 1007};
    sequence.expected.pong = QByteArray("here");
    sequence.expected.noPongs = {"there", QByteArray::fromHex("ff")};
    sequence.expected.echo = QByteArray();
    sequence.expected.survives = true;
    const auto read = readForgeSequence(forgeSequenceJson(sequence));
    QCOMPARE(read.error, QString());
    const bool same = read.sequence == sequence;
    QVERIFY2(same, forgeSequenceJson(*read.sequence));
}

void ForgeSequenceJsonTest::isAsOneWritesIt()
{
    const auto read = readForgeSequence(fileOf(R"({"frame": {"opcode": "ping", "payload": "hi", "mask": false}},
        {"frame": {"opcode": 3, "payload": {"hex": "01 FF"}}, "cut": 1}, {"wait": 20}, {"do": "reset"})",
                                               R"(, "expect": {"end": "fails", "codes": [1002]})"));
    QCOMPARE(read.error, QString());
    QCOMPARE(read.sequence->steps.size(), 4);
    ForgedFrame ping = ForgedFrame::ping("hi");
    ping.masking = ForgedFrame::Masking::Off;
    QVERIFY(read.sequence->steps.at(0) == ForgeStep::of(ping));
    QVERIFY(read.sequence->steps.at(1) == ForgeStep::cutAt(1, ForgedFrame::of(3, ForgedPayload::hex("01ff"))));
    QCOMPARE(read.sequence->steps.at(2).wait, std::chrono::milliseconds(20));
    QCOMPARE(read.sequence->steps.at(3).kind, ForgeStep::Kind::Reset);
    QCOMPARE(read.sequence->expected.codes, QList<quint16>{1002});
}

void ForgeSequenceJsonTest::bytesThatAreNoTextAreHex()
{
    ForgeSequence sequence;
    sequence.steps = {ForgeStep::bytes(ForgedPayload::text(QByteArray::fromHex("fffe")))};
    const QByteArray json = forgeSequenceJson(sequence);
    QVERIFY2(json.contains(R"("hex": "fffe")"), json);
    QCOMPARE(readForgeSequence(json).sequence->steps.first().raw.bytes, QByteArray::fromHex("fffe"));
}

void ForgeSequenceJsonTest::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &json, const char *error) {
        QTest::newRow(name) << json << QString::fromUtf8(error);
    };
    row("no JSON", "{\n\"format\": \n oops }", "It is no JSON: line 3 can't be read.");
    row("another file", R"({"format": "har", "steps": []})", "format takes \"windsock-forge\", not \"har\".");
    row("from the future", R"({"format": "windsock-forge", "version": 2, "steps": []})",
        "version takes a whole number from 1 to 1, not 2.");
    row("no steps", R"({"format": "windsock-forge"})", "steps takes an array of at most 10000 steps, not null.");
    row("no step", fileOf("{}"), "steps[0] takes one of frame, raw, wait and do, not {}.");
    row("two in one", fileOf(R"({"wait": 1, "do": "reset"})"),
        "steps[0] takes one of frame, raw, wait and do, not {\"wait\":1,\"do\":\"reset\"}.");
    row("misspelt", fileOf(R"({"frame": {"opcod": 1}})"),
        "steps[0].frame has a field \"opcod\" that isn't known: use fin, rsv1, rsv2, rsv3, opcode, mask, key, length, "
        "lengthEncoding, payload.");
    row("opcode", fileOf(R"({"frame": {"opcode": 16}})"),
        "steps[0].frame.opcode takes a whole number from 0 to 15, not 16.");
    row("opcode word", fileOf(R"({"frame": {"opcode": "txet"}})"),
        "steps[0].frame.opcode takes a number from 0 to 15, or continuation, text, binary, close, ping, pong, not "
        "\"txet\".");
    row("flag", fileOf(R"({"wait": 1}, {"frame": {"fin": 1}})"), "steps[1].frame.fin takes true or false, not 1.");
    row("key", fileOf(R"({"frame": {"key": "0102"}})"),
        "steps[0].frame.key takes four bytes in hexadecimal, such as \"37fa213d\", not \"0102\".");
    row("hex", fileOf(R"({"raw": {"hex": "0"}})"), "steps[0].raw.hex takes hexadecimal digits, two a byte, not \"0\".");
    row("text and hex", fileOf(R"({"raw": {"hex": "00", "text": ""}})"),
        "steps[0].raw takes either text or hex, not {\"hex\":\"00\",\"text\":\"\"}.");
    row("negative", fileOf(R"({"wait": -1})"), "steps[0].wait takes a whole number from 0 to 600000, not -1.");
    row("fraction", fileOf(R"({"wait": 1.5})"), "steps[0].wait takes a whole number from 0 to 600000, not 1.5.");
    row("too large", fileOf(R"({"raw": {"text": "x", "size": 67108865}})"),
        "steps[0].raw: A payload of 67108865 bytes is more than the 67108864 that can be sent uncompressed.");
    row("no room", fileOf(R"({"frame": {"length": 70000, "lengthEncoding": "16"}})"),
        "steps[0].frame: A length of 70000 has no room in 16 bits: choose a longer encoding, or declare at most "
        "65535.");
    row("end", fileOf("", R"(, "expect": {"end": "dies"})"),
        "expect.end takes one of: any, open, fails, refuses, closes, ends, not \"dies\".");
    row("code", fileOf("", R"(, "expect": {"end": "fails", "codes": [1002, 70000]})"),
        "expect.codes[1] takes a whole number from 0 to 65535, not 70000.");
    row("repeat", fileOf(R"({"wait": 1, "repeat": 0})"),
        "steps[0].repeat takes a whole number from 1 to 1000000, not 0.");
    row("deed", fileOf(R"({"do": "explode"})"), "steps[0].do takes one of: half-close, reset, not \"explode\".");
}

void ForgeSequenceJsonTest::refusesWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, error);
    const auto read = readForgeSequence(json);
    QVERIFY(!read.sequence);
    QCOMPARE(read.error, error);
}

WINDSOCK_TEST(ForgeSequenceJsonTest)
#include "ForgeSequenceJsonTest.moc"
