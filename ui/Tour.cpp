#include "ui/Tour.h"

#include "ui/MainWindow.h"
#include "ui/client/ClientTab.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/server/ServerTab.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QSpinBox>
#include <QTabBar>
#include <QTimer>

#include <chrono>
#include <utility>

namespace ui {

namespace {

constexpr std::chrono::seconds timeLimit{30};
constexpr QSize pictureSize{1280, 800};

/// The tour can't go on; says why.
struct Obstacle
{
    QString text;
};

template <typename Widget>
Widget *part(const QWidget *parent, const char *name)
{
    auto *found = parent->findChild<Widget *>(QLatin1String(name));
    if (!found)
        throw Obstacle{Tour::tr("The window has no \"%1\".").arg(QLatin1String(name))};
    return found;
}

QString problemOf(const QWidget *tab)
{
    const auto *text = tab->findChild<QLabel *>(QStringLiteral("messageText"));
    return text ? text->text() : QString();
}

} // namespace

Tour::Tour(MainWindow &window, std::function<void(const QString &)> say)
    : m_window(window)
    , m_say(std::move(say))
{
}

QString Tour::run(const QString &file)
{
    QSaveFile picture(file);
    if (!picture.open(QIODevice::WriteOnly))
        return tr("Can't write %1: %2.").arg(file, picture.errorString());
    try {
        m_window.resize(pictureSize);
        m_window.show();
        startServer();
        connectClient();
        exchange();
        measureRoundTrip();
        selectMessage();
    } catch (const Obstacle &obstacle) {
        return obstacle.text;
    }
    QImage image(pictureSize, QImage::Format_RGB32);
    m_window.resize(pictureSize);
    m_window.render(&image);
    if (!image.save(&picture, "PNG") || !picture.commit())
        return tr("Can't write %1: %2.").arg(file, picture.errorString());
    m_say(tr("Wrote a picture of the window to %1").arg(file));
    return {};
}

void Tour::startServer()
{
    ServerTab *server = m_window.serverTab();
    part<QSpinBox>(server, "serverPort")->setValue(0);
    part<QAbstractButton>(server, "serverButton")->click();
    waitUntil(tr("the local server to listen"),
              [server] { return !server->url().isEmpty() || !problemOf(server).isEmpty(); });
    if (server->url().isEmpty())
        throw Obstacle{problemOf(server)};
    m_say(tr("Started the local echo server: %1").arg(server->url()));
}

void Tour::connectClient()
{
    m_client = m_window.clientTabs().constFirst();
    part<QLineEdit>(m_client, "urlEdit")->setText(m_window.serverTab()->url());
    part<QAbstractButton>(m_client, "connectButton")->click();
    waitUntil(tr("the client to connect"),
              [this] { return m_client->state() == ClientTab::State::Open || !problemOf(m_client).isEmpty(); });
    if (m_client->state() != ClientTab::State::Open)
        throw Obstacle{problemOf(m_client)};
    m_say(tr("Connected a client to it"));
}

void Tour::exchange()
{
    sendText(QStringLiteral("Hello from Windsock"));
    sendText(QStringLiteral("Grüße, 你好, здравствуйте 🎐"));
    sendHex(QStringLiteral("DE AD BE EF 00 01 02 03 57 69 6E 64 73 6F 63 6B"));
    sendText(QStringLiteral("{\n  \"type\": \"tick\",\n  \"symbol\": \"WIND\",\n  \"price\": 12.75,\n"
                            "  \"unit\": \"m/s\"\n}"));
    m_say(tr("Sent text and binary, and got all of it back"));
}

void Tour::sendText(const QString &text)
{
    part<QTabBar>(m_client, "composeForms")->setCurrentIndex(0);
    part<QPlainTextEdit>(m_client, "textDraft")->setPlainText(text);
    part<QAbstractButton>(m_client, "sendButton")->click();
    m_messages += 2;
    waitUntil(tr("the echo of a text"), [this] { return logHas(m_messages); });
}

void Tour::sendHex(const QString &hex)
{
    part<QTabBar>(m_client, "composeForms")->setCurrentIndex(2);
    part<QPlainTextEdit>(m_client, "hexDraft")->setPlainText(hex);
    part<QAbstractButton>(m_client, "sendButton")->click();
    m_messages += 2;
    waitUntil(tr("the echo of binary data"), [this] { return logHas(m_messages); });
}

void Tour::measureRoundTrip()
{
    part<QAbstractButton>(m_client, "pingButton")->click();
    const LogModel *log = m_client->log()->model();
    waitUntil(tr("the pong"), [log] { return log->hidden() >= 2; });
    m_say(tr("Pinged it and got the pong"));
}

bool Tour::logHas(int messages) const
{
    const auto totals = m_client->log()->model()->totals();
    const LogModel *log = m_client->log()->model();
    // Counted by the store at once, in the rows a frame later.
    const bool drawn = log->rowCount() > 0 && log->hidden() + log->rowCount() >= messages;
    return drawn && totals.messagesSent + totals.messagesReceived >= messages;
}

void Tour::selectMessage()
{
    LogTable *table = m_client->log()->table();
    const int rows = m_client->log()->model()->rowCount();
    table->selectRow(rows - 1);
    table->setFocus();
    // The counts follow the rows some frames later.
    const QLabel *counts = part<QLabel>(m_client->log(), "logCounts");
    waitUntil(tr("the log's counts"), [counts, rows] { return counts->text().contains(QLocale().toString(rows)); });
    m_say(tr("Selected the last message"));
}

void Tour::waitUntil(const QString &what, const std::function<bool()> &condition)
{
    const QDeadlineTimer deadline(timeLimit);
    QTimer wake; // so that waiting for events has an end
    wake.setSingleShot(true);
    wake.start(timeLimit);
    while (!condition()) {
        if (deadline.hasExpired())
            throw Obstacle{tr("Waited %1 seconds in vain for %2.").arg(timeLimit.count()).arg(what)};
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace ui
