#include "Verdicts.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/Catalogue.h"
#include "workbench/conformance/ServerTester.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Server.h"

#include <QtTest>

using namespace workbench::conformance;

/// Every case of the table, asked of wslib::Server with EchoHandler.
class ServerConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cases_data() { addCaseRows(allCases(Side::Server)); }
    void cases();

private:
    std::unique_ptr<wslib::Server> m_server;
};

void ServerConformanceTest::init()
{
    wslib::ServerOptions options;
    options.connection.limits.maxMessageSize = qint64{16} * 1024 * 1024; // the largest message of the table
    m_server = std::make_unique<wslib::Server>(options);
    m_server->route(QRegularExpression(QStringLiteral("/echo")), [] {
        workbench::HandlerPolicy policy;
        policy.compression = wslib::DeflateOptions();
        return std::make_unique<workbench::EchoHandler>(policy);
    });
    QVERIFY2(m_server->listen(), qPrintable(m_server->errorString()));
}

void ServerConformanceTest::cases()
{
    QFETCH(QByteArray, id);
    ServerTester tester(QUrl(m_server->url() + QStringLiteral("/echo")), patientTiming());
    std::optional<CaseReport> report;
    connect(&tester, &ServerTester::caseFinished, this, [&report](const CaseReport &ended) { report = ended; });
    tester.run({findCase(Side::Server, id)});
    QTRY_VERIFY_WITH_TIMEOUT(report, 110'000);
    QVERIFY2(report->verdict == Verdict::Ok, reportText(*report).constData());
}

WINDSOCK_TEST(ServerConformanceTest)
#include "ServerConformanceTest.moc"
