// Boost.Beast: the asynchronous single-threaded server of its examples. Messages aren't cut into fragments of 4 KiB, which
// is its default, and there are no time-outs.
#include "PeerOptions.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <deque>
#include <memory>
#include <set>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using tcp = asio::ip::tcp;
using beast::error_code;

template <typename Stream>
class Session : public std::enable_shared_from_this<Session<Stream>>
{
public:
    template <typename... Arguments>
    explicit Session(int deflateLevel, Arguments &&...arguments)
        : m_stream(std::forward<Arguments>(arguments)...)
    {
        if (deflateLevel >= 0) {
            websocket::permessage_deflate deflate;
            deflate.server_enable = true;
            deflate.compLevel = deflateLevel;
            deflate.memLevel = 8;
            m_stream.set_option(deflate);
        }
        m_stream.auto_fragment(false);
        m_stream.read_message_max(64 * 1024 * 1024);
    }

    void start()
    {
        if constexpr (std::is_same_v<Stream, tcp::socket>) {
            readRequest();
        } else {
            m_stream.next_layer().async_handshake(asio::ssl::stream_base::server,
                                                  [self = this->shared_from_this()](error_code error) {
                                                      if (!error)
                                                          self->readRequest();
                                                  });
        }
    }

private:
    static std::set<Session *> &fan()
    {
        static std::set<Session *> members;
        return members;
    }

    void readRequest()
    {
        http::async_read(m_stream.next_layer(), m_buffer, m_request,
                         [self = this->shared_from_this()](error_code error, size_t) {
                             if (error)
                                 return;
                             self->m_isFan = self->m_request.target() == "/fan";
                             self->m_stream.async_accept(self->m_request, [self](error_code failed) {
                                 if (!failed)
                                     self->opened();
                             });
                         });
    }

    void opened()
    {
        m_request = {};
        if (m_isFan)
            fan().insert(this);
        read();
    }

    void read()
    {
        m_stream.async_read(m_buffer, [self = this->shared_from_this()](error_code error, size_t) {
            if (error) {
                fan().erase(self.get());
                return;
            }
            if (self->m_isFan)
                self->spread();
            else
                self->echo();
        });
    }

    void echo()
    {
        m_stream.text(m_stream.got_text());
        m_stream.async_write(m_buffer.data(), [self = this->shared_from_this()](error_code error, size_t size) {
            if (error)
                return;
            self->m_buffer.consume(size);
            self->read();
        });
    }

    void spread()
    {
        const auto message = std::make_shared<const std::string>(beast::buffers_to_string(m_buffer.data()));
        m_buffer.consume(m_buffer.size());
        for (Session *other : fan()) {
            other->m_queue.push_back(message);
            if (other->m_queue.size() == 1)
                other->writeNext();
        }
        read();
    }

    void writeNext()
    {
        m_stream.text(true);
        m_stream.async_write(asio::buffer(*m_queue.front()),
                             [self = this->shared_from_this()](error_code error, size_t) {
                                 if (error)
                                     return;
                                 self->m_queue.pop_front();
                                 if (!self->m_queue.empty())
                                     self->writeNext();
                             });
    }

    websocket::stream<Stream> m_stream;
    beast::flat_buffer m_buffer;
    http::request<http::string_body> m_request;
    std::deque<std::shared_ptr<const std::string>> m_queue;
    bool m_isFan = false;
};

class Acceptor
{
public:
    Acceptor(asio::io_context &context, const PeerOptions &options)
        : m_acceptor(context, {asio::ip::address_v4::loopback(), options.port})
        , m_tls(asio::ssl::context::tls_server)
        , m_options(options)
    {
        if (options.isTls()) {
            m_tls.use_certificate_chain_file(options.certificate);
            m_tls.use_private_key_file(options.key, asio::ssl::context::pem);
        }
        accept();
    }

    uint16_t port() const { return m_acceptor.local_endpoint().port(); }

private:
    void accept()
    {
        m_acceptor.async_accept([this](error_code error, tcp::socket socket) {
            if (!error) {
                socket.set_option(tcp::no_delay(true));
                if (m_options.isTls())
                    std::make_shared<Session<beast::ssl_stream<tcp::socket>>>(m_options.deflate, std::move(socket),
                                                                              m_tls)
                        ->start();
                else
                    std::make_shared<Session<tcp::socket>>(m_options.deflate, std::move(socket))->start();
            }
            accept();
        });
    }

    tcp::acceptor m_acceptor;
    asio::ssl::context m_tls;
    PeerOptions m_options;
};

} // namespace

int main(int argc, char **argv)
{
    const PeerOptions options = readPeerOptions(argc, argv);
    asio::io_context context(1);
    const Acceptor acceptor(context, options);
    announce(acceptor.port());
    context.run();
}
