#include "ClientLoad.h"

#include "CpuClock.h"
#include "Payloads.h"

#include <QCoreApplication>
#include <QTimer>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

ClientLoad::ClientLoad(const LoadOptions &options)
    : m_options(options)
    , m_payload(QByteArray::fromStdString(makePayloads(options.kind, options.size, 1).front()))
    , m_text(isText() ? QString::fromUtf8(m_payload) : QString())
{
}

QString ClientLoad::url() const
{
    return QStringLiteral("ws://127.0.0.1:%1/").arg(m_options.port);
}

void ClientLoad::wrong()
{
    std::printf("{\"error\": \"an echo isn't what was sent\"}\n");
    std::fflush(stdout);
    std::exit(1);
}

int ClientLoad::run()
{
    double start = 0;
    double server = 0;
    double own = 0;
    quint64 before = 0;
    const auto milliseconds = [](double seconds) { return static_cast<int>(seconds * 1000); };
    // Connecting takes its time, too.
    QTimer::singleShot(milliseconds(m_options.warmUp) + 200, Qt::PreciseTimer, qApp, [&] {
        start = nowSeconds();
        server = cpuSeconds(m_options.server);
        own = cpuSeconds(::getpid());
        before = m_messages;
        QTimer::singleShot(milliseconds(m_options.seconds), Qt::PreciseTimer, qApp, [&] {
            print(nowSeconds() - start, cpuSeconds(m_options.server) - server, cpuSeconds(::getpid()) - own,
                  m_messages - before);
            std::exit(0);
        });
    });
    return QCoreApplication::exec();
}

void ClientLoad::print(double seconds, double serverCpu, double ownCpu, quint64 messages) const
{
    if (messages == 0)
        std::printf("{\"error\": \"nothing came back\"}\n");
    else
        std::printf(
            "{\"messages\": %llu, \"seconds\": %.6f, \"serverCpu\": %.6f, \"ownCpu\": %.6f, \"bytesPerIdle\": -1, "
            "\"checked\": %llu, \"extension\": \"\"}\n",
            static_cast<unsigned long long>(messages), seconds, serverCpu, ownCpu,
            static_cast<unsigned long long>(m_checked));
    std::fflush(stdout);
}
