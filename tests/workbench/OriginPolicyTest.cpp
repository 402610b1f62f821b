#include "workbench/handlers/HandlerPolicy.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

class OriginPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allows_data();
    void allows();
    void takesTheClientsFirstChoiceOfSubprotocol();
};

void OriginPolicyTest::allows_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("sameHost");
    QTest::addColumn<bool>("any");
    QTest::addColumn<bool>("listed");
    const auto row = [](const char *origin, bool sameHost, bool any, bool listed) {
        QTest::newRow(*origin == '\0' ? "empty" : origin) << QByteArray(origin) << sameHost << any << listed;
    };
    // The request goes to server.example:8888; listed are example.org, shop.example:8080 and [::1].
    row("http://server.example:8888", true, true, false);
    row("https://SERVER.example:8888", true, true, false);
    row("http://server.example", false, true, false);
    row("http://example.org", false, true, true);
    row("https://EXAMPLE.ORG:1234", false, true, true);
    row("http://www.example.org", false, true, false);
    row("http://example.org.evil.example", false, true, false);
    row("http://shop.example:8080", false, true, true);
    row("http://shop.example", false, true, false);
    row("http://shop.example:80800", false, true, false);
    row("http://[::1]", false, true, true);
    row("http://[::1]:99", false, true, true);
    row("null", false, true, false);
    row("", false, true, false);
    row("example.org", false, true, false);
}

void OriginPolicyTest::allows()
{
    QFETCH(QByteArray, origin);
    wslib::HandshakeRequest request;
    request.host = "server.example:8888";
    OriginPolicy policy;
    QTEST(policy.allows(origin, request), "sameHost");
    policy.any = true;
    QTEST(policy.allows(origin, request), "any");
    policy = {};
    policy.sameHost = false;
    QVERIFY(!policy.allows(origin, request));
    policy.hosts = {"example.org", "shop.example:8080", "[::1]"};
    QTEST(policy.allows(origin, request), "listed");
}

void OriginPolicyTest::takesTheClientsFirstChoiceOfSubprotocol()
{
    HandlerPolicy policy;
    policy.subprotocols = {"a", "b"};
    PolicyHandler handler(policy);
    QCOMPARE(handler.selectSubprotocol({"x", "b", "a"}, {}), QByteArray("b"));
    QCOMPARE(handler.selectSubprotocol({"x", "A"}, {}), QByteArray());
    QCOMPARE(PolicyHandler({}).selectSubprotocol({"a"}, {}), QByteArray());
}

WINDSOCK_TEST(OriginPolicyTest)
#include "OriginPolicyTest.moc"
