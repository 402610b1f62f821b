#include "Verdicts.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/Catalogue.h"
#include "workbench/conformance/ClientTester.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Client.h"

#include <QtTest>

using namespace workbench::conformance;

/// Every case of the table, asked of wslib::Client with EchoHandler.
class ClientConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cases_data() { addCaseRows(allCases(Side::Client)); }
    void cases();
};

void ClientConformanceTest::cases()
{
    QFETCH(QByteArray, id);
    ClientTester tester({findCase(Side::Client, id)}, patientTiming());
    QVERIFY2(tester.listen(), qPrintable(tester.errorString()));
    std::optional<CaseReport> report;
    connect(&tester, &ClientTester::caseFinished, this, [&report](const CaseReport &ended) { report = ended; });

    wslib::Client client;
    wslib::ClientRequest request;
    request.url = QStringLiteral("ws://127.0.0.1:%1/").arg(tester.port());
    request.connection.limits.maxMessageSize = qint64{16} * 1024 * 1024; // the largest message of the table
    request.compression = wslib::DeflateOptions();
    client.open(request, std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()));

    QTRY_VERIFY_WITH_TIMEOUT(report, 110'000);
    QVERIFY2(report->verdict == Verdict::Ok, reportText(*report).constData());
}

WINDSOCK_TEST(ClientConformanceTest)
#include "ClientConformanceTest.moc"
