// What does it cost that the log keeps the frames? A server echoes 1 KiB to 16 connections with 16 messages each on their way, and
// writes all of it into a LogStore: with frames, without, and not at all.
//
//     frame_capture [ROUNDS [MESSAGES [BYTES]]]      20 rounds of 100000 messages of 1024 bytes
//
// The time is what the server's thread had of the processor, so that others on the machine matter little; rounds alternate, and the
// lower quartile counts, which is disturbed least. Budget: with frames 0.97 of the speed without.
#include "workbench/log/LogStore.h"
#include "workbench/session/ConnectionRecorder.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace workbench;

namespace {

constexpr int connections = 16;
constexpr int inFlight = 16;

class Echo : public wslib::Handler
{
public:
    void messageReceived(const wslib::Message &message) override { connection()->send(message); }
};

/// A log that frames aren't kept in.
class MessagesOnly : public LogSink
{
public:
    explicit MessagesOnly(std::shared_ptr<LogStore> store)
        : m_store(std::move(store))
    {
    }
    void append(const LogEntry &entry) override { m_store->append(entry); }

private:
    std::shared_ptr<LogStore> m_store;
};

enum class Capture { Nothing, Messages, Frames };

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

LogBudget smallBudget()
{
    LogBudget budget;
    budget.memory = qint64{64} * 1024 * 1024;
    budget.disk = 0;
    return budget;
}

// Sends and counts, in a thread of its own.
void talk(quint16 port, int messages, qsizetype bytes)
{
    QEventLoop loop;
    wslib::Client client;
    const QByteArray payload(bytes, 'x');
    int sent = 0;
    int came = 0;
    for (int i = 0; i < connections; ++i) {
        wslib::ClientRequest request;
        request.url = QStringLiteral("ws://127.0.0.1:%1/").arg(port);
        wslib::Connection *connection = client.open(request);
        QObject::connect(connection, &wslib::Connection::opened, connection, [&, connection] {
            for (int k = 0; k < inFlight && sent < messages; ++k, ++sent)
                connection->sendBinary(payload);
        });
        QObject::connect(connection, &wslib::Connection::messageReceived, connection, [&, connection] {
            if (++came == messages)
                loop.quit();
            else if (sent < messages && ++sent > 0)
                connection->sendBinary(payload);
        });
        QObject::connect(connection, &wslib::Connection::failed, connection,
                         [](const wslib::Error &error) { std::fprintf(stderr, "%s\n", qPrintable(error.text)); });
    }
    loop.exec();
}

// Nanoseconds of the server's thread for one echo.
double measure(Capture capture, int messages, qsizetype bytes)
{
    const auto store = std::make_shared<LogStore>(smallBudget());
    const std::shared_ptr<LogSink> sink =
        capture == Capture::Frames ? std::shared_ptr<LogSink>(store) : std::make_shared<MessagesOnly>(store);
    const auto clock = std::make_shared<SystemClock>();
    wslib::Server server;
    server.route(QRegularExpression(QStringLiteral(".*")), [] { return std::make_unique<Echo>(); });
    QObject::connect(&server, &wslib::Server::newConnection, &server, [&](wslib::Connection *connection) {
        if (capture != Capture::Nothing)
            new ConnectionRecorder(connection, sink, clock);
    });
    if (!server.listen(QHostAddress::LocalHost, 0))
        qFatal("can't listen");
    QEventLoop loop;
    std::unique_ptr<QThread> thread(QThread::create([&] { talk(server.port(), messages, bytes); }));
    QObject::connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    const double before = threadSeconds();
    thread->start();
    loop.exec();
    const double used = threadSeconds() - before;
    thread->wait();
    return used * 1e9 / messages;
}

double lowerQuartile(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 4];
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int rounds = arguments.value(1, QStringLiteral("20")).toInt();
    const int messages = arguments.value(2, QStringLiteral("100000")).toInt();
    const qsizetype bytes = arguments.value(3, QStringLiteral("1024")).toLongLong();
    std::vector<double> nothing;
    std::vector<double> withoutFrames;
    std::vector<double> withFrames;
    measure(Capture::Frames, messages, bytes); // warms up
    measure(Capture::Messages, messages, bytes);
    // In turn one first and then the other: who is second finds memory warm.
    for (int i = 0; i < rounds; ++i) {
        for (const bool frames : {i % 2 == 0, i % 2 != 0})
            (frames ? withFrames : withoutFrames)
                .push_back(measure(frames ? Capture::Frames : Capture::Messages, messages, bytes));
    }
    for (int i = 0; i < rounds; ++i)
        nothing.push_back(measure(Capture::Nothing, messages, bytes));
    const double ratio = lowerQuartile(withoutFrames) / lowerQuartile(withFrames);
    std::printf("processor time of the server for an echo of %lld bytes, %d connections, %d on their way each:\n",
                static_cast<long long>(bytes), connections, inFlight);
    std::printf("  no log              %8.0f ns\n", lowerQuartile(nothing));
    std::printf("  log without frames  %8.0f ns\n", lowerQuartile(withoutFrames));
    std::printf("  log with frames     %8.0f ns\n", lowerQuartile(withFrames));
    std::printf("  speed with frames   %8.3f of that without   budget 0.970   %s\n", ratio,
                ratio >= 0.97 ? "ok" : "OVER");
    return ratio >= 0.97 ? 0 : 1;
}
