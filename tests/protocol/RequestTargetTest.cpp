#include "tests/support/TestRegistry.h"

#include "wslib/protocol/RequestTarget.h"

#include <QtTest>

using namespace wslib;

// What a handshake makes of targets is in ServerHandshakeTest; here is what differs with HTTP/1.0.
class RequestTargetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTargetsApart_data();
    void takesTargetsApart();
    void refuses_data();
    void refuses();
};

namespace {

HttpRequestHead request(const QByteArray &target, const QByteArrayList &hosts, int minorVersion = 1)
{
    HttpRequestHead head;
    head.method = "GET";
    head.target = target;
    head.minorVersion = minorVersion;
    for (const QByteArray &host : hosts)
        head.headers.append("Host", host);
    return head;
}

} // namespace

void RequestTargetTest::takesTargetsApart_data()
{
    QTest::addColumn<QByteArrayList>("hosts");
    QTest::addColumn<int>("minorVersion");
    QTest::addColumn<QByteArrayList>("expected"); // path, query, host
    const auto row = [](const char *target, const QByteArrayList &hosts, int minorVersion,
                        const QByteArrayList &expected) {
        QTest::addRow("%s %d", target, minorVersion) << hosts << minorVersion << expected;
    };
    row("/", {"h:80"}, 1, {"/", "", "h:80"});
    row("/a%20b?c?d=/e", {"h"}, 1, {"/a%20b", "c?d=/e", "h"});
    row("//a/../b", {"h"}, 1, {"//a/../b", "", "h"});
    row("http://other:8080/x?y", {"h"}, 1, {"/x", "y", "other:8080"});
    row("HTTPS://other", {"h"}, 1, {"/", "", "other"});
    row("ws://other?y", {"h"}, 1, {"/", "y", "other"});
    row("/x", {}, 0, {"/x", "", ""});
    row("/x", {"h"}, 0, {"/x", "", "h"});
    row("http://other/x", {}, 0, {"/x", "", "other"});
}

void RequestTargetTest::takesTargetsApart()
{
    QFETCH(QByteArrayList, hosts);
    QFETCH(int, minorVersion);
    QFETCH(QByteArrayList, expected);
    const QByteArray target = QByteArray(QTest::currentDataTag()).split(' ').first();
    const auto parsed = parseRequestTarget(request(target, hosts, minorVersion));
    QVERIFY(std::holds_alternative<RequestTarget>(parsed));
    const auto &parts = std::get<RequestTarget>(parsed);
    QCOMPARE(QByteArrayList({parts.path, parts.query, parts.host}), expected);
}

void RequestTargetTest::refuses_data()
{
    QTest::addColumn<QByteArrayList>("hosts");
    QTest::addColumn<int>("minorVersion");
    const auto row = [](const char *target, const QByteArrayList &hosts, int minorVersion) {
        QTest::addRow("%s %s 1.%d", target, hosts.join(' ').constData(), minorVersion) << hosts << minorVersion;
    };
    row("*", {"h"}, 1);
    row("x", {"h"}, 1);
    row("h:443", {"h"}, 1);
    row("/x#y", {"h"}, 1);
    row("ftp://h/x", {"h"}, 1);
    row("http:///x", {"h"}, 1);
    row("http://user@h/x", {"h"}, 1);
    row("/x", {}, 1);
    row("/x", {""}, 1);
    row("/x", {"a", "b"}, 1);
    row("/x", {"a", "b"}, 0);
    row("/x", {"a/b"}, 0);
}

void RequestTargetTest::refuses()
{
    QFETCH(QByteArrayList, hosts);
    QFETCH(int, minorVersion);
    const QByteArray target = QByteArray(QTest::currentDataTag()).split(' ').first();
    const auto parsed = parseRequestTarget(request(target, hosts, minorVersion));
    QVERIFY(std::holds_alternative<HttpResponse>(parsed));
    QCOMPARE(std::get<HttpResponse>(parsed).status, 400);
}

WINDSOCK_TEST(RequestTargetTest)
#include "RequestTargetTest.moc"
