// Our client, driven as bench_load drives a server.
#include "ClientLoad.h"

#include "wslib/net/Client.h"

#include <QCoreApplication>

namespace {

class LoadHandler : public wslib::Handler
{
public:
    explicit LoadHandler(ClientLoad &load)
        : m_load(load)
    {
    }

    void opened(const wslib::RouteMatch & /*match*/) override
    {
        for (int i = 0; i < m_load.options().window; ++i)
            send();
    }

    void messageReceived(const wslib::Message &message) override
    {
        m_load.came(message.payload.size() == m_load.payload().size(),
                    [&] { return message.payload == m_load.payload(); });
        send();
    }

private:
    void send()
    {
        if (m_load.isText())
            connection()->sendText(QByteArrayView(m_load.payload()));
        else
            connection()->sendBinary(m_load.payload());
    }

    ClientLoad &m_load;
};

} // namespace

int main(int argc, char **argv)
{
    ClientLoad load(readOptions(argc, argv));
    QCoreApplication application(argc, argv);
    wslib::Client client;
    for (int i = 0; i < load.options().connections; ++i) {
        wslib::ClientRequest request;
        request.url = load.url();
        client.open(request, std::make_unique<LoadHandler>(load));
    }
    return load.run();
}
