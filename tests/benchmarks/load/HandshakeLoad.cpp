#include "HandshakeLoad.h"

#include "CpuClock.h"
#include "Wire.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace {

using namespace std::string_view_literals;

// Close with 1000, masked with zeros: a frame of a client all the same.
constexpr std::string_view closeFrame = "\x88\x82\x00\x00\x00\x00\x03\xE8"sv;
constexpr double patience = 20; // Seconds without a handshake.

// One of those under way.
class Slot
{
public:
    Slot(const LoadOptions &options, int epoll)
        : m_options(options)
        , m_epoll(epoll)
    {
        start();
    }

    /// Whether a handshake was completed, and the next one is under way.
    bool readable()
    {
        std::array<char, 1024> bytes{};
        const ssize_t came = ::recv(m_wire->descriptor(), bytes.data(), bytes.size(), 0);
        if (came > 0) {
            m_received.append(bytes.data(), static_cast<size_t>(came));
            if (!m_upgraded)
                checkAnswer();
            return false;
        }
        if (!m_upgraded || m_received.size() < 2 || static_cast<unsigned char>(m_received[0]) != 0x88)
            throw LoadError("the server ended a connection without a Close frame");
        start();
        return true;
    }

private:
    void start()
    {
        m_wire = std::make_unique<Wire>();
        m_wire->connectTo(m_options.port, false);
        m_upgraded = false;
        m_received.clear();
        send(handshakeRequest("/", false));
        epoll_event event{EPOLLIN, {this}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wire->descriptor(), &event);
    }

    void checkAnswer()
    {
        const size_t end = m_received.find("\r\n\r\n");
        if (end == std::string::npos)
            return;
        if (!answerIsRight(m_received))
            throw LoadError("the handshake was refused: " + m_received.substr(0, m_received.find("\r\n")));
        m_received.erase(0, end + 4);
        m_upgraded = true;
        send(closeFrame);
    }

    void send(std::string_view bytes)
    {
        if (m_wire->write(bytes.data(), bytes.size()) != bytes.size())
            throw LoadError("the server takes nothing");
    }

    const LoadOptions &m_options;
    int m_epoll;
    std::unique_ptr<Wire> m_wire;
    std::string m_received;
    bool m_upgraded = false;
};

uint64_t runFor(int epoll, double seconds)
{
    std::array<epoll_event, 256> events{};
    uint64_t done = 0;
    double lastAt = nowSeconds();
    for (const double end = lastAt + seconds; nowSeconds() < end;) {
        const int count = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), 100);
        const uint64_t before = done;
        for (int i = 0; i < count; ++i)
            done += static_cast<Slot *>(events[static_cast<size_t>(i)].data.ptr)->readable() ? 1 : 0;
        if (done != before)
            lastAt = nowSeconds();
        else if (nowSeconds() - lastAt > patience)
            throw LoadError("no handshake was completed any more");
    }
    return done;
}

} // namespace

LoadResult runHandshakes(const LoadOptions &options)
{
    const int epoll = ::epoll_create1(0);
    std::vector<std::unique_ptr<Slot>> slots;
    for (int i = 0; i < options.window; ++i)
        slots.push_back(std::make_unique<Slot>(options, epoll));
    runFor(epoll, options.warmUp);
    LoadResult result;
    const double start = nowSeconds();
    const double server = cpuSeconds(options.server);
    const double own = cpuSeconds(::getpid());
    result.messages = runFor(epoll, options.seconds);
    result.checked = result.messages;
    result.seconds = nowSeconds() - start;
    result.serverCpu = cpuSeconds(options.server) - server;
    result.ownCpu = cpuSeconds(::getpid()) - own;
    ::close(epoll);
    return result;
}
