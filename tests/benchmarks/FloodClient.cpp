#include "FloodClient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

int connectTo(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return -1;
    const int one = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return descriptor;
}

bool sendAll(int descriptor, const QByteArray &bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const auto now = ::send(descriptor, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), 0);
        if (now <= 0)
            return false;
        sent += now;
    }
    return true;
}

bool shakeHands(int descriptor, const QByteArray &path)
{
    const QByteArray request = "GET " + path
                               + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    QByteArray answer;
    if (!sendAll(descriptor, request))
        return false;
    char byte = 0;
    while (!answer.endsWith("\r\n\r\n") && ::recv(descriptor, &byte, 1, 0) == 1)
        answer += byte;
    return answer.startsWith("HTTP/1.1 101 ");
}

// Masked with a key of zeros: a frame of a client all the same.
QByteArray frame(int size)
{
    QByteArray bytes("\x81");
    bytes += static_cast<char>(0x80 | size);
    return bytes + QByteArray(4, '\0') + QByteArray(size, 'm');
}

struct Peer
{
    qint64 echoes = 0;
    qint64 bytes = 0;
};

} // namespace

FloodResult flood(quint16 port, const QByteArray &path, int connections, int inFlight, int size,
                  std::chrono::milliseconds duration)
{
    const QByteArray message = frame(size);
    const qint64 echoSize = size + 2;
    std::vector<pollfd> sockets;
    std::vector<Peer> peers(static_cast<size_t>(connections));
    for (int i = 0; i < connections; ++i) {
        sockets.push_back({connectTo(port), POLLIN, 0});
        if (sockets.back().fd < 0 || !shakeHands(sockets.back().fd, path)
            || !sendAll(sockets.back().fd, message.repeated(inFlight)))
            return {0, 0, QStringLiteral("no connection")};
    }
    FloodResult result;
    std::array<char, 65536> buffer{};
    const auto begin = Clock::now();
    while (Clock::now() - begin < duration) {
        if (::poll(sockets.data(), sockets.size(), 1000) <= 0)
            return {0, 0, QStringLiteral("no echo for a second")};
        for (size_t i = 0; i < sockets.size(); ++i) {
            if (sockets[i].revents == 0)
                continue;
            const auto read = ::recv(sockets[i].fd, buffer.data(), buffer.size(), 0);
            if (read <= 0)
                return {0, 0, QStringLiteral("the connection ended")};
            peers[i].bytes += read;
            const qint64 now = peers[i].bytes / echoSize;
            sendAll(sockets[i].fd, message.repeated(static_cast<qsizetype>(now - peers[i].echoes)));
            result.echoes += now - peers[i].echoes;
            peers[i].echoes = now;
        }
    }
    result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    for (const pollfd &socket : sockets)
        ::close(socket.fd);
    return result;
}
