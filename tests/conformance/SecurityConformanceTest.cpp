#include "Verdicts.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/Catalogue.h"
#include "workbench/conformance/ClientTester.h"
#include "workbench/conformance/ServerTester.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QtTest>

using namespace workbench::conformance;
using namespace std::chrono_literals;

/// The security half, asked of wslib::Server and wslib::Client with EchoHandler.
class SecurityConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void servers_data() { addCaseRows(securityCases(Side::Server)); }
    void servers();
    void clients_data() { addCaseRows(securityCases(Side::Client)); }
    void clients();

private:
    std::unique_ptr<wslib::Server> m_server;
};

void SecurityConformanceTest::init()
{
    wslib::ServerOptions options;
    options.connection.limits.handshakeTimeout = 2'500ms; // 10 s by default, which is in time, too
    m_server = std::make_unique<wslib::Server>(options);
    m_server->route(QRegularExpression(QStringLiteral("/echo")), [] {
        workbench::HandlerPolicy policy;
        policy.compression = wslib::DeflateOptions();
        return std::make_unique<workbench::EchoHandler>(policy);
    });
    QVERIFY2(m_server->listen(), qPrintable(m_server->errorString()));
}

void SecurityConformanceTest::servers()
{
    QFETCH(QByteArray, id);
    ServerTester tester(QUrl(m_server->url() + QStringLiteral("/echo")), patientTiming());
    std::optional<CaseReport> report;
    connect(&tester, &ServerTester::caseFinished, this, [&report](const CaseReport &ended) { report = ended; });
    tester.run({findCase(Side::Server, id)});
    QTRY_VERIFY_WITH_TIMEOUT(report, 110'000);
    QVERIFY2(report->verdict == Verdict::Ok, reportText(*report).constData());
}

void SecurityConformanceTest::clients()
{
    QFETCH(QByteArray, id);
    ClientTester tester({findCase(Side::Client, id)}, patientTiming());
    QVERIFY2(tester.listen(), qPrintable(tester.errorString()));
    std::optional<CaseReport> report;
    connect(&tester, &ClientTester::caseFinished, this, [&report](const CaseReport &ended) { report = ended; });

    wslib::Client client;
    wslib::ClientRequest request;
    request.url = QStringLiteral("ws://127.0.0.1:%1/").arg(tester.port());
    request.connectTimeout = 2'500ms; // 30 s by default: a person waits for it, and can stop it
    request.compression = wslib::DeflateOptions();
    client.open(request, std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()));

    QTRY_VERIFY_WITH_TIMEOUT(report, 110'000);
    QVERIFY2(report->verdict == Verdict::Ok, reportText(*report).constData());
}

WINDSOCK_TEST(SecurityConformanceTest)
#include "SecurityConformanceTest.moc"
