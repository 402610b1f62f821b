#include "workbench/session/ProxyUrl.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

class ProxyUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void ProxyUrlTest::reads_data()
{
    QTest::addColumn<QNetworkProxy>("proxy");
    const QString host = QStringLiteral("proxy.example");
    QTest::newRow("http://proxy.example:3128") << QNetworkProxy(QNetworkProxy::HttpProxy, host, 3128);
    QTest::newRow("http://proxy.example") << QNetworkProxy(QNetworkProxy::HttpProxy, host, 8080);
    QTest::newRow("socks5://proxy.example") << QNetworkProxy(QNetworkProxy::Socks5Proxy, host, 1080);
    QTest::newRow("socks5://ann:p%40ss@proxy.example:9")
        << QNetworkProxy(QNetworkProxy::Socks5Proxy, host, 9, QStringLiteral("ann"), QStringLiteral("p@ss"));
}

void ProxyUrlTest::reads()
{
    const auto read = parseProxyUrl(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(read);
    QFETCH(QNetworkProxy, proxy);
    QVERIFY(*read == proxy);
}

void ProxyUrlTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "proxy.example:3128", "https://proxy.example", "http://", "http://a b", "ftp://x"})
        QTest::newRow(*text == '\0' ? "nothing" : text) << QString::fromLatin1(text);
}

void ProxyUrlTest::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!parseProxyUrl(text));
}

WINDSOCK_TEST(ProxyUrlTest)
#include "ProxyUrlTest.moc"
