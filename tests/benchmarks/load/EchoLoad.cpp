#include "EchoLoad.h"

#include "CpuClock.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace {

constexpr double patience = 20;     // Seconds without a message.
constexpr size_t atATime = 32;      // Connections to be opened.
constexpr size_t inflatedPart = 16; // Of so many connections one is inflated: more would make the generator the limit.

} // namespace

EchoLoad::EchoLoad(const LoadOptions &options)
    : m_options(options)
    , m_fanOut(options.scenario == "fanout")
    , m_epoll(::epoll_create1(0))
{
}

EchoLoad::~EchoLoad()
{
    ::close(m_epoll);
}

LoadResult EchoLoad::run()
{
    open();
    for (auto &peer : m_peers) {
        if (!m_fanOut || peer == m_peers.front())
            peer->allow(static_cast<size_t>(m_options.window));
        flush(*peer);
    }
    if (m_options.idle > 0) {
        runUntil([this] { return m_messages >= 100; });
        openIdle();
    }
    const double begin = nowSeconds() + m_options.warmUp;
    runUntil([begin] { return nowSeconds() >= begin; });

    const double start = nowSeconds();
    const double server = cpuSeconds(m_options.server);
    const double own = cpuSeconds(::getpid());
    const uint64_t before = m_messages;
    const uint64_t bytesBefore = receivedBytes();
    runUntil([end = start + m_options.seconds, before, this] { return nowSeconds() >= end && m_messages > before; });

    LoadResult result;
    result.messages = m_messages - before;
    result.bytes = receivedBytes() - bytesBefore;
    result.seconds = nowSeconds() - start;
    result.serverCpu = cpuSeconds(m_options.server) - server;
    result.ownCpu = cpuSeconds(::getpid()) - own;
    result.bytesPerIdle = m_bytesPerIdle;
    result.extension = m_extension;
    for (const auto &peer : m_peers)
        result.checked += peer->checked();
    return result;
}

void EchoLoad::open()
{
    const char *path = m_fanOut ? "/fan" : "/";
    {
        Wire first;
        first.connectTo(m_options.port, m_options.tls);
        m_extension = first.shakeHands(path, m_options.deflate);
    }
    if (m_options.deflate && m_extension.find("permessage-deflate") == std::string::npos)
        throw LoadError("the server doesn't compress");
    const Compression compression = !m_options.deflate ? Compression::None
                                    : m_extension.find("client_no_context_takeover") != std::string::npos
                                        ? Compression::OwnWindows
                                        : Compression::OneWindow;
    m_cycle = makeCycle(m_options.kind, m_options.size, compression);
    for (int i = 0; i < m_options.connections; ++i) {
        auto peer = std::make_unique<LoadPeer>(m_cycle, m_options.deflate && m_peers.size() % inflatedPart == 0);
        peer->wire.connectTo(m_options.port, m_options.tls);
        peer->wire.shakeHands(path, m_options.deflate);
        peer->wire.setNonBlocking();
        epoll_event event{EPOLLIN, {peer.get()}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, peer->wire.descriptor(), &event);
        m_peers.push_back(std::move(peer));
    }
}

// The crowd sends nothing, and what servers send to it unasked (pings) isn't read.
void EchoLoad::openIdle()
{
    const double before = serverMemory();
    // Several at a time: to some servers every single event costs a look at all connections.
    for (size_t wanted = static_cast<size_t>(m_options.idle); m_idle.size() < wanted;) {
        const size_t first = m_idle.size();
        while (m_idle.size() < std::min(wanted, first + atATime)) {
            m_idle.push_back(std::make_unique<Wire>());
            m_idle.back()->connectTo(m_options.port, m_options.tls);
            m_idle.back()->ask("/", m_options.deflate);
        }
        for (size_t i = first; i < m_idle.size(); ++i)
            m_idle[i]->awaitAnswer();
    }
    m_bytesPerIdle = (serverMemory() - before) / m_options.idle;
}

// Half a second later: a server may still be busy with what came last.
double EchoLoad::serverMemory() const
{
    ::usleep(500'000);
    return residentBytes(m_options.server);
}

uint64_t EchoLoad::receivedBytes() const
{
    uint64_t bytes = 0;
    for (const auto &peer : m_peers)
        bytes += peer->receivedBytes();
    return bytes;
}

void EchoLoad::runUntil(const std::function<bool()> &done)
{
    std::array<epoll_event, 256> events{};
    uint64_t seen = m_messages;
    double seenAt = nowSeconds();
    while (!done()) {
        const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<size_t>(i)];
            serve(*static_cast<LoadPeer *>(event.data.ptr), (event.events & ~static_cast<uint32_t>(EPOLLOUT)) != 0);
        }
        if (m_messages != seen) {
            seen = m_messages;
            seenAt = nowSeconds();
        } else if (nowSeconds() - seenAt > patience) {
            throw LoadError("nothing came back any more");
        }
    }
}

void EchoLoad::serve(LoadPeer &peer, bool readable)
{
    if (readable)
        messagesCame(peer, peer.receive());
    flush(peer);
}

void EchoLoad::messagesCame(LoadPeer &peer, size_t count)
{
    m_messages += count;
    if (!m_fanOut) {
        peer.allow(count);
        return;
    }
    const size_t before = m_delivered / m_peers.size();
    m_delivered += count;
    m_peers.front()->allow(m_delivered / m_peers.size() - before);
    flush(*m_peers.front());
}

void EchoLoad::flush(LoadPeer &peer)
{
    const bool waits = !peer.flush();
    if (waits == peer.waitsForRoom)
        return;
    peer.waitsForRoom = waits;
    epoll_event event{waits ? EPOLLIN | EPOLLOUT : EPOLLIN, {&peer}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, peer.wire.descriptor(), &event);
}
