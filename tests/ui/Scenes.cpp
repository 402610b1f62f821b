#include "Scenes.h"

#include "LabReports.h"
#include "WindowFixture.h"

#include "ui/conformance/CaseDetail.h"
#include "ui/conformance/ConformanceDesk.h"
#include "ui/conformance/ConformanceTab.h"
#include "ui/connect/ConnectOptions.h"
#include "ui/detail/EntryDetail.h"
#include "ui/faults/FaultsEditor.h"
#include "ui/load/LoadResults.h"
#include "ui/load/LoadTab.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/profile/ProfileDesk.h"
#include "ui/profile/ProfileWing.h"
#include "ui/record/RecordingBar.h"
#include "ui/record/RecordingDesk.h"
#include "ui/record/RecordingTab.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTreeView>

#include <cmath>

namespace {

using State = ui::ClientTab::State;

/// Waits, and stops the test where it would go on with something else than was asked for.
template <typename Condition>
void expect(Condition condition, const char *what)
{
    if (!QTest::qWaitFor(condition, 10'000))
        qFatal("the scene can't be played: %s", what);
}

void press(WindowFixture &fixture, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
{
    QTest::keyClick(&fixture.window(), key, modifiers);
}

// Who accepts connections and answers what comes with these bytes, or never if there are none. The URL for it.
QString startPeer(WindowFixture &fixture, const QByteArray &answer)
{
    auto *peer = new QTcpServer(&fixture.window());
    if (!peer->listen(QHostAddress::LocalHost))
        qFatal("the scene's peer can't listen");
    QObject::connect(peer, &QTcpServer::newConnection, peer, [peer, answer] {
        QTcpSocket *socket = peer->nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
            if (answer.isEmpty())
                return;
            socket->write(answer);
            socket->disconnectFromHost();
        });
    });
    return QStringLiteral("ws://127.0.0.1:%1/feed?symbol=WIND").arg(peer->serverPort());
}

void exchange(WindowFixture &fixture)
{
    if (!fixture.connectToOwnServer())
        qFatal("the scene's client doesn't connect");
    WindowFixture::sendText(fixture.client(), QStringLiteral("Hello from Windsock"));
    WindowFixture::sendHex(fixture.client(), QStringLiteral("DE AD BE EF 00 01 02 03 57 69 6E 64 73 6F 63 6B"));
    WindowFixture::sendText(fixture.client(),
                            QStringLiteral("{\"type\": \"tick\", \"symbol\": \"WIND\", \"price\": 12.75, "
                                           "\"gusts\": [14.1, 17.5], \"at\": {\"station\": \"Kiel\"}}"));
    expect([&] { return WindowFixture::messages(fixture.client()).size() == 6; }, "the echoes don't come");
}

void select(WindowFixture &fixture, int fromEnd)
{
    ui::LogTable *table = fixture.client()->log()->table();
    table->selectRow(fixture.client()->log()->model()->rowCount() - fromEnd);
    QCoreApplication::processEvents();
}

// Opens the dialog and waits until it has the focus.
void openDialog(WindowFixture &fixture, Qt::Key key, Qt::KeyboardModifiers modifiers, const char *name)
{
    press(fixture, key, modifiers);
    auto *dialog = WindowFixture::part(&fixture.window(), name);
    dialog->activateWindow();
    expect([&] { return dialog->isActiveWindow(); }, name);
}

void showDetail(WindowFixture &fixture, ui::EntryDetail::Form form)
{
    WindowFixture::part<QTabBar>(fixture.client(), "detailForms")->setCurrentIndex(form);
    QCoreApplication::processEvents();
}

// Options of all kinds, as somebody has them who tests a staging server.
workbench::ConnectionSettings busySettings()
{
    workbench::ConnectionSettings settings;
    settings.url = QStringLiteral("staging.example.com/v2/stream?topic=prices&symbol={{symbol}}");
    settings.headers = {{true, QStringLiteral("Origin"), QStringLiteral("https://app.example.com")},
                        {true, QStringLiteral("User-Agent"), QStringLiteral("Mozilla/5.0 (X11; Linux x86_64)")},
                        {false, QStringLiteral("X-Debug"), QStringLiteral("1")}};
    settings.subprotocols = {QStringLiteral("graphql-transport-ws"), QStringLiteral("chat.v1")};
    settings.cookies = {{true, QStringLiteral("session"), QStringLiteral("c2Vzc2lvbg==")}};
    settings.tls.caFile = QStringLiteral("/home/ann/certificates/staging-ca.pem");
    settings.tls.verify = false;
    settings.options.compression = true;
    settings.options.reconnect = true;
    return settings;
}

void showOptions(WindowFixture &fixture, ui::ConnectOptions::Page page)
{
    fixture.client()->setSettings(busySettings());
    fixture.client()->options()->open(page);
    QCoreApplication::processEvents();
}

void keepProfiles(WindowFixture &fixture)
{
    workbench::Profile profile;
    for (const auto &[folder, name] : {std::pair(QStringLiteral("staging"), QStringLiteral("chat, as an admin")),
                                       std::pair(QStringLiteral("staging"), QStringLiteral("prices")),
                                       std::pair(QString(), QStringLiteral("echo"))}) {
        profile.name = name;
        profile.connection.url = QStringLiteral("wss://staging.example.com/") + name;
        fixture.profiles().save({}, folder, profile, &fixture.window(), [](const auto &) {});
    }
    fixture.profiles().saveEnvironments({{{},
                                          {},
                                          {},
                                          {QStringLiteral("staging"),
                                           {{QStringLiteral("host"), QStringLiteral("staging.example.com"), false},
                                            {QStringLiteral("token"), QStringLiteral("hush"), true}}}}},
                                        &fixture.window(), [](const QStringList &) {});
    expect([&] { return fixture.profiles().listing().profiles.size() == 3; }, "the profiles aren't kept");
    expect([&] { return fixture.profiles().environments().size() == 1; }, "the environment isn't kept");
}

void showServer(WindowFixture &fixture, ui::ServerTab::Section section)
{
    exchange(fixture);
    expect([&] { return WindowFixture::messages(fixture.server()).size() == 6; }, "the server's log is empty");
    const auto *peers = WindowFixture::part<QTableView>(fixture.server(), "peerTable");
    expect([&] { return peers->model()->rowCount() == 1; }, "the peer isn't listed");
    press(fixture, Qt::Key_2);
    fixture.server()->showSection(section);
    QCoreApplication::processEvents();
}

// Half a minute with a rate, of which a stalled server spoils some seconds.
workbench::LoadReport busyReport()
{
    constexpr qint64 microsecond = 1'000;
    workbench::LoadReport report;
    report.phase = workbench::LoadPhase::Done;
    report.options.connections = 500;
    report.options.rate = 20'000;
    report.elapsed = report.seconds = 30;
    report.opened = 500;
    report.lost = 3;
    for (int second = 0; second < 30; ++second) {
        const bool stalled = second >= 14 && second < 17;
        workbench::LoadSample sample;
        sample.at = second;
        sample.phase = workbench::LoadPhase::Measuring;
        sample.counts.sent = stalled ? 9'000 : 20'000 + second % 5 * 130;
        sample.counts.received = stalled ? 4'000 : sample.counts.sent;
        sample.counts.sentBytes = sample.counts.sent * 64;
        sample.counts.receivedBytes = sample.counts.received * 64;
        sample.open = 497;
        sample.p50 = (stalled ? 4'000 : 110 + second % 7 * 9) * microsecond;
        sample.p99 = sample.p50 * (stalled ? 90 : 6);
        sample.max = sample.p99 * 3 + second % 3 * 700 * microsecond;
        report.counts += sample.counts;
        report.samples.append(sample);
    }
    report.latency = {560'000, 41'000, 720'000, 128'000, 160'000, 410'000, 2'300'000, 380'000'000, 1'084'000'000};
    report.response = {560'000, 41'000, 310'000, 120'000, 150'000, 300'000, 900'000, 210'000'000, 1'050'000'000};
    report.handshakes = {500,        2'000'000,  8'000'000,  7'500'000, 9'000'000,
                         12'000'000, 15'000'000, 20'000'000, 21'000'000};
    report.errors.add({workbench::LoadFault::Closed, 1011}, 3, QStringLiteral("internal error"));
    report.errors.add({workbench::LoadFault::Unanswered}, 128);
    return report;
}

void setUpLoad(WindowFixture &fixture, ui::LoadTab *load)
{
    const QString url = fixture.startServer();
    WindowFixture::part<QLineEdit>(load, "loadUrl")->setText(url);
    WindowFixture::part<QDoubleSpinBox>(load, "loadRate")->setValue(500);
    WindowFixture::part<QDoubleSpinBox>(load, "loadDuration")->setValue(60);
}

} // namespace

QList<Scenes::Scene> Scenes::all()
{
    return {{"empty", empty},
            {"connecting", connecting},
            {"connected-json", connectedWithJson},
            {"hex", hex},
            {"handshake", handshake},
            {"headers", headers},
            {"tls", tls},
            {"options", options},
            {"compose-json", compose},
            {"profiles", profiles},
            {"environments", environments},
            {"import", import},
            {"doctor", doctor},
            {"preferences", preferences},
            {"palette", palette},
            {"shortcuts", shortcuts},
            {"server", server},
            {"server-options", serverOptions},
            {"relay", relay},
            {"faults", faults},
            {"script", script},
            {"export", exporting},
            {"exported", exported},
            {"recording", recording},
            {"load", load},
            {"load-results", loadResults},
            {"conformance", conformance},
            {"conformance-results", conformanceResults},
            {"conformance-frames", conformanceFrames},
            {"conformance-clients", conformanceClients},
            {"about", about}};
}

void Scenes::empty(WindowFixture & /*fixture*/) {}

void Scenes::connecting(WindowFixture &fixture)
{
    WindowFixture::connectTo(fixture.client(), startPeer(fixture, {}));
    expect([&] { return fixture.client()->state() == State::Connecting; }, "it isn't connecting");
}

void Scenes::connectedWithJson(WindowFixture &fixture)
{
    exchange(fixture);
    select(fixture, 1);
    showDetail(fixture, ui::EntryDetail::Pretty);
    const auto *tree = WindowFixture::part<QTreeView>(fixture.client(), "prettyTree");
    expect([&] { return tree->isVisible() && tree->model()->rowCount() > 0; }, "nothing is decoded");
}

void Scenes::handshake(WindowFixture &fixture)
{
    exchange(fixture);
    select(fixture, 7);
    showDetail(fixture, ui::EntryDetail::Handshake);
}

void Scenes::headers(WindowFixture &fixture)
{
    showOptions(fixture, ui::ConnectOptions::Headers);
}

void Scenes::tls(WindowFixture &fixture)
{
    showOptions(fixture, ui::ConnectOptions::Tls);
}

void Scenes::options(WindowFixture &fixture)
{
    showOptions(fixture, ui::ConnectOptions::Options);
}

void Scenes::hex(WindowFixture &fixture)
{
    exchange(fixture);
    select(fixture, 3);
    showDetail(fixture, ui::EntryDetail::Hex);
}

void Scenes::compose(WindowFixture &fixture)
{
    exchange(fixture);
    fixture.client()->setEnvironment(
        {QStringLiteral("staging"), {{QStringLiteral("symbol"), QStringLiteral("WIND"), false}}});
    WindowFixture::part<QTabBar>(fixture.client(), "composeForms")->setCurrentIndex(1);
    WindowFixture::part<QPlainTextEdit>(fixture.client(), "jsonDraft")
        ->setPlainText(QStringLiteral("{\"subscribe\": \"{{symbol}}\", \"id\": \"{{$uuid}}\",}"));
}

void Scenes::profiles(WindowFixture &fixture)
{
    keepProfiles(fixture);
    fixture.window().profiles()->desk()->open(QStringLiteral("staging/prices.windsock.json"));
    expect([&] { return fixture.window().currentTab()->title() == u"prices"; }, "the profile isn't opened");
}

void Scenes::environments(WindowFixture &fixture)
{
    keepProfiles(fixture);
    openDialog(fixture, Qt::Key_E, Qt::ControlModifier, "environmentDialog");
}

void Scenes::import(WindowFixture &fixture)
{
    keepProfiles(fixture);
    fixture.window().profiles()->desk()->import(
        QStringLiteral("curl 'https://example.com/ws?room=1' -H 'Origin: https://example.com' -b 'sid=1' --digest"));
    auto *dialog = WindowFixture::part(&fixture.window(), "importDialog");
    const auto *found = WindowFixture::part<QListWidget>(dialog, "importProfiles");
    expect([&] { return found->count() == 1; }, "nothing is found to import");
    dialog->activateWindow();
    expect([&] { return dialog->isActiveWindow(); }, "importDialog");
}

void Scenes::doctor(WindowFixture &fixture)
{
    const QByteArray page = "<html><body><h1>403 Forbidden</h1>This origin isn't welcome.</body></html>\n";
    WindowFixture::connectTo(fixture.client(), startPeer(fixture, "HTTP/1.1 403 Forbidden\r\nServer: nginx/1.22.1\r\n"
                                                                  "Content-Type: text/html\r\nContent-Length: "
                                                                      + QByteArray::number(page.size())
                                                                      + "\r\nConnection: close\r\n\r\n" + page));
    expect([&] { return !WindowFixture::problem(fixture.client()).isEmpty(); }, "nothing is said");
}

void Scenes::preferences(WindowFixture &fixture)
{
    connectedWithJson(fixture);
    openDialog(fixture, Qt::Key_Comma, Qt::ControlModifier, "preferencesDialog");
}

void Scenes::palette(WindowFixture &fixture)
{
    connectedWithJson(fixture);
    press(fixture, Qt::Key_K);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("ta"));
}

void Scenes::shortcuts(WindowFixture &fixture)
{
    openDialog(fixture, Qt::Key_F1, Qt::NoModifier, "shortcutsDialog");
}

void Scenes::server(WindowFixture &fixture)
{
    showServer(fixture, ui::ServerTab::Traffic);
}

void Scenes::serverOptions(WindowFixture &fixture)
{
    press(fixture, Qt::Key_2);
    fixture.server()->showSection(ui::ServerTab::Options);
}

void Scenes::relay(WindowFixture &fixture)
{
    press(fixture, Qt::Key_2);
    WindowFixture::part<QComboBox>(fixture.server(), "serverHandler")->setCurrentText(QStringLiteral("relay"));
    WindowFixture::part<QLineEdit>(fixture.server(), "serverUpstream")
        ->setText(QStringLiteral("wss://staging.example.com"));
    fixture.server()->showSection(ui::ServerTab::Relay);
}

void Scenes::faults(WindowFixture &fixture)
{
    serverOptions(fixture);
    auto *editor = fixture.server()->findChild<ui::FaultsEditor *>();
    for (const char *fault : {"latency=200ms,jitter=50ms", "stall=3,5s", "wrong-accept", "bandwidth=64k,to:both"})
        editor->add(QString::fromLatin1(fault));
    WindowFixture::part<QLineEdit>(fixture.server(), "faultArguments2")->setText(QStringLiteral("soon"));
    QCoreApplication::processEvents();
    WindowFixture::part<QScrollArea>(fixture.server(), "serverOptions")
        ->ensureWidgetVisible(WindowFixture::part<QWidget>(fixture.server(), "relayVerify"));
}

void Scenes::script(WindowFixture &fixture)
{
    showServer(fixture, ui::ServerTab::Script);
}

void Scenes::exporting(WindowFixture &fixture)
{
    exchange(fixture);
    openDialog(fixture, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier, "exportDialog");
    WindowFixture::part<QLineEdit>(&fixture.window(), "exportFile")
        ->setText(fixture.folder() + QStringLiteral("/staging 2026-11-20 14-05-03.har"));
}

void Scenes::exported(WindowFixture &fixture)
{
    exchange(fixture);
    openDialog(fixture, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier, "exportDialog");
    WindowFixture::part<QLineEdit>(&fixture.window(), "exportFile")
        ->setText(fixture.folder() + QStringLiteral("/echo.har"));
    WindowFixture::click(&fixture.window(), "exportAccept");
    const auto *bar = WindowFixture::part<ui::RecordingBar>(&fixture.window(), "recordingBar");
    expect([&] { return !bar->isRunning(); }, "nothing is written");
    expect([&] { return !fixture.window().findChild<QDialog *>(QStringLiteral("exportDialog")); }, "the dialog stays");
}

void Scenes::recording(WindowFixture &fixture)
{
    const auto *tab = fixture.window().recordings()->open(
        QStringLiteral(WINDSOCK_SOURCE_DIR "/tests/workbench/recordings/chrome.har"));
    expect([&] { return !tab->isReading() && tab->log()->model()->rowCount() > 4; }, "it isn't read");
    tab->log()->table()->selectRow(3);
    expect([&] { return WindowFixture::part(tab, "entryDetail")->isVisible(); }, "there is no detail");
    WindowFixture::part<QTabBar>(tab, "detailForms")->setCurrentIndex(ui::EntryDetail::Pretty);
    const auto *tree = WindowFixture::part<QTreeView>(tab, "prettyTree");
    expect([&] { return tree->isVisible() && tree->model()->rowCount() > 0; }, "nothing is decoded");
    expect([&] { return tree->height() > 50; }, "the detail has no room");
}

void Scenes::load(WindowFixture &fixture)
{
    ui::LoadTab *load = fixture.window().openLoad();
    setUpLoad(fixture, load);
    load->start();
    expect([&] { return load->report().counts.received > 100; }, "no load");
    QCoreApplication::processEvents();
}

void Scenes::loadResults(WindowFixture &fixture)
{
    ui::LoadTab *load = fixture.window().openLoad();
    setUpLoad(fixture, load);
    WindowFixture::part<ui::LoadResults>(load, "loadResults")->setReport(busyReport());
    QCoreApplication::processEvents();
}

void Scenes::conformance(WindowFixture &fixture)
{
    ui::ConformanceTab *lab = fixture.window().lab()->open(fixture.startServer());
    lab->start();
    expect([&] { return lab->matrix()->tally().total() > 60; }, "nothing is asked");
    QCoreApplication::processEvents();
}

void Scenes::conformanceResults(WindowFixture &fixture)
{
    ui::ConformanceTab *lab = fixture.window().lab()->open();
    LabReports::Run before = LabReports::of(workbench::conformance::Side::Server, QStringLiteral("Echo/1.0"));
    LabReports::judge(before, "1.1.8", workbench::conformance::Verdict::Ok);
    LabReports::judge(before, "1.1.4", workbench::conformance::Verdict::Failed, "Nothing came back.");
    lab->setRuns({LabReports::of(workbench::conformance::Side::Server, QStringLiteral("Echo/1.1"))});
    lab->setEarlier({before});
    QCoreApplication::processEvents();
}

void Scenes::conformanceFrames(WindowFixture &fixture)
{
    conformanceResults(fixture);
    const ui::Tab *lab = fixture.window().currentTab();
    WindowFixture::part<QTabBar>(lab, "caseForms")->setCurrentIndex(ui::CaseDetail::Frames);
    expect([&] { return WindowFixture::part(lab, "framesPage")->isVisible(); }, "no frames");
    QCoreApplication::processEvents();
}

void Scenes::conformanceClients(WindowFixture &fixture)
{
    ui::ConformanceTab *lab = fixture.window().lab()->open();
    WindowFixture::click(lab, "labClients");
    QList<LabReports::Run> agents;
    for (const char *name : {"ws/8.18", "websockets/13.1", "tornado/6.4"})
        agents += LabReports::of(workbench::conformance::Side::Client, QLatin1String(name));
    LabReports::judge(agents[1], "1.1.2", workbench::conformance::Verdict::Failed, "It echoed something else.");
    lab->setRuns(agents);
    QCoreApplication::processEvents();
}

void Scenes::about(WindowFixture &fixture)
{
    openDialog(fixture, Qt::Key_F1, Qt::ControlModifier, "aboutDialog");
}
