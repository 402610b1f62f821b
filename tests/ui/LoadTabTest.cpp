#include "WindowFixture.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "ui/load/LatencyPlot.h"
#include "ui/load/LoadTab.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using ui::LoadTab;
using workbench::LoadMode;

/// The tab of a load test, through its widgets.
class LoadTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAndShowsWhatCameOfIt();
    void copiesTheResults();
    void takesOverTheClientsConnection();
    void expandsTheClientsVariables();
    void asksBeforeItLoadsThroughAProxy();
    void keepsTheSizeThatWasTyped();
    void asksBeforeTheWindowIsClosed();
    void stopsWhenTold();
    void asksBeforeItLoadsAStranger();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void showsErrorsByKind();
    void offersWhatAModeUses();
    void keepsItsOptions();
    void isReachedByTheKeyboard();
    void asksBeforeItIsClosed();
    void plotsAreReadOut();
    void theOutlierOfADayIsDrawn();

private:
    static LoadTab *open(WindowFixture &fixture, const QString &url);
    static void setNumber(const LoadTab *tab, const char *name, double value);
    static void choose(const LoadTab *tab, const char *name, int data);
    static bool run(LoadTab *tab);
    static QString figure(const LoadTab *tab, const QString &name);
};

LoadTab *LoadTabTest::open(WindowFixture &fixture, const QString &url)
{
    LoadTab *tab = fixture.window().openLoad();
    WindowFixture::part<QLineEdit>(tab, "loadUrl")->setText(url);
    setNumber(tab, "loadConnections", 3);
    setNumber(tab, "loadDuration", 0.4);
    return tab;
}

void LoadTabTest::setNumber(const LoadTab *tab, const char *name, double value)
{
    if (auto *box = tab->findChild<QDoubleSpinBox *>(QLatin1String(name)))
        box->setValue(value);
    else
        WindowFixture::part<QSpinBox>(tab, name)->setValue(static_cast<int>(value));
}

void LoadTabTest::choose(const LoadTab *tab, const char *name, int data)
{
    auto *box = WindowFixture::part<QComboBox>(tab, name);
    box->setCurrentIndex(box->findData(data));
}

bool LoadTabTest::run(LoadTab *tab)
{
    QSignalSpy finished(tab, &LoadTab::finished);
    WindowFixture::click(tab, "loadButton");
    return finished.wait(20'000);
}

QString LoadTabTest::figure(const LoadTab *tab, const QString &name)
{
    const auto *table = WindowFixture::part<QTableWidget>(tab, "loadTable");
    for (int row = 0; row < table->rowCount(); ++row) {
        if (table->item(row, 0)->text() == name)
            return table->item(row, 1)->text();
    }
    return {};
}

void LoadTabTest::runsAndShowsWhatCameOfIt()
{
    WindowFixture fixture;
    LoadTab *tab = open(fixture, fixture.startServer());
    QVERIFY(run(tab));
    QCOMPARE(WindowFixture::problem(tab), QString());
    QVERIFY(tab->report().counts.received > 0);
    QVERIFY(figure(tab, QStringLiteral("Sent")).startsWith(QLocale().toString(tab->report().counts.sent)));
    QCOMPARE(figure(tab, QStringLiteral("Opened")), QStringLiteral("3"));
    QCOMPARE(figure(tab, QStringLiteral("Errors")), QStringLiteral("0"));
    QVERIFY2(figure(tab, QStringLiteral("p99")).endsWith(u's'), qPrintable(figure(tab, QStringLiteral("p99"))));
    QCOMPARE(WindowFixture::part<QLabel>(tab, "statusState")->text(), QStringLiteral("Done"));
    QVERIFY(WindowFixture::part<QLabel>(tab, "loadNotes")->text().contains(QStringLiteral("closed loop")));
    QVERIFY(!tab->isRunning());
    QVERIFY(run(tab)); // and once more
}

void LoadTabTest::copiesTheResults()
{
    WindowFixture fixture;
    LoadTab *tab = open(fixture, fixture.startServer());
    QVERIFY(!WindowFixture::part<QAbstractButton>(tab, "loadCopyText")->isEnabled());
    QVERIFY(run(tab));
    WindowFixture::click(tab, "loadCopyText");
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("3 connections")));
    WindowFixture::click(tab, "loadCopyJson");
    const auto json = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QVERIFY(json.value(QStringLiteral("latencyMs")).toObject().value(QStringLiteral("p99")).toDouble() > 0);
}

void LoadTabTest::takesOverTheClientsConnection()
{
    WindowFixture fixture;
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    workbench::ConnectionSettings settings;
    settings.url = server.url("/load?x=1");
    settings.headers = {{true, QStringLiteral("X-Load"), QStringLiteral("yes")}};
    fixture.client()->setSettings(settings);
    LoadTab *tab = fixture.window().openLoad();
    QCOMPARE(WindowFixture::part<QLineEdit>(tab, "loadUrl")->text(), settings.url);
    setNumber(tab, "loadDuration", 0.2);
    setNumber(tab, "loadConnections", 2);
    choose(tab, "loadMode", static_cast<int>(LoadMode::Hold));
    QVERIFY(run(tab));
    QCOMPARE(server.heads().size(), 2);
    QVERIFY(server.heads().first().contains("X-Load: yes\r\n"));
    QVERIFY(server.heads().first().startsWith("GET /load?x=1 "));
}

void LoadTabTest::expandsTheClientsVariables()
{
    WindowFixture fixture;
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    workbench::Variable host{QStringLiteral("host"), server.url(), false};
    fixture.client()->setEnvironment(
        {QStringLiteral("staging"), {host, {QStringLiteral("token"), QStringLiteral("old"), true}}});
    workbench::ConnectionSettings settings;
    settings.url = QStringLiteral("{{host}}/load");
    settings.headers = {{true, QStringLiteral("Authorization"), QStringLiteral("Bearer {{token}}")}};
    fixture.client()->setSettings(settings);
    LoadTab *tab = fixture.window().openLoad();
    setNumber(tab, "loadDuration", 0.2);
    setNumber(tab, "loadConnections", 1);
    choose(tab, "loadMode", static_cast<int>(LoadMode::Hold));
    // As it is when the load starts.
    fixture.client()->setEnvironment(
        {QStringLiteral("staging"), {host, {QStringLiteral("token"), QStringLiteral("sesame"), true}}});
    QVERIFY2(run(tab), qPrintable(WindowFixture::problem(tab)));
    QCOMPARE(server.heads().size(), 1);
    QVERIFY2(server.heads().first().contains("Authorization: Bearer sesame\r\n"), server.heads().first());
    QVERIFY(!WindowFixture::part<QLineEdit>(tab, "loadUrl")->text().contains(QStringLiteral("127.0.0.1")));
}

// Its name isn't looked up here: nowhere.invalid would be a problem.
void LoadTabTest::asksBeforeItLoadsThroughAProxy()
{
    WindowFixture fixture;
    workbench::ConnectionSettings settings;
    settings.url = QStringLiteral("ws://nowhere.invalid");
    settings.proxy.kind = workbench::ProxySettings::Kind::Http;
    settings.proxy.host = QStringLiteral("127.0.0.1");
    settings.proxy.port = 1;
    fixture.client()->setSettings(settings);
    LoadTab *tab = fixture.window().openLoad();
    setNumber(tab, "loadConnections", 2);
    setNumber(tab, "loadDuration", 0.2);
    fixture.dialogs().confirms = true;
    QVERIFY2(run(tab), qPrintable(WindowFixture::problem(tab)));
    QCOMPARE(fixture.dialogs().questions.size(), 1);
    QVERIFY2(fixture.dialogs().questions.first().contains(QStringLiteral("proxy")),
             qPrintable(fixture.dialogs().questions.first()));
    QCOMPARE(tab->report().failed, 2);
}

void LoadTabTest::keepsTheSizeThatWasTyped()
{
    WindowFixture fixture;
    const LoadTab *tab = open(fixture, {});
    setNumber(tab, "loadSize", 33);
    choose(tab, "loadMode", static_cast<int>(LoadMode::FanOut));
    QCOMPARE(WindowFixture::part<QSpinBox>(tab, "loadSize")->value(), 64);
    fixture.reopen();
    tab = fixture.window().openLoad();
    QCOMPARE(WindowFixture::part<QSpinBox>(tab, "loadSize")->value(), 64);
    choose(tab, "loadMode", static_cast<int>(LoadMode::Echo));
    QCOMPARE(WindowFixture::part<QSpinBox>(tab, "loadSize")->value(), 33);
}

void LoadTabTest::asksBeforeTheWindowIsClosed()
{
    WindowFixture fixture;
    LoadTab *tab = open(fixture, fixture.startServer());
    setNumber(tab, "loadDuration", 60);
    tab->start();
    QTRY_VERIFY(tab->report().counts.received > 0);
    QVERIFY(!fixture.window().close());
    QCOMPARE(fixture.dialogs().questions.size(), 1);
    QVERIFY(tab->isRunning());
    fixture.dialogs().confirms = true;
    QVERIFY(fixture.window().close());
}

void LoadTabTest::stopsWhenTold()
{
    WindowFixture fixture;
    LoadTab *tab = open(fixture, fixture.startServer());
    setNumber(tab, "loadDuration", 60);
    QSignalSpy finished(tab, &LoadTab::finished);
    WindowFixture::click(tab, "loadButton");
    QTRY_VERIFY(tab->report().counts.received > 0);
    QVERIFY(!WindowFixture::part(tab, "loadConnections")->isEnabled());
    QCOMPARE(WindowFixture::part<QLabel>(tab, "statusState")->text(), QStringLiteral("Measuring"));
    WindowFixture::click(tab, "loadButton");
    QVERIFY(finished.wait());
    QVERIFY(tab->report().interrupted);
    QVERIFY(tab->report().counts.received > 0);
    QVERIFY(WindowFixture::part(tab, "loadConnections")->isEnabled());
    QCOMPARE(WindowFixture::part<QLabel>(tab, "statusState")->text(), QStringLiteral("Stopped"));
}

// 192.0.2.0/24 is for documentation (RFC 5737): nobody is there.
void LoadTabTest::asksBeforeItLoadsAStranger()
{
    WindowFixture fixture;
    LoadTab *tab = open(fixture, QStringLiteral("ws://192.0.2.1"));
    WindowFixture::click(tab, "loadButton");
    QTRY_COMPARE(fixture.dialogs().questions.size(), 1);
    QVERIFY(fixture.dialogs().questions.first().contains(QStringLiteral("192.0.2.1")));
    QTRY_VERIFY(!tab->isRunning());
    fixture.dialogs().confirms = true;
    WindowFixture::click(tab, "loadButton");
    QTRY_COMPARE(fixture.dialogs().questions.size(), 2);
    tab->stop();
    QTRY_VERIFY(!tab->isRunning());
    QVERIFY(!tab->report().samples.isEmpty() || tab->report().interrupted); // it had begun
    // A gentle one needs no consent.
    setNumber(tab, "loadRate", 10);
    QSignalSpy finished(tab, &LoadTab::finished);
    WindowFixture::click(tab, "loadButton");
    const auto *status = WindowFixture::part<QLabel>(tab, "statusState");
    QTRY_VERIFY(finished.size() == 1 || status->text().startsWith(QStringLiteral("Opening")));
    tab->stop();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(fixture.dialogs().questions.size(), 2);
}

void LoadTabTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<double>("duration");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("scheme") << QStringLiteral("ftp://127.0.0.1") << 1.0 << QStringLiteral("scheme");
    QTest::newRow("no URL") << QString() << 1.0 << QStringLiteral("URL");
    QTest::newRow("no end") << QStringLiteral("ws://127.0.0.1:1") << 0.0 << QStringLiteral("never end");
    QTest::newRow("no host") << QStringLiteral("ws://nowhere.invalid") << 1.0 << QStringLiteral("nowhere.invalid");
}

void LoadTabTest::saysWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(double, duration);
    QFETCH(QString, sentence);
    WindowFixture fixture;
    LoadTab *tab = open(fixture, url);
    setNumber(tab, "loadDuration", duration);
    WindowFixture::click(tab, "loadButton");
    QTRY_VERIFY(!WindowFixture::problem(tab).isEmpty());
    QVERIFY2(WindowFixture::problem(tab).contains(sentence), qPrintable(WindowFixture::problem(tab)));
    QVERIFY(!tab->isRunning());
}

void LoadTabTest::showsErrorsByKind()
{
    WindowFixture fixture;
    RawServer server;
    server.answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"); });
    LoadTab *tab = open(fixture, server.url());
    QVERIFY(run(tab));
    QCOMPARE(figure(tab, QStringLiteral("Errors")), QStringLiteral("3"));
    QCOMPARE(figure(tab, QStringLiteral("Handshake answered with 503")), QStringLiteral("3"));
}

void LoadTabTest::offersWhatAModeUses()
{
    WindowFixture fixture;
    const LoadTab *tab = open(fixture, {});
    const auto isOffered = [tab](const char *name) { return WindowFixture::part(tab, name)->isEnabled(); };
    QVERIFY(isOffered("loadSize") && isOffered("loadRate") && isOffered("loadVerify") && !isOffered("loadActive"));
    choose(tab, "loadMode", static_cast<int>(LoadMode::FanOut));
    QVERIFY(isOffered("loadSize") && !isOffered("loadVerify"));
    QVERIFY(WindowFixture::part<QSpinBox>(tab, "loadSize")->value() >= 64);
    choose(tab, "loadMode", static_cast<int>(LoadMode::Hold));
    QVERIFY(!isOffered("loadSize") && !isOffered("loadRate") && isOffered("loadActive"));
    setNumber(tab, "loadActive", 1);
    QVERIFY(isOffered("loadSize") && isOffered("loadRate"));
    choose(tab, "loadMode", static_cast<int>(LoadMode::Connect));
    QVERIFY(!isOffered("loadSize") && isOffered("loadRate") && !isOffered("loadActive"));
}

void LoadTabTest::keepsItsOptions()
{
    WindowFixture fixture;
    const LoadTab *tab = open(fixture, QStringLiteral("ws://ann:hush@127.0.0.1:1/a"));
    setNumber(tab, "loadRate", 123);
    setNumber(tab, "loadRampUp", 4.5);
    choose(tab, "loadMode", static_cast<int>(LoadMode::FanOut));
    choose(tab, "loadPayload", static_cast<int>(workbench::LoadPayload::Json));
    WindowFixture::part<QCheckBox>(tab, "loadVerify")->setChecked(false);
    fixture.reopen();
    tab = fixture.window().openLoad();
    QCOMPARE(WindowFixture::part<QLineEdit>(tab, "loadUrl")->text(), QStringLiteral("ws://127.0.0.1:1/a"));
    QCOMPARE(WindowFixture::part<QDoubleSpinBox>(tab, "loadRate")->value(), 123.0);
    QCOMPARE(WindowFixture::part<QDoubleSpinBox>(tab, "loadRampUp")->value(), 4.5);
    QCOMPARE(WindowFixture::part<QSpinBox>(tab, "loadConnections")->value(), 3);
    QCOMPARE(WindowFixture::part<QComboBox>(tab, "loadMode")->currentData().toInt(),
             static_cast<int>(LoadMode::FanOut));
    QVERIFY(!WindowFixture::part<QCheckBox>(tab, "loadVerify")->isChecked());
}

void LoadTabTest::isReachedByTheKeyboard()
{
    WindowFixture fixture;
    const QString url = fixture.startServer();
    fixture.client()->setUrl(url);
    QTest::keyClick(&fixture.window(), Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    auto *tab = qobject_cast<LoadTab *>(fixture.window().currentTab());
    QVERIFY(tab);
    QCOMPARE(WindowFixture::part<QLineEdit>(tab, "loadUrl")->text(), url);
    // There is no log here.
    for (const Qt::Key key : {Qt::Key_F, Qt::Key_P, Qt::Key_G})
        QTest::keyClick(&fixture.window(), key, Qt::ControlModifier);
    QTest::keyClick(&fixture.window(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    setNumber(tab, "loadDuration", 60);
    QTest::keyClick(&fixture.window(), Qt::Key_F9);
    QTRY_VERIFY(tab->report().counts.received > 0);
    QSignalSpy finished(tab, &LoadTab::finished);
    QTest::keyClick(&fixture.window(), Qt::Key_F9);
    QVERIFY(finished.wait());
}

void LoadTabTest::asksBeforeItIsClosed()
{
    WindowFixture fixture;
    LoadTab *tab = open(fixture, fixture.startServer());
    setNumber(tab, "loadDuration", 60);
    QTest::keyClick(&fixture.window(), Qt::Key_F9);
    QTRY_VERIFY(tab->report().counts.received > 0);
    QTest::keyClick(&fixture.window(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(fixture.dialogs().questions.size(), 1);
    QVERIFY(tab->isRunning());
    fixture.dialogs().confirms = true;
    QSignalSpy gone(tab, &QObject::destroyed);
    QTest::keyClick(&fixture.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(fixture.window().serverTabs().size(), 1);
    // What a window leaves running ends with it.
    open(fixture, fixture.server()->url())->start();
}

void LoadTabTest::plotsAreReadOut()
{
    ui::LatencyPlot plot;
    plot.resize(400, 200);
    plot.show();
    QCOMPARE(plot.readout(), QString());
    workbench::LoadSample sample;
    sample.p50 = 120'000;
    sample.p99 = 4'560'000;
    sample.max = 1'230'000'000;
    plot.setSamples({sample, {}}); // in the second one, nothing was measured
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY2(plot.readout().contains(QStringLiteral("median 120")), qPrintable(plot.readout()));
    QVERIFY(plot.readout().contains(QStringLiteral("p99 4.56 ms")));
    QVERIFY(plot.readout().contains(QStringLiteral("slowest 1.23 s")));
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(!plot.readout().isEmpty()); // there is no other
}

// There are many samples to a column of pixels.
void LoadTabTest::theOutlierOfADayIsDrawn()
{
    ui::LatencyPlot plot;
    plot.resize(600, 200);
    workbench::LoadSample sample;
    sample.p50 = sample.p99 = sample.max = 1'000'000;
    QList<workbench::LoadSample> day(86'400, sample);
    for (qsizetype i = 0; i < day.size(); ++i)
        day[i].at = static_cast<double>(i);
    day.first().max = 1'000'000'000; // so that the scale is the same
    const QRect upperRight(300, 20, 290, 60);
    plot.setSamples(day);
    const QImage calm = plot.grab(upperRight).toImage();
    day[65'432].max = 1'000'000'000;
    plot.setSamples(day);
    QVERIFY(plot.grab(upperRight).toImage() != calm);
    QMouseEvent move(QEvent::MouseMove, QPointF(500, 100), QPointF(500, 100), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(&plot, &move);
    QVERIFY2(plot.readout().contains(QStringLiteral("median 1")), qPrintable(plot.readout()));
}

WINDSOCK_TEST(LoadTabTest)
#include "LoadTabTest.moc"
