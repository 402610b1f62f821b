#include "tests/soak/SoakServer.h"
#include "tests/support/ProcessCost.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"

#include <QtTest>

using wslib::Client;
using wslib::ClientRequest;
using wslib::Connection;

namespace {

/// How our client's connection comes to its end; each leaves it Closed, in time.
using Visit = void (*)(Connection *connection);

void closeOnceOpen(Connection *connection)
{
    QObject::connect(connection, &Connection::opened, connection, [connection] { connection->close(); });
}

void abortOnceOpen(Connection *connection)
{
    QObject::connect(connection, &Connection::opened, connection, [connection] { connection->abort(); });
}

void abortAtOnce(Connection *connection)
{
    connection->abort();
}

void abortInTheUpgrade(Connection *connection)
{
    QObject::connect(connection, &Connection::phaseEntered, connection, [connection](wslib::ConnectPhase phase) {
        if (phase == wslib::ConnectPhase::Upgrade)
            connection->abort();
    });
}

void waitForTheEnd(Connection * /*connection*/) {}

} // namespace

/// Our client, a thousand times and more: it leaves no object and no descriptor.
class ClientChurnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNothing_data();
    void leavesNothing();
};

void ClientChurnTest::leavesNothing_data()
{
    QTest::addColumn<Visit>("visit");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("count");
    const QString socket = QString::fromLatin1(SoakServer::path);
    QTest::newRow("closed") << Visit{closeOnceOpen} << socket << false << 500;
    QTest::newRow("aborted") << Visit{abortOnceOpen} << socket << false << 500;
    QTest::newRow("aborted at once") << Visit{abortAtOnce} << socket << false << 500;
    QTest::newRow("aborted in the upgrade") << Visit{abortInTheUpgrade} << socket << false << 500;
    QTest::newRow("refused") << Visit{waitForTheEnd} << QStringLiteral("/nowhere") << false << 500;
    QTest::newRow("closed, TLS") << Visit{closeOnceOpen} << socket << true << 100;
    QTest::newRow("aborted in the upgrade, TLS") << Visit{abortInTheUpgrade} << socket << true << 100;
}

void ClientChurnTest::leavesNothing()
{
    QFETCH(Visit, visit);
    QFETCH(QString, path);
    QFETCH(bool, tls);
    QFETCH(int, count);
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    const SoakServer server({}, tls ? &certificate : nullptr);
    QVERIFY(server.isListening());
    Client client;
    ClientRequest request;
    request.url = QStringLiteral("%1://127.0.0.1:%2%3").arg(tls ? u"wss"_qs : u"ws"_qs).arg(server.port()).arg(path);
    request.tls.addedCas = certificate.authority();
    const qint64 self = QCoreApplication::applicationPid();
    std::optional<int> descriptors;
    std::optional<qint64> memory;
    for (const char *round : {"first", "second"}) {
        for (int i = 0; i < count; ++i) {
            Connection *connection = client.open(request);
            bool closed = false;
            connect(connection, &Connection::closed, this, [&closed] { closed = true; });
            visit(connection);
            while (!closed)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            connection->deleteLater();
        }
        QTRY_COMPARE(client.findChildren<QObject *>().size(), 0);
        const auto nowOpen = ProcessCost::descriptors(self);
        const auto now = ProcessCost::residentMemory(self);
        if (nowOpen && now)
            qInfo("%s %d: %d descriptors, %lld KiB resident", round, count, *nowOpen,
                  static_cast<long long>(*now / 1024));
        // One or two are the event loop's, and Qt's own.
        if (descriptors)
            QTRY_VERIFY(ProcessCost::descriptors(self).value_or(0) <= *descriptors);
        if (now && memory)
            QVERIFY(*now - *memory < qint64{count} * 1024);
        descriptors = nowOpen;
        memory = now;
    }
}

WINDSOCK_TEST(ClientChurnTest)
#include "ClientChurnTest.moc"
