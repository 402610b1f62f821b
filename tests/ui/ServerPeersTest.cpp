#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"
#include "ui/server/PeerModel.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using ui::ClientTab;
using ui::PeerModel;

/// What can be done to the peers of a local server: two clients, and hands on the panel.
class ServerPeersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void sendsToAllWhenNoneIsSelected();
    void sendsToTheSelected();
    void pingsAndShowsTheRoundTrip();
    void closesWithACodeAndReason();
    void refusesACodeThatMayNotBeSent();
    void aborts();
    void keepsTheSelectionWhilePeersMove();
    void filtersTheLogByPeer();

private:
    template <typename Widget = QWidget>
    Widget *part(const char *name) const
    {
        return WindowFixture::part<Widget>(m_fixture->server(), name);
    }
    QTableView *table() const { return part<QTableView>("peerTable"); }
    QStringList heard(int client) const { return WindowFixture::messages(m_fixture->client(client)); }
    void say(const QString &text)
    {
        part<QLineEdit>("peerText")->setText(text);
        QTest::keyClick(part("peerText"), Qt::Key_Return);
    }
    QString ending(int client) const
    {
        return WindowFixture::part<QLabel>(m_fixture->client(client), "statusFacts")->text();
    }

    std::optional<WindowFixture> m_fixture;
};

void ServerPeersTest::init()
{
    m_fixture.emplace();
    m_fixture->window().openClient();
    QVERIFY(m_fixture->connectToOwnServer(0));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QVERIFY(m_fixture->connectToOwnServer(1));
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QTest::keyClick(&m_fixture->window(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(m_fixture->window().currentTab(), m_fixture->server());
}

void ServerPeersTest::sendsToAllWhenNoneIsSelected()
{
    QVERIFY(part<QLineEdit>("peerText")->placeholderText().contains(QStringLiteral("all peers (2)")));
    say(QStringLiteral("Grüße"));
    QTRY_COMPARE(heard(0), QStringList{QStringLiteral("↓ Text: Grüße")});
    QTRY_COMPARE(heard(1), QStringList{QStringLiteral("↓ Text: Grüße")});
}

void ServerPeersTest::sendsToTheSelected()
{
    table()->selectRow(1);
    QVERIFY(part<QLineEdit>("peerText")->placeholderText().contains(QStringLiteral("selected peers (1)")));
    say(QStringLiteral("you"));
    QTRY_COMPARE(heard(1), QStringList{QStringLiteral("↓ Text: you")});
    table()->selectAll();
    say(QStringLiteral("both"));
    QTRY_COMPARE(heard(1).size(), 2);
    QTRY_COMPARE(heard(0), QStringList{QStringLiteral("↓ Text: both")});
}

void ServerPeersTest::pingsAndShowsTheRoundTrip()
{
    const auto roundTrip = [this](int row) {
        return table()->model()->index(row, PeerModel::RoundTrip).data().toString();
    };
    QCOMPARE(roundTrip(0), QStringLiteral("–"));
    table()->selectRow(0);
    WindowFixture::click(m_fixture->server(), "pingPeers");
    QTRY_VERIFY(roundTrip(0).contains(QStringLiteral("s")));
    QCOMPARE(roundTrip(1), QStringLiteral("–"));
}

void ServerPeersTest::closesWithACodeAndReason()
{
    QVERIFY(!part("closePeers")->isEnabled()); // nobody is selected
    table()->selectRow(0);
    WindowFixture::click(m_fixture->server(), "closePeers");
    auto *dialog = part("closeDialog");
    WindowFixture::part<QComboBox>(dialog, "closeCode")->setEditText(QStringLiteral("4321"));
    WindowFixture::part<QLineEdit>(dialog, "closeReason")->setText(QStringLiteral("enough"));
    WindowFixture::part<QPushButton>(dialog, "closeAccept")->click();
    QTRY_COMPARE(m_fixture->client(0)->state(), ClientTab::State::Idle);
    QTRY_VERIFY2(ending(0).contains(QStringLiteral("4321")), qPrintable(ending(0)));
    QVERIFY(ending(0).contains(QStringLiteral("enough")));
    QCOMPARE(m_fixture->client(1)->state(), ClientTab::State::Open);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
}

void ServerPeersTest::refusesACodeThatMayNotBeSent()
{
    table()->selectRow(0);
    WindowFixture::click(m_fixture->server(), "closePeers");
    auto *dialog = part("closeDialog");
    auto *code = WindowFixture::part<QComboBox>(dialog, "closeCode");
    const auto *accept = WindowFixture::part<QPushButton>(dialog, "closeAccept");
    QVERIFY(accept->isEnabled());
    for (const char *wrong : {"1005", "1006", "999", "5000", "x", ""}) {
        code->setEditText(QLatin1String(wrong));
        QVERIFY2(!accept->isEnabled(), wrong);
    }
    code->setEditText(QStringLiteral("3000"));
    QVERIFY(accept->isEnabled());
    WindowFixture::part<QLineEdit>(dialog, "closeReason")->setText(QString(62, u'ä')); // 124 bytes
    QVERIFY(!accept->isEnabled());
    WindowFixture::part<QPushButton>(dialog, "closeCancel")->click();
}

void ServerPeersTest::aborts()
{
    table()->selectRow(1);
    WindowFixture::click(m_fixture->server(), "abortPeers");
    QTRY_COMPARE(m_fixture->client(1)->state(), ClientTab::State::Idle);
    QTRY_VERIFY2(ending(1).contains(QStringLiteral("1006")), qPrintable(ending(1)));
    QCOMPARE(m_fixture->client(0)->state(), ClientTab::State::Open);
}

void ServerPeersTest::keepsTheSelectionWhilePeersMove()
{
    table()->selectRow(1);
    say(QStringLiteral("a"));
    QTRY_VERIFY(table()->model()->index(1, PeerModel::Sent).data().toString().startsWith(u'1'));
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    WindowFixture::click(m_fixture->client(0), "connectButton"); // the first leaves
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(table()->selectionModel()->selectedRows().constFirst().row(), 0);
}

void ServerPeersTest::filtersTheLogByPeer()
{
    WindowFixture::sendText(m_fixture->client(0), QStringLiteral("one"));
    WindowFixture::sendText(m_fixture->client(1), QStringLiteral("two"));
    const auto messages = [this] { return WindowFixture::messages(m_fixture->server()); };
    QTRY_COMPARE(messages().size(), 4);
    auto *filter = part<QLineEdit>("peerFilter");
    filter->setText(QStringLiteral("2"));
    QTRY_COMPARE(messages(), (QStringList{QStringLiteral("↓ Text: two"), QStringLiteral("↑ Text: two")}));
    // What comes later is filtered too.
    WindowFixture::sendText(m_fixture->client(0), QStringLiteral("three"));
    WindowFixture::sendText(m_fixture->client(1), QStringLiteral("four"));
    QTRY_COMPARE(messages().size(), 4);
    QCOMPARE(messages().constLast(), QStringLiteral("↑ Text: four"));
    filter->setText(QStringLiteral("2, no number"));
    QVERIFY(filter->property("problem").toBool());
    QCOMPARE(messages().size(), 4); // as before
    filter->setText(QStringLiteral("1 2"));
    QTRY_COMPARE(messages().size(), 8);
    filter->clear();
    QTRY_COMPARE(messages().size(), 8);
}

WINDSOCK_TEST(ServerPeersTest)
#include "ServerPeersTest.moc"
