#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/HeadLines.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using Refusals = QMap<int, Verdict>;

// §4.2.1: "such as 400 Bad Request". A server that only drops TCP leaves its user guessing.
const Refusals refusal{{anyClientError, Verdict::Ok}, {noAnswer, Verdict::NonStrict}};
// RFC 9112: the request is malformed.
const Refusals badRequest{{400, Verdict::Ok}, {anyClientError, Verdict::NonStrict}, {noAnswer, Verdict::NonStrict}};
// RFC 9112 §3.2: "… with either a 400 (Bad Request) error or a 301 (Moved Permanently) redirect".
const Refusals badLine{
    {400, Verdict::Ok}, {301, Verdict::Ok}, {anyClientError, Verdict::NonStrict}, {noAnswer, Verdict::NonStrict}};
// Something a server may or may not take.
const Refusals mayRefuse{{anyClientError, Verdict::Informational}};

CaseScript addAccepted(CaseWriter &cases, const QByteArray &title, const HeadLines &head)
{
    CaseScript script = cases.add("Accepted: " + title);
    script.head(head.text()).works();
    return script;
}

CaseScript addRefused(CaseWriter &cases, const QByteArray &title, const QByteArray &head,
                      const Refusals &refusals = refusal)
{
    return cases.add("Refused: " + title).head(head).refuses(refusals);
}

// Refusing is right; taking it is worth @p lenient.
CaseScript addUnwanted(CaseWriter &cases, const QByteArray &title, const QByteArray &head, Verdict lenient,
                       const Refusals &refusals = badRequest)
{
    return cases.add("Better refused: " + title).head(head).refuses(refusals).orAccepts(lenient);
}

void requestLines(CaseWriter &cases)
{
    cases.group(rfc::methodAndVersion);
    const HeadLines good = HeadLines::request();
    cases.add("Accepted: nothing but what a handshake needs").restsOn(rfc::acceptance).works();
    const Refusals method{{anyClientError, Verdict::Ok}, {501, Verdict::Ok}, {noAnswer, Verdict::NonStrict}};
    for (const QByteArray name : {"POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "get", "UNKNOWN"}) {
        CaseScript script =
            addRefused(cases, "the method " + name, good.startingWith(name + " {target} HTTP/1.1").text(), method);
        // What they ask is about a resource, not for one: it can be answered without any upgrade (RFC 9110 §7.8, §9.3.2, §9.3.7).
        if (name == "HEAD" || name == "OPTIONS") {
            script.opening().refusals.insert(200, Verdict::Informational);
            script.opening().refusals.insert(204, Verdict::Informational);
        }
    }
    const Refusals version{{anyClientError, Verdict::Ok}, {505, Verdict::Ok}, {noAnswer, Verdict::NonStrict}};
    // RFC 9110 §7.8: "A server MUST ignore an Upgrade header field that is received in an HTTP/1.0 request": to a page, for one.
    Refusals plainHttp10 = version;
    plainHttp10.insert(200, Verdict::Ok);
    for (const QByteArray name :
         {"HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1", "HTTP/1.", "http/1.1", "HTTP/11", "HTTP/one.one", "FTP/1.1"}) {
        const QByteArray head = good.startingWith("GET {target} " + name).text();
        // "An HTTP/1.1 or higher GET request" (§4.2.1): ws and QtWebSockets take it at its word.
        if (name == "HTTP/2.0")
            addUnwanted(cases, "the version " + name, head, Verdict::Informational, version);
        else
            addRefused(cases, "the version " + name, head, name == "HTTP/1.0" ? plainHttp10 : version);
    }
    addRefused(cases, "no version", good.startingWith("GET {target}").text(), version);
    // RFC 9112 §3: a server SHOULD answer 400.
    addUnwanted(cases, "no target", good.startingWith("GET HTTP/1.1").text(), Verdict::NonStrict, badLine)
        .restsOn(rfc::invalidRequestLine);
    addUnwanted(cases, "an empty target", good.startingWith("GET  HTTP/1.1").text(), Verdict::NonStrict, badLine)
        .restsOn(rfc::invalidRequestLine);
    addUnwanted(cases, "a target of *", good.startingWith("GET * HTTP/1.1").text(), Verdict::NonStrict, badLine)
        .restsOn(rfc::invalidRequestLine);
    addUnwanted(cases, "a blank in the target", good.startingWith("GET {target} x HTTP/1.1").text(), Verdict::NonStrict,
                badLine)
        .restsOn(rfc::invalidRequestLine);
    addUnwanted(cases, "a fragment in the target", good.startingWith("GET {target}#part HTTP/1.1").text(),
                Verdict::NonStrict)
        .restsOn(rfc::noFragmentIdentifier);
    addUnwanted(cases, "a control character in the target", good.startingWith("GET {target}?\x01 HTTP/1.1").text(),
                Verdict::NonStrict, badLine)
        .restsOn(rfc::invalidRequestLine);
    addAccepted(cases, "a query", good.startingWith("GET {target}?a=b&c=%20 HTTP/1.1")).restsOn(rfc::requestUri);
    addAccepted(cases, "a target as an http: URI", good.startingWith("GET http://{host}{target} HTTP/1.1"))
        .restsOn(rfc::absoluteForm);
    cases.add("A query of 8000 octets")
        .restsOn(rfc::longRequestLine)
        .head(good.startingWith("GET {target}?" + QByteArray(8000, 'q') + " HTTP/1.1").text())
        .refuses(mayRefuse)
        .orAccepts(Verdict::Ok);
}

void upgradeFields(CaseWriter &cases)
{
    cases.group(rfc::requestUpgrade);
    const HeadLines good = HeadLines::request();
    // A plain GET may also be answered with a page.
    const Refusals noUpgrade{{anyClientError, Verdict::Ok}, {200, Verdict::Ok}, {noAnswer, Verdict::NonStrict}};
    for (const QByteArray value : {"WebSocket", "WEBSOCKET", "  websocket  "})
        addAccepted(cases, "Upgrade: " + value, good.replacing("Upgrade", "Upgrade: " + value));
    const Refusals list{{anyClientError, Verdict::NonStrict}};
    for (const QByteArray value : {"websocket, h2c", "h2c,websocket", "h2c, ,websocket"}) {
        cases.add("Accepted: Upgrade: " + value)
            .head(good.replacing("Upgrade", "Upgrade: " + value).text())
            .refuses(list)
            .orAccepts(Verdict::Ok);
    }
    addRefused(cases, "no Upgrade", good.without("Upgrade").text(), noUpgrade);
    for (const QByteArray value : {"", "h2c", "websockets", "web socket", "TLS/1.2"})
        addRefused(cases, "Upgrade: \"" + value + '"', good.replacing("Upgrade", "Upgrade: " + value).text(),
                   noUpgrade);
    for (const QByteArray value :
         {"upgrade", "UPGRADE", "keep-alive, Upgrade", "Upgrade,keep-alive", "keep-alive ,\tupgrade , x"})
        addAccepted(cases, "Connection: " + value, good.replacing("Connection", "Connection: " + value))
            .restsOn(rfc::requestConnection);
    addAccepted(cases, "two Connection fields",
                good.replacing("Connection", "Connection: keep-alive").with("Connection: Upgrade"))
        .restsOn(rfc::requestConnection);
    addRefused(cases, "no Connection", good.without("Connection").text(), noUpgrade).restsOn(rfc::requestConnection);
    for (const QByteArray value : {"", "keep-alive", "close", "upgraded", "up grade"})
        addRefused(cases, "Connection: \"" + value + '"', good.replacing("Connection", "Connection: " + value).text(),
                   noUpgrade)
            .restsOn(rfc::requestConnection);
    addRefused(cases, "a plain GET", good.without("Upgrade").without("Connection").text(), noUpgrade);
}

void hostFields(CaseWriter &cases)
{
    cases.group(rfc::oneHost);
    const HeadLines good = HeadLines::request();
    addRefused(cases, "no Host", good.without("Host").text(), badRequest);
    addRefused(cases, "two Host fields", good.with("Host: {host}").text(), badRequest);
    addRefused(cases, "two Host fields that differ", good.with("Host: example.org").text(), badRequest);
    for (const QByteArray value : {"a b", "user@{host}", "{host}/path", "{host}, example.org"})
        addRefused(cases, "Host: " + value, good.replacing("Host", "Host: " + value).text(), badRequest);
    addUnwanted(cases, "an empty Host", good.replacing("Host", "Host:").text(), Verdict::Informational)
        .restsOn(rfc::emptyHost);
}

void keys(CaseWriter &cases)
{
    cases.group(rfc::requestKey);
    const HeadLines good = HeadLines::request();
    const auto withKey = [&good](const QByteArray &key) {
        return good.replacing("Sec-WebSocket-Key", "Sec-WebSocket-Key: " + key).text();
    };
    addRefused(cases, "no Sec-WebSocket-Key", good.without("Sec-WebSocket-Key").text());
    addRefused(cases, "an empty Sec-WebSocket-Key", withKey({}));
    addRefused(cases, "Sec-WebSocket-Key twice", good.with("Sec-WebSocket-Key: {key}").text()).restsOn(rfc::oneKey);
    addRefused(cases, "Sec-WebSocket-Key twice, different",
               good.with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==").text())
        .restsOn(rfc::oneKey);
    // §4.2.2 lets a server skip the decoding, so it needn't notice.
    addUnwanted(cases, "a key of 15 bytes", withKey(QByteArray(15, 'k').toBase64()), Verdict::NonStrict, refusal);
    addUnwanted(cases, "a key of 17 bytes", withKey(QByteArray(17, 'k').toBase64()), Verdict::NonStrict, refusal);
    addUnwanted(cases, "a key of one byte", withKey("aw=="), Verdict::NonStrict, refusal);
    addUnwanted(cases, "a key of 1000 bytes", withKey(QByteArray(1000, 'k').toBase64()), Verdict::NonStrict, refusal);
    addUnwanted(cases, "a key without padding", withKey("dGhlIHNhbXBsZSBub25jZQ"), Verdict::NonStrict, refusal);
    addUnwanted(cases, "a key with a character that isn't base64's", withKey("dGhlIHNhbXBsZSBub25jZ!=="),
                Verdict::NonStrict, refusal);
    addUnwanted(cases, "a key in base64url", withKey("__-_____________-____w=="), Verdict::NonStrict, refusal);
    addUnwanted(cases, "a key with a blank inside", withKey("dGhlIHNhbXBs ZSBub25jZQ=="), Verdict::NonStrict, refusal);
    addAccepted(cases, "blanks around the key", good.replacing("Sec-WebSocket-Key", "Sec-WebSocket-Key: \t {key} \t"))
        .restsOn(rfc::fieldLine);
}

// §4.4: whoever asks for another version is told which one is spoken.
void versions(CaseWriter &cases)
{
    cases.group(rfc::otherVersion);
    const HeadLines good = HeadLines::request();
    const Refusals upgrade{
        {426, Verdict::Ok}, {400, Verdict::Ok}, {anyClientError, Verdict::NonStrict}, {noAnswer, Verdict::NonStrict}};
    // §4.2.2: "the server MUST abort the WebSocket handshake described in this section and instead send an appropriate HTTP error code
    // (such as 426 Upgrade Required) and a |Sec-WebSocket-Version| header field".
    const FieldRule told{"Sec-WebSocket-Version", FieldRule::Kind::OneOfTokens, "13", Verdict::Failed};
    for (const QByteArray value : {"0", "12", "14", "25", "255", "1", "-13", "+13", "013", "13.0", "0xD", "abc", ""}) {
        CaseScript script = cases.add("Refused: Sec-WebSocket-Version: \"" + value + '"');
        script.head(good.replacing("Sec-WebSocket-Version", "Sec-WebSocket-Version: " + value).text()).refuses(upgrade);
        script.opening().fields = {told};
    }
    for (const QByteArray value : {"7", "8"}) {
        // The drafts that hybi-07 and hybi-08 named so differ in nothing that these cases would see.
        CaseScript script = cases.add("Refused, unless spoken: Sec-WebSocket-Version: " + value);
        script.head(good.replacing("Sec-WebSocket-Version", "Sec-WebSocket-Version: " + value).text());
        script.refuses(upgrade).orAccepts(Verdict::Informational);
    }
    addRefused(cases, "no Sec-WebSocket-Version", good.without("Sec-WebSocket-Version").text(), upgrade)
        .restsOn(rfc::requestVersion);
    addRefused(cases, "Sec-WebSocket-Version: 13, 8",
               good.replacing("Sec-WebSocket-Version", "Sec-WebSocket-Version: 13, 8").text(), upgrade);
    // §11.3.5: not more than once in a request.
    addUnwanted(cases, "Sec-WebSocket-Version: 13 twice", good.with("Sec-WebSocket-Version: 13").text(),
                Verdict::NonStrict, upgrade)
        .restsOn(rfc::oneVersion);
    addRefused(cases, "Sec-WebSocket-Version 13 and 8, in two fields", good.with("Sec-WebSocket-Version: 8").text(),
               upgrade)
        .restsOn(rfc::oneVersion);
    // Draft 76 sends eight bytes behind its head.
    const QByteArray draft = "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n"
                             "Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\r\nSec-WebSocket-Key2: 12998 5 Y3 1  .P00\r\n"
                             "Origin: http://{host}\r\n\r\n^n:ds[4U";
    addRefused(cases, "a client of draft 76", draft).restsOn(rfc::requestVersion);
}

void subprotocols(CaseWriter &cases)
{
    cases.group(rfc::noSubprotocol);
    const HeadLines good = HeadLines::request();
    const auto offering = [&good](const QByteArray &value) { return good.with("Sec-WebSocket-Protocol: " + value); };
    addAccepted(cases, "a subprotocol nobody knows", offering("x-nobody-knows"));
    addAccepted(cases, "three subprotocols nobody knows", offering("x-one, x-two,x-three"));
    addAccepted(cases, "subprotocols in two fields", offering("x-one").with("Sec-WebSocket-Protocol: x-two"));
    addAccepted(cases, "empty elements among the subprotocols", offering(", x-one,, x-two ,"))
        .restsOn(rfc::emptyElements);
    QByteArrayList many;
    for (int i = 0; i < 50; ++i)
        many.append("x-" + QByteArray::number(i));
    addAccepted(cases, "fifty subprotocols", offering(many.join(", ")));
    // §4.1: tokens, all different.
    addUnwanted(cases, "a subprotocol twice", offering("x-one, x-one").text(), Verdict::NonStrict)
        .restsOn(rfc::subprotocolNames);
    addUnwanted(cases, "a subprotocol with a blank", offering("x one").text(), Verdict::NonStrict)
        .restsOn(rfc::subprotocolNames);
    addUnwanted(cases, "a subprotocol with separators", offering("x/one(two)").text(), Verdict::NonStrict)
        .restsOn(rfc::subprotocolNames);
    addUnwanted(cases, "a quoted subprotocol", offering("\"x-one\"").text(), Verdict::NonStrict)
        .restsOn(rfc::subprotocolNames);
}

void fieldSyntax(CaseWriter &cases)
{
    cases.group(rfc::fieldLine);
    const HeadLines good = HeadLines::request();
    addAccepted(cases, "field names in lower case",
                good.renaming([](const QByteArray &name) { return name.toLower(); }));
    addAccepted(cases, "field names in upper case",
                good.renaming([](const QByteArray &name) { return name.toUpper(); }));
    addAccepted(cases, "tabs and blanks before and behind values",
                good.renaming([](const QByteArray &name) { return name + "\t  "; }).with("X-Blank: x \t "));
    addAccepted(cases, "an empty value", good.with("X-Empty:"));
    addAccepted(cases, "octets beyond ASCII in a value", good.with("X-Name: \xC3\xA9\xFF")).restsOn(rfc::opaqueOctets);
    addAccepted(cases, "every character of a token in a name", good.with("X!#$%&'*+-.^_`|~09: x"));
    addAccepted(cases, "fifty further fields",
                [&good] {
                    HeadLines head = good;
                    for (int i = 0; i < 50; ++i)
                        head = head.with("X-Field-" + QByteArray::number(i) + ": value");
                    return head;
                }())
        .restsOn(rfc::unknownFields);
    cases.add("A cookie of 6000 octets")
        .restsOn(rfc::fieldsAreTooLarge)
        .head(good.with("Cookie: c=" + QByteArray(6000, 'c')).text())
        .refuses(mayRefuse)
        .orAccepts(Verdict::Ok);
    // RFC 9112 §5.1: MUST be rejected.
    addRefused(cases, "a blank before a colon", good.with("X-Blank : x").text(), badRequest)
        .restsOn(rfc::blankBeforeColon);
    addRefused(cases, "a tab before a colon", good.with("X-Blank\t: x").text(), badRequest)
        .restsOn(rfc::blankBeforeColon);
    addRefused(cases, "a blank before the colon of Upgrade", good.replacing("Upgrade", "Upgrade : websocket").text(),
               badRequest)
        .restsOn(rfc::blankBeforeColon);
    addUnwanted(cases, "a line without a colon", good.with("just a line").text(), Verdict::NonStrict)
        .restsOn(rfc::notTheGrammar);
    addUnwanted(cases, "a field without a name", good.with(": value").text(), Verdict::NonStrict)
        .restsOn(rfc::notTheGrammar);
    addUnwanted(cases, "a name that is no token", good.with("X(Name): x").text(), Verdict::NonStrict)
        .restsOn(rfc::notTheGrammar);
    addUnwanted(cases, "a name with octets beyond ASCII", good.with("X-\xC3\xA9: x").text(), Verdict::NonStrict)
        .restsOn(rfc::notTheGrammar);
    // A recipient may mend these, RFC 9112 §5.2 and RFC 9110 §5.5.
    addUnwanted(cases, "a folded line", good.with("X-Folded: one\r\n two").text(), Verdict::Informational)
        .restsOn(rfc::foldedRequest);
    addUnwanted(cases, "a folded line first of all", good.startingWith("GET {target} HTTP/1.1\r\n X: y").text(),
                Verdict::Informational)
        .restsOn(rfc::whitespaceBeforeFields);
    addUnwanted(cases, "a NUL in a value", good.with(QByteArray("X-Nul: a\0b", 10)).text(), Verdict::Informational)
        .restsOn(rfc::crLfNul);
    addUnwanted(cases, "a lone CR in a value", good.with("X-Cr: a\rb").text(), Verdict::Informational)
        .restsOn(rfc::bareCr);
    addUnwanted(cases, "a control character in a value", good.with("X-Bell: a\x07z").text(), Verdict::Informational)
        .restsOn(rfc::controlCharacters);
    // RFC 9112 §2.2 lets a recipient take a lone LF for the end of a line.
    addUnwanted(cases, "lines that end in LF alone", good.text("\n"), Verdict::Informational,
                {{400, Verdict::Ok}, {anyClientError, Verdict::Ok}, {noAnswer, Verdict::NonStrict}})
        .restsOn(rfc::loneLf);
    addUnwanted(cases, "one line that ends in LF alone", good.with("X-One: a\nX-Two: b").text(), Verdict::Informational)
        .restsOn(rfc::loneLf);
}

// RFC 9112 §6: frames would be read as a body, or a body as frames.
void bodies(CaseWriter &cases)
{
    cases.group(rfc::contentOfGet);
    const HeadLines good = HeadLines::request();
    const Ending anyEnd{{{1000, Verdict::Informational}, {noCloseFrame, Verdict::Informational}},
                        Verdict::Informational};
    const auto add = [&](const QByteArray &title, const QByteArray &head) {
        CaseScript script = cases.add("Better refused: " + title);
        script.head(head).refuses(badRequest).send(FrameSpec::close(1000)).ends(anyEnd);
        script.opening().accepted = Verdict::Informational;
        return script;
    };
    add("Content-Length: 5", good.with("Content-Length: 5").text() + "Hello");
    add("Transfer-Encoding: chunked", good.with("Transfer-Encoding: chunked").text() + "0\r\n\r\n");
    add("Content-Length and Transfer-Encoding",
        good.with("Content-Length: 5").with("Transfer-Encoding: chunked").text() + "0\r\n\r\n")
        .restsOn(rfc::twoLengths);
    addAccepted(cases, "Content-Length: 0", good.with("Content-Length: 0")).restsOn(rfc::contentLength);
}

void bounds(CaseWriter &cases)
{
    cases.group(rfc::fieldsAreTooLarge);
    const HeadLines good = HeadLines::request();
    const Refusals bounded{{anyClientError, Verdict::Ok}, {noAnswer, Verdict::Ok}};
    addUnwanted(cases, "a value of 200,000 octets", good.with("X-Long: " + QByteArray(200'000, 'x')).text(),
                Verdict::Informational, bounded);
    addUnwanted(cases, "a name of 200,000 octets", good.with(QByteArray(200'000, 'x') + ": x").text(),
                Verdict::Informational, bounded);
    addUnwanted(cases, "a target of 200,000 octets",
                good.startingWith("GET {target}?" + QByteArray(200'000, 'x') + " HTTP/1.1").text(),
                Verdict::Informational, bounded)
        .restsOn(rfc::uriTooLong);
    HeadLines fields = good;
    for (int i = 0; i < 5000; ++i)
        fields = fields.with("X-Field-" + QByteArray::number(i) + ": value");
    addUnwanted(cases, "five thousand fields", fields.text(), Verdict::Informational, bounded);
    CaseScript cut = cases.add("A head that ends in its middle, and TCP with it");
    cut.restsOn(rfc::incompleteRequest).head("GET {target} HTTP/1.1\r\nHost: {host}\r\nUpgrade: webso");
    cut.refuses({{anyClientError, Verdict::Ok}, {noAnswer, Verdict::Ok}});
    cut.opening().endsTcp = true;
    addRefused(cases, "bytes that aren't HTTP", QByteArray::fromHex("1603010200010001fc0303") + " no TLS here\r\n\r\n",
               {{anyClientError, Verdict::Ok}, {505, Verdict::Ok}, {noAnswer, Verdict::Ok}})
        .restsOn(rfc::notTheGrammar);
}

void pieces(CaseWriter &cases)
{
    cases.group(rfc::untilTheEmptyLine);
    for (const qsizetype chop : {1, 2, 7, 64}) {
        CaseScript script = cases.add("The head in pieces of " + bytesText(chop));
        script.opening().chop = chop;
        script.works();
    }
    // §4.1: "the client MUST wait for a response from the server before sending any further data." We don't, as TCP may bring a
    // slow handshake and the frames behind it at once to who reads late; a server that says no to that may.
    const Refusals tooEarly{{anyClientError, Verdict::Informational}, {noAnswer, Verdict::Informational}};
    const auto riding = [&](const QByteArray &title, qsizetype chop = 0) {
        CaseScript script = cases.add(title);
        script.restsOn(rfc::dataMayFollow);
        script.opening().framesRideAlong = true;
        script.opening().chop = chop;
        script.opening().refusals = tooEarly;
        return script;
    };
    riding("A message in the same packet as the handshake")
        .send(FrameSpec::text("early"))
        .echoes(0x1, "early")
        .closes();
    riding("A ping in the same packet as the handshake").send(FrameSpec::ping("early")).pongs("early").closes();
    riding("Close in the same packet as the handshake").send(FrameSpec::close(1000)).closesWith(1000);
    riding("Three messages in the same packet as the handshake")
        .send({FrameSpec::text("one"), FrameSpec::binary("two"), FrameSpec::text("three")})
        .echoes(0x1, "one")
        .echoes(0x2, "two")
        .echoes(0x1, "three")
        .closes();
    riding("Half a message in the same packet as the handshake")
        .send(FrameSpec::text("first ").unfinished())
        .send(FrameSpec::continuation("second"))
        .echoes(0x1, "first second")
        .closes();
    riding("64 KiB in the same packet as the handshake")
        .send(FrameSpec::binary(Payload::noise(65536)))
        .echoes(0x2, Payload::noise(65536))
        .closes();
    riding("Head and message, octet by octet", 1).send(FrameSpec::text("early")).echoes(0x1, "early").closes();
    riding("A reserved opcode in the same packet as the handshake")
        .restsOn(rfc::unknownOpcode)
        .send(FrameSpec::of(0x3, "early"))
        .fails();
    riding("An unmasked message in the same packet as the handshake")
        .restsOn(rfc::serverGetsUnmasked)
        .send(FrameSpec::text("early").wronglyMasked())
        .fails();
    CaseScript second = cases.add("A second request behind the handshake is no frame");
    second.restsOn(rfc::parsedAsFrames).head(HeadLines::request().text() + HeadLines::request().text()).fails();
    second.opening().refusals = tooEarly;
}

} // namespace

QList<Case> serverHandshakeCases()
{
    CaseWriter cases(Side::Server, Category::Handshake, 14);
    requestLines(cases);
    upgradeFields(cases);
    hostFields(cases);
    keys(cases);
    versions(cases);
    subprotocols(cases);
    fieldSyntax(cases);
    bodies(cases);
    bounds(cases);
    pieces(cases);
    return cases.cases();
}

} // namespace workbench::conformance
