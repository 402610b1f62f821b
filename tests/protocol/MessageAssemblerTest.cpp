#include "tests/support/EventText.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/MessageAssembler.h"

#include <QtTest>

#include <limits>

using namespace wslib;

class MessageAssemblerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWholeMessages();
    void joinsFragments();
    void unmasksAtEveryCut();
    void takesEmptyMessagesAndFragments();
    void refusesAContinuationOfNothing();
    void refusesANewMessageWithinOne();
    void allowsExactlyTheLimit_data();
    void allowsExactlyTheLimit();
    void sumsFragmentsUpToTheLimit();
    void limitsEachMessageAnew();
    void believesNoDeclaredLength();
    void refusesWrongUtf8AtOnce();
    void refusesACharacterCutByTheEnd();
    void takesACharacterCutByFragments();
    void leavesBinaryUnchecked();
    void forgetsTheLastMessage();
};

namespace {

constexpr MaskKey key{0x37, 0xFA, 0x21, 0x3D};

FrameHeader frameHeader(Opcode opcode, quint64 length, bool fin = true)
{
    FrameHeader header;
    header.opcode = opcode;
    header.payloadLength = length;
    header.fin = fin;
    return header;
}

QByteArray errorText(const std::optional<ProtocolError> &error)
{
    return error ? QByteArray::number(static_cast<int>(error->code)) : QByteArray();
}

// Gives a whole frame; the close code of the first error, or nothing.
QByteArray give(MessageAssembler &assembler, Opcode opcode, const QByteArray &payload, bool fin = true)
{
    auto error = assembler.beginFrame(frameHeader(opcode, static_cast<quint64>(payload.size()), fin));
    if (!error && !payload.isEmpty())
        error = assembler.append(payload, 0);
    if (!error)
        error = assembler.endFrame();
    return errorText(error);
}

QByteArray taken(MessageAssembler &assembler)
{
    return assembler.hasMessage() ? eventText(assembler.takeMessage()) : QByteArray("no message");
}

} // namespace

void MessageAssemblerTest::takesWholeMessages()
{
    MessageAssembler assembler(100);
    QCOMPARE(taken(assembler), QByteArray("no message"));
    QCOMPARE(give(assembler, Opcode::Text, "hello"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("text \"hello\""));
    QCOMPARE(taken(assembler), QByteArray("no message"));
    QCOMPARE(give(assembler, Opcode::Binary, "\x01\xFF"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("binary 01ff"));
}

void MessageAssemblerTest::joinsFragments()
{
    MessageAssembler assembler(100);
    QCOMPARE(give(assembler, Opcode::Text, "one ", false), QByteArray());
    QVERIFY(!assembler.hasMessage());
    QCOMPARE(give(assembler, Opcode::Continuation, "two ", false), QByteArray());
    QVERIFY(!assembler.hasMessage());
    QCOMPARE(give(assembler, Opcode::Continuation, "three"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("text \"one two three\""));

    QCOMPARE(give(assembler, Opcode::Binary, "1", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "2"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("binary \"12\""));
}

// RFC 6455 §5.7: "Hello" masked; each piece comes with its offset, behind a fragment of another mask phase.
void MessageAssemblerTest::unmasksAtEveryCut()
{
    const QByteArray wire = QByteArray::fromHex("7f9f4d5158");
    for (qsizetype cut = 0; cut <= wire.size(); ++cut) {
        MessageAssembler assembler(100);
        QCOMPARE(give(assembler, Opcode::Text, "<", false), QByteArray());
        FrameHeader header = frameHeader(Opcode::Continuation, 5);
        header.maskKey = key;
        QVERIFY(!assembler.beginFrame(header));
        QVERIFY(!assembler.append(wire.first(cut), 0));
        QVERIFY(!assembler.append(wire.sliced(cut), static_cast<quint64>(cut)));
        QVERIFY(!assembler.endFrame());
        QCOMPARE(taken(assembler), QByteArray("text \"<Hello\""));
    }
}

void MessageAssemblerTest::takesEmptyMessagesAndFragments()
{
    MessageAssembler assembler(100);
    QCOMPARE(give(assembler, Opcode::Text, ""), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("text \"\""));
    QCOMPARE(give(assembler, Opcode::Binary, "", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, ""), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("binary \"\""));
    QCOMPARE(give(assembler, Opcode::Text, "", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "x", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, ""), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("text \"x\""));
}

// RFC 6455 §5.4
void MessageAssemblerTest::refusesAContinuationOfNothing()
{
    MessageAssembler fresh(100);
    QCOMPARE(errorText(fresh.beginFrame(frameHeader(Opcode::Continuation, 1))), QByteArray("1002"));

    MessageAssembler unfinished(100);
    QCOMPARE(errorText(unfinished.beginFrame(frameHeader(Opcode::Continuation, 1, false))), QByteArray("1002"));

    MessageAssembler later(100);
    QCOMPARE(give(later, Opcode::Text, "a", false), QByteArray());
    QCOMPARE(give(later, Opcode::Continuation, "b"), QByteArray());
    QCOMPARE(errorText(later.beginFrame(frameHeader(Opcode::Continuation, 1))), QByteArray("1002"));
}

// RFC 6455 §5.4
void MessageAssemblerTest::refusesANewMessageWithinOne()
{
    for (const Opcode opcode : {Opcode::Text, Opcode::Binary}) {
        for (const bool fin : {false, true}) {
            MessageAssembler assembler(100);
            QCOMPARE(give(assembler, Opcode::Text, "", false), QByteArray());
            QCOMPARE(errorText(assembler.beginFrame(frameHeader(opcode, 0, fin))), QByteArray("1002"));
        }
    }
}

void MessageAssemblerTest::allowsExactlyTheLimit_data()
{
    QTest::addColumn<qint64>("limit");
    for (const int limit : {0, 1, 5, 125, 65536})
        QTest::addRow("%d", limit) << qint64{limit};
}

void MessageAssemblerTest::allowsExactlyTheLimit()
{
    QFETCH(qint64, limit);
    for (const bool fin : {true, false}) {
        MessageAssembler assembler(limit);
        QVERIFY(!assembler.beginFrame(frameHeader(Opcode::Binary, static_cast<quint64>(limit), fin)));
        // Refused by its header alone, before any payload is held.
        MessageAssembler another(limit);
        const FrameHeader tooLong = frameHeader(Opcode::Binary, static_cast<quint64>(limit) + 1, fin);
        QCOMPARE(errorText(another.beginFrame(tooLong)), QByteArray("1009"));
    }
}

void MessageAssemblerTest::sumsFragmentsUpToTheLimit()
{
    for (const bool fin : {true, false}) {
        MessageAssembler assembler(10);
        QCOMPARE(give(assembler, Opcode::Binary, "1234", false), QByteArray());
        QCOMPARE(give(assembler, Opcode::Continuation, "567", false), QByteArray());
        QCOMPARE(errorText(assembler.beginFrame(frameHeader(Opcode::Continuation, 4, fin))), QByteArray("1009"));
    }
    MessageAssembler assembler(10);
    QCOMPARE(give(assembler, Opcode::Binary, "1234567", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "890", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, ""), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("binary \"1234567890\""));
}

void MessageAssemblerTest::limitsEachMessageAnew()
{
    MessageAssembler assembler(3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(give(assembler, Opcode::Text, "abc"), QByteArray());
        QCOMPARE(taken(assembler), QByteArray("text \"abc\""));
    }
}

// Past any memory there is: only the claim is there, so nothing may be made ready for it.
void MessageAssemblerTest::believesNoDeclaredLength()
{
    MessageAssembler assembler(std::numeric_limits<qint64>::max());
    QVERIFY(!assembler.beginFrame(frameHeader(Opcode::Text, 0x7FFFFFFFFFFFFFFF)));
    QVERIFY(!assembler.append("a", 0));
    QVERIFY(!assembler.hasMessage());

    MessageAssembler fragmented(std::numeric_limits<qint64>::max());
    QCOMPARE(give(fragmented, Opcode::Text, "a", false), QByteArray());
    QCOMPARE(errorText(fragmented.beginFrame(frameHeader(Opcode::Continuation, 0x7FFFFFFFFFFFFFFF))),
             QByteArray("1009"));
}

// RFC 6455 §8.1; at the byte, not at the end of the message.
void MessageAssemblerTest::refusesWrongUtf8AtOnce()
{
    MessageAssembler assembler(100);
    QVERIFY(!assembler.beginFrame(frameHeader(Opcode::Text, 50, false)));
    QVERIFY(!assembler.append("good \xF4", 0));
    QCOMPARE(errorText(assembler.append("\x90", 6)), QByteArray("1007"));

    MessageAssembler masked(100);
    FrameHeader header = frameHeader(Opcode::Text, 50);
    header.maskKey = key;
    QVERIFY(!masked.beginFrame(header));
    QVERIFY(!masked.append(QByteArray::fromHex("7f9f"), 0));
    QCOMPARE(errorText(masked.append(QByteArray::fromHex("dE"), 2)), QByteArray("1007"));

    MessageAssembler continued(100);
    QCOMPARE(give(continued, Opcode::Text, "a", false), QByteArray());
    QCOMPARE(give(continued, Opcode::Continuation, "\xC0", false), QByteArray("1007"));
}

void MessageAssemblerTest::refusesACharacterCutByTheEnd()
{
    MessageAssembler whole(100);
    QCOMPARE(give(whole, Opcode::Text, "a\xC3"), QByteArray("1007"));
    QVERIFY(!whole.hasMessage());

    MessageAssembler fragmented(100);
    QCOMPARE(give(fragmented, Opcode::Text, "a\xE2\x82", false), QByteArray());
    QCOMPARE(give(fragmented, Opcode::Continuation, ""), QByteArray("1007"));
}

// RFC 6455 §5.6: "a particular text frame might include a partial UTF-8 sequence".
void MessageAssemblerTest::takesACharacterCutByFragments()
{
    MessageAssembler assembler(100);
    QCOMPARE(give(assembler, Opcode::Text, "\xF0", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "\x9F\x98", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "\x80"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("text f09f9880"));
}

void MessageAssemblerTest::leavesBinaryUnchecked()
{
    MessageAssembler assembler(100);
    QCOMPARE(give(assembler, Opcode::Binary, "\xFF\xC3", false), QByteArray());
    QCOMPARE(give(assembler, Opcode::Continuation, "\xC0\xE2"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("binary ffc3c0e2"));
    QCOMPARE(give(assembler, Opcode::Binary, "\xC3"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("binary c3"));
}

void MessageAssemblerTest::forgetsTheLastMessage()
{
    MessageAssembler assembler(100);
    QCOMPARE(give(assembler, Opcode::Binary, "\xC3"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("binary c3"));
    QCOMPARE(give(assembler, Opcode::Text, "a"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("text \"a\""));
    QCOMPARE(give(assembler, Opcode::Binary, "b"), QByteArray());
    QCOMPARE(taken(assembler), QByteArray("binary \"b\""));
}

WINDSOCK_TEST(MessageAssemblerTest)
#include "MessageAssemblerTest.moc"
