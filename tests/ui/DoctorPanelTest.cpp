#include "WindowFixture.h"
#include "tests/support/CertificateWorkshop.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "ui/doctor/CertificateTree.h"
#include "ui/doctor/DoctorPanel.h"
#include "ui/doctor/TimingBar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabBar>

using ui::ClientTab;
using ui::DoctorPanel;

/// What the window says when a connection can't be opened, through its widgets, against servers that really fail.
class DoctorPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void explainsARefusal();
    void showsTheEvidenceOfAStatus();
    void showsAPageAsSource();
    void saysWhatBytesTheBodyIs();
    void masksSecrets();
    void copiesAReport();
    void showsTheCertificates();
    void showsTheRedirects();
    void tellsTheTimes();
    void triesAgain();
    void switchesToTls();
    void keepsVariablesWhenItSwitches();
    void offersNoWayToWhatIsNoSocket();
    void startsTheLocalServer();
    void leadsToTheUrl();
    void makesRoomForTheLogAndComesBack();
    void goesAwayOnTheNextConnect();
    void leavesOtherFailuresToTheMessageBar();
    void keepsTheKeyboardOnTheButton();
    void showsTheServersWordsAsText();

private:
    ClientTab *client() const { return m_fixture->client(); }
    DoctorPanel *doctor() const { return WindowFixture::part<DoctorPanel>(client(), "doctorPanel"); }
    void failAt(const QString &url);
    void failWith(const QByteArray &answer);
    void press(const char *button) const { WindowFixture::click(doctor(), button); }
    bool isOffered(const char *button) const { return WindowFixture::part(doctor(), button)->isVisible(); }
    QStringList tabs() const;
    QString tabText(const QString &tab) const;

    std::optional<WindowFixture> m_fixture;
    std::unique_ptr<RawServer> m_server;
};

void DoctorPanelTest::init()
{
    m_fixture.emplace();
    m_server = std::make_unique<RawServer>();
}

void DoctorPanelTest::cleanup()
{
    QVERIFY(!QApplication::activeModalWidget());
    m_fixture.reset();
    m_server.reset();
}

void DoctorPanelTest::failAt(const QString &url)
{
    QSignalSpy states(client(), &ClientTab::stateChanged);
    WindowFixture::connectTo(client(), url);
    QTRY_VERIFY(states.size() >= 2 && client()->state() == ClientTab::State::Idle);
    QTRY_VERIFY(doctor()->isVisible());
}

void DoctorPanelTest::failWith(const QByteArray &answer)
{
    m_server->answerWith([answer](const QByteArray &) { return answer; });
    m_server->closeAfterAnswer();
    failAt(m_server->url("/chat?room=1"));
}

QStringList DoctorPanelTest::tabs() const
{
    const auto *bar = WindowFixture::part<QTabBar>(doctor(), "doctorTabs");
    QStringList names;
    for (int i = 0; i < bar->count(); ++i)
        names += bar->tabText(i);
    return names;
}

// What stands in the tab of that name once it is chosen.
QString DoctorPanelTest::tabText(const QString &tab) const
{
    auto *bar = WindowFixture::part<QTabBar>(doctor(), "doctorTabs");
    bar->setCurrentIndex(static_cast<int>(tabs().indexOf(tab)));
    return WindowFixture::part<QPlainTextEdit>(doctor(), "evidenceText")->toPlainText();
}

void DoctorPanelTest::explainsARefusal()
{
    const QString url = m_server->url();
    m_server->close();
    failAt(url);
    QCOMPARE(doctor()->headline(),
             QStringLiteral("Nothing listens on port %1 of this machine.").arg(url.section(u':', 2).chopped(1)));
    QVERIFY(doctor()->advice().contains(u"Start your server"));
    QVERIFY(isOffered("remedyStartLocalServer"));
    QVERIFY(isOffered("remedyTryAgain"));
    QVERIFY(!isOffered("remedyUseTls"));
    QVERIFY(!isOffered("remedyOpenTls"));
    QVERIFY(WindowFixture::part(client(), "messageBar")->isHidden());
    QVERIFY(!WindowFixture::part(doctor(), "doctorTabs")->isVisible()); // nothing was said
}

void DoctorPanelTest::showsTheEvidenceOfAStatus()
{
    failWith("HTTP/1.1 403 Forbidden\r\nServer: nginx\r\nContent-Length: 12\r\n\r\nnot for you\n");
    QVERIFY2(doctor()->headline().contains(u"403 Forbidden"), qPrintable(doctor()->headline()));
    QVERIFY(doctor()->headline().contains(u"No Origin was sent"));
    const QStringList expected{QStringLiteral("Request"), QStringLiteral("Answer"), QStringLiteral("Body (12 B)")};
    QCOMPARE(tabs(), expected);
    QVERIFY(tabText(expected[0]).startsWith(u"GET /chat?room=1 HTTP/1.1\nHost: 127.0.0.1:"));
    QVERIFY(tabText(expected[1]).startsWith(u"HTTP/1.1 403 Forbidden\nServer: nginx"));
    QCOMPARE(tabText(expected[2]), QStringLiteral("not for you\n"));
}

void DoctorPanelTest::showsAPageAsSource()
{
    const QByteArray page = "<html><title>Shop</title><script>alert(1)</script>";
    failWith("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page);
    QVERIFY(doctor()->headline().contains(QStringLiteral("“Shop”")));
    // It is the first thing to look at.
    QCOMPARE(WindowFixture::part<QPlainTextEdit>(doctor(), "evidenceText")->toPlainText(), QString::fromLatin1(page));
}

void DoctorPanelTest::saysWhatBytesTheBodyIs()
{
    failWith("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 4\r\n\r\n\x89PNG");
    QCOMPARE(tabText(QStringLiteral("Body (4 B)")), QStringLiteral("4 B of image/png"));
}

void DoctorPanelTest::masksSecrets()
{
    m_server->answerWith([](const QByteArray &) {
        return QByteArray("HTTP/1.1 401 No\r\nSet-Cookie: sid=topsecret; Path=/\r\nContent-Length: 0\r\n\r\n");
    });
    QString url = m_server->url("/x?token=topsecret");
    failAt(url.replace(QStringLiteral("//"), QStringLiteral("//ann:topsecret@")));
    const QString request = tabText(QStringLiteral("Request"));
    QVERIFY2(request.contains(QString::fromUtf8("Authorization: Basic ••••••")), qPrintable(request));
    QVERIFY(request.startsWith(QString::fromUtf8("GET /x?token=•••••• HTTP/1.1\n")));
    QVERIFY(tabText(QStringLiteral("Answer")).contains(QString::fromUtf8("Set-Cookie: sid=••••••; Path=/")));
    auto *reveal = WindowFixture::part<QCheckBox>(doctor(), "showSecrets");
    QVERIFY(reveal->isVisible());
    reveal->click();
    QVERIFY(tabText(QStringLiteral("Answer")).contains(u"sid=topsecret"));
    QVERIFY(tabText(QStringLiteral("Request")).contains(u"token=topsecret"));
    press("copyReport");
    const QString report = QApplication::clipboard()->text();
    QVERIFY2(!report.contains(u"topsecret") && !report.contains(u"YW5uOnRvcHNlY3JldA"), qPrintable(report));
    // The next failure begins with dots again.
    press("remedyTryAgain");
    QTRY_COMPARE(m_server->connectionCount(), size_t{2});
    QTRY_VERIFY(doctor()->isVisible());
    QVERIFY(!reveal->isChecked());
}

void DoctorPanelTest::copiesAReport()
{
    failWith("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope");
    press("copyReport");
    const QString report = QApplication::clipboard()->text();
    for (const QString &part : {doctor()->headline(), doctor()->advice(), m_server->url("/chat?room=1"),
                                QStringLiteral("GET /chat?room=1 HTTP/1.1"), QStringLiteral("HTTP/1.1 404 Not Found"),
                                QStringLiteral("nope"), QStringLiteral("Upgrade: failed after")})
        QVERIFY2(report.contains(part), qPrintable(report));
}

void DoctorPanelTest::showsTheCertificates()
{
    CertificateWorkshop workshop;
    const QSslConfiguration configuration =
        workshop.server({}, CertificateWorkshop::Signer::Intermediate, {workshop.intermediate()});
    QVERIFY2(workshop.errorString().isEmpty(), qPrintable(workshop.errorString()));
    RawServer server(configuration);
    failAt(server.url());
    QVERIFY2(doctor()->headline().contains(QStringLiteral("Workshop-Root")), qPrintable(doctor()->headline()));
    const auto *tree = WindowFixture::part<ui::CertificateTree>(doctor(), "certificateTree");
    QVERIFY(tree->isVisible());
    QCOMPARE(tree->topLevelItemCount(), 3);
    QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("1. localhost"));
    const QString wrong = tree->topLevelItem(1)->text(0);
    QVERIFY2(wrong.startsWith(u"2. Workshop-Intermediate: ") && wrong.contains(u"“Workshop-Root”"), qPrintable(wrong));
    QCOMPARE(tree->topLevelItem(2)->text(0), QStringLiteral("3. Missing: “Workshop-Root”"));
    QVERIFY(tree->topLevelItem(1)->isExpanded());
    press("copyPem");
    const QList<QSslCertificate> copied = QSslCertificate::fromData(QApplication::clipboard()->text().toLatin1());
    QCOMPARE(copied, configuration.localCertificateChain());
}

void DoctorPanelTest::showsTheRedirects()
{
    m_server->answerWith([](const QByteArray &head) -> QByteArray {
        if (head.startsWith("GET /a "))
            return "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n";
        return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    });
    failAt(m_server->url("/a"));
    QVERIFY(doctor()->headline().contains(QStringLiteral("“/b”")));
    const QString redirects = tabText(QStringLiteral("Redirects (1)"));
    QVERIFY(redirects.contains(u"GET /a HTTP/1.1") && redirects.contains(u"Location: /b"));
}

void DoctorPanelTest::tellsTheTimes()
{
    failWith("SSH-2.0-x\r\n");
    const auto *bar = WindowFixture::part<ui::TimingBar>(doctor(), "timingBar");
    const QStringList words = bar->words();
    QCOMPARE(words.size(), 3);
    QVERIFY2(words[0].startsWith(u"DNS: ") && words[1].startsWith(u"TCP: "), qPrintable(words.join(u'|')));
    QVERIFY2(words[2].startsWith(u"Upgrade: failed after"), qPrintable(words[2]));
    QCOMPARE(bar->accessibleDescription(), words.join(QStringLiteral(". ")));
    const QString closed = m_server->url().replace(QStringLiteral("ws:"), QStringLiteral("wss:"));
    m_server->close();
    failAt(closed);
    QTRY_COMPARE(bar->words().value(3), QStringLiteral("Upgrade: not reached"));
    QVERIFY(bar->words()[1].startsWith(u"TCP: failed after"));
    QCOMPARE(bar->words()[2], QStringLiteral("TLS: not reached"));
}

void DoctorPanelTest::triesAgain()
{
    failWith("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
    m_server = std::make_unique<RawServer>(); // the right one now, elsewhere
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    client()->setUrl(m_server->url());
    press("remedyTryAgain");
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    QVERIFY(!doctor()->isVisible());
    QCOMPARE(WindowFixture::problem(client()), QString());
}

void DoctorPanelTest::switchesToTls()
{
    failWith("HTTP/1.1 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
    press("remedyUseTls");
    QCOMPARE(client()->url(), m_server->url("/chat?room=1").replace(QStringLiteral("ws:"), QStringLiteral("wss:")));
    QTRY_COMPARE(m_server->connectionCount(), size_t{2});
}

// Their values may be secrets, which the URL field, and with it files and histories, must not get.
void DoctorPanelTest::keepsVariablesWhenItSwitches()
{
    const QString url = m_server->url("/chat");
    const QString host = url.section(u'/', 2, 2);
    client()->setEnvironment(
        {QStringLiteral("here"),
         {{QStringLiteral("host"), host, false}, {QStringLiteral("word"), QStringLiteral("xyz"), true}}});
    m_server->answerWith([](const QByteArray &) {
        return QByteArray("HTTP/1.1 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
    });
    m_server->closeAfterAnswer();
    failAt(QStringLiteral("ws://{{host}}/chat?w={{word}}"));
    press("remedyUseTls");
    QCOMPARE(client()->url(), QStringLiteral("wss://{{host}}/chat?w={{word}}"));
}

void DoctorPanelTest::offersNoWayToWhatIsNoSocket()
{
    failWith("HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1/\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(!isOffered("remedyFollowRedirect"));
    QVERIFY(doctor()->headline().contains(u"ftp://127.0.0.1/"));
}

void DoctorPanelTest::startsTheLocalServer()
{
    WindowFixture::part<QSpinBox>(m_fixture->server(), "serverPort")->setValue(0);
    const QString url = m_server->url();
    m_server->close();
    failAt(url);
    press("remedyStartLocalServer");
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    QCOMPARE(client()->url(), m_fixture->server()->url());
}

void DoctorPanelTest::leadsToTheUrl()
{
    failWith("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    press("remedyEditUrl");
    const QWidget *focus = QApplication::focusWidget();
    QVERIFY(focus && focus == WindowFixture::part(client(), "urlEdit"));
    QVERIFY(doctor()->isVisible());
}

void DoctorPanelTest::makesRoomForTheLogAndComesBack()
{
    failWith("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    auto *why = WindowFixture::part<QAbstractButton>(client(), "statusAction");
    QVERIFY(why->isHidden());
    press("dismissDoctor");
    QVERIFY(!doctor()->isVisible());
    QVERIFY(WindowFixture::part(client(), "logTable")->isVisible());
    QVERIFY(why->isVisible());
    why->click();
    QVERIFY(doctor()->isVisible());
    QVERIFY(doctor()->headline().contains(u"404"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!doctor()->isVisible());
}

void DoctorPanelTest::goesAwayOnTheNextConnect()
{
    failWith("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(m_fixture->connectToOwnServer());
    QVERIFY(!doctor()->isVisible());
    QVERIFY(WindowFixture::part(client(), "statusAction")->isHidden());
}

// A connection that was open, and what was never tried.
void DoctorPanelTest::leavesOtherFailuresToTheMessageBar()
{
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    WindowFixture::connectTo(client(), m_server->url());
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    m_server->peer().send("\x83"); // a reserved opcode
    m_server->peer().send(QByteArray("\x00", 1));
    QTRY_VERIFY(WindowFixture::part(client(), "messageBar")->isVisible());
    QVERIFY(!doctor()->isVisible());
    m_server->peer().close();
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
    WindowFixture::connectTo(client(), QStringLiteral("gopher://x"));
    QTRY_VERIFY(WindowFixture::problem(client()).contains(u"gopher"));
    QVERIFY(!doctor()->isVisible());
}

void DoctorPanelTest::keepsTheKeyboardOnTheButton()
{
    const QString url = m_server->url();
    m_server->close();
    failAt(url);
    auto *again = WindowFixture::part<QAbstractButton>(doctor(), "remedyTryAgain");
    again->setFocus();
    QSignalSpy states(client(), &ClientTab::stateChanged);
    QTest::keyClick(again, Qt::Key_Space);
    QTRY_VERIFY(states.size() >= 2 && doctor()->isVisible());
    QVERIFY(doctor()->isAncestorOf(QApplication::focusWidget()));
}

void DoctorPanelTest::showsTheServersWordsAsText()
{
    failWith("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>&lt;b&gt;%1 bold&lt;/b&gt;</title>");
    QVERIFY2(doctor()->headline().contains(QStringLiteral("“<b>%1 bold</b>”")), qPrintable(doctor()->headline()));
    QCOMPARE(WindowFixture::part<QLabel>(doctor(), "doctorHeadline")->textFormat(), Qt::PlainText);
}

WINDSOCK_TEST(DoctorPanelTest)
#include "DoctorPanelTest.moc"
