#include "LabReports.h"
#include "Looks.h"
#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/conformance/CaseDetail.h"
#include "ui/conformance/ConformanceDesk.h"
#include "ui/conformance/ConformanceTab.h"
#include "ui/conformance/MatrixView.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTabBar>

using ui::ConformanceTab;
using workbench::conformance::Side;
using workbench::conformance::Verdict;

/// The conformance lab in the sizes and themes it is seen in: nothing is cut off. With WINDSOCK_PICTURES set to a folder, it
/// leaves pictures there.
class ConformanceLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasRoomForEverything_data();
    void hasRoomForEverything();

private:
    static void look(WindowFixture &fixture, const QString &name);
};

void ConformanceLooksTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
    QTest::newRow("light-small") << false << QSize(800, 600);
    QTest::newRow("dark-small") << true << QSize(800, 600);
}

void ConformanceLooksTest::look(WindowFixture &fixture, const QString &name)
{
    for (int pass = 0; pass < 8; ++pass)
        QCoreApplication::processEvents(); // a layout in a layout in a layout
    const QStringList cut = Looks::cutOff(&fixture.window());
    QVERIFY2(cut.isEmpty(), qPrintable(name + u'\n' + cut.join(u'\n')));
    QVERIFY(Looks::draw(&fixture.window(),
                        QStringLiteral("conformance-%1-%2").arg(name, QLatin1String(QTest::currentDataTag()))));
}

void ConformanceLooksTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    fixture.window().resize(size);
    ConformanceTab *tab = fixture.window().lab()->open();
    look(fixture, QStringLiteral("empty"));

    const LabReports::Run now = LabReports::of(Side::Server, QStringLiteral("Echo/1.1"));
    LabReports::Run before = LabReports::of(Side::Server, QStringLiteral("Echo/1.0"));
    LabReports::judge(before, "1.1.8", Verdict::Ok);
    LabReports::judge(before, "1.1.4", Verdict::Failed, "Nothing came back.");
    tab->setRuns({now});
    look(fixture, QStringLiteral("results"));
    WindowFixture::part<ui::CaseDetail>(tab, "caseDetail")->showPage(ui::CaseDetail::Frames);
    look(fixture, QStringLiteral("frames"));
    WindowFixture::part<ui::CaseDetail>(tab, "caseDetail")->showPage(ui::CaseDetail::Handshake);
    look(fixture, QStringLiteral("handshake"));
    WindowFixture::part<ui::CaseDetail>(tab, "caseDetail")->showPage(ui::CaseDetail::Verdict);
    tab->setEarlier({before});
    look(fixture, QStringLiteral("compared"));
    WindowFixture::click(tab, "caseOpen");
    const auto *counts = WindowFixture::part<QLabel>(fixture.window().currentTab(), "statusCounts");
    QTRY_VERIFY(counts->text().contains(u'1') && counts->width() >= counts->sizeHint().width()); // the log fills
    look(fixture, QStringLiteral("log"));

    ConformanceTab *clients = fixture.window().lab()->open();
    WindowFixture::click(clients, "labClients");
    look(fixture, QStringLiteral("clients-empty"));
    QList<LabReports::Run> agents;
    for (const char *name : {"ws/8.18", "websockets/13.1", "tornado/6.4", "Qt/6.4.2", "Chromium/130"}) {
        agents += LabReports::of(Side::Client, QLatin1String(name));
        agents.last().target = QStringLiteral("ws://127.0.0.1:9001");
    }
    LabReports::judge(agents[3], "1.1.2", Verdict::Failed, "The peer echoed something else.");
    clients->setRuns(agents);
    look(fixture, QStringLiteral("clients"));
}

WINDSOCK_TEST(ConformanceLooksTest)
#include "ConformanceLooksTest.moc"
