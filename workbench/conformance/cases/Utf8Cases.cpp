#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

#include "workbench/conformance/Utf8Check.h"

namespace workbench::conformance {

namespace {

// "κόσμε, 日本, 𝄞": two, three and four octets a character.
const QByteArray sample("\xCE\xBA\xCF\x8C\xCF\x83\xCE\xBC\xCE\xB5, \xE6\x97\xA5\xE6\x9C\xAC, \xF0\x9D\x84\x9E");

QByteArray encoded(quint32 codePoint)
{
    const auto octet = [](quint32 value) { return static_cast<char>(value); };
    const auto rest = [&](quint32 shift) { return octet(0x80U | ((codePoint >> shift) & 0x3FU)); };
    QByteArray bytes;
    if (codePoint < 0x80)
        return bytes + octet(codePoint);
    if (codePoint < 0x800)
        return bytes + octet(0xC0U | (codePoint >> 6U)) + rest(0);
    if (codePoint < 0x10000)
        return bytes + octet(0xE0U | (codePoint >> 12U)) + rest(6) + rest(0);
    return bytes + octet(0xF0U | (codePoint >> 18U)) + rest(12) + rest(6) + rest(0);
}

QByteArray codePointText(quint32 codePoint)
{
    return "U+" + QByteArray::number(codePoint, 16).toUpper().rightJustified(4, '0');
}

void addValid(CaseWriter &cases, const QByteArray &title, const QByteArray &text,
              const std::optional<RfcRule> &rule = {})
{
    CaseScript script = cases.add(title);
    if (rule)
        script.restsOn(*rule);
    script.send(FrameSpec::text(text)).echoes(0x1, text).closes();
}

void boundaries(CaseWriter &cases)
{
    cases.group(rfc::rangeOfUtf8);
    for (const quint32 codePoint :
         {0x0U,    0x1U,    0x1FU,    0x20U,    0x7FU,    0x80U,    0xFFU,    0x100U,    0x7FFU,
          0x800U,  0xFFFU,  0x1000U,  0xCFFFU,  0xD000U,  0xD7FFU,  0xE000U,  0xF8FFU,   0xFEFFU,
          0xFFF9U, 0xFFFDU, 0x10000U, 0x1F600U, 0x3FFFDU, 0x40000U, 0xFFFFDU, 0x100000U, 0x10FFFDU})
        addValid(cases, "Valid: the character " + codePointText(codePoint), '<' + encoded(codePoint) + '>');
}

// Not meant for interchange, yet valid in UTF-8.
void nonCharacters(CaseWriter &cases)
{
    cases.group(rfc::rangeOfUtf8);
    QList<quint32> codePoints{0xFDD0, 0xFDEF};
    for (quint32 plane = 0; plane <= 0x10; ++plane)
        codePoints << (plane << 16U | 0xFFFEU) << (plane << 16U | 0xFFFFU);
    for (const quint32 codePoint : codePoints)
        addValid(cases, "Valid: the non-character " + codePointText(codePoint), encoded(codePoint));
}

void validTexts(CaseWriter &cases)
{
    cases.group(rfc::wholeTextIsUtf8);
    addValid(cases, "Valid: characters of one to four octets", sample);
    addValid(cases, "Valid: a byte order mark in front is part of the text", "\xEF\xBB\xBF" + sample, rfc::noSignature);
    addValid(cases, "Valid: nothing but a byte order mark", "\xEF\xBB\xBF", rfc::noSignature);
    addValid(cases, "Valid: combining marks and right-to-left text", "e\xCC\x81 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
    cases.add("Valid: characters of one to four octets, sent octet by octet")
        .send(FrameSpec::text(sample), 1)
        .echoes(0x1, sample)
        .closes();
    cases.add("Valid: 64 KiB of characters of three octets, 997 octets at a time")
        .send(FrameSpec::text(Payload::repeated("\xE6\x97\xA5", 65535)), 997)
        .echoes(0x1, Payload::repeated("\xE6\x97\xA5", 65535))
        .closes();
    cases.add("Valid: in fragments of one octet").send(inFragments(0x1, sample, 1)).echoes(0x1, sample).closes();
    cases.add("Valid: in fragments of one octet, sent octet by octet")
        .send(inFragments(0x1, sample, 1), 1)
        .echoes(0x1, sample)
        .closes();
    cases.add("Valid: in fragments of one octet with an empty one behind each")
        .send([] {
            QList<FrameSpec> frames;
            for (FrameSpec &frame : inFragments(0x1, sample, 1))
                frames << frame.unfinished() << FrameSpec::continuation().unfinished();
            return frames << FrameSpec::continuation();
        }())
        .echoes(0x1, sample)
        .closes();
    cases.add("Valid: a ping in the middle of a character")
        .restsOn(rfc::controlInTheMiddle)
        .send({FrameSpec::text(sample.first(1)).unfinished(), FrameSpec::ping("\xFF")})
        .pongs("\xFF")
        .send(FrameSpec::continuation(sample.sliced(1)))
        .echoes(0x1, sample)
        .closes();
}

void cutAnywhere(CaseWriter &cases)
{
    cases.group(rfc::wholeTextIsUtf8);
    for (qsizetype at = 1; at < sample.size(); ++at) {
        cases.add("Valid: two fragments, cut behind octet " + QByteArray::number(at))
            .send({FrameSpec::text(sample.first(at)).unfinished(), FrameSpec::continuation(sample.sliced(at))})
            .echoes(0x1, sample)
            .closes();
    }
}

struct Wrong
{
    QByteArray name;
    QByteArray bytes;
};

QByteArray octets(int first, int last, const QByteArray &between = {})
{
    QByteArray bytes;
    for (int octet = first; octet <= last; ++octet)
        bytes += static_cast<char>(octet) + between;
    return bytes;
}

// After Markus Kuhn's decoder stress test, sections 2.1 to 3.5.
QList<Wrong> malformed()
{
    QList<Wrong> rows{{"the first of five octets, U+200000", "\xF8\x88\x80\x80\x80"},
                      {"the first of six octets, U+4000000", "\xFC\x84\x80\x80\x80\x80"},
                      {"the last of four octets, U+1FFFFF", "\xF7\xBF\xBF\xBF"},
                      {"the last of five octets, U+3FFFFFF", "\xFB\xBF\xBF\xBF\xBF"},
                      {"the last of six octets, U+7FFFFFFF", "\xFD\xBF\xBF\xBF\xBF\xBF"},
                      {"U+110000, one past the last character", "\xF4\x90\x80\x80"},
                      {"U+140000", "\xF5\x80\x80\x80"},
                      {"a continuation octet, 80, of nothing", "\x80"},
                      {"a continuation octet, BF, of nothing", "\xBF"}};
    for (int count = 2; count <= 7; ++count)
        rows.append(
            Wrong{QByteArray::number(count) + " continuation octets of nothing", octets(0x80, 0x80 + count - 1)});
    rows.append(Wrong{"every continuation octet, of nothing", octets(0x80, 0xBF)});
    rows.append(Wrong{"a continuation octet too many", "\xC3\xA9\x80"});
    rows.append(Wrong{"every lead octet of two, each with a blank behind", octets(0xC0, 0xDF, " ")});
    rows.append(Wrong{"every lead octet of three, each with a blank behind", octets(0xE0, 0xEF, " ")});
    rows.append(Wrong{"every lead octet of four, each with a blank behind", octets(0xF0, 0xF7, " ")});
    rows.append(Wrong{"every lead octet of five, each with a blank behind", octets(0xF8, 0xFB, " ")});
    rows.append(Wrong{"every lead octet of six, each with a blank behind", octets(0xFC, 0xFD, " ")});
    const QByteArrayList cut{"\xC3", "\xE0\xA0", "\xF0\x90\x80", "\xF8\x88\x80\x80",
                             "\xDF", "\xEF\xBF", "\xF4\x8F\xBF", "\xFB\xBF\xBF\xBF",
                             "\xE6", "\xF0",     "\xF0\x90",     "\xFD\xBF\xBF\xBF\xBF"};
    for (const QByteArray &bytes : cut)
        rows.append(Wrong{"a character cut behind " + bytes.toHex(' ').toUpper(), bytes});
    rows.append(Wrong{"cut characters, one behind the other", cut.join()});
    for (const int octet : {0xC0, 0xC1, 0xF5, 0xF6, 0xF7, 0xF8, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF})
        rows.append(Wrong{"the impossible octet " + QByteArray::number(octet, 16).toUpper(), octets(octet, octet)});
    rows.append(Wrong{"impossible octets in a row", "\xFE\xFE\xFF\xFF"});
    return rows;
}

// Sections 4.1 to 5.2: well formed, but for what UTF-8 excludes.
QList<Wrong> excluded()
{
    QList<Wrong> rows{{"a slash in two octets", "\xC0\xAF"},
                      {"a slash in three octets", "\xE0\x80\xAF"},
                      {"a slash in four octets", "\xF0\x80\x80\xAF"},
                      {"a slash in five octets", "\xF8\x80\x80\x80\xAF"},
                      {"a slash in six octets", "\xFC\x80\x80\x80\x80\xAF"},
                      {"U+007F in two octets", "\xC1\xBF"},
                      {"U+07FF in three octets", "\xE0\x9F\xBF"},
                      {"U+FFFF in four octets", "\xF0\x8F\xBF\xBF"},
                      {"U+1FFFFF in five octets", "\xF8\x87\xBF\xBF\xBF"},
                      {"U+3FFFFFF in six octets", "\xFC\x83\xBF\xBF\xBF\xBF"},
                      {"NUL in two octets", "\xC0\x80"},
                      {"NUL in three octets", "\xE0\x80\x80"},
                      {"NUL in four octets", "\xF0\x80\x80\x80"},
                      {"NUL in five octets", "\xF8\x80\x80\x80\x80"},
                      {"NUL in six octets", "\xFC\x80\x80\x80\x80\x80"}};
    const QList<quint32> high{0xD800, 0xDB7F, 0xDB80, 0xDBFF};
    const QList<quint32> low{0xDC00, 0xDF80, 0xDFFF};
    for (const quint32 surrogate : high + low)
        rows.append(Wrong{"the surrogate " + codePointText(surrogate), encoded(surrogate)});
    for (const quint32 first : high) {
        for (const quint32 second : {low.first(), low.last()})
            rows.append(Wrong{"the surrogate pair " + codePointText(first) + ' ' + codePointText(second),
                              encoded(first) + encoded(second)});
    }
    return rows;
}

// §8.1: not UTF-8, so the connection fails; in one go, as soon as it can be known, and between fragments.
void invalid(CaseWriter &cases, const QList<Wrong> &rows)
{
    cases.group(rfc::notUtf8);
    for (const Wrong &row : rows) {
        cases.add("Invalid: " + row.name).send(FrameSpec::text("before " + row.bytes + " after")).fails(1007);
    }
    cases.group(rfc::notUtf8);
    for (const Wrong &row : rows) {
        const QByteArray text = sample + row.bytes + " after";
        const qsizetype wrongAt = firstWrongOctet(text);
        cases.add("Fail fast: " + row.name + "; the frame goes on behind it")
            .sendHoldingBack({FrameSpec::text(text)}, text.size() - wrongAt - 1)
            .fails(1007);
    }
    cases.group(rfc::notUtf8);
    for (const Wrong &row : rows) {
        const QByteArray text = sample + row.bytes + " after";
        const qsizetype end = firstWrongOctet(text) + 1;
        QList<FrameSpec> frames = inFragments(0x1, text.first(end), 1);
        frames.last().fin = false;
        // Both sides' masks and headers together: the last frame is what waits.
        const FrameSpec last = FrameSpec::continuation(text.sliced(end));
        const qsizetype lastSize = last.serialized(cases.side() == Side::Server, {}).size();
        cases.add("Fail fast: " + row.name + ", in fragments of one octet; the message goes on behind it")
            .sendHoldingBack(frames << last, lastSize)
            .fails(1007);
    }
}

void cutAtTheEnd(CaseWriter &cases)
{
    cases.group(rfc::notUtf8);
    for (const char *bytes : {"\xC3", "\xE6", "\xE6\x97", "\xF0", "\xF0\x9D", "\xF0\x9D\x84"}) {
        const QByteArray cut(bytes);
        const QByteArray name = cut.toHex(' ').toUpper();
        cases.add("Invalid: the message ends within a character, behind " + name)
            .send(FrameSpec::text("text " + cut))
            .fails(1007);
        cases.add("Invalid: the last fragment ends within a character, behind " + name)
            .send({FrameSpec::text("text ").unfinished(), FrameSpec::continuation(cut)})
            .fails(1007);
        cases.add("Invalid: an empty last fragment leaves a character cut behind " + name)
            .send({FrameSpec::text("text " + cut).unfinished(), FrameSpec::continuation()})
            .fails(1007);
        cases.add("Invalid: the next fragment doesn't continue the character cut behind " + name)
            .send({FrameSpec::text("text " + cut).unfinished(), FrameSpec::continuation("x")})
            .fails(1007);
    }
}

void stateBetweenMessages(CaseWriter &cases)
{
    cases.group(rfc::notUtf8);
    cases.add("Binary fragments needn't be UTF-8")
        .restsOn(rfc::binaryData)
        .send({FrameSpec::binary("\xC3").unfinished(), FrameSpec::continuation("\xFF")})
        .echoes(0x2, "\xC3\xFF")
        .closes();
    cases.add("A binary message that ends within a character doesn't touch the text behind it")
        .restsOn(rfc::newMessage)
        .send({FrameSpec::binary("\xE6\x97"), FrameSpec::text(sample)})
        .echoes(0x2, "\xE6\x97")
        .echoes(0x1, sample)
        .closes();
    cases.add("A message that begins with continuation octets, behind one that ends in a whole character")
        .send({FrameSpec::text("\xC3\xA9"), FrameSpec::text("\xA9")})
        .mayEcho(0x1, "\xC3\xA9")
        .fails(1007);
    cases.add("Wrong octets in a ping's payload are nobody's business")
        .restsOn(rfc::pingHasData)
        .send(FrameSpec::ping("\xC0\xFF\xED\xA0\x80"))
        .pongs("\xC0\xFF\xED\xA0\x80")
        .closes();
    cases.add("Invalid: wrong octets at the end of 64 KiB of text")
        .send(FrameSpec::text(Payload::repeated("x", 65536).bytes() + "\xFF"))
        .fails(1007);
    cases.add("Fail fast: a wrong octet at the front of a frame that declares 64 KiB")
        .sendHoldingBack({FrameSpec::text('\xFF' + Payload::repeated("x", 65535).bytes())}, 65535)
        .fails(1007);
    cases.add("Invalid: a good message, then a wrong one, in one packet")
        .send({FrameSpec::text("good"), FrameSpec::text("\xFF")})
        .mayEcho(0x1, "good")
        .fails(1007);
}

} // namespace

QList<Case> utf8Cases(Side side)
{
    CaseWriter cases(side, Category::Utf8, 6);
    boundaries(cases);
    nonCharacters(cases);
    validTexts(cases);
    cutAnywhere(cases);
    invalid(cases, malformed());
    invalid(cases, excluded());
    cutAtTheEnd(cases);
    stateBetweenMessages(cases);
    return cases.cases();
}

} // namespace workbench::conformance
