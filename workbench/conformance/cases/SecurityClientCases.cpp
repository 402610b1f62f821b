#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/HeadLines.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using namespace std::chrono_literals;

const QByteArray goOn = "HTTP/1.1 100 Continue\r\n\r\n";
// RFC 9112 §9.6: a client that reads "close" closes the connection, too. Without it, it may keep TCP for its next try.
const QByteArray lastAnswer = "Connection: close\r\nContent-Length: 0\r\n\r\n";
constexpr qint64 endless = qint64{16} * 1024 * 1024;

// TCP ends: it never was a connection.
const Ending gone{{{noCloseFrame, Verdict::Ok}}, Verdict::NonStrict};
// Still there, and nobody can say for how long.
const Ending goneOrWaiting{{{noCloseFrame, Verdict::Ok}, {leftOpen, Verdict::NonStrict}}, Verdict::NonStrict};

CaseScript addRefused(CaseWriter &cases, const QByteArray &title, const QByteArray &head)
{
    CaseScript script = cases.add("Refused: " + title);
    script.head(head).pauses(2s).leaves().givesUp();
    return script;
}

// Taking it is worth @p lenient.
CaseScript addUnwanted(CaseWriter &cases, const QByteArray &title, const QByteArray &head, Verdict lenient)
{
    CaseScript script = cases.add(title);
    script.head(head)
        .send({FrameSpec::text("is anybody there?"), FrameSpec::close(1000)})
        .mayEcho(0x1, "is anybody there?", Verdict::Ok)
        .ends({{{noCloseFrame, Verdict::Ok}, {1000, lenient}}, Verdict::NonStrict});
    return script;
}

// What follows a 101 is frames, whatever the head says.
void bodies(CaseWriter &cases)
{
    cases.threat(rfc::parsedAsFrames,
                 "A client that reads a body as frames, or frames as a body, is told what the server never "
                 "said: by whoever can put something in between.");
    const HeadLines good = HeadLines::answer();
    const Ending noFrame{{{noCloseFrame, Verdict::Ok}, {1002, Verdict::Ok}}, Verdict::NonStrict};
    const auto add = [&](const QByteArray &title, const QByteArray &head) {
        CaseScript script = cases.add(title);
        script.head(head).ends(noFrame);
        return script;
    };
    add("A 101 with a body of text", good.with("Content-Length: 5").text() + "Hello")
        .restsOn(rfc::noContentLengthOf101);
    add("A 101 with a body in chunks", good.with("Transfer-Encoding: chunked").text() + "5\r\nHello\r\n0\r\n\r\n")
        .restsOn(rfc::noTransferEncodingOf101);
    add("Two 101s", good.text() + good.text());
    add("A 101 and a page behind it", good.text() + "<!DOCTYPE html><html><body>Hello</body></html>");
    add("A 101 and a 200 behind it", good.text() + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
}

void interimAnswers(CaseWriter &cases)
{
    cases.threat(rfc::interimAnswers,
                 "A client that waits through any number of interim answers waits, and reads, forever.");
    const HeadLines good = HeadLines::answer();
    addUnwanted(cases, "A thousand times 100 Continue before the 101", goOn.repeated(1000) + good.text(),
                Verdict::Informational);
    addUnwanted(cases, "A 103 with a thousand links before the 101",
                "HTTP/1.1 103 Early Hints\r\n" + QByteArray("Link: </x>; rel=preload\r\n").repeated(1000) + "\r\n"
                    + good.text(),
                Verdict::Informational);
    CaseScript flood = cases.add("100 Continue without end");
    flood.beginning({}).floods(goOn, endless).pauses(2s).leaves().ends(gone);
}

void redirects(CaseWriter &cases)
{
    cases.threat(rfc::redirectsAndChallenges,
                 "A client that goes wherever it is sent reads files, runs scripts or talks to machines inside "
                 "for whoever runs the server.");
    for (const QByteArray target :
         {"file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x", "ftp://127.0.0.1/",
          "gopher://127.0.0.1:70/", "ws://", "ws:///", "ws://:99999/", "ws://127.0.0.1:0/", "ws://[::1", "ws://a b/",
          "unix:///var/run/docker.sock", "ws://127.0.0.1:99999999999/"})
        addRefused(cases, "a redirect to " + target, "HTTP/1.1 302 Found\r\nLocation: " + target + "\r\n" + lastAnswer);
    addRefused(cases, "a redirect to 60,000 octets",
               "HTTP/1.1 302 Found\r\nLocation: x:" + QByteArray(60'000, 'x') + "\r\n" + lastAnswer);
    addRefused(cases, "a redirect to two places",
               "HTTP/1.1 302 Found\r\nLocation: file:///a\r\nLocation: file:///b\r\n" + lastAnswer);
    addRefused(cases, "a 300 that leaves the choice",
               "HTTP/1.1 300 Multiple Choices\r\nLocation: file:///a\r\n" + lastAnswer);
    addRefused(cases, "a page that goes elsewhere by itself",
               "HTTP/1.1 200 OK\r\nRefresh: 0; url=file:///a\r\n" + lastAnswer);
}

void challenges(CaseWriter &cases)
{
    cases.threat(rfc::redirectsAndChallenges,
                 "A client that answers whoever asks gives its password away; one that tries again and again "
                 "is kept busy by a server.");
    const auto unauthorized = [](const QByteArray &fields) {
        return "HTTP/1.1 401 Unauthorized\r\n" + fields + lastAnswer;
    };
    addRefused(cases, "a 401 that wants Basic", unauthorized("WWW-Authenticate: Basic realm=\"x\"\r\n"));
    addRefused(cases, "a 401 that wants Negotiate", unauthorized("WWW-Authenticate: Negotiate\r\n"));
    addRefused(cases, "a 401 that wants NTLM", unauthorized("WWW-Authenticate: NTLM TlRMTVNTUAACAAAA\r\n"));
    addRefused(cases, "a 401 without a challenge", unauthorized({}));
    addRefused(cases, "a 401 with a hundred challenges",
               unauthorized(QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n").repeated(100)));
    addRefused(cases, "a 401 whose challenge has no end of its quotes",
               unauthorized("WWW-Authenticate: Digest realm=\"" + QByteArray("\\\"").repeated(5000) + "\r\n"));
    addRefused(cases, "a 407 of no proxy",
               "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n" + lastAnswer);
}

void refusalBodies(CaseWriter &cases)
{
    cases.threat(rfc::incompleteBody,
                 "A client that reads whatever belongs to a refusal is kept for as long as the server likes, and "
                 "holds as much as it likes.");
    const auto add = [&cases](const QByteArray &title, const QByteArray &head) {
        cases.add(title).beginning(head).pauses(3s).leaves().ends(goneOrWaiting);
    };
    add("A 404 that announces 2^63-1 octets", "HTTP/1.1 404 Not Found\r\nContent-Length: 9223372036854775807\r\n\r\nx");
    add("A 404 that announces 2^64+5 octets",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 18446744073709551621\r\n\r\nHello");
    add("A 404 that announces -1 octets", "HTTP/1.1 404 Not Found\r\nContent-Length: -1\r\n\r\nHello");
    add("A 500 with a chunk of 2^64-1 octets",
        "HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nHello");
    add("A 500 with a chunk of no number", "HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nHello");
    const auto flood = [&cases](const QByteArray &title, const QByteArray &head, const QByteArray &unit) {
        CaseScript script = cases.add(title);
        script.beginning(head).floods(unit, endless).pauses(2s).leaves().ends(gone);
    };
    flood("A 200 whose body never ends", "HTTP/1.1 200 OK\r\n\r\n", QByteArray(1024, 'x'));
    flood("A 404 whose chunks never end", "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n",
          "400\r\n" + QByteArray(1024, 'x') + "\r\n");
    flood("A chunk extension that never ends", "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n5;",
          QByteArray(1024, 'x'));
    flood("Trailers that never end", "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
          "X-{n}: x\r\n");
}

void fields(CaseWriter &cases)
{
    cases.threat(rfc::answerExtension,
                 "A client that believes what it did not ask for speaks a protocol that its program does not "
                 "understand, or keeps what a stranger gives it.");
    const HeadLines good = HeadLines::answer();
    addRefused(cases, "a subprotocol of 8000 octets that nobody asked for",
               good.with("Sec-WebSocket-Protocol: " + QByteArray(8000, 'p')).text())
        .restsOn(rfc::answerSubprotocol);
    addRefused(cases, "an extension with a thousand parameters that nobody asked for",
               good.with("Sec-WebSocket-Extensions: x-unknown" + QByteArray("; a=b").repeated(1000)).text());
    addRefused(
        cases, "permessage-deflate a hundred times",
        good.with("Sec-WebSocket-Extensions: " + QByteArray("permessage-deflate, ").repeated(99) + "permessage-deflate")
            .text());
    for (const QByteArray bits : {"-1", "0", "7", "16", "4294967311", "99999999999999999999"})
        addRefused(cases, "server_max_window_bits=" + bits,
                   good.with("Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=" + bits).text())
            .restsOn(rfc::answerIsWrong);
    HeadLines cookies = good;
    for (int i = 0; i < 180; ++i)
        cookies = cookies.with("Set-Cookie: c" + QByteArray::number(i) + '=' + QByteArray(4000, 'c'));
    addUnwanted(cases, "180 cookies of 4000 octets", cookies.text(), Verdict::Informational)
        .restsOn(rfc::clientDiscardsFields);
    addUnwanted(cases, "A field __proto__", good.with("__proto__: x").text(), Verdict::Ok)
        .restsOn(rfc::fieldsAreIgnored);
    addUnwanted(cases, "A hundred times Connection: close",
                good.text().replace("\r\n\r\n", "\r\n" + QByteArray("Connection: close\r\n").repeated(100) + "\r\n"),
                Verdict::Ok);
}

} // namespace

QList<Case> clientAbuseCases()
{
    CaseWriter cases(Side::Client, Category::HandshakeAbuse, 20);
    bodies(cases);
    interimAnswers(cases);
    redirects(cases);
    challenges(cases);
    refusalBodies(cases);
    fields(cases);
    return cases.cases();
}

} // namespace workbench::conformance
