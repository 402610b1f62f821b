#include "Verdicts.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/Catalogue.h"
#include "workbench/conformance/ClientTester.h"
#include "workbench/conformance/ServerTester.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QtTest>

#include <memory>
#include <vector>

using namespace workbench::conformance;
using namespace std::chrono_literals;

namespace {

// What EchoHandler leaves to whoever runs it: it serves every Host by which it is reached. Behind a name, that is for the proxy, or
// Handler::decide(), to judge.
const QList<QByteArray> anybodysDecision{"A target that is a URI of another host than Host's",
                                         "A Host that nobody here has"};

Verdict rightFor(const CaseReport &report)
{
    return anybodysDecision.contains(report.question.title) ? Verdict::Informational : Verdict::Ok;
}

QUrl withCase(quint16 port, const QByteArray &id)
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/?id=%2").arg(port).arg(QString::fromLatin1(id)));
}

std::unique_ptr<wslib::Server> echoServer()
{
    wslib::ServerOptions options;
    options.connection.limits.handshakeTimeout = 2'500ms; // 10 s by default, which is in time, too
    auto server = std::make_unique<wslib::Server>(options);
    server->route(QRegularExpression(QStringLiteral("/echo")), [] {
        workbench::HandlerPolicy policy;
        policy.compression = wslib::DeflateOptions();
        return std::make_unique<workbench::EchoHandler>(policy);
    });
    return server;
}

void openEchoClient(wslib::Client &client, const QUrl &url)
{
    wslib::ClientRequest request;
    request.url = url.toString();
    request.connectTimeout = 2'500ms; // 30 s by default: a person waits for it, and can stop it
    request.compression = wslib::DeflateOptions();
    client.open(request, std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()));
}

// Many cases wait to see whether something happens: they do it together.
constexpr int parallel = 8;

} // namespace

/// The security half, asked of wslib::Server and wslib::Client with EchoHandler.
class SecurityConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servers();
    void clients();

private:
    void take(const CaseReport &report);
    void check(qsizetype asked);

    qsizetype m_answered = 0;
    QByteArrayList m_wrong;
};

void SecurityConformanceTest::take(const CaseReport &report)
{
    ++m_answered;
    if (report.verdict != rightFor(report))
        m_wrong.append(reportText(report));
}

void SecurityConformanceTest::check(qsizetype asked)
{
    QCOMPARE(std::exchange(m_answered, 0), asked);
    const QByteArrayList wrong = std::exchange(m_wrong, {});
    QVERIFY2(wrong.isEmpty(), wrong.join("\n").constData());
}

void SecurityConformanceTest::servers()
{
    const auto server = echoServer();
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
    ServerTester tester(QUrl(server->url() + QStringLiteral("/echo")), patientTiming());
    connect(&tester, &ServerTester::caseFinished, this, &SecurityConformanceTest::take);
    QSignalSpy finished(&tester, &ServerTester::finished);
    const QList<Case> cases = securityCases(Side::Server);
    tester.run(cases, parallel);
    QVERIFY(finished.wait(280'000));
    check(cases.size());
}

void SecurityConformanceTest::clients()
{
    const QList<Case> cases = securityCases(Side::Client);
    ClientTester tester(cases, patientTiming());
    QVERIFY2(tester.listen(), qPrintable(tester.errorString()));
    std::vector<std::unique_ptr<wslib::Client>> clients;
    const auto openNext = [&] {
        const auto next = static_cast<qsizetype>(clients.size());
        if (next == cases.size())
            return;
        openEchoClient(*clients.emplace_back(std::make_unique<wslib::Client>()),
                       withCase(tester.port(), cases[next].id));
    };
    connect(&tester, &ClientTester::caseFinished, this, [&](const CaseReport &report) {
        take(report);
        openNext();
    });
    QSignalSpy finished(&tester, &ClientTester::finished);
    for (int i = 0; i < parallel; ++i)
        openNext();
    QVERIFY(finished.wait(280'000));
    check(cases.size());
}

WINDSOCK_TEST(SecurityConformanceTest)
#include "SecurityConformanceTest.moc"
