#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/HeadLines.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using Refusals = QMap<int, Verdict>;

const Refusals refusal{{anyClientError, Verdict::Ok}, {501, Verdict::Ok}, {noAnswer, Verdict::NonStrict}};

const QByteArray secondRequest = HeadLines::request().text();

// A text frame "smuggled", masked with a key of zeros.
QByteArray frameInBody()
{
    return FrameSpec::text("smuggled").serialized(true, {0, 0, 0, 0});
}

QByteArray inChunks(const QByteArray &body)
{
    return "{chunk}\r\n" + body + "\r\n0\r\n\r\n";
}

const QByteArray lengthOfAll = "Content-Length: {behind}";

// If it is accepted all the same, that is worth @p lenient, and the body must not be read as frames.
CaseScript add(CaseWriter &cases, const QByteArray &title, const QByteArray &head, Verdict lenient)
{
    CaseScript script = cases.add(title);
    script.head(head).refuses(refusal).orAccepts(lenient);
    script.opening().ifAnsweredTwice = Verdict::Failed;
    return script;
}

// What MUST be rejected.
CaseScript addForbidden(CaseWriter &cases, const QByteArray &title, const QByteArray &head)
{
    CaseScript script = cases.add(title);
    script.head(head).refuses(refusal);
    script.opening().ifAnsweredTwice = Verdict::Failed;
    return script;
}

constexpr auto risk =
    "A proxy in front and the server behind disagree on where the request ends: what one takes for a body is "
    "to the other a request, or frames, of somebody else's.";

void bodies(CaseWriter &cases)
{
    cases.threat(rfc::contentOfGet, risk);
    const HeadLines good = HeadLines::request();
    const QByteArray frame = frameInBody();
    add(cases, "Content-Length, and a body that is a frame", good.with(lengthOfAll).text() + frame,
        Verdict::Informational);
    add(cases, "Transfer-Encoding, and a body that is a frame",
        good.with("Transfer-Encoding: chunked").text() + inChunks(frame), Verdict::Informational);
    add(cases, "Content-Length, and a body that is a handshake", good.with(lengthOfAll).text() + secondRequest,
        Verdict::Informational);
    add(cases, "Transfer-Encoding, and a body that is a handshake",
        good.with("Transfer-Encoding: chunked").text() + inChunks(secondRequest), Verdict::Informational);
    // RFC 9110 §7.8: "A server MAY ignore a received Upgrade header field if it wishes to continue using the current protocol on
    // that connection." Then these are plain requests, which may be answered with a page.
    add(cases, "Content-Length without an Upgrade, and a body that is a handshake",
        good.without("Upgrade").with(lengthOfAll).text() + secondRequest, Verdict::Failed)
        .restsOn(rfc::requestUpgrade)
        .opening()
        .refusals.insert(200, Verdict::Ok);
    add(cases, "POST with Content-Length, and a body that is a handshake",
        good.startingWith("POST {target} HTTP/1.1").with(lengthOfAll).text() + secondRequest, Verdict::Failed)
        .restsOn(rfc::methodAndVersion)
        .opening()
        .refusals.insert(200, Verdict::Ok);
    // A proxy that takes the first for a WebSocket passes on whatever comes (websocket smuggling).
    CaseScript version = cases.add("A version nobody speaks, and a handshake behind it");
    version.restsOn(rfc::otherVersion)
        .head(good.replacing("Sec-WebSocket-Version", "Sec-WebSocket-Version: 1337").text() + secondRequest)
        .refuses(refusal);
    version.opening().ifAnsweredTwice = Verdict::Informational;
}

// "Since there is no predefined limit to the length of content", 2^64 is a length like any other: a server may wait for it, or not
// read bodies at all.
void boundless(CaseScript &script)
{
    script.restsOn(rfc::largeContentLength)
        .ends({{{noCloseFrame, Verdict::Informational}, {leftOpen, Verdict::Informational}}, Verdict::Informational});
    script.opening().accepted = Verdict::Informational;
    script.opening().refusals.insert(leftWaiting, Verdict::Informational);
}

void contradictions(CaseWriter &cases)
{
    cases.threat(rfc::twoLengths, risk);
    const HeadLines good = HeadLines::request();
    const QByteArray chunked = "Transfer-Encoding: chunked";
    // "… or process such a request in accordance with the Transfer-Encoding alone": then what is behind the chunks is no frame. Who
    // goes by the length takes it for the body, and is still there.
    CaseScript clTe = cases.add("CL.TE: the length says all, the chunks end before the handshake");
    clTe.head(good.with(lengthOfAll).with(chunked).text() + "0\r\n\r\n" + secondRequest)
        .refuses(refusal)
        .ends({{{1002, Verdict::Ok}, {noCloseFrame, Verdict::NonStrict}}, Verdict::NonStrict});
    clTe.opening().accepted = Verdict::Informational;
    clTe.opening().ifAnsweredTwice = Verdict::Failed;
    add(cases, "TE.CL: the chunks say all, the length ends before the handshake",
        good.with(chunked).with("Content-Length: 4").text() + inChunks(secondRequest), Verdict::NonStrict);
    CaseScript nothing = cases.add("CL.0: a length, and nothing of it");
    nothing.restsOn(rfc::contentLength)
        .head(good.with("Content-Length: 44").text())
        .refuses(refusal)
        .orAccepts(Verdict::Informational);
    nothing.opening().refusals.insert(leftWaiting, Verdict::Ok); // for the body
    for (const QByteArray field :
         {"Transfer-Encoding: xchunked", "Transfer-Encoding: chunked, identity", "Transfer-Encoding: identity, chunked",
          "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: x", "Transfer-Encoding:\tchunked",
          "Transfer-Encoding: \x0B"
          "chunked",
          "Transfer-Encoding: \"chunked\"", "Transfer-Encoding: chunKed", "Transfer-Encoding: chunked;q=1",
          "Transfer-Encoding: gzip, chunked", "transfer-encoding:chunked", "TE: chunked\r\nTransfer-Encoding: chunked"})
        add(cases, "TE.TE: " + QByteArray(field).replace("\r\n", " / ").replace('\t', "<tab>").replace('\x0B', "<vt>"),
            good.with("Content-Length: 4").with(field).text() + inChunks(secondRequest), Verdict::NonStrict);
    for (const QByteArray value : {"5\r\nContent-Length: 6", "0\r\nContent-Length: 44", "5, 6", "x", "+5", "-1", "0x5",
                                   "5.0", "5 5", "18446744073709551616", "4294967301x"}) {
        CaseScript script = addForbidden(cases, "Content-Length: " + QByteArray(value).replace("\r\n", " / "),
                                         good.with("Content-Length: " + value).text() + "Hello" + secondRequest);
        if (value == "18446744073709551616")
            boundless(script);
        else
            script.restsOn(rfc::invalidContentLength);
    }
    add(cases, "Content-Length: 5 twice", good.with("Content-Length: 5").with("Content-Length: 5").text() + "Hello",
        Verdict::Informational)
        .restsOn(rfc::invalidContentLength);
    add(cases, "An empty Content-Length", good.with("Content-Length:").text(), Verdict::NonStrict)
        .restsOn(rfc::invalidContentLength);
}

// Where a line, or a name, ends.
void lines(CaseWriter &cases)
{
    cases.threat(rfc::fieldLine, risk);
    const HeadLines good = HeadLines::request();
    const QByteArray body = frameInBody();
    const QByteArray length = QByteArray::number(body.size());
    addForbidden(cases, "A blank between Content-Length and its colon",
                 good.with("Content-Length : " + length).text() + body)
        .restsOn(rfc::blankBeforeColon);
    addForbidden(cases, "A tab between Transfer-Encoding and its colon",
                 good.with("Transfer-Encoding\t: chunked").text() + inChunks(body))
        .restsOn(rfc::blankBeforeColon);
    addForbidden(cases, "A blank between Host and its colon", good.replacing("Host", "Host : {host}").text())
        .restsOn(rfc::blankBeforeColon);
    add(cases, "A folded Content-Length", good.with("Content-Length:\r\n " + length).text() + body,
        Verdict::Informational)
        .restsOn(rfc::foldedRequest);
    add(cases, "A folded Transfer-Encoding", good.with("Transfer-Encoding:\r\n chunked").text() + inChunks(body),
        Verdict::Informational)
        .restsOn(rfc::foldedRequest);
    // A lone CR or LF may be an end of line, or make the value invalid, or be read as a blank: then there is no body. So none is
    // sent, and whoever waits for it doesn't hear the message.
    add(cases, "A Content-Length behind a lone LF", good.with("X: y\nContent-Length: 0").text(), Verdict::Informational)
        .restsOn(rfc::loneLf);
    // RFC 9112 §2.2: "… MUST consider that element to be invalid or replace each bare CR with SP".
    add(cases, "A Content-Length behind a lone CR", good.with("X: y\rContent-Length: 5").text(), Verdict::Informational)
        .restsOn(rfc::bareCr);
    add(cases, "A Transfer-Encoding behind a lone LF", good.with("X: y\nTransfer-Encoding: identity").text(),
        Verdict::Informational)
        .restsOn(rfc::loneLf);
    add(cases, "A head that ends in LF LF", good.text().replace("\r\n\r\n", "\n\n"), Verdict::Informational)
        .restsOn(rfc::loneLf);
    add(cases, "A head that ends in CR CR, and a handshake behind it",
        good.text().replace("\r\n\r\n", "\r\r") + secondRequest, Verdict::NonStrict)
        .restsOn(rfc::bareCr);
    const auto withNul = [](const QByteArray &line) { return QByteArray(line).replace("<nul>", QByteArray(1, '\0')); };
    for (const QByteArray line : {"Content<nul>-Length: 5", "Content-Length<nul>: 5", "Content-Length: 5<nul>",
                                  "Transfer-Encoding: chunked<nul>", "<nul>Host: elsewhere.example"}) {
        CaseScript script = add(cases, "A NUL: " + line, good.with(withNul(line)).text(), Verdict::NonStrict);
        script.restsOn(rfc::crLfNul);
        // RFC 9110 §5.5: "… or replace each of those characters with SP": then a body is to come.
        if (line.endsWith("<nul>"))
            script.opening().refusals.insert(leftWaiting, Verdict::Informational);
    }
    for (const QByteArray line : {"Content_Length: 5", "Content-Length\xC2\xA0: 5",
                                  "\xC5\xBF"
                                  "ec-WebSocket-Key: x",
                                  "\"Content-Length\": 5", "Content-Length;: 5"})
        add(cases, "A name like another's: " + shownBytes(line), good.with(line).text(), Verdict::Ok);
}

// What a proxy strips, or believes.
void hops(CaseWriter &cases)
{
    cases.threat(rfc::fieldsAreIgnored,
                 "What a proxy removes or believes because the request said so is missing, or forged, where "
                 "the server decides.");
    const HeadLines good = HeadLines::request();
    for (const QByteArray name : {"Host", "Origin", "Sec-WebSocket-Key", "Content-Length", "X-Forwarded-For"})
        add(cases, "Connection: Upgrade, " + name, good.replacing("Connection", "Connection: Upgrade, " + name).text(),
            Verdict::Ok)
            .restsOn(rfc::connectionOptions);
    add(cases, "Expect: 100-continue", good.with("Expect: 100-continue").text(), Verdict::Ok)
        .restsOn(rfc::noContinueNeeded);
    add(cases, "HTTP2-Settings beside the handshake",
        good.replacing("Upgrade", "Upgrade: h2c, websocket")
            .replacing("Connection", "Connection: Upgrade, HTTP2-Settings")
            .with("HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA")
            .text(),
        Verdict::Ok);
    add(cases, "X-HTTP-Method-Override: POST", good.with("X-HTTP-Method-Override: POST").text(), Verdict::Ok);
}

} // namespace

QList<Case> smugglingCases()
{
    CaseWriter cases(Side::Server, Category::Smuggling, 22);
    bodies(cases);
    contradictions(cases);
    lines(cases);
    hops(cases);
    return cases.cases();
}

} // namespace workbench::conformance
