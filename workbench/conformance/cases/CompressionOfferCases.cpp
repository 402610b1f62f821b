#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

const QByteArray deflate = "permessage-deflate";

// Twice the same: with context takeover, the second is nothing but a reference to the first.
void talk(CaseScript &script)
{
    for (const qsizetype size : {1000, 1000, 5000}) {
        const Payload payload = Payload::repeated("A text that repeats itself, as texts do. ", size);
        script.send(SendCompressed{0x1, payload}).echoes(0x1, payload);
    }
    script.closes();
}

RfcRule ruleOf(Side side, const QByteArray &parameters)
{
    const bool isOffer = side == Side::Server;
    if (parameters.contains("server_max_window_bits"))
        return isOffer ? rfc::serverWindowOffered : rfc::serverWindowAnswered;
    if (parameters.contains("client_max_window_bits"))
        return isOffer ? rfc::clientWindowOffered : rfc::clientWindowAnswered;
    if (parameters.contains("server_no_context_takeover"))
        return isOffer ? rfc::serverTakeoverOffered : rfc::serverTakeoverAnswered;
    if (parameters.contains("client_no_context_takeover"))
        return isOffer ? rfc::clientTakeoverOffered : rfc::clientTakeoverAnswered;
    return isOffer ? rfc::serverRemembers : rfc::clientRemembers;
}

void addAgreed(CaseWriter &cases, const QByteArray &parameters)
{
    const QByteArray what = cases.side() == Side::Server ? "Offer " : "Answer ";
    CaseScript script = cases.add(what + '"' + deflate + parameters + '"');
    script.restsOn(ruleOf(cases.side(), parameters)).compressed(deflate + parameters);
    talk(script);
}

QByteArray bits(const char *whose, int count)
{
    return QByteArray("; ") + whose + "_max_window_bits=" + QByteArray::number(count);
}

void takeover(CaseWriter &cases)
{
    cases.group(cases.side() == Side::Server ? rfc::serverRemembers : rfc::clientRemembers);
    const QByteArray server = "; server_no_context_takeover";
    const QByteArray client = "; client_no_context_takeover";
    for (const QByteArray &parameters : {QByteArray(), server, client, server + client, client + server})
        addAgreed(cases, parameters);
}

void windows(CaseWriter &cases)
{
    for (const QByteArray &takeover :
         {QByteArray(), QByteArray("; server_no_context_takeover; client_no_context_takeover")}) {
        cases.group(cases.side() == Side::Server ? rfc::serverWindowOffered : rfc::serverWindowAnswered);
        for (int count = 8; count <= 15; ++count)
            addAgreed(cases, bits("server", count) + takeover);
        for (int count = 8; count <= 15; ++count)
            addAgreed(cases, bits("client", count) + takeover);
        for (const int server : {8, 9, 12, 15}) {
            for (const int client : {8, 9, 12, 15})
                addAgreed(cases, takeover + bits("client", client) + bits("server", server));
        }
    }
}

// §7: what a server must decline, and at what a client must fail the connection.
QByteArrayList wrongParameters()
{
    QByteArrayList rows{"; unknown",
                        "; unknown=1",
                        "; __proto__",
                        "; constructor=10",
                        "; server_no_context_takeover=1",
                        "; server_no_context_takeover=true",
                        "; client_no_context_takeover=0",
                        "; client_no_context_takeover=10",
                        "; server_max_window_bits",
                        "; server_no_context_takeover; server_no_context_takeover",
                        "; client_no_context_takeover; client_no_context_takeover",
                        "; server_max_window_bits=10; server_max_window_bits=10",
                        "; server_max_window_bits=10; server_max_window_bits=11",
                        "; client_max_window_bits=10; client_max_window_bits=10",
                        "; Server_No_Context_Takeover_x",
                        "; server_max_window_bits=10; unknown",
                        "; unknown; server_no_context_takeover"};
    for (const char *whose : {"server", "client"}) {
        for (const char *value :
             {"7", "16", "0", "1", "08", "010", "+9", "-9", "1e1", "9.0", "0x9", "abc", "100", "255", "4294967304"})
            rows.append(QByteArray("; ") + whose + "_max_window_bits=" + value);
    }
    return rows;
}

void declinedOffers(CaseWriter &cases)
{
    cases.group(rfc::offerIsDeclined);
    for (const QByteArray &parameters : wrongParameters()) {
        CaseScript script = cases.add("An offer to be declined: \"" + deflate + parameters + '"');
        script.opening().extensions = deflate + parameters;
        script.opening().compression = Compression::Declined;
        script.opening().refusals = {{400, Verdict::NonStrict}};
        script.works();
    }
    for (const char *other : {"x-unknown", "x-unknown; parameter=1", "permessage-unknown", "x-webkit-deflate-frame",
                              "permessage-deflatex", "__proto__"}) {
        CaseScript script = cases.add(QByteArray("An offer of another extension: \"") + other + '"');
        script.restsOn(rfc::extensionsAreRequests);
        script.opening().extensions = other;
        script.opening().compression = Compression::Declined;
        script.works();
    }
    CaseScript bit = cases.add("RSV1 on a connection whose offer of compression had to be declined");
    bit.restsOn(rfc::reservedBits);
    bit.opening().extensions = deflate + "; unknown";
    bit.opening().compression = Compression::Declined;
    bit.opening().refusals = {{400, Verdict::NonStrict}};
    bit.send(FrameSpec::text("Hello").withReserved(4)).fails();
}

void fallBacks(CaseWriter &cases)
{
    cases.group(rfc::offersInOrder);
    const auto add = [&cases](const QByteArray &title, const QByteArray &offer,
                              const RfcRule &rule = rfc::offersInOrder) {
        CaseScript script = cases.add(title);
        script.restsOn(rule).compressed(offer);
        talk(script);
    };
    add("A bare client_max_window_bits", deflate + "; client_max_window_bits", rfc::clientWindowOffered);
    add("What browsers offer, with both takeovers off",
        deflate
            + "; client_max_window_bits; server_no_context_takeover; "
              "client_no_context_takeover",
        rfc::serverTakeoverOffered);
    add("A small window, or else any", deflate + "; server_max_window_bits=10, " + deflate);
    add("Both windows small, or else any", deflate + "; server_max_window_bits=8; client_max_window_bits=8, " + deflate
                                               + "; client_max_window_bits, " + deflate);
    add("An offer to be declined, or else a good one", deflate + "; unknown=1, " + deflate);
    add("A wrong window, or else no takeover",
        deflate + "; server_max_window_bits=7, " + deflate + "; server_no_context_takeover");
    add("Another extension in front", "x-unknown; a=b, " + deflate, rfc::extensionsAreRequests);
    add("Another extension behind", deflate + ", x-unknown", rfc::extensionsAreRequests);
    add("Another extension with a quoted parameter in front", "x-unknown; a=\"b\", " + deflate, rfc::quotedParameter);
    add("The same offer twice", deflate + ", " + deflate);
    add("A quoted window", deflate + "; server_max_window_bits=\"10\"", rfc::quotedParameter);
    add("Blanks everywhere", " " + deflate + " ;\tserver_no_context_takeover  ;  client_max_window_bits=12 ",
        rfc::blanksBetweenTokens);
    add("No blanks", deflate + ";server_no_context_takeover;client_no_context_takeover", rfc::blanksBetweenTokens);
    add("Empty list elements around", ", ," + deflate + ",,", rfc::emptyElements);
    CaseScript twoFields = cases.add("Offers in two fields");
    twoFields.opening().head = "GET {target} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                               "Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                               "Sec-WebSocket-Extensions: x-unknown\r\n{extensions}\r\n";
    twoFields.restsOn(rfc::extensionsInTwoFields).compressed(deflate);
    talk(twoFields);
}

void malformedOffers(CaseWriter &cases)
{
    cases.group(rfc::malformedExtensions);
    for (const char *offer :
         {"permessage-deflate;", "permessage-deflate; ", "permessage-deflate;;server_no_context_takeover",
          "permessage-deflate; =10",
          "permessage-deflate; server_max_window_bits=", "permessage-deflate server_no_context_takeover",
          "permessage-deflate; server_max_window_bits=\"10", "permessage-deflate; a b", "; permessage-deflate",
          "permessage/deflate", "permessage-deflate; server_max_window_bits=10=11"}) {
        CaseScript script = cases.add(QByteArray("A field that is against the grammar: \"") + offer + '"');
        script.opening().extensions = offer;
        script.opening().compression = Compression::Declined;
        script.refuses({{400, Verdict::Ok}, {anyClientError, Verdict::NonStrict}, {noAnswer, Verdict::NonStrict}})
            .orAccepts(Verdict::NonStrict);
    }
}

// §7: an answer that can't follow from the client's offer.
void wrongAnswers(CaseWriter &cases)
{
    cases.group(rfc::answerIsWrong);
    QByteArrayList rows;
    for (const QByteArray &parameters : wrongParameters())
        rows.append(deflate + parameters);
    rows << deflate + "; client_max_window_bits" << deflate + ", " + deflate << deflate + ", x-unknown"
         << "x-unknown, " + deflate << deflate + "; client_max_window_bits=\"\"" << deflate + ";;" << deflate + "; =10"
         << deflate + "; server_max_window_bits=";
    for (const QByteArray &answer : rows) {
        CaseScript script = cases.add("An answer at which to fail: \"" + answer + '"');
        if (answer.contains("x-unknown"))
            script.restsOn(rfc::answerExtension);
        else if (answer.endsWith(";;") || answer.endsWith('=') || answer.contains("; ="))
            script.restsOn(rfc::malformedExtensions);
        script.opening().extensions = answer;
        script.opening().compression = Compression::Wrong;
        script.send(FrameSpec::text("is anybody there?")).givesUp();
    }
}

} // namespace

QList<Case> compressionOfferCases(Side side)
{
    CaseWriter cases(side, Category::CompressionOffers, 11);
    takeover(cases);
    windows(cases);
    if (side == Side::Client) {
        wrongAnswers(cases);
        return cases.cases();
    }
    declinedOffers(cases);
    fallBacks(cases);
    malformedOffers(cases);
    return cases.cases();
}

} // namespace workbench::conformance
