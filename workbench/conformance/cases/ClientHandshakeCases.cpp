#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/HeadLines.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

CaseScript addAccepted(CaseWriter &cases, const QByteArray &title, const QByteArray &head)
{
    CaseScript script = cases.add("Accepted: " + title);
    script.head(head).works();
    return script;
}

// §4.1: the client fails the connection. It never was one, so no frame is sent, not even Close.
CaseScript addRefused(CaseWriter &cases, const QByteArray &title, const QByteArray &head)
{
    CaseScript script = cases.add("Refused: " + title);
    script.head(head).send(FrameSpec::text("is anybody there?")).givesUp();
    return script;
}

// Refusing is right; a client that mends it is worth @p lenient.
CaseScript addUnwanted(CaseWriter &cases, const QByteArray &title, const QByteArray &head, Verdict lenient)
{
    CaseScript script = cases.add("Better refused: " + title);
    script.head(head)
        .send({FrameSpec::text("is anybody there?"), FrameSpec::close(1000)})
        .mayEcho(0x1, "is anybody there?", Verdict::Ok)
        .ends({{{noCloseFrame, Verdict::Ok}, {1000, lenient}}, Verdict::NonStrict});
    return script;
}

void statusLines(CaseWriter &cases)
{
    cases.group(rfc::answerDoesNotConform);
    const HeadLines good = HeadLines::answer();
    cases.add("Accepted: nothing but what an answer needs").restsOn(rfc::answerIsValidated).works();
    addAccepted(cases, "another reason phrase", good.startingWith("HTTP/1.1 101 Here We Go").text())
        .restsOn(rfc::reasonPhrase);
    addAccepted(cases, "an empty reason phrase", good.startingWith("HTTP/1.1 101 ").text()).restsOn(rfc::reasonPhrase);
    for (const QByteArray line :
         {"HTTP/1.0 101 Switching Protocols", "HTTP/2.0 101 Switching Protocols", "http/1.1 101 Switching Protocols",
          "HTTP/1.1 1010 Switching Protocols", "HTTP/1.1 10 Switching Protocols", "HTTP/1.1  101 Switching Protocols",
          "HTTP/1.1 abc Switching Protocols", "HTTP 101 Switching Protocols", "101 Switching Protocols",
          "ICY 101 Switching Protocols", "SSH-2.0-OpenSSH", "GET / HTTP/1.1"}) {
        const QByteArray title = "the line \"" + line + '"';
        const QByteArray head = good.startingWith(line).text();
        // "A Status-Line with a 101 response code" (§4.2.2) may have another version by the grammar, as ws reads it. Of blanks RFC
        // 9112 §4 says that recipients MAY "treat any form of whitespace as the SP separator".
        if (line.startsWith("HTTP/1.0") || line.startsWith("HTTP/2.0"))
            addUnwanted(cases, title, head, Verdict::NonStrict);
        else if (line.startsWith("HTTP/1.1  "))
            addUnwanted(cases, title, head, Verdict::Informational);
        else
            addRefused(cases, title, head);
    }
    addRefused(cases, "an empty line first of all", "\r\n" + good.text());
    // RFC 9112 §9.6: "A client that receives a "close" connection option MUST cease sending requests on that connection and close the
    // connection after reading the final response message": without it, a client may keep TCP for its next try.
    const HeadLines refusing = good.replacing("Connection", "Connection: Upgrade, close").with("Content-Length: 0");
    for (const QByteArray status :
         {"200 OK", "201 Created", "204 No Content", "304 Not Modified", "400 Bad Request", "401 Unauthorized",
          "403 Forbidden", "404 Not Found", "405 Method Not Allowed", "426 Upgrade Required", "429 Too Many Requests",
          "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "599 Whatever"})
        addRefused(cases, "the status " + status, refusing.startingWith("HTTP/1.1 " + status).text())
            .restsOn(rfc::statusIsNot101);
    for (const QByteArray status : {"301 Moved Permanently", "302 Found", "307 Temporary Redirect"})
        addRefused(cases, "a redirect without a target: " + status, refusing.startingWith("HTTP/1.1 " + status).text())
            .restsOn(rfc::statusIsNot101);
    cases.add("Refused: a 404 with a body")
        .restsOn(rfc::statusIsNot101)
        .head("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 11\r\nContent-Type: "
              "text/plain\r\n\r\nNot here!\r\n")
        .givesUp();
    cases.add("Refused: a 500 whose body is chunked")
        .restsOn(rfc::statusIsNot101)
        .head("HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nTransfer-Encoding: "
              "chunked\r\n\r\n4\r\nOops\r\n0\r\n\r\n")
        .givesUp();
    cases.add("Refused: a 403 whose body ends with TCP")
        .restsOn(rfc::statusIsNot101)
        .head("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\nGo away.")
        .endSending()
        .givesUp();
}

void upgradeFields(CaseWriter &cases)
{
    cases.group(rfc::answerUpgrade);
    const HeadLines good = HeadLines::answer();
    for (const QByteArray value : {"WebSocket", "WEBSOCKET", "\t websocket "})
        addAccepted(cases, "Upgrade: " + value, good.replacing("Upgrade", "Upgrade: " + value).text());
    addRefused(cases, "no Upgrade", good.without("Upgrade").text());
    for (const QByteArray value : {"", "h2c", "websockets", "web socket"})
        addRefused(cases, "Upgrade: \"" + value + '"', good.replacing("Upgrade", "Upgrade: " + value).text());
    // §4.1 wants the value itself, not a list that has it.
    addUnwanted(cases, "Upgrade: websocket, h2c", good.replacing("Upgrade", "Upgrade: websocket, h2c").text(),
                Verdict::NonStrict);
    for (const QByteArray value : {"upgrade", "UPGRADE", "keep-alive, Upgrade", "upgrade,keep-alive"})
        addAccepted(cases, "Connection: " + value, good.replacing("Connection", "Connection: " + value).text())
            .restsOn(rfc::answerConnection);
    addRefused(cases, "no Connection", good.without("Connection").text()).restsOn(rfc::answerConnection);
    for (const QByteArray value : {"", "keep-alive", "close", "upgraded"})
        addRefused(cases, "Connection: \"" + value + '"', good.replacing("Connection", "Connection: " + value).text())
            .restsOn(rfc::answerConnection);
    addRefused(cases, "neither Upgrade nor Connection", good.without("Upgrade").without("Connection").text());
}

void acceptFields(CaseWriter &cases)
{
    cases.group(rfc::answerAccept);
    const HeadLines good = HeadLines::answer();
    const QByteArray name = "Sec-WebSocket-Accept";
    addRefused(cases, "no Sec-WebSocket-Accept", good.without(name).text());
    const QByteArray other = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    for (const QByteArray &value :
         {QByteArray(), other, QByteArray("x"), other.chopped(1), QByteArray("{accept}="), QByteArray("x{accept}"),
          QByteArray("\"{accept}\""), QByteArray("{accept}, {accept}"), QByteArray("{accept} x")})
        addRefused(cases, "Sec-WebSocket-Accept: \"" + value + '"', good.replacing(name, name + ": " + value).text());
    addRefused(cases, "two answers to the key, the wrong one first",
               good.replacing(name, name + ": " + other).with(name + ": {accept}").text())
        .restsOn(rfc::oneAccept);
    addRefused(cases, "two answers to the key, the wrong one last", good.with(name + ": " + other).text())
        .restsOn(rfc::oneAccept);
    addUnwanted(cases, "the answer to the key twice", good.with(name + ": {accept}").text(), Verdict::NonStrict)
        .restsOn(rfc::oneAccept);
    addAccepted(cases, "blanks around the answer to the key", good.replacing(name, name + ":\t {accept} \t").text());
}

void negotiation(CaseWriter &cases)
{
    cases.group(rfc::answerSubprotocol);
    const HeadLines good = HeadLines::answer();
    for (const QByteArray value :
         {"x-unknown", "x-unknown; a=b", "permessage-unknown", "x-webkit-deflate-frame", "__proto__"})
        addRefused(cases, "the extension \"" + value + "\", which nobody offered",
                   good.with("Sec-WebSocket-Extensions: " + value).text())
            .restsOn(rfc::answerExtension);
    for (const QByteArray value : {"x-unknown", "x-one, x-two", "constructor"})
        addRefused(cases, "the subprotocol \"" + value + "\", which nobody offered",
                   good.with("Sec-WebSocket-Protocol: " + value).text());
    addRefused(cases, "two subprotocols, which nobody offered",
               good.with("Sec-WebSocket-Protocol: x-one").with("Sec-WebSocket-Protocol: x-two").text());
}

void fieldSyntax(CaseWriter &cases)
{
    cases.group(rfc::fieldLine);
    const HeadLines good = HeadLines::answer();
    addAccepted(cases, "field names in lower case",
                good.renaming([](const QByteArray &name) { return name.toLower(); }).text())
        .restsOn(rfc::answerNamesAnyCase);
    addAccepted(cases, "field names in upper case",
                good.renaming([](const QByteArray &name) { return name.toUpper(); }).text())
        .restsOn(rfc::answerNamesAnyCase);
    addAccepted(cases, "no blanks behind the colons",
                "HTTP/1.1 101 Switching "
                "Protocols\r\nUpgrade:websocket\r\nConnection:Upgrade\r\nSec-WebSocket-Accept:{accept}\r\n\r\n");
    addAccepted(cases, "fields of no concern",
                good.with("Server: x/1.0")
                    .with("Date: Thu, 01 Jan 1970 00:00:00 GMT")
                    .with("Set-Cookie: a=b")
                    .with("Set-Cookie: c=d")
                    .with("X-Empty:")
                    .text())
        .restsOn(rfc::fieldsAreIgnored);
    addAccepted(cases, "fields of no concern in front",
                good.startingWith("HTTP/1.1 101 Switching Protocols\r\nServer: x/1.0\r\nX-First: 1").text())
        .restsOn(rfc::fieldsAreIgnored);
    addAccepted(cases, "octets beyond ASCII in a value", good.with("X-Name: \xC3\xA9\xFF").text())
        .restsOn(rfc::opaqueOctets);
    addAccepted(cases, "the version in the answer", good.with("Sec-WebSocket-Version: 13").text())
        .restsOn(rfc::fieldsAreIgnored);
    HeadLines fifty = good;
    for (int i = 0; i < 50; ++i)
        fifty = fifty.with("X-Field-" + QByteArray::number(i) + ": value");
    addAccepted(cases, "fifty further fields", fifty.text()).restsOn(rfc::fieldsAreIgnored);
    addUnwanted(cases, "a line without a colon", good.with("just a line").text(), Verdict::NonStrict);
    addUnwanted(cases, "a field without a name", good.with(": value").text(), Verdict::NonStrict);
    addUnwanted(cases, "a name that is no token", good.with("X(Name): x").text(), Verdict::NonStrict);
    // A recipient of an answer may mend these (RFC 9112 §2.2, §5.1, §5.2; RFC 9110 §5.5).
    addUnwanted(cases, "a blank before a colon", good.with("X-Blank : x").text(), Verdict::Informational)
        .restsOn(rfc::noBlankBeforeColon);
    addUnwanted(cases, "a folded line", good.with("X-Folded: one\r\n two").text(), Verdict::Informational)
        .restsOn(rfc::foldedAnswer);
    addUnwanted(cases, "a NUL in a value", good.with(QByteArray("X-Nul: a\0b", 10)).text(), Verdict::Informational)
        .restsOn(rfc::crLfNul);
    addUnwanted(cases, "a lone CR in a value", good.with("X-Cr: a\rb").text(), Verdict::Informational)
        .restsOn(rfc::bareCr);
    addUnwanted(cases, "lines that end in LF alone", good.text("\n"), Verdict::Informational).restsOn(rfc::loneLf);
    addUnwanted(cases, "one line that ends in LF alone", good.with("X-One: a\nX-Two: b").text(), Verdict::Informational)
        .restsOn(rfc::loneLf);
    addUnwanted(cases, "a value of 200,000 octets", good.with("X-Long: " + QByteArray(200'000, 'x')).text(),
                Verdict::Informational)
        .restsOn(rfc::clientDiscardsFields);
    HeadLines many = good;
    for (int i = 0; i < 5000; ++i)
        many = many.with("X-Field-" + QByteArray::number(i) + ": value");
    addUnwanted(cases, "five thousand fields", many.text(), Verdict::Informational).restsOn(rfc::clientDiscardsFields);
    addRefused(cases, "bytes that aren't HTTP", QByteArray("\x15\x03\x01\x00\x02\x02\x16", 7) + "\r\n\r\n")
        .restsOn(rfc::answerDoesNotConform);
    addRefused(cases, "frames without a handshake", QByteArray("\x81\x05Hello", 7) + "\r\n\r\n")
        .restsOn(rfc::answerDoesNotConform);
}

void pieces(CaseWriter &cases)
{
    cases.group(rfc::untilTheEmptyLine);
    for (const qsizetype chop : {1, 2, 7, 64}) {
        CaseScript script = cases.add("The head in pieces of " + bytesText(chop));
        script.opening().chop = chop;
        script.works();
    }
    const auto riding = [&cases](const QByteArray &title, qsizetype chop = 0) {
        CaseScript script = cases.add(title);
        script.restsOn(rfc::dataMayFollow);
        script.opening().framesRideAlong = true;
        script.opening().chop = chop;
        return script;
    };
    riding("A message in the same packet as the 101").send(FrameSpec::text("early")).echoes(0x1, "early").closes();
    riding("A ping in the same packet as the 101").send(FrameSpec::ping("early")).pongs("early").closes();
    riding("Close in the same packet as the 101").send(FrameSpec::close(1000)).closesWith(1000);
    riding("Three messages in the same packet as the 101")
        .send({FrameSpec::text("one"), FrameSpec::binary("two"), FrameSpec::text("three")})
        .echoes(0x1, "one")
        .echoes(0x2, "two")
        .echoes(0x1, "three")
        .closes();
    riding("Half a message in the same packet as the 101")
        .send(FrameSpec::text("first ").unfinished())
        .send(FrameSpec::continuation("second"))
        .echoes(0x1, "first second")
        .closes();
    riding("64 KiB in the same packet as the 101")
        .send(FrameSpec::binary(Payload::noise(65536)))
        .echoes(0x2, Payload::noise(65536))
        .closes();
    riding("Head and message, octet by octet", 1).send(FrameSpec::text("early")).echoes(0x1, "early").closes();
    riding("A reserved opcode in the same packet as the 101")
        .restsOn(rfc::unknownOpcode)
        .send(FrameSpec::of(0x3, "early"))
        .fails();
    riding("A masked message in the same packet as the 101")
        .restsOn(rfc::clientGetsMasked)
        .send(FrameSpec::text("early").wronglyMasked())
        .fails();
    cases.add("TCP ends before there is an answer").restsOn(rfc::transportIsLost).head("H").endSending().givesUp();
    cases.add("TCP ends within the head")
        .restsOn(rfc::transportIsLost)
        .head("HTTP/1.1 101 Switching Protocols\r\nUpgrade: webso")
        .endSending()
        .givesUp();
    cases.add("TCP ends right behind the head")
        .restsOn(rfc::transportIsLost)
        .endSending()
        .ends({{{noCloseFrame, Verdict::Ok}}, Verdict::Informational});
}

} // namespace

QList<Case> clientHandshakeCases()
{
    CaseWriter cases(Side::Client, Category::Handshake, 14);
    statusLines(cases);
    upgradeFields(cases);
    acceptFields(cases);
    negotiation(cases);
    fieldSyntax(cases);
    pieces(cases);
    return cases.cases();
}

} // namespace workbench::conformance
