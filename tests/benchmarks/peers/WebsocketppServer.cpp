// websocketpp on Boost.Asio, as its echo_server. Its level of compression can't be chosen: it is zlib's default, 6.
#include "PeerOptions.h"

#include <websocketpp/config/asio.hpp>
#include <websocketpp/extensions/permessage_deflate/enabled.hpp>
#include <websocketpp/server.hpp>

#include <memory>
#include <set>

namespace {

template <typename Base>
struct Deflating : Base
{
    struct permessage_deflate_config
    {
    };
    using permessage_deflate_type = websocketpp::extensions::permessage_deflate::enabled<permessage_deflate_config>;
};

template <typename Server>
void useTls(Server &server, const PeerOptions &options)
{
    namespace ssl = boost::asio::ssl;
    server.set_tls_init_handler([options](const websocketpp::connection_hdl &) {
        auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
        context->use_certificate_chain_file(options.certificate);
        context->use_private_key_file(options.key, ssl::context::pem);
        return context;
    });
}

template <typename Config>
void serve(const PeerOptions &options)
{
    using Server = websocketpp::server<Config>;
    using Handle = websocketpp::connection_hdl;
    Server server;
    std::set<Handle, std::owner_less<Handle>> fan;
    server.clear_access_channels(websocketpp::log::alevel::all);
    server.clear_error_channels(websocketpp::log::elevel::all);
    server.init_asio();
    server.set_max_message_size(64 * 1024 * 1024);
    server.set_tcp_post_init_handler([&server](const Handle &handle) {
        boost::system::error_code ignored;
        server.get_con_from_hdl(handle)->get_raw_socket().set_option(boost::asio::ip::tcp::no_delay(true), ignored);
    });
    server.set_open_handler([&](const Handle &handle) {
        if (server.get_con_from_hdl(handle)->get_resource() == "/fan")
            fan.insert(handle);
    });
    server.set_close_handler([&](const Handle &handle) { fan.erase(handle); });
    server.set_message_handler([&](const Handle &handle, const typename Server::message_ptr &message) {
        websocketpp::lib::error_code ignored;
        if (fan.count(handle) == 0) {
            server.send(handle, message->get_payload(), message->get_opcode(), ignored);
            return;
        }
        for (const Handle &other : fan)
            server.send(other, message->get_payload(), message->get_opcode(), ignored);
    });
    if constexpr (std::is_base_of_v<websocketpp::config::asio_tls, Config>)
        useTls(server, options);
    server.set_listen_backlog(512);
    server.listen({boost::asio::ip::address_v4::loopback(), options.port});
    server.start_accept();
    boost::system::error_code ignored;
    announce(server.get_local_endpoint(ignored).port());
    server.run();
}

} // namespace

int main(int argc, char **argv)
{
    const PeerOptions options = readPeerOptions(argc, argv);
    if (options.isTls())
        serve<websocketpp::config::asio_tls>(options);
    else if (options.deflate >= 0)
        serve<Deflating<websocketpp::config::asio>>(options);
    else
        serve<websocketpp::config::asio>(options);
}
