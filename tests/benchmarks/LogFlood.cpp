// How does the window fare while a server sends it as many messages as it can? And does the log miss one?
//
//     log_flood WINDSOCK [MESSAGES [BYTES]]      the program to measure; 1000000 messages of 100 bytes
//
// Budgets (ARCHITECTURE.md, The log): longest stall 50 ms, 99th percentile of a frame 16 ms, memory 256 MiB and 100 bytes
// a message.
#include "workbench/log/LogStore.h"
#include "workbench/session/ClientSession.h"
#include "workbench/session/NetworkThread.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <thread>

using namespace workbench;

namespace {

constexpr qint64 messagesAtOnce = 2000;

QByteArray numbered(qint64 number, qsizetype size)
{
    return (QByteArray("{\"seq\":") + QByteArray::number(number) + ",\"pad\":\"").leftJustified(size - 2, 'x') + "\"}";
}

/// Sends numbered messages as fast as they go, and closes behind the last.
class Flood : public wslib::Handler
{
public:
    Flood(qint64 messages, qsizetype size)
        : m_messages(messages)
        , m_size(size)
    {
    }

    void opened(const wslib::RouteMatch & /*match*/) override { next(); }

private:
    void next()
    {
        const qint64 end = std::min(m_messages, m_sent + messagesAtOnce);
        while (m_sent < end - 1)
            connection()->sendText(QByteArrayView(numbered(m_sent++, m_size)));
        const wslib::SendReceipt last = connection()->sendText(QByteArrayView(numbered(m_sent++, m_size)));
        if (m_sent == m_messages) {
            connection()->close();
            return;
        }
        last.future().then(connection(), [this] { next(); }).onFailed(connection(), [](const wslib::ClosedError &) {});
    }

    qint64 m_messages;
    qsizetype m_size;
    qint64 m_sent = 0;
};

void judge(const char *what, double value, double budget)
{
    std::printf("  %-16s %12.1f   budget %12.1f   %s\n", what, value, budget, value <= budget ? "ok" : "OVER");
}

bool measureWindow(const QString &program, const QString &url, qint64 messages)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("report.json"));
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(program, {QStringLiteral("--connect"), url, QStringLiteral("--report"), file,
                           QStringLiteral("--quit-when-closed")});
    QEventLoop loop;
    QObject::connect(&window, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&window, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    loop.exec();
    QFile report(file);
    if (!report.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s wrote no report\n", qPrintable(program));
        return false;
    }
    const QJsonObject read = QJsonDocument::fromJson(report.readAll()).object();
    const auto value = [&read](const char *key) { return read.value(QLatin1String(key)).toDouble(); };
    std::printf("window: %.0f received, %.0f shown, %.0f hidden, %.0f dropped, in %.1f s (%.0f/s)\n", value("received"),
                value("shown"), value("hidden"), value("dropped"), value("seconds"),
                value("received") / value("seconds"));
    judge("longestStallMs", value("longestStallMs"), 50);
    judge("p99FrameMs", value("p99FrameMs"), 16);
    judge("peakRssKiB", value("peakRssKiB"), 256 * 1024 + static_cast<double>(messages) * 100 / 1024);
    return value("received") == static_cast<double>(messages);
}

// The same through the session and the log alone, where the numbers can be looked at.
bool checkNumbers(const QString &url, qint64 messages)
{
    NetworkThread network;
    auto log = std::make_shared<LogStore>();
    auto session = network.make<ClientSession>(log, std::make_shared<SystemClock>());
    QEventLoop loop;
    QObject::connect(session.get(), &ClientSession::closed, &loop, &QEventLoop::quit);
    wslib::ClientRequest request;
    request.url = url;
    session->connectTo(request);
    loop.exec();
    qint64 next = 0;
    log->visit(log->range(), [&next](const LogStore::EntryView &view) {
        const qsizetype comma = view.payload.indexOf(',');
        if (!view.entry.isMessage())
            return true;
        return view.payload.sliced(7, comma - 7).toLongLong() == next && ++next > 0;
    });
    std::printf("log: %lld of %lld in their order, %lld dropped, %lld MiB in memory, %lld MiB on disk\n",
                static_cast<long long>(next), static_cast<long long>(messages), static_cast<long long>(log->dropped()),
                static_cast<long long>(log->usage().memory >> 20), static_cast<long long>(log->usage().disk >> 20));
    return next == messages;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "log_flood WINDSOCK [MESSAGES [BYTES]]\n");
        return 2;
    }
    const qint64 messages = argc > 2 ? QByteArray(argv[2]).toLongLong() : 1'000'000;
    const qsizetype size = argc > 3 ? QByteArray(argv[3]).toLongLong() : 100;
    wslib::Server server;
    server.setThreads(1);
    server.route(QRegularExpression(QStringLiteral(".*")),
                 [messages, size] { return std::make_unique<Flood>(messages, size); });
    if (!server.listen())
        return 1;
    const QString url = server.url() + u'/';
    const bool all = measureWindow(QString::fromLocal8Bit(argv[1]), url, messages);
    const bool ordered = checkNumbers(url, messages);
    return all && ordered ? 0 : 1;
}
