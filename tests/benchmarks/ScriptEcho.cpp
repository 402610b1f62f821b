// How many times slower than the built-in echo is one in JavaScript? Both in one server, in turns.
//
//     script_echo [SECONDS]      each turn lasts that long: 2
#include "FloodClient.h"

#include "workbench/handlers/EchoHandler.h"
#include "workbench/script/ScriptHandler.h"
#include "workbench/script/ScriptHost.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <thread>

using namespace workbench;

namespace {

constexpr int turns = 3;
constexpr int size = 32;

struct Shape
{
    int connections;
    int inFlight;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void measure(quint16 port, const Shape &shape, std::chrono::milliseconds duration)
{
    std::vector<double> native;
    std::vector<double> script;
    for (int turn = 0; turn < turns; ++turn) {
        for (auto [path, rates] : {std::pair{"/native", &native}, std::pair{"/script", &script}}) {
            const FloodResult result = flood(port, path, shape.connections, shape.inFlight, size, duration);
            if (!result.error.isEmpty())
                std::fprintf(stderr, "%s: %s\n", path, qPrintable(result.error));
            rates->push_back(result.perSecond());
        }
    }
    std::printf("%d connection(s), %d in flight, %d bytes: native %.0f/s, script %.0f/s: %.2f times slower\n",
                shape.connections, shape.inFlight, size, median(native), median(script),
                median(native) / std::max(1.0, median(script)));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const double seconds = argc > 1 ? QByteArray(argv[1]).toDouble() : 2;
    const std::chrono::milliseconds duration(static_cast<int>(seconds * 1000));

    const auto host = std::make_shared<ScriptHost>();
    wslib::Server server;
    server.route(QRegularExpression(QStringLiteral("/native")),
                 [] { return std::make_unique<EchoHandler>(HandlerPolicy{}); });
    server.route(QRegularExpression(QStringLiteral("/script")),
                 [&host] { return std::make_unique<ScriptHandler>(HandlerPolicy{}, host); });
    host->load(QStringLiteral("function onMessage(peer, message) { peer.send(message); }"), QStringLiteral("echo.js"));
    if (!server.listen())
        return 1;
    std::thread clients([port = server.port(), duration] {
        for (const Shape shape : {Shape{1, 64}, Shape{8, 32}, Shape{1, 1}})
            measure(port, shape, duration);
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit);
    });
    const int code = QCoreApplication::exec();
    clients.join();
    return code;
}
