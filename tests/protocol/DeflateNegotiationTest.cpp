#include "tests/support/TestRegistry.h"

#include "wslib/protocol/DeflateNegotiation.h"

#include <QtTest>

using namespace wslib;

Q_DECLARE_METATYPE(wslib::DeflateOptions)

class DeflateNegotiationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
    void answers_data();
    void answers();
    void declines_data();
    void declines();
    void answersTheFirstGoodOffer_data();
    void answersTheFirstGoodOffer();
    void answersEveryOfferWithinIt();
    void acceptsAnswers_data();
    void acceptsAnswers();
    void failsOnAnswers_data();
    void failsOnAnswers();
    void agreesWithItself();
};

namespace {

// "server 15, client 10 anew": the windows, and who starts each message from an empty one.
QByteArray texts(const DeflateParameters &agreed)
{
    return "server " + QByteArray::number(agreed.serverMaxWindowBits) + (agreed.serverNoContextTakeover ? " anew" : "")
           + ", client " + QByteArray::number(agreed.clientMaxWindowBits)
           + (agreed.clientNoContextTakeover ? " anew" : "");
}

QList<Extension> parsed(const QByteArray &header)
{
    const auto extensions = parseExtensions(header);
    if (!extensions)
        qFatal("the test's own header is malformed: %s", header.constData());
    return *extensions;
}

// The options of an end that wants something: what of itself, and what of the other.
DeflateOptions wanting(bool noContext, int bits, bool peerNoContext, int peerBits)
{
    DeflateOptions options;
    options.noContextTakeover = noContext;
    options.maxWindowBits = bits;
    options.peerNoContextTakeover = peerNoContext;
    options.peerMaxWindowBits = peerBits;
    return options;
}

void forManyOptions(const std::function<void(const DeflateOptions &)> &check)
{
    for (const int bits : {8, 9, 12, 15}) {
        for (const int peerBits : {8, 9, 12, 15}) {
            for (const bool noContext : {false, true}) {
                for (const bool peerNoContext : {false, true})
                    check(wanting(noContext, bits, peerNoContext, peerBits));
            }
        }
    }
}

// Names and numbers that neither side may take, whatever other languages make of them.
const QByteArrayList invalidParameters{
    "unknown",
    "unknown=1",
    "__proto__",
    "__proto__=1",
    "constructor",
    "toString=10",
    "hasOwnProperty",
    "Server_no_context_takeover",
    "SERVER_MAX_WINDOW_BITS=10",
    "server_no_context_takeovers",
    "server_no_context_takeove",
    "server_max_window_bit=10",
    "server_no_context_takeover=1",
    "server_no_context_takeover=true",
    "client_no_context_takeover=0",
    "server_max_window_bits",
    "server_max_window_bits=7",
    "server_max_window_bits=16",
    "server_max_window_bits=0",
    "server_max_window_bits=-8",
    "server_max_window_bits=08",
    "server_max_window_bits=010",
    "server_max_window_bits=+9",
    "server_max_window_bits=1e1",
    "server_max_window_bits=0xa",
    "server_max_window_bits=10.",
    "server_max_window_bits=10.0",
    "server_max_window_bits=100",
    "server_max_window_bits=4294967306",
    "server_max_window_bits=ten",
    "server_max_window_bits=\"08\"",
    "client_max_window_bits=7",
    "client_max_window_bits=16",
    "client_max_window_bits=09",
    "client_max_window_bits=+9",
    "client_max_window_bits=1e1",
    "client_max_window_bits=010",
    "client_max_window_bits=x",
    "server_no_context_takeover; server_no_context_takeover",
    "client_no_context_takeover; client_no_context_takeover",
    "server_max_window_bits=10; server_max_window_bits=10",
    "server_max_window_bits=10; server_max_window_bits=11",
    "client_max_window_bits=10; client_max_window_bits=10",
    "client_max_window_bits=10; client_max_window_bits",
    "client_max_window_bits; client_max_window_bits=10",
};

// One element of Sec-WebSocket-Extensions, put together beside the engine; bits: 0 not given, 1 without
// value.
struct Element
{
    bool serverNoContext = false;
    bool clientNoContext = false;
    int serverBits = 0;
    int clientBits = 0;

    QByteArray header() const
    {
        QByteArray text = "permessage-deflate";
        if (clientBits > 0)
            text += "; client_max_window_bits";
        if (clientBits > 1)
            text += '=' + QByteArray::number(clientBits);
        if (serverBits > 0)
            text += "; server_max_window_bits=" + QByteArray::number(serverBits);
        text += clientNoContext ? "; client_no_context_takeover" : "";
        return text + (serverNoContext ? "; server_no_context_takeover" : "");
    }
};

// Reads what header() writes; only for answers, where every number must be there.
Element readElement(const QByteArray &header)
{
    Element element;
    for (const QByteArray &part : header.split(';')) {
        const QByteArray name = part.trimmed().split('=').first();
        const int number = part.contains('=') ? part.split('=').last().toInt() : 1;
        if (name == "server_no_context_takeover")
            element.serverNoContext = true;
        else if (name == "client_no_context_takeover")
            element.clientNoContext = true;
        else if (name == "server_max_window_bits")
            element.serverBits = number;
        else if (name == "client_max_window_bits")
            element.clientBits = number;
        else if (name != "permessage-deflate")
            qFatal("the answer has %s", part.constData());
    }
    return element;
}

// RFC 7692 §7.1.1.1, §7.1.1.2, §7.1.2.1, §7.1.2.2: what an answer to @p offer must and may say; empty if it
// does.
QByteArray wrongWith(const Element &offer, const DeflateAnswer &answer)
{
    const Element said = readElement(answer.header);
    const DeflateParameters &agreed = answer.parameters;
    if (offer.serverNoContext && !said.serverNoContext)
        return "server_no_context_takeover isn't granted";
    if (offer.clientNoContext && !said.clientNoContext)
        return "client_no_context_takeover isn't repeated";
    if (offer.serverBits > 0 && (said.serverBits < 8 || said.serverBits > offer.serverBits))
        return "server_max_window_bits isn't granted";
    if (said.clientBits > 0 && offer.clientBits == 0)
        return "client_max_window_bits was not offered";
    if (said.clientBits == 1 || said.serverBits == 1)
        return "a number is missing";
    if (offer.clientBits > 1 && said.clientBits > offer.clientBits)
        return "client_max_window_bits is larger than offered";
    const int mostOfClient = offer.clientBits > 1 ? offer.clientBits : 15;
    if (agreed.clientMaxWindowBits != (said.clientBits > 0 ? said.clientBits : mostOfClient)
        || agreed.serverMaxWindowBits != (said.serverBits > 0 ? said.serverBits : 15))
        return "the windows aren't those that were said";
    if (agreed.clientNoContextTakeover != said.clientNoContext
        || agreed.serverNoContextTakeover != said.serverNoContext)
        return "the contexts aren't those that were said";
    return {};
}

// Beyond the RFC: what the server's own options ask for.
QByteArray unheeded(const DeflateOptions &options, const Element &offer, const DeflateParameters &agreed)
{
    if (agreed.serverMaxWindowBits > options.maxWindowBits
        || (options.noContextTakeover && !agreed.serverNoContextTakeover))
        return "what it wants of itself";
    if ((offer.clientBits > 0 && agreed.clientMaxWindowBits > options.peerMaxWindowBits)
        || (options.peerNoContextTakeover && !agreed.clientNoContextTakeover))
        return "what it wants of the client";
    return {};
}

void checkEveryOffer(const DeflateOptions &options)
{
    for (int code = 0; code < 2 * 2 * 9 * 10; ++code) {
        Element offer{(code & 1) != 0, (code & 2) != 0, code / 4 % 9, code / 36};
        offer.serverBits += offer.serverBits > 0 ? 7 : 0; // none, 8 … 15
        offer.clientBits += offer.clientBits > 1 ? 6 : 0; // none, without value, 8 … 15
        const auto answer = answerDeflateOffers(parsed(offer.header()), options);
        QVERIFY2(answer.has_value(), offer.header().constData());
        QByteArray wrong = wrongWith(offer, *answer);
        if (wrong.isEmpty())
            wrong = unheeded(options, offer, answer->parameters);
        QVERIFY2(wrong.isEmpty(), (wrong + ": " + offer.header() + " -> " + answer->header).constData());
    }
}

} // namespace

void DeflateNegotiationTest::offers_data()
{
    QTest::addColumn<DeflateOptions>("options");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const DeflateOptions &options, const QByteArray &expected) {
        QTest::newRow(name) << options << expected;
    };
    const QByteArray plain = "permessage-deflate; client_max_window_bits";
    row("defaults", {}, plain);
    row("own window of 14", wanting(false, 14, false, 15), plain + "=14");
    row("own window of 8", wanting(false, 8, false, 15), plain + "=8");
    row("own context dropped", wanting(true, 15, false, 15),
        "permessage-deflate; client_no_context_takeover; client_max_window_bits");
    // RFC 7692 §5.1: a server that can't do it takes the second offer.
    row("peer's window of 14", wanting(false, 15, false, 14), plain + "; server_max_window_bits=14, " + plain);
    row("peer's window of 8", wanting(false, 15, false, 8), plain + "; server_max_window_bits=8, " + plain);
    row("peer's context dropped", wanting(false, 15, true, 15), plain + "; server_no_context_takeover, " + plain);
    const QByteArray own = "permessage-deflate; client_no_context_takeover; client_max_window_bits=9";
    row("everything", wanting(true, 9, true, 10),
        own + "; server_no_context_takeover; server_max_window_bits=10, " + own);
}

void DeflateNegotiationTest::offers()
{
    QFETCH(DeflateOptions, options);
    QTEST(offerDeflate(options), "expected");
}

void DeflateNegotiationTest::answers_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<DeflateOptions>("options");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("agreed");
    const auto row = [](const char *parameters, const DeflateOptions &options, const char *answer, const char *agreed) {
        QTest::addRow("%s to \"%s\"", answer, parameters)
            << QByteArray("permessage-deflate") + parameters << options << QByteArray("permessage-deflate") + answer
            << QByteArray(agreed);
    };
    row("", {}, "", "server 15, client 15");
    row("; client_max_window_bits", {}, "", "server 15, client 15");
    row("; client_max_window_bits=15", {}, "", "server 15, client 15");
    row("; client_max_window_bits=8", {}, "; client_max_window_bits=8", "server 15, client 8");
    row("; client_max_window_bits=\"9\"", {}, "; client_max_window_bits=9", "server 15, client 9");
    row("; server_max_window_bits=15", {}, "; server_max_window_bits=15", "server 15, client 15");
    row("; server_max_window_bits=14", {}, "; server_max_window_bits=14", "server 14, client 15");
    row("; server_max_window_bits=8", {}, "; server_max_window_bits=8", "server 8, client 15");
    row("; server_no_context_takeover", {}, "; server_no_context_takeover", "server 15 anew, client 15");
    row("; client_no_context_takeover", {}, "; client_no_context_takeover", "server 15, client 15 anew");
    row("; server_max_window_bits=10; client_no_context_takeover; client_max_window_bits=11; "
        "server_no_context_takeover",
        {},
        "; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=10; "
        "client_max_window_bits=11",
        "server 10 anew, client 11 anew");
    const DeflateOptions small = wanting(false, 9, false, 10);
    row("", small, "; server_max_window_bits=9", "server 9, client 15");
    row("; client_max_window_bits", small, "; server_max_window_bits=9; client_max_window_bits=10",
        "server 9, client 10");
    row("; client_max_window_bits=9", small, "; server_max_window_bits=9; client_max_window_bits=9",
        "server 9, client 9");
    row("; server_max_window_bits=15", small, "; server_max_window_bits=9", "server 9, client 15");
    row("; server_max_window_bits=8", small, "; server_max_window_bits=8", "server 8, client 15");
    row("", wanting(true, 15, false, 15), "; server_no_context_takeover", "server 15 anew, client 15");
    row("", wanting(false, 15, true, 15), "; client_no_context_takeover", "server 15, client 15 anew");
}

void DeflateNegotiationTest::answers()
{
    QFETCH(QByteArray, offer);
    QFETCH(DeflateOptions, options);
    const auto answer = answerDeflateOffers(parsed(offer), options);
    QVERIFY(answer.has_value());
    QTEST(answer->header, "answer");
    QTEST(texts(answer->parameters), "agreed");
}

void DeflateNegotiationTest::declines_data()
{
    QTest::addColumn<QByteArray>("offer");
    const auto row = [](const QByteArray &offer) { QTest::newRow(offer.constData()) << offer; };
    for (const QByteArray &parameters : invalidParameters)
        row("permessage-deflate; " + parameters);
    row("");
    row("unknown");
    row("__proto__");
    row("constructor; server_max_window_bits=10");
    row("Permessage-Deflate");
    row("permessage-deflate2");
    row("permessage-deflat");
    row("x-webkit-deflate-frame; no_context_takeover");
    row("deflate-frame, permessage-deflate; unknown, permessage-deflate; server_max_window_bits=7");
}

void DeflateNegotiationTest::declines()
{
    QFETCH(QByteArray, offer);
    QVERIFY(!answerDeflateOffers(parsed(offer), {}).has_value());
}

// RFC 7692 §5.1: offers are in the order of preference, and each stands for itself.
void DeflateNegotiationTest::answersTheFirstGoodOffer_data()
{
    QTest::addColumn<QByteArray>("offers");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *offers, const char *answer) {
        QTest::newRow(offers) << QByteArray(offers) << QByteArray(answer);
    };
    row("permessage-deflate; server_max_window_bits=10, permessage-deflate",
        "permessage-deflate; server_max_window_bits=10");
    row("permessage-deflate, permessage-deflate; server_max_window_bits=10", "permessage-deflate");
    row("permessage-deflate; server_max_window_bits=7, permessage-deflate", "permessage-deflate");
    row("permessage-deflate; unknown, permessage-deflate; server_no_context_takeover",
        "permessage-deflate; server_no_context_takeover");
    row("permessage-deflate; server_max_window_bits=9; x, permessage-deflate; server_max_window_bits=10; "
        "server_max_window_bits=10, permessage-deflate; server_max_window_bits=11",
        "permessage-deflate; server_max_window_bits=11");
    row("foo, bar; baz=1, permessage-deflate; client_no_context_takeover, qux",
        "permessage-deflate; client_no_context_takeover");
    row("permessage-bzip2, permessage-deflate, permessage-deflate", "permessage-deflate");
}

void DeflateNegotiationTest::answersTheFirstGoodOffer()
{
    QFETCH(QByteArray, offers);
    const auto answer = answerDeflateOffers(parsed(offers), {});
    QVERIFY(answer.has_value());
    QTEST(answer->header, "answer");
}

void DeflateNegotiationTest::answersEveryOfferWithinIt()
{
    forManyOptions([](const DeflateOptions &options) {
        if (!QTest::currentTestFailed())
            checkEveryOffer(options);
    });
}

void DeflateNegotiationTest::acceptsAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<DeflateOptions>("options");
    QTest::addColumn<QByteArray>("agreed");
    const auto row = [](const char *parameters, const DeflateOptions &options, const char *agreed) {
        QTest::addRow("%s: %s", parameters, agreed)
            << QByteArray("permessage-deflate") + parameters << options << QByteArray(agreed);
    };
    row("", {}, "server 15, client 15");
    row("; server_no_context_takeover", {}, "server 15 anew, client 15");
    row("; client_no_context_takeover", {}, "server 15, client 15 anew");
    for (int bits = 8; bits <= 15; ++bits) {
        const QByteArray number = QByteArray::number(bits);
        row(("; server_max_window_bits=" + number).constData(), {}, ("server " + number + ", client 15").constData());
        row(("; client_max_window_bits=\"" + number + '"').constData(), {},
            ("server 15, client " + number).constData());
        // We may use a smaller window than we are asked to.
        row("", wanting(false, bits, false, 15), ("server 15, client " + number).constData());
    }
    row("; client_max_window_bits=10", wanting(false, 10, false, 15), "server 15, client 10");
    row("; client_max_window_bits=9", wanting(false, 10, false, 15), "server 15, client 9");
    // The context is ours to drop, whether the server knows or not.
    row("", wanting(true, 15, false, 15), "server 15, client 15 anew");
    // Answers to the offer that we fall back on.
    row("", wanting(false, 15, true, 9), "server 15, client 15");
    row("; server_max_window_bits=12", wanting(false, 15, true, 9), "server 12, client 15");
    row("; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=9; "
        "client_max_window_bits=8",
        wanting(true, 15, true, 9), "server 9 anew, client 8 anew");
}

void DeflateNegotiationTest::acceptsAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(DeflateOptions, options);
    const auto agreed = acceptDeflateAnswer(parsed(answer).first(), options);
    QVERIFY(agreed.has_value());
    QTEST(texts(*agreed), "agreed");
}

// RFC 7692 §7.1, and §7.1.2.2: in an answer client_max_window_bits has a value, and none larger than offered.
void DeflateNegotiationTest::failsOnAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<DeflateOptions>("options");
    const auto row = [](const QByteArray &answer, const DeflateOptions &options = {}) {
        QTest::addRow("%s, own window %d", answer.constData(), options.maxWindowBits) << answer << options;
    };
    for (const QByteArray &parameters : invalidParameters) {
        row("permessage-deflate; " + parameters);
        row("permessage-deflate; " + parameters, wanting(true, 9, true, 9));
    }
    row("permessage-deflate; client_max_window_bits");
    row("permessage-deflate; client_max_window_bits=10", wanting(false, 9, false, 15));
    row("permessage-deflate; client_max_window_bits=15", wanting(false, 14, false, 15));
    row("permessage-deflate; client_max_window_bits=9", wanting(false, 8, false, 15));
    row("permessage-bzip2");
    row("Permessage-deflate");
    row("__proto__");
}

void DeflateNegotiationTest::failsOnAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(DeflateOptions, options);
    QVERIFY(!acceptDeflateAnswer(parsed(answer).first(), options).has_value());
}

void DeflateNegotiationTest::agreesWithItself()
{
    forManyOptions([](const DeflateOptions &client) {
        const QList<Extension> offers = parsed(offerDeflate(client));
        forManyOptions([&](const DeflateOptions &server) {
            if (QTest::currentTestFailed())
                return;
            const auto answer = answerDeflateOffers(offers, server);
            QVERIFY(answer.has_value());
            const auto agreed = acceptDeflateAnswer(parsed(answer->header).first(), client);
            QVERIFY2(agreed.has_value(), answer->header.constData());
            QCOMPARE(texts(*agreed), texts(answer->parameters));
            // Asked for first, and granted by every server of ours.
            QVERIFY(agreed->serverMaxWindowBits <= client.peerMaxWindowBits);
            QVERIFY(agreed->serverNoContextTakeover || !client.peerNoContextTakeover);
        });
    });
}

WINDSOCK_TEST(DeflateNegotiationTest)
#include "DeflateNegotiationTest.moc"
