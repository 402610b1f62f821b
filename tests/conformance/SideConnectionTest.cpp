#include "workbench/conformance/SideConnection.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

using namespace workbench::conformance;

/// The connection beside a case's own.
class SideConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundsHeads();
};

// The peer is a stranger here too: what it says before the empty line is bounded by more than patience.
void SideConnectionTest::boundsHeads()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return "HTTP/1.1 101 Yes\r\nX: " + QByteArray(100'000, 'x'); });
    QPointer<SideConnection> side = new SideConnection(QUrl(server.url()), {}, std::chrono::minutes(1), this);
    QSignalSpy finished(side, &SideConnection::finished);
    side->echo();
    QVERIFY(finished.wait());
    QCOMPARE(finished.first().at(0).toInt(), noAnswer);
    QCOMPARE(finished.first().at(1).toByteArray(),
             QByteArray("the head of the answer to its handshake is larger than 64 KiB"));
    QTRY_VERIFY(side.isNull());
}

WINDSOCK_TEST(SideConnectionTest)
#include "SideConnectionTest.moc"
