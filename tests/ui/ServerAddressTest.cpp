#include "tests/support/TestRegistry.h"

#include "ui/server/QrCode.h"
#include "ui/server/ServerAddress.h"

#include <QtTest>

using ui::ServerAddress;

class ServerAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSaidForHereAndElsewhere_data();
    void isSaidForHereAndElsewhere();
    void isAQrCode();
};

void ServerAddressTest::isSaidForHereAndElsewhere_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("here");
    QTest::addColumn<QString>("elsewhere");
    const auto row = [](const char *name, const char *url, const char *here, const char *elsewhere) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(here) << QString::fromLatin1(elsewhere);
    };
    row("loopback", "ws://127.0.0.1:8888/a", "ws://127.0.0.1:8888/a", "");
    row("loopback6", "ws://[::1]:8888/a", "ws://[::1]:8888/a", "");
    row("all", "wss://0.0.0.0:8888/a%20b", "wss://127.0.0.1:8888/a%20b", "wss://192.168.7.9:8888/a%20b");
    row("all6", "http://[::]:8888/", "http://[::1]:8888/", "http://192.168.7.9:8888/");
    row("one", "ws://10.1.2.3:80/a", "ws://10.1.2.3:80/a", "ws://10.1.2.3:80/a");
}

void ServerAddressTest::isSaidForHereAndElsewhere()
{
    QFETCH(QString, url);
    QFETCH(QString, here);
    QFETCH(QString, elsewhere);
    const ServerAddress address(url, QHostAddress(QStringLiteral("192.168.7.9")));
    QCOMPARE(address.here(), here);
    QCOMPARE(address.elsewhere(), elsewhere);
    QCOMPARE(address.shown(), elsewhere.isEmpty() ? here : elsewhere);
    // A machine in no network.
    if (ServerAddress::isAny(QUrl(url).host()))
        QCOMPARE(ServerAddress(url, {}).elsewhere(), QString());
}

void ServerAddressTest::isAQrCode()
{
    if (!ui::hasQrCodes())
        QSKIP("built without libqrencode");
    const QImage code = ui::qrCode(QStringLiteral("ws://192.168.7.9:8888/websocket"));
    QCOMPARE(code.width(), code.height());
    QCOMPARE((code.width() - 8 - 17) % 4, 0); // 17 + 4 × version, and the quiet zone
    // The corner of a finder: seven dark modules, then a light one.
    for (int x = 0; x < 8; ++x)
        QCOMPARE(code.pixel(4 + x, 4), x < 7 ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
    QVERIFY(ui::qrCode(QString(5000, u'x')).isNull());
}

WINDSOCK_TEST(ServerAddressTest)
#include "ServerAddressTest.moc"
