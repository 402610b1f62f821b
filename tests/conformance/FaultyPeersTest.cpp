#include "FaultyPeer.h"
#include "Verdicts.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/Catalogue.h"
#include "workbench/conformance/ClientTester.h"
#include "workbench/conformance/ServerTester.h"

#include <QtTest>

#include <algorithm>

using namespace workbench::conformance;

/// A case is worth what it finds: peers with one fault each are found out, and the same peer without it is not.
class FaultyPeersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servers_data();
    void servers();
    void clients_data();
    void clients();
    void theFaultlessOne_data();
    void theFaultlessOne();

private:
    static std::optional<CaseReport> askServer(Fault fault, const Case &question, const Timing &timing);
    static std::optional<CaseReport> askClient(Fault fault, const Case &question, const Timing &timing);
    static std::optional<CaseReport> ask(Side side, Fault fault, const Case &question, const Timing &timing);
    static void check(Side side);
};

namespace {

struct Row
{
    Fault fault;
    const char *title;
    Verdict verdict = Verdict::Failed;
};

const Row both[] = {
    {Fault::IgnoresReservedBits, "text frame with RSV1"},
    {Fault::IgnoresReservedBits, "ping frame with RSV3"},
    {Fault::IgnoresReservedBits, "continuation frame with RSV2"},
    {Fault::IgnoresReservedOpcodes, "reserved 0x3 frame without a payload"},
    {Fault::IgnoresReservedOpcodes, "reserved 0xF frame with a payload"},
    {Fault::IgnoresUtf8, "Invalid: the surrogate U+D800"},
    {Fault::IgnoresUtf8, "Invalid: a slash in two octets"},
    {Fault::IgnoresUtf8, "Invalid: the message ends within a character, behind C3"},
    {Fault::IgnoresUtf8, "Fail fast: the impossible octet FF; the frame goes on behind it"},
    {Fault::ChecksUtf8AtTheEnd, "Fail fast: the impossible octet FF; the frame goes on behind it", Verdict::NonStrict},
    {Fault::ChecksUtf8AtTheEnd,
     "Fail fast: the impossible octet C0, in fragments of one octet; the message goes on behind it",
     Verdict::NonStrict},
    {Fault::TakesLongControlFrames, "ping with 126 bytes, which is too long"},
    {Fault::TakesLongControlFrames, "ping frame without FIN"},
    {Fault::TakesLongControlFrames, "Close reason of 124 bytes, which makes the frame too long"},
    {Fault::TakesLongLengths, "text frame of 125 bytes with a 16-bit length", Verdict::Informational},
    {Fault::TakesLongLengths, "binary frame of 65535 bytes with a 64-bit length", Verdict::Informational},
    {Fault::TakesStrayContinuations, "A last fragment of nothing, first of all"},
    {Fault::LosesPingPayload, "Ping with 125 bytes"},
    {Fault::AnswersNoPing, "Ping with 0 bytes"},
    {Fault::AnswersNoPing, "A ping between two fragments is answered before the message is over"},
    {Fault::GoesOnAfterClose, "Close, and behind it a text message"},
    {Fault::GoesOnAfterClose, "Close, and behind it a ping"},
    {Fault::TakesAnyCloseCode, "Close with 1005, which no Close frame may have"},
    {Fault::TakesAnyCloseCode, "Close with 999, which no Close frame may have"},
    {Fault::DropsTcpAtClose, "Close with 1000"},
    {Fault::DropsTcpAtClose, "text message of 0 bytes"},
    {Fault::MasksWrongly, "text message of 1 byte"},
    {Fault::TouchesMessages, "binary message of 65536 bytes"},
};

const Row serversOnly[] = {
    {Fault::ReadsBodiesAsFrames, "Content-Length, and a body that is a frame"},
    {Fault::AnswersBodies, "Content-Length, and a body that is a handshake"},
    {Fault::RepeatsFields, "Planted: an Origin with a CR"},
    {Fault::ChecksOriginBadly, "Origin: \"http://<host>.stranger.example\""},
    {Fault::IsBusyForStrangers, "Origin: \"http://<host>.stranger.example\"", Verdict::Informational},
    {Fault::GoesByLength, "CL.TE: the length says all, the chunks end before the handshake"},
    {Fault::GoesByChunks, "CL.TE: the length says all, the chunks end before the handshake", Verdict::Informational},
    {Fault::RefusesEarlyFrames, "A message in the same packet as the handshake", Verdict::Informational},
    {Fault::RefusesEarlyFrames, "A second request behind the handshake is no frame", Verdict::Informational},
    {Fault::WaitsForLengths, "A declared length of 0x10000000000", Verdict::Informational},
    {Fault::RepeatsFields, "A page of http://stranger.example", Verdict::Informational},
    {Fault::ReadsHeadsForever, "Fields without end"},
    {Fault::ReadsHeadsForever, "A field name without end"},
    {Fault::WaitsForever, "TCP, and not a word", Verdict::NonStrict},
    {Fault::ReadsForever, "256 MiB of text to be echoed, and nothing of it is read"},
    {Fault::ServesOneOnly, "A connection that says nothing"},
    {Fault::ServesOneOnly, "Half a message in fragments, and nothing more"},
    {Fault::DiesOfLengths, "A binary frame that announces 2^62 octets, and 16 of them"},
    {Fault::TakesAnyMask, "An unmasked text frame"},
    {Fault::TakesAnyMask, "An unmasked ping frame"},
    {Fault::LeavesTcpOpen, "Close with 1000", Verdict::NonStrict},
    {Fault::LosesEarlyFrames, "A message in the same packet as the handshake"},
    {Fault::AnswersWrongKey, "Accepted: nothing but what a handshake needs"},
    {Fault::TakesAnyHandshake, "Refused: no Sec-WebSocket-Key"},
    {Fault::TakesAnyHandshake, "Refused: Sec-WebSocket-Version: \"14\""},
    {Fault::TakesAnyExtension, "An offer to be declined: \"permessage-deflate; unknown\""},
    {Fault::TakesAnyExtension, "Offer \"permessage-deflate; server_no_context_takeover\""},
    {Fault::TakesAnyExtension, "text message of 1 byte"},
};

const Row clientsOnly[] = {
    {Fault::ReadsHeadsForever, "Fields without end"},
    {Fault::ReadsHeadsForever, "A status line without end"},
    {Fault::WaitsForever, "100 Continue without end"},
    {Fault::MasksWithZero, "Masking keys aren't 0"},
    {Fault::MasksWithZero, "Masking keys aren't always the same"},
    {Fault::CountsItsKeys, "Masking keys don't count"},
    {Fault::RepeatsItsKeys, "Masking keys don't come again"},
    {Fault::RandsItsKeys, "Masking keys aren't those of rand()"},
    {Fault::PutsKeysInHalf, "Masking keys are evenly spread"},
    {Fault::TakesKeysOfHandshake, "Masking keys aren't taken from Sec-WebSocket-Key"},
    {Fault::TakesAnyMask, "A masked text frame"},
    {Fault::LosesEarlyFrames, "A message in the same packet as the 101"},
    {Fault::TakesAnyHandshake, "Refused: no Sec-WebSocket-Accept"},
    {Fault::TakesAnyHandshake, "Refused: the status 404 Not Found"},
};

Case titled(Side side, const QByteArray &title)
{
    static const QList<Case> tables[] = {allCases(Side::Server) + securityCases(Side::Server),
                                         allCases(Side::Client) + securityCases(Side::Client)};
    const QList<Case> &table = tables[side == Side::Server ? 0 : 1];
    const auto found =
        std::find_if(table.begin(), table.end(), [&title](const Case &row) { return row.title == title; });
    return found == table.end() ? Case() : *found;
}

void addRows(Side side)
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<Verdict>("verdict");
    const auto add = [](const Row &row) {
        QTest::addRow("%d: %s", static_cast<int>(row.fault), row.title)
            << row.fault << QByteArray(row.title) << row.verdict;
    };
    std::for_each(std::begin(both), std::end(both), add);
    if (side == Side::Server)
        std::for_each(std::begin(serversOnly), std::end(serversOnly), add);
    else
        std::for_each(std::begin(clientsOnly), std::end(clientsOnly), add);
}

// Many faults show in that nothing happens: that must not cost seconds. Where something happens, a loaded machine may take its time.
Timing hurriedTiming(Verdict expected)
{
    using namespace std::chrono_literals;
    if (expected != Verdict::Failed)
        return {10s, 150ms, 200ms, 30s};
    return {400ms, 150ms, 200ms, 10s};
}

constexpr int patience = 90'000; // milliseconds, for a case

} // namespace

std::optional<CaseReport> FaultyPeersTest::askServer(Fault fault, const Case &question, const Timing &timing)
{
    FaultyServer server(fault);
    server.listen(QHostAddress::LocalHost);
    ServerTester tester(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(server.serverPort())), timing);
    std::optional<CaseReport> report;
    connect(&tester, &ServerTester::caseFinished, &tester, [&report](const CaseReport &ended) { report = ended; });
    tester.run({question});
    (void)QTest::qWaitFor([&report] { return report.has_value(); }, patience);
    return report;
}

std::optional<CaseReport> FaultyPeersTest::askClient(Fault fault, const Case &question, const Timing &timing)
{
    ClientTester tester({question}, timing);
    tester.listen();
    std::optional<CaseReport> report;
    connect(&tester, &ClientTester::caseFinished, &tester, [&report](const CaseReport &ended) { report = ended; });
    QObject owner;
    auto *socket = new QTcpSocket;
    new FaultyPeer(socket, FaultyPeer::Role::Client, fault, &owner);
    connect(socket, &QTcpSocket::connected, socket, [socket] {
        socket->write("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    });
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), tester.port());
    (void)QTest::qWaitFor([&report] { return report.has_value(); }, patience);
    return report;
}

std::optional<CaseReport> FaultyPeersTest::ask(Side side, Fault fault, const Case &question, const Timing &timing)
{
    return side == Side::Server ? askServer(fault, question, timing) : askClient(fault, question, timing);
}

void FaultyPeersTest::check(Side side)
{
    QFETCH(Fault, fault);
    QFETCH(QByteArray, title);
    QFETCH(Verdict, verdict);
    const Case question = titled(side, title);
    QVERIFY2(!question.id.isEmpty(), "no case has this title");
    const std::optional<CaseReport> wrong = ask(side, fault, question, hurriedTiming(verdict));
    QVERIFY(wrong);
    QVERIFY2(wrong->verdict == verdict, reportText(*wrong).constData());
    QVERIFY(!wrong->explanation.isEmpty());
    // The control: without its fault the same peer is right, unless the case is about what it doesn't speak.
    const std::optional<CaseReport> right = ask(side, Fault::None, question, patientTiming());
    QVERIFY(right);
    QVERIFY2(right->verdict == Verdict::Ok || right->verdict == Verdict::Unimplemented, reportText(*right).constData());
}

void FaultyPeersTest::servers_data()
{
    addRows(Side::Server);
}

void FaultyPeersTest::servers()
{
    check(Side::Server);
}

void FaultyPeersTest::clients_data()
{
    addRows(Side::Client);
}

void FaultyPeersTest::clients()
{
    check(Side::Client);
}

void FaultyPeersTest::theFaultlessOne_data()
{
    QTest::addColumn<Side>("side");
    QTest::newRow("server") << Side::Server;
    QTest::newRow("client") << Side::Client;
}

// Whoever doesn't compress has no fault by that.
void FaultyPeersTest::theFaultlessOne()
{
    QFETCH(Side, side);
    const std::optional<CaseReport> report =
        ask(side, Fault::None, titled(side, "The RFC's example: one block"), patientTiming());
    QVERIFY(report);
    QVERIFY2(report->verdict == Verdict::Unimplemented, reportText(*report).constData());
}

WINDSOCK_TEST(FaultyPeersTest)
#include "FaultyPeersTest.moc"
