#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/server/PeerModel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>

using ui::ClientTab;
using ui::PeerModel;
using ui::ServerTab;

class ServerTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture.emplace(); }
    void cleanup();
    void startsAndStops();
    void refusesAPortInUse();
    void refusesABadHost();
    void opensAClientTabForItself();
    void copiesItsAddress();
    void listsItsPeers();
    void broadcasts();
    void closesItsPeersWhenStopped();

private:
    ServerTab *server() const { return m_fixture->server(); }
    template <typename Widget = QWidget>
    Widget *part(const char *name) const
    {
        return WindowFixture::part<Widget>(server(), name);
    }
    void bringToFront() { QTest::keyClick(&m_fixture->window(), Qt::Key_2, Qt::ControlModifier); }

    std::optional<WindowFixture> m_fixture;
};

void ServerTabTest::cleanup()
{
    QVERIFY(!QApplication::activeModalWidget());
    m_fixture.reset();
}

void ServerTabTest::startsAndStops()
{
    bringToFront();
    QCOMPARE(m_fixture->window().currentTab(), server());
    QVERIFY(!part("serverAddress")->isVisible());
    const QString url = m_fixture->startServer();
    QVERIFY(url.startsWith(QStringLiteral("ws://127.0.0.1:")));
    QVERIFY(part("serverAddress")->isVisible());
    QCOMPARE(part<QLineEdit>("serverAddress")->text(), url);
    QVERIFY(!part("serverPort")->isEnabled());
    WindowFixture::click(server(), "serverButton");
    QTRY_COMPARE(server()->state(), ServerTab::State::Stopped);
    QVERIFY(part("serverPort")->isEnabled());
    QVERIFY(!m_fixture->startServer().isEmpty());
}

void ServerTabTest::refusesAPortInUse()
{
    bringToFront();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    part<QSpinBox>("serverPort")->setValue(other.serverPort());
    WindowFixture::click(server(), "serverButton");
    QTRY_VERIFY(WindowFixture::problem(server()).contains(QStringLiteral("in use")));
    QCOMPARE(server()->state(), ServerTab::State::Stopped);
}

void ServerTabTest::refusesABadHost()
{
    bringToFront();
    part<QLineEdit>("serverHost")->setText(QStringLiteral("not an address"));
    WindowFixture::click(server(), "serverButton");
    QTRY_VERIFY(WindowFixture::problem(server()).contains(QStringLiteral("not an address to listen on")));
    part<QLineEdit>("serverHost")->setText(QStringLiteral("127.0.0.1"));
    QVERIFY(!m_fixture->startServer().isEmpty());
    QCOMPARE(WindowFixture::problem(server()), QString());
}

void ServerTabTest::opensAClientTabForItself()
{
    bringToFront();
    const QString url = m_fixture->startServer();
    WindowFixture::click(server(), "openClient");
    QCOMPARE(m_fixture->window().clientTabs().size(), 1); // the unused one was taken
    QCOMPARE(m_fixture->window().currentTab(), m_fixture->client());
    QCOMPARE(m_fixture->client()->url(), url);
    QTRY_COMPARE(m_fixture->client()->state(), ClientTab::State::Open);
}

void ServerTabTest::copiesItsAddress()
{
    bringToFront();
    const QString url = m_fixture->startServer();
    WindowFixture::click(server(), "copyAddress");
    QCOMPARE(QGuiApplication::clipboard()->text(), url);
}

void ServerTabTest::listsItsPeers()
{
    const QAbstractItemModel *peers = part<QTableView>("peerTable")->model();
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendText(m_fixture->client(), QStringLiteral("hello"));
    QTRY_COMPARE(peers->rowCount(), 1);
    QTRY_COMPARE(peers->index(0, PeerModel::Received).data().toString(), QStringLiteral("1 (5 B)"));
    QTRY_COMPARE(WindowFixture::messages(server()).size(), 2);
    WindowFixture::click(m_fixture->client(), "connectButton");
    QTRY_COMPARE(peers->rowCount(), 0);
}

void ServerTabTest::broadcasts()
{
    part<QComboBox>("serverHandler")->setCurrentText(QStringLiteral("broadcast"));
    m_fixture->window().openClient();
    QVERIFY(m_fixture->connectToOwnServer(0));
    QVERIFY(m_fixture->connectToOwnServer(1));
    WindowFixture::sendText(m_fixture->client(1), QStringLiteral("to all"));
    QTRY_COMPARE(WindowFixture::messages(m_fixture->client(0)), QStringList{QStringLiteral("↓ Text: to all")});
    QTRY_COMPARE(WindowFixture::messages(m_fixture->client(1)).size(), 2);
}

void ServerTabTest::closesItsPeersWhenStopped()
{
    QVERIFY(m_fixture->connectToOwnServer());
    part<QAbstractButton>("serverButton")->click();
    QTRY_COMPARE(m_fixture->client()->state(), ClientTab::State::Idle);
    const auto *facts = WindowFixture::part<QLabel>(m_fixture->client(), "statusFacts");
    QTRY_VERIFY(facts->text().contains(QStringLiteral("1001")));
    QTRY_COMPARE(server()->state(), ServerTab::State::Stopped);
}

WINDSOCK_TEST(ServerTabTest)
#include "ServerTabTest.moc"
