#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

const Ending closedWithoutCode{{{closeWithoutCode, Verdict::Ok}, {1000, Verdict::Ok}}, Verdict::NonStrict};

void codes(CaseWriter &cases)
{
    cases.group(rfc::closeIsAnswered);
    cases.add("Close without a code").restsOn(rfc::closeMayHaveBody).send(FrameSpec::close()).ends(closedWithoutCode);
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012,
                           1013, 1014, 3000, 3001, 3500, 3999, 4000, 4001, 4500, 4999}) {
        cases.add("Close with " + QByteArray::number(code)).send(FrameSpec::close(code)).closesWith(code);
        cases.add("Close with " + QByteArray::number(code) + " and a reason")
            .send(FrameSpec::close(code, "the reason"))
            .closesWith(code);
    }
}

RfcRule ruleOf(int code)
{
    switch (code) {
    case 1004:
        return rfc::code1004;
    case 1005:
        return rfc::code1005;
    case 1006:
        return rfc::code1006;
    case 1015:
        return rfc::code1015;
    default:
        break;
    }
    return code < 1000 ? rfc::codesBelow1000 : code < 3000 ? rfc::codesOfTheProtocol : rfc::codeActionUndefined;
}

// §7.4.1, §7.4.2. A peer that answers such a code as if it were one, accepts what must not be sent.
void codesNeverSent(CaseWriter &cases)
{
    cases.group(rfc::closeBeginsWithCode);
    const Ending failed{{{1002, Verdict::Ok},
                         {1007, Verdict::NonStrict},
                         {1008, Verdict::NonStrict},
                         {noCloseFrame, Verdict::NonStrict}},
                        std::nullopt};
    // Reserved, and no "MUST NOT be set as a status code in a Close control frame" as with its neighbours.
    const Ending failedOrTaken{{{1002, Verdict::Ok}, {noCloseFrame, Verdict::NonStrict}}, Verdict::NonStrict};
    for (const int code : {0, 1, 500, 999, 1004, 1005, 1006, 1015}) {
        const QByteArray which = code == 1004 ? ", which nobody has defined" : ", which no Close frame may have";
        const Ending &ending = code == 1004 ? failedOrTaken : failed;
        cases.add("Close with " + QByteArray::number(code) + which)
            .restsOn(ruleOf(code))
            .send(FrameSpec::close(code))
            .ends(ending);
        cases.add("Close with " + QByteArray::number(code) + which + ", and a reason")
            .restsOn(ruleOf(code))
            .send(FrameSpec::close(code, "the reason"))
            .ends(ending);
    }
    // Reserved for versions to come, or outside of every range: there is no word on what a receiver does.
    for (const int code : {1016, 1100, 2000, 2999, 5000, 65535}) {
        const Verdict lenient = code < 3000 ? Verdict::NonStrict : Verdict::Informational;
        cases.add("Close with " + QByteArray::number(code) + ", which nobody has defined")
            .restsOn(ruleOf(code))
            .send(FrameSpec::close(code))
            .ends({{{1002, Verdict::Ok}, {noCloseFrame, Verdict::NonStrict}}, lenient});
    }
    for (const char octet : {'\x00', '\x03', '\xFF'}) {
        cases.add("Close with a payload of the one octet " + QByteArray(1, octet).toHex().toUpper())
            .send(FrameSpec::close(Payload(QByteArray(1, octet))))
            .ends(failed);
    }
}

void reasons(CaseWriter &cases)
{
    cases.group(rfc::closeReason);
    for (const qsizetype size : {1, 2, 3, 64, 121, 122, 123}) {
        cases.add("Close reason of " + bytesText(size))
            .send(FrameSpec::close(1000, QByteArray(size, 'r')))
            .closesWith(1000);
    }
    cases.add("Close reason of 123 bytes, octet by octet")
        .send(FrameSpec::close(1000, QByteArray(123, 'r')), 1)
        .closesWith(1000);
    cases.add("Close reason with characters of two to four octets")
        .send(FrameSpec::close(1000, "\xC3\xA9 \xE6\x97\xA5 \xF0\x9D\x84\x9E"))
        .closesWith(1000);
    cases.add("Close reason with a NUL").send(FrameSpec::close(1000, QByteArray("a\0b", 3))).closesWith(1000);
    for (const qsizetype size : {124, 125, 200, 1000, 65536}) {
        cases.add("Close reason of " + bytesText(size) + ", which makes the frame too long")
            .restsOn(rfc::controlFrames)
            .send(FrameSpec::close(1000, QByteArray(size, 'r')))
            .fails();
    }
    cases.group(rfc::notUtf8);
    for (const char *bytes :
         {"\x80", "\xC0\xAF", "\xC3", "\xE6\x97", "\xED\xA0\x80", "\xF0\x9D\x84", "\xF4\x90\x80\x80", "\xFF"}) {
        const QByteArray wrong(bytes);
        cases.add("Close reason that is not UTF-8: " + wrong.toHex(' ').toUpper())
            .send(FrameSpec::close(1000, "because " + wrong))
            .fails(1007);
    }
}

// §5.5.1, §1.4: behind a Close frame nothing counts.
void afterClose(CaseWriter &cases)
{
    cases.group(rfc::nothingAfterClose);
    struct Behind
    {
        const char *name;
        QList<FrameSpec> frames;
    };
    const QList<Behind> rows{
        {"a text message", {FrameSpec::text("too late")}},
        {"a binary message of 64 KiB", {FrameSpec::binary(Payload::noise(65536))}},
        {"a ping", {FrameSpec::ping("too late")}},
        {"a pong", {FrameSpec::pong("too late")}},
        {"another Close frame", {FrameSpec::close(1000)}},
        {"a Close frame with another code", {FrameSpec::close(1001)}},
        {"a Close frame with a code that may not be sent", {FrameSpec::close(1005)}},
        {"a message, a ping and a Close frame", {FrameSpec::text("x"), FrameSpec::ping("x"), FrameSpec::close(4000)}},
        {"a reserved opcode", {FrameSpec::of(0x3, "x")}},
        {"a frame with RSV bits", {FrameSpec::text("x").withReserved(7)}},
        {"text that is not UTF-8", {FrameSpec::text("\xFF")}},
        {"a frame with the wrong mask bit", {FrameSpec::text("x").wronglyMasked()}},
        {"a continuation of nothing", {FrameSpec::continuation("x")}},
        {"half a message", {FrameSpec::text("x").unfinished()}},
    };
    for (const Behind &row : rows) {
        cases.add(QByteArray("Close, and behind it ") + row.name)
            .send(QList{FrameSpec::close(1000)} + row.frames)
            .closesWith(1000);
    }
    cases.add("Close, and behind it a message, octet by octet")
        .send({FrameSpec::close(1000), FrameSpec::text("too late")}, 1)
        .closesWith(1000);
}

void beforeClose(CaseWriter &cases)
{
    cases.group(rfc::closeIsAnswered);
    // Behind a Close frame that has come, an answer may still be sent (§5.5.1), but need not.
    cases.add("A message and a Close frame in one packet: the answer comes first")
        .restsOn(rfc::closeMayWait)
        .send({FrameSpec::text("last words"), FrameSpec::close(1000)})
        .mayEcho(0x1, "last words", Verdict::Informational)
        .closesWith(1000);
    cases.add("A large message and a Close frame in one packet: the answer comes first")
        .restsOn(rfc::closeMayWait)
        .send({FrameSpec::binary(Payload::noise(65536)), FrameSpec::close(1000)})
        .mayEcho(0x2, Payload::noise(65536), Verdict::Informational)
        .closesWith(1000);
    cases.add("A ping and a Close frame in one packet")
        .restsOn(rfc::pingIsAnswered)
        .send({FrameSpec::ping("last ping"), FrameSpec::close(1000)})
        .mayPong("last ping", Verdict::Ok)
        .closesWith(1000);
    cases.add("Close right after the handshake").send(FrameSpec::close(1000)).closesWith(1000);
    cases.add("Close, octet by octet").send(FrameSpec::close(1000, "reason"), 1).closesWith(1000);
    cases.add("Close without a code, octet by octet").send(FrameSpec::close(), 1).ends(closedWithoutCode);
    cases.add("Close between two fragments")
        .restsOn(rfc::controlInTheMiddle)
        .send({FrameSpec::text("first ").unfinished(), FrameSpec::close(1000), FrameSpec::continuation("second")})
        .closesWith(1000);
    cases.add("Close behind an unfinished message")
        .restsOn(rfc::controlInTheMiddle)
        .send({FrameSpec::text("first ").unfinished(), FrameSpec::close(1001)})
        .closesWith(1001);
    cases.add("Close behind an unfinished message that is cut within a character")
        .restsOn(rfc::controlInTheMiddle)
        .send({FrameSpec::text("\xE6\x97").unfinished(), FrameSpec::close(1000)})
        .closesWith(1000);
    cases.add("Close after a conversation")
        .send(FrameSpec::text("one"))
        .echoes(0x1, "one")
        .send(FrameSpec::ping("two"))
        .pongs("two")
        .send(FrameSpec::close(4000, "enough"))
        .closesWith(4000);
}

// §7.1.1: without a Close frame there is nobody to answer; the peer ends TCP as well.
void endOfTcp(CaseWriter &cases)
{
    cases.group(cases.side() == Side::Client ? rfc::transportIsLost : rfc::noCloseFrameCame);
    const Ending gone{{{noCloseFrame, Verdict::Ok}}, Verdict::Informational};
    cases.add("TCP ends right after the handshake").endSending().ends(gone);
    cases.add("TCP ends after a conversation").send(FrameSpec::text("one")).echoes(0x1, "one").endSending().ends(gone);
    cases.add("TCP ends right behind a message")
        .send(FrameSpec::text("last words"))
        .mayEcho(0x1, "last words", Verdict::Ok)
        .endSending()
        .ends(gone);
    cases.add("TCP ends behind a fragment").send(FrameSpec::text("first ").unfinished()).endSending().ends(gone);
    cases.add("TCP ends within a payload").send(FrameSpec::text("cut").declaring(100)).endSending().ends(gone);
    cases.add("TCP ends within a header").send(FrameSpec::text().declaring(70000)).endSending().ends(gone);
    cases.add("TCP ends within a Close frame").send(FrameSpec::close(1000).declaring(20)).endSending().ends(gone);
}

} // namespace

QList<Case> closingCases(Side side)
{
    CaseWriter cases(side, Category::Closing, 7);
    codes(cases);
    codesNeverSent(cases);
    reasons(cases);
    afterClose(cases);
    beforeClose(cases);
    endOfTcp(cases);
    return cases.cases();
}

} // namespace workbench::conformance
