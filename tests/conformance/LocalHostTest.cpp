#include "workbench/conformance/LocalHost.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench::conformance;

/// Who may be attacked without a word.
class LocalHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hosts_data();
    void hosts();
};

void LocalHostTest::hosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("local");
    for (const char *host :
         {"localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.8.9.10", "::1", "[::1]", "::ffff:127.0.0.1"})
        QTest::newRow(host) << QString::fromLatin1(host) << true;
    for (const char *host :
         {"", "example.org", "echo.localhost", "localhost.example.org", "notlocalhost", "127.0.0.1.example.org",
          "10.0.0.1", "192.168.0.1", "0.0.0.0", "::", "fe80::1", "127.1", "2130706433", "1270.0.0.1"})
        QTest::addRow("not %s", host) << QString::fromLatin1(host) << false;
}

void LocalHostTest::hosts()
{
    QFETCH(QString, host);
    QFETCH(bool, local);
    QCOMPARE(isLocalHost(host), local);
}

WINDSOCK_TEST(LocalHostTest)
#include "LocalHostTest.moc"
