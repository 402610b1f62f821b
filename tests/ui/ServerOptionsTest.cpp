#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/CertificateAuthority.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

using ui::ClientTab;
using ui::ServerTab;

/// The options of a local server do what they say.
class ServerOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void speaksTlsByItsOwnAuthority();
    void exportsTheAuthority();
    void saysWhatIsWrongWithACertificate();
    void limitsTheSizeOfMessages();
    void refusesABadSubprotocol();
    void servesAFolder();
    void linksToThePageOfTheChat();
    void showsAQrCodeWhenOthersCanReachIt();
    void canNotBeChangedWhileItRuns();

private:
    ServerTab *server() const { return m_fixture->server(); }
    template <typename Widget = QWidget>
    Widget *part(const char *name) const
    {
        return WindowFixture::part<Widget>(server(), name);
    }

    std::optional<WindowFixture> m_fixture;
};

void ServerOptionsTest::init()
{
    m_fixture.emplace();
    QTest::keyClick(&m_fixture->window(), Qt::Key_2, Qt::ControlModifier);
    server()->showSection(ServerTab::Options);
}

void ServerOptionsTest::speaksTlsByItsOwnAuthority()
{
    QVERIFY(!part("exportAuthority")->isEnabled());
    part<QCheckBox>("serverTls")->click();
    const auto *fingerprint = part<QLineEdit>("tlsFingerprint");
    QTRY_COMPARE(fingerprint->text().size(), 32 * 3 - 1);
    const QString url = m_fixture->startServer();
    QVERIFY2(url.startsWith(QStringLiteral("wss://127.0.0.1:")), qPrintable(url));
    const auto authority =
        wslib::CertificateAuthority::openOrCreate(m_fixture->folder() + QStringLiteral("/certificates"));
    QVERIFY2(authority.value, qPrintable(authority.error));
    QCOMPARE(fingerprint->text(), authority.value->fingerprint());
}

void ServerOptionsTest::exportsTheAuthority()
{
    part<QCheckBox>("serverTls")->click();
    const QString path = m_fixture->folder() + QStringLiteral("/exported.pem");
    m_fixture->dialogs().path = path;
    WindowFixture::click(server(), "exportAuthority");
    QTRY_VERIFY(QFile::exists(path));
    QTRY_COMPARE(QSslCertificate::fromPath(path).size(), 1);
    m_fixture->dialogs().path = m_fixture->folder() + QStringLiteral("/no/such/folder.pem");
    WindowFixture::click(server(), "exportAuthority");
    QTRY_VERIFY(part<QLabel>("tlsVerdict")->text().contains(QStringLiteral("folder.pem")));
}

void ServerOptionsTest::saysWhatIsWrongWithACertificate()
{
    part<QCheckBox>("serverTls")->click();
    part<QComboBox>("tlsSource")->setCurrentIndex(1);
    QVERIFY(part("tlsKey")->isEnabled());
    part<QLineEdit>("tlsCertificate")->setText(QStringLiteral("/no/such/chain.pem"));
    part<QLineEdit>("tlsKey")->setText(QStringLiteral("/no/such/key.pem"));
    part<QSpinBox>("serverPort")->setValue(0);
    WindowFixture::click(server(), "serverButton");
    QTRY_VERIFY(WindowFixture::problem(server()).contains(QStringLiteral("/no/such/")));
    QCOMPARE(server()->state(), ServerTab::State::Stopped);
}

void ServerOptionsTest::limitsTheSizeOfMessages()
{
    part<QSpinBox>("maxMessageSize")->setValue(1);
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::part<QPlainTextEdit>(m_fixture->client(), "textDraft")->setPlainText(QString(1025, u'x'));
    WindowFixture::part<QPushButton>(m_fixture->client(), "sendButton")->click();
    const auto *facts = WindowFixture::part<QLabel>(m_fixture->client(), "statusFacts");
    QTRY_VERIFY2(facts->text().contains(QStringLiteral("1009")), qPrintable(facts->text()));
}

void ServerOptionsTest::refusesABadSubprotocol()
{
    part<QLineEdit>("serverSubprotocols")->setText(QStringLiteral("chat.v1 b@d"));
    WindowFixture::click(server(), "serverButton");
    QVERIFY(WindowFixture::problem(server()).contains(QStringLiteral("\"b@d\"")));
    QCOMPARE(server()->state(), ServerTab::State::Stopped);
}

void ServerOptionsTest::servesAFolder()
{
    m_fixture->dialogs().path = m_fixture->folder();
    WindowFixture::part<QPushButton>(server(), "staticFolderBrowse")->click();
    QCOMPARE(part<QLineEdit>("serverStaticFolder")->text(), m_fixture->folder());
    QVERIFY(!m_fixture->startServer().isEmpty());
    QVERIFY(part("serverPage")->isVisible());
    QVERIFY(part<QLineEdit>("serverPage")->text().startsWith(QStringLiteral("http://127.0.0.1:")));
}

void ServerOptionsTest::linksToThePageOfTheChat()
{
    part<QComboBox>("serverHandler")->setCurrentText(QStringLiteral("chat"));
    const QString url = m_fixture->startServer();
    const QString page = part<QLineEdit>("serverPage")->text();
    QCOMPARE(QUrl(page).port(), QUrl(url).port());
    WindowFixture::click(server(), "copyPage");
    QCOMPARE(QGuiApplication::clipboard()->text(), page);
}

void ServerOptionsTest::showsAQrCodeWhenOthersCanReachIt()
{
    QVERIFY(!m_fixture->startServer().isEmpty());
    QVERIFY(part("showQrCode")->isHidden()); // 127.0.0.1
    WindowFixture::click(server(), "serverButton");
    QTRY_COMPARE(server()->state(), ServerTab::State::Stopped);
    part<QLineEdit>("serverHost")->setText(QStringLiteral("0.0.0.0"));
    const QString url = m_fixture->startServer();
    QVERIFY2(url.startsWith(QStringLiteral("ws://127.0.0.1:")), qPrintable(url));
    if (part("showQrCode")->isHidden())
        QSKIP("this machine is in no network, or libqrencode isn't there");
    WindowFixture::click(server(), "showQrCode");
    auto *dialog = part("qrDialog");
    QVERIFY(!WindowFixture::part<QLabel>(dialog, "qrPicture")->pixmap().isNull());
    QCOMPARE(WindowFixture::part<QLabel>(dialog, "qrUrl")->text(), part<QLineEdit>("serverAddress")->text());
    dialog->close();
}

void ServerOptionsTest::canNotBeChangedWhileItRuns()
{
    QVERIFY(part("maxMessageSize")->isEnabled());
    QVERIFY(!part("optionsInUse")->isVisible());
    QVERIFY(!m_fixture->startServer().isEmpty());
    QVERIFY(part("optionsInUse")->isVisible());
    for (const char *name : {"maxMessageSize", "serverTls", "serverSubprotocols", "serverOrigins", "pingInterval"})
        QVERIFY2(!part(name)->isEnabled(), name);
    WindowFixture::click(server(), "serverButton");
    QTRY_COMPARE(server()->state(), ServerTab::State::Stopped);
    QVERIFY(part("maxMessageSize")->isEnabled());
}

WINDSOCK_TEST(ServerOptionsTest)
#include "ServerOptionsTest.moc"
