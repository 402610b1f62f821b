#pragma once

#include "tests/soak/BlockingPeer.h"
#include "tests/support/ChildProcess.h"
#include "tests/support/TestCertificate.h"

#include <optional>

/// `windsock-cli serve --log none`, an echo at /websocket, in a process of its own, so that what it costs can be told from
/// what the test costs.
class SoakServer
{
public:
    /// With @p certificate it serves TLS.
    explicit SoakServer(const QStringList &arguments = {}, const TestCertificate *certificate = nullptr);

    bool isListening() const { return m_port != 0; }
    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }
    bool isRunning() const { return m_process.isRunning(); }

    static constexpr auto path = "/websocket";

    /// A connected peer; nullptr if it couldn't connect.
    std::unique_ptr<BlockingPeer> peer() const;
    /// The same, and its handshake done.
    std::unique_ptr<BlockingPeer> openPeer(const QByteArray &fields = {}) const;

    /// The descriptors that it has open, or nothing where that isn't known.
    std::optional<int> descriptors() const;
    /// Waits up to 20 s until it has at most so many; the number is then descriptors().
    bool waitForDescriptors(int most) const;

private:
    ChildProcess m_process;
    BlockingPeer::Tls m_tls;
    quint16 m_port = 0;
};

/// How long @p count echoes of @p peer took, in order of size; empty if one failed.
std::vector<std::chrono::nanoseconds> echoTimes(BlockingPeer &peer, int count);

/// "0.12 / 0.20 / 1.31 ms": median, nine of ten, longest.
QByteArray timesText(const std::vector<std::chrono::nanoseconds> &times);
