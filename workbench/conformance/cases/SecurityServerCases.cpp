#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/HeadLines.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using Refusals = QMap<int, Verdict>;
using namespace std::chrono_literals;

// Whoever doesn't speak HTTP needn't be answered in it.
const Refusals noHttp{{anyClientError, Verdict::Ok},
                      {501, Verdict::Ok},
                      {505, Verdict::Ok},
                      {noAnswer, Verdict::Ok},
                      {leftWaiting, Verdict::Ok}}; // for the rest of it
const Refusals refusal{
    {anyClientError, Verdict::Ok}, {501, Verdict::Ok}, {505, Verdict::Ok}, {noAnswer, Verdict::NonStrict}};
const Refusals eitherWay{{anyClientError, Verdict::Ok}, {noAnswer, Verdict::NonStrict}};

// There may be no end of a head in it, so that the server has something to wait for: not for long.
void addNoise(CaseWriter &cases, const QByteArray &title, const QByteArray &bytes)
{
    cases.add(title).beginning(bytes).refuses(noHttp).pauses(1500ms).leaves();
}

void notHttp(CaseWriter &cases)
{
    cases.threat(rfc::notTheGrammar,
                 "A parser that goes astray on bytes it did not expect hangs or crashes, and everybody who is "
                 "connected goes with it.");
    addNoise(cases, "A TLS ClientHello",
             QByteArray::fromHex("16030100ac010000a80303") + QByteArray(32, '\x5A')
                 + QByteArray::fromHex("20000000000000000000000000000000000000000000000000000000000000000000")
                 + '\x13');
    addNoise(cases, "512 NULs", QByteArray(512, '\0'));
    addNoise(cases, "512 octets of FF", QByteArray(512, '\xFF'));
    addNoise(cases, "4096 octets of noise", Payload::noise(4096, 10).bytes());
    addNoise(cases, "The preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    addNoise(cases, "The banner of SSH", "SSH-2.0-OpenSSH_9.6\r\n");
    addNoise(cases, "A command of Redis", "*1\r\n$4\r\nPING\r\n");
    addNoise(cases, "A greeting of SMTP", "EHLO example.org\r\n\r\n");
    addNoise(cases, "A startup packet of PostgreSQL",
             QByteArray::fromHex("0000001700030000") + QByteArray("user\0postgres\0", 15));
    addNoise(cases, "A hundred thousand open brackets", QByteArray(100'000, '['));
    addNoise(cases, "Conversion specifiers of printf", "%n%s%x%n%s%p%n /%n%s%n HTTP/1.1\r\n%n%s: %n%s\r\n\r\n");
    addNoise(cases, "A text frame before the handshake",
             FrameSpec::text("early").serialized(true, {1, 2, 3, 4}) + HeadLines::request().text());
    const QByteArray binaryProxy =
        QByteArray::fromHex("0d0a0d0a000d0a515549540a2111000c0a0000010a00000200010002") + HeadLines::request().text();
    for (const auto &[title, head] :
         {std::pair<QByteArray, QByteArray>{"A line of the PROXY protocol before the request",
                                            "PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n" + HeadLines::request().text()},
          {"The binary PROXY protocol before the request", binaryProxy}}) {
        // Right behind a proxy; else everybody can say where he comes from.
        cases.add(title).head(head).refuses(noHttp).orAccepts(Verdict::NonStrict);
    }
    cases.add("A hundred empty lines before the request")
        .restsOn(rfc::emptyLinesBefore)
        .head(QByteArray("\r\n").repeated(100) + HeadLines::request().text())
        .refuses(noHttp)
        .orAccepts(Verdict::Informational);
}

void requestLines(CaseWriter &cases)
{
    cases.threat(rfc::noSuchService,
                 "A server that takes requests for other hosts or schemes serves what is none of its own: a "
                 "proxy for everybody, or a file of its disk.");
    const HeadLines good = HeadLines::request();
    const auto add = [&](const QByteArray &line) {
        CaseScript script = cases.add("Refused: " + line);
        script.head(good.startingWith(line).text()).refuses(refusal);
        return script;
    };
    add("CONNECT example.org:443 HTTP/1.1").restsOn(rfc::methodAndVersion);
    add("TRACE {target} HTTP/1.1").restsOn(rfc::methodAndVersion);
    // No target of HTTP: a server that doesn't look at it serves nothing by it.
    for (const QByteArray target : {"file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)",
                                    "example.org:80", "../../../../etc/passwd"})
        add("GET " + target + " HTTP/1.1").restsOn(rfc::requestUri).orAccepts(Verdict::NonStrict);
    // Some servers are the same at every path, whatever it is.
    for (const QByteArray path : {"/../../../../../../../../etc/passwd", "/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
                                  "/%00", "/..\\..\\..\\windows\\win.ini", "/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd"}) {
        CaseScript script = add("GET " + path + " HTTP/1.1").orAccepts(Verdict::Informational);
        // RFC 9110 §15.4: a server may name the path that it takes it for, as some do without the dots.
        for (const int redirect : {301, 302, 307, 308})
            script.opening().refusals.insert(redirect, Verdict::Ok);
    }
    cases.add("A method of 60,000 octets")
        .restsOn(rfc::longMethod)
        .head(good.startingWith(QByteArray(60'000, 'G') + " {target} HTTP/1.1").text())
        .refuses(refusal);
    cases.add("A target that is a URI of another host than Host's")
        .restsOn(rfc::hostOfTheTarget)
        .head(good.startingWith("GET http://elsewhere.example{target} HTTP/1.1").text())
        .refuses(eitherWay)
        .orAccepts(Verdict::Informational);
    cases.add("A Host that nobody here has")
        .restsOn(rfc::requestHost)
        .head(good.replacing("Host", "Host: elsewhere.example").text())
        .refuses(eitherWay)
        .orAccepts(Verdict::Informational);
    CaseScript flood = cases.add("A thousand handshakes in one go");
    flood.restsOn(rfc::parsedAsFrames).floods(good.text(), qint64{300} * 1024).fails();
}

// What a server repeats in its answer must not become fields of it.
void injections(CaseWriter &cases)
{
    cases.threat(rfc::crLfNul,
                 "Whoever can plant a line in the answer sets cookies, or writes a whole answer, in the name "
                 "of the server (response splitting).");
    const HeadLines good = HeadLines::request();
    const auto add = [&cases](const QByteArray &title, const QByteArray &head) {
        CaseScript script = cases.add(title);
        script.head(head).refuses(eitherWay).orAccepts(Verdict::Ok);
        script.opening().fields = {{"", FieldRule::Kind::Nowhere, "X-Planted:", Verdict::Failed},
                                   {"X-Planted", FieldRule::Kind::Absent, {}, Verdict::Failed}};
    };
    add("Planted: a folded subprotocol", good.with("Sec-WebSocket-Protocol: chat\r\n X-Planted: 1").text());
    add("Planted: a subprotocol with a CR", good.with("Sec-WebSocket-Protocol: chat\rX-Planted: 1").text());
    add("Planted: a subprotocol with an LF", good.with("Sec-WebSocket-Protocol: chat\nX-Planted: 1").text());
    add("Planted: a subprotocol with encoded line ends",
        good.with("Sec-WebSocket-Protocol: chat%0d%0aX-Planted:%201").text());
    add("Planted: a subprotocol with the octets that UTF-16 makes line ends of",
        good.with("Sec-WebSocket-Protocol: chat\xE5\x98\x8D\xE5\x98\x8AX-Planted: 1").text());
    add("Planted: an extension's value with a CR",
        good.with("Sec-WebSocket-Extensions: permessage-deflate; x=\"\rX-Planted: 1\"").text());
    add("Planted: an Origin with a CR", good.with("Origin: http://{host}\rX-Planted: 1").text());
    add("Planted: a query with encoded line ends",
        good.startingWith("GET {target}?a=%0d%0aX-Planted:%201 HTTP/1.1").text());
    add("Planted: a path with encoded line ends", good.startingWith("GET /none%0d%0aX-Planted:%201 HTTP/1.1").text());
}

// What brought servers down before.
void words(CaseWriter &cases)
{
    cases.threat(rfc::alwaysValidated,
                 "A name that means something to the server's language, or a pattern that takes ages to match, "
                 "ends the process or keeps it busy for one request.");
    const HeadLines good = HeadLines::request();
    const auto add = [&cases](const QByteArray &title, const HeadLines &head) {
        cases.add(title).head(head.text()).refuses(eitherWay).orAccepts(Verdict::Ok);
    };
    for (const QByteArray word : {"__proto__", "constructor", "hasOwnProperty", "toString"}) {
        add("The extension " + word, good.with("Sec-WebSocket-Extensions: " + word));
        add("The parameter " + word, good.with("Sec-WebSocket-Extensions: permessage-deflate; " + word + "=1"));
        add("The subprotocol " + word, good.with("Sec-WebSocket-Protocol: " + word));
        add("The field " + word, good.with(word + ": 1"));
    }
    add("A thousand offers of permessage-deflate",
        good.with("Sec-WebSocket-Extensions: " + QByteArray("permessage-deflate, ").repeated(999)
                  + "permessage-deflate"));
    add("An offer with a thousand parameters",
        good.with("Sec-WebSocket-Extensions: permessage-deflate" + QByteArray("; x=1").repeated(1000)));
    add("A quoted value of 12,000 backslashes",
        good.with("Sec-WebSocket-Extensions: x; b=\"" + QByteArray("\\c").repeated(6000)));
    add("An offer with 12,000 blanks inside", good.with("Sec-WebSocket-Extensions: x" + QByteArray(12'000, ' ') + "y"));
    add("A subprotocol with 12,000 blanks inside",
        good.with("Sec-WebSocket-Protocol: x" + QByteArray(12'000, ' ') + "y"));
    add("12,000 commas for subprotocols", good.with("Sec-WebSocket-Protocol: x" + QByteArray(12'000, ',') + "y"));
    add("An Upgrade of 12,000 commas", good.with("Upgrade: " + QByteArray(12'000, ',')));
    add("A lookup in a log: ${jndi:ldap://…}", good.with("User-Agent: ${jndi:ldap://127.0.0.1:1/x}"));
    for (const QByteArray bits : {"-1", "0", "7", "16", "4294967311", "99999999999999999999", "1e1", "\"\"", "%d"})
        add("client_max_window_bits=" + bits,
            good.with("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=" + bits));
}

} // namespace

QList<Case> serverAbuseCases()
{
    CaseWriter cases(Side::Server, Category::HandshakeAbuse, 20);
    notHttp(cases);
    requestLines(cases);
    injections(cases);
    words(cases);
    return cases.cases();
}

} // namespace workbench::conformance
