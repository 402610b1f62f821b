#include "WindowFixture.h"
#include "tests/support/CertificateWorkshop.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "ui/doctor/DoctorPanel.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPixmap>
#include <QTabBar>

/// The doctor in the sizes and themes it is seen in: nothing is cut off. With WINDSOCK_PICTURES set to a folder, it leaves
/// pictures there for people to look at.
class DoctorLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasRoomForEverything_data();
    void hasRoomForEverything();

private:
    static void look(WindowFixture &fixture, const QString &url, const QString &name);
    static void checkButtons(const QWidget *panel);
};

void DoctorLooksTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
    QTest::newRow("light-small") << false << QSize(800, 600);
    QTest::newRow("dark-small") << true << QSize(800, 600);
}

void DoctorLooksTest::checkButtons(const QWidget *panel)
{
    for (const QAbstractButton *button : panel->findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
        QVERIFY2(panel->rect().contains(QRect(button->mapTo(panel, QPoint()), button->size())),
                 qPrintable(button->objectName()));
    }
}

void DoctorLooksTest::look(WindowFixture &fixture, const QString &url, const QString &name)
{
    QSignalSpy states(fixture.client(), &ui::ClientTab::stateChanged);
    WindowFixture::connectTo(fixture.client(), url);
    QTRY_VERIFY(states.size() >= 2 && fixture.client()->state() == ui::ClientTab::State::Idle);
    const auto *panel = WindowFixture::part<ui::DoctorPanel>(fixture.client(), "doctorPanel");
    QTRY_VERIFY(panel->isVisible());
    QCoreApplication::processEvents();
    checkButtons(panel);
    const auto *tabs = WindowFixture::part<QTabBar>(panel, "doctorTabs");
    QVERIFY(!tabs->isVisible() || tabs->height() >= tabs->fontMetrics().height());
    const auto *advice = WindowFixture::part<QLabel>(panel, "doctorAdvice");
    QVERIFY(advice->height() >= advice->heightForWidth(advice->width()));
    const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(fixture.window().grab().save(QStringLiteral("%1/doctor-%2.png").arg(folder, name)));
}

void DoctorLooksTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    fixture.window().resize(size);

    RawServer closed;
    const QString nowhere = closed.url();
    closed.close();
    look(fixture, nowhere, QStringLiteral("refused-") + name);

    CertificateWorkshop workshop;
    CertificateWorkshop::Leaf leaf;
    leaf.until = QStringLiteral("20240229120000Z");
    RawServer secure(workshop.server(leaf, CertificateWorkshop::Signer::Intermediate, {workshop.intermediate()}));
    look(fixture, secure.url(), QStringLiteral("certificate-") + name);

    RawServer strict;
    strict.answerWith([](const QByteArray &) {
        return QByteArray("HTTP/1.1 403 Forbidden\r\nServer: nginx/1.25\r\nDate: Tue, 03 Mar 2026 10:00:00 GMT\r\n"
                          "Set-Cookie: session=3f9a1c; Path=/; HttpOnly\r\nContent-Type: text/plain\r\n"
                          "Content-Length: 30\r\n\r\nCross origin request forbidden");
    });
    look(fixture, strict.url("/socket?token=abc"), QStringLiteral("forbidden-") + name);

    RawServer page;
    page.answerWith([](const QByteArray &head) -> QByteArray {
        if (!head.startsWith("GET /login"))
            return "HTTP/1.1 302 Found\r\nLocation: /login?next=%2Fsocket\r\nContent-Length: 0\r\n\r\n";
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 140\r\n\r\n"
               "<!doctype html>\n<html>\n  <head><title>Sign in to Acme</title></head>\n  <body>\n    <form>\n      "
               "<input "
               "type=\"password\">\n    </form>\n  </body>\n</html>\n";
    });
    look(fixture, page.url("/socket"), QStringLiteral("login-") + name);
    QCOMPARE(fixture.window().size(), size); // it could be made that small
}

WINDSOCK_TEST(DoctorLooksTest)
#include "DoctorLooksTest.moc"
