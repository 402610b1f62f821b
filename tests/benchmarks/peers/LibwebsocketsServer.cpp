// libwebsockets on libuv, which is epoll (its own loop is poll): a message is put together, queued, and written when the socket is writable.
#include "PeerOptions.h"

#include <libwebsockets.h>

#include <deque>
#include <set>
#include <string>

namespace {

constexpr size_t bufferSize = 64 * 1024;
constexpr size_t queueEnough = 1024;

int deflateLevel = -1;

struct Queued
{
    std::string bytes; ///< LWS_PRE bytes of room, then the message.
    lws_write_protocol kind;
};

struct Session
{
    std::string received;
    std::deque<Queued> queue;
    bool isFan = false;
    bool isPaused = false;
};

struct PerSession
{
    Session *session;
};

std::set<lws *> &fan()
{
    static std::set<lws *> members;
    return members;
}

Session &sessionOf(lws *connection)
{
    return *static_cast<PerSession *>(lws_wsi_user(connection))->session;
}

void enqueue(lws *connection, const std::string &message, lws_write_protocol kind)
{
    sessionOf(connection).queue.push_back({message, kind});
    lws_callback_on_writable(connection);
}

void established(lws *connection, PerSession *user)
{
    user->session = new Session;
    char path[16] = {};
    lws_hdr_copy(connection, path, sizeof path, WSI_TOKEN_GET_URI);
    user->session->isFan = std::string(path) == "/fan";
    if (user->session->isFan)
        fan().insert(connection);
    if (deflateLevel < 0)
        return;
    const std::string level = std::to_string(deflateLevel);
    lws_set_extension_option(connection, "permessage-deflate", "compression_level", level.c_str());
    lws_set_extension_option(connection, "permessage-deflate", "rx_buf_size", "16");
    lws_set_extension_option(connection, "permessage-deflate", "tx_buf_size", "16");
}

void received(lws *connection, Session &session, const char *bytes, size_t size)
{
    if (session.received.empty())
        session.received.assign(LWS_PRE, '\0');
    session.received.append(bytes, size);
    if (lws_remaining_packet_payload(connection) > 0 || lws_is_final_fragment(connection) == 0)
        return;
    const lws_write_protocol kind = lws_frame_is_binary(connection) != 0 ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;
    if (session.isFan) {
        for (lws *other : fan())
            enqueue(other, session.received, kind);
    } else {
        enqueue(connection, session.received, kind);
    }
    session.received.clear();
    if (session.queue.size() > queueEnough && !session.isPaused) {
        session.isPaused = true;
        lws_rx_flow_control(connection, 0);
    }
}

int writable(lws *connection, Session &session)
{
    while (!session.queue.empty() && lws_send_pipe_choked(connection) == 0) {
        Queued &first = session.queue.front();
        const size_t size = first.bytes.size() - LWS_PRE;
        auto *payload = reinterpret_cast<unsigned char *>(first.bytes.data()) + LWS_PRE;
        if (lws_write(connection, payload, size, first.kind) < static_cast<int>(size))
            return -1;
        session.queue.pop_front();
        if (deflateLevel >= 0)
            break; // Its extension takes one message for each time that the socket is writable.
    }
    if (!session.queue.empty())
        lws_callback_on_writable(connection);
    if (session.isPaused && session.queue.empty()) {
        session.isPaused = false;
        lws_rx_flow_control(connection, 1);
    }
    return 0;
}

int callback(lws *connection, lws_callback_reasons reason, void *user, void *bytes, size_t size)
{
    auto *own = static_cast<PerSession *>(user);
    switch (reason) {
    case LWS_CALLBACK_ESTABLISHED:
        established(connection, own);
        return 0;
    case LWS_CALLBACK_RECEIVE:
        received(connection, *own->session, static_cast<const char *>(bytes), size);
        return 0;
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return writable(connection, *own->session);
    case LWS_CALLBACK_CLOSED:
        fan().erase(connection);
        delete own->session;
        own->session = nullptr;
        return 0;
    default:
        return lws_callback_http_dummy(connection, reason, user, bytes, size);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const PeerOptions options = readPeerOptions(argc, argv);
    deflateLevel = options.deflate;
    lws_set_log_level(LLL_ERR, nullptr);
    const lws_protocols protocols[] = {{"echo", callback, sizeof(PerSession), bufferSize, 0, nullptr, 0},
                                       {nullptr, nullptr, 0, 0, 0, nullptr, 0}};
    const lws_extension extensions[] = {{"permessage-deflate", lws_extension_callback_pm_deflate, "permessage-deflate"},
                                        {nullptr, nullptr, nullptr}};
    lws_context_creation_info info{};
    info.port = options.port;
    info.iface = "127.0.0.1";
    info.protocols = protocols;
    info.extensions = options.deflate >= 0 ? extensions : nullptr;
    info.pt_serv_buf_size = bufferSize;
    if (options.isTls()) {
        info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
        info.ssl_cert_filepath = options.certificate.c_str();
        info.ssl_private_key_filepath = options.key.c_str();
    }
    info.options |= LWS_SERVER_OPTION_EXPLICIT_VHOSTS | LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_VALIDATE_UTF8;
    lws_context *context = lws_create_context(&info);
    lws_vhost *host = context != nullptr ? lws_create_vhost(context, &info) : nullptr;
    if (host == nullptr)
        return 1;
    announce(static_cast<uint16_t>(lws_get_vhost_listen_port(host)));
    while (lws_service(context, 0) >= 0) {
    }
    lws_context_destroy(context);
}
