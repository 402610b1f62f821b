#include "tests/soak/SoakServer.h"

#include "tests/support/ProcessCost.h"

#include <QUrl>
#include <QtTest>

namespace {

QStringList allArguments(const QStringList &arguments, const TestCertificate *certificate)
{
    QStringList all{QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--log"),
                    QStringLiteral("none")};
    if (certificate != nullptr)
        all += {QStringLiteral("--tls"), QStringLiteral("--cert"), certificate->certificateFile(),
                QStringLiteral("--key"), certificate->keyFile()};
    return all + arguments;
}

} // namespace

SoakServer::SoakServer(const QStringList &arguments, const TestCertificate *certificate)
    : m_process(QStringLiteral(WINDSOCK_CLI), allArguments(arguments, certificate))
    , m_tls(certificate != nullptr ? BlockingPeer::Tls::On : BlockingPeer::Tls::Off)
    , m_port(static_cast<quint16>(QUrl(m_process.waitForLine(QStringLiteral("listening on "))).port(0)))
{
}

std::unique_ptr<BlockingPeer> SoakServer::peer() const
{
    auto peer = std::make_unique<BlockingPeer>(m_port, m_tls);
    return peer->isConnected() ? std::move(peer) : nullptr;
}

std::unique_ptr<BlockingPeer> SoakServer::openPeer(const QByteArray &fields) const
{
    auto opened = peer();
    return opened && opened->upgrade(path, fields) ? std::move(opened) : nullptr;
}

std::optional<int> SoakServer::descriptors() const
{
    return ProcessCost::descriptors(m_process.processId());
}

bool SoakServer::waitForDescriptors(int most) const
{
    return QTest::qWaitFor([&] { return descriptors().value_or(0) <= most; }, 20'000);
}

std::vector<std::chrono::nanoseconds> echoTimes(BlockingPeer &peer, int count)
{
    std::vector<std::chrono::nanoseconds> times;
    for (int i = 0; i < count; ++i) {
        const auto time = peer.echo("echo " + QByteArray::number(i));
        if (!time)
            return {};
        times.push_back(*time);
    }
    std::sort(times.begin(), times.end());
    return times;
}

QByteArray timesText(const std::vector<std::chrono::nanoseconds> &times)
{
    const auto milliseconds = [&times](size_t place) {
        return QByteArray::number(static_cast<double>(times.at(place).count()) / 1e6, 'f', 2);
    };
    return milliseconds(times.size() / 2) + " / " + milliseconds(times.size() * 9 / 10) + " / "
           + milliseconds(times.size() - 1) + " ms";
}
