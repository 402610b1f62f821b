#include "Proxies.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "workbench/handlers/HandlerCatalogue.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QSignalSpy>
#include <QtTest>

using wslib::Client;
using wslib::ClientRequest;
using wslib::Connection;
using wslib::ConnectPhase;
using wslib::Error;
using wslib::Message;
using wslib::Opcode;
using wslib::ProxyFailure;
using wslib::Server;

Q_DECLARE_METATYPE(ProxyProgram)
Q_DECLARE_METATYPE(ProxySettings)

namespace {

/// An echo on a free port, of 127.0.0.1 and, where the machine has it, of ::1.
class EchoTarget
{
public:
    explicit EchoTarget(const TestCertificate *certificate = nullptr)
    {
        wslib::ServerOptions options;
        options.connection.limits.maxMessageSize = qint64{32} * 1024 * 1024;
        if (certificate != nullptr)
            options.tls = certificate->serverConfiguration();
        for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
            auto server = std::make_unique<Server>(options);
            server->route(QRegularExpression(QStringLiteral("/echo")),
                          workbench::serverHandler(QStringLiteral("echo"), {}).factory);
            QObject::connect(server.get(), &Server::newConnection, server.get(), [this] { ++connections; });
            QObject::connect(server.get(), &Server::handshakeRefused, server.get(), [this] { ++refused; });
            if (server->listen(QHostAddress(address), port))
                port = server->port();
            m_servers.push_back(std::move(server));
        }
        m_scheme = certificate != nullptr ? QStringLiteral("wss") : QStringLiteral("ws");
    }

    bool hasIpv6() const { return m_servers.back()->isListening(); }
    QString url(const QString &host = QStringLiteral("127.0.0.1")) const
    {
        return QStringLiteral("%1://%2:%3/echo").arg(m_scheme, host).arg(port);
    }
    int sockets() const { return m_servers[0]->socketCount() + m_servers[1]->socketCount(); }

    quint16 port = 0;
    int connections = 0;
    int refused = 0;

private:
    std::vector<std::unique_ptr<Server>> m_servers;
    QString m_scheme;
};

QNetworkProxy proxyAt(QNetworkProxy::ProxyType type, quint16 port)
{
    return QNetworkProxy(type, QStringLiteral("127.0.0.1"), port);
}

// Not one of those that packaging/setup installs, so it takes part where it is, and isn't missed elsewhere.
bool hasDante()
{
    return ForeignProxy::missing(ProxyProgram::Dante).isEmpty();
}

// A port where nothing listens.
quint16 deadPort()
{
    return RawServer().serverPort();
}

} // namespace

/// Our client through the proxies of others: tinyproxy (CONNECT), microsocks and Dante (SOCKS 5), and through what is none.
class ProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void reaches_data();
    void reaches();
    void carriesLargeMessages_data();
    void carriesLargeMessages();
    void credentials_data();
    void credentials();
    void credentialsStayApart();
    void rulesRefuse_data();
    void rulesRefuse();
    void targetRefuses_data();
    void targetRefuses();
    void unknownHost_data();
    void unknownHost();
    void proxyIsNotThere_data();
    void proxyIsNotThere();
    void isNoProxy_data();
    void isNoProxy();
    void silentProxy_data();
    void silentProxy();
    void followsRedirects_data();
    void followsRedirects();
    void systemsProxy_data();
    void systemsProxy();
    void systemsProxyInOurProcess();

private:
    void startProxy(ProxyProgram program, const ProxySettings &settings = {});
    Connection *open(const QString &url, const QNetworkProxy &proxy);
    Error failureOf(const QString &url, const QNetworkProxy &proxy);

    std::unique_ptr<TestCertificate> m_certificate;
    std::unique_ptr<ForeignProxy> m_proxy;
    std::unique_ptr<Client> m_client;
    ClientRequest m_request;
};

#define START_PROXY(...)                                                                                               \
    startProxy(__VA_ARGS__);                                                                                           \
    if (!m_proxy)                                                                                                      \
    return

void ProxyTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
}

void ProxyTest::init()
{
    m_client = std::make_unique<Client>();
    m_request = {};
    m_request.tls.addedCas = m_certificate->authority();
    m_request.connection.limits.maxMessageSize = qint64{32} * 1024 * 1024;
}

void ProxyTest::cleanup()
{
    m_client.reset();
    m_proxy.reset();
}

void ProxyTest::startProxy(ProxyProgram program, const ProxySettings &settings)
{
    if (const QString why = ForeignProxy::missing(program); !why.isEmpty())
        QSKIP(qPrintable(why));
    auto proxy = std::make_unique<ForeignProxy>(program, settings);
    QVERIFY2(proxy->isListening(), "the proxy did not start; what it said is above");
    m_proxy = std::move(proxy);
}

Connection *ProxyTest::open(const QString &url, const QNetworkProxy &proxy)
{
    m_request.url = url;
    m_request.proxy = proxy;
    Connection *connection = m_client->open(m_request);
    connect(connection, &Connection::failed, this, [](const Error &error) { qWarning("%s", qPrintable(error.text)); });
    (void)QTest::qWaitFor([&] { return connection->state() != Connection::State::Connecting; });
    return connection;
}

Error ProxyTest::failureOf(const QString &url, const QNetworkProxy &proxy)
{
    m_request.url = url;
    m_request.proxy = proxy;
    Error failure;
    Connection *connection = m_client->open(m_request);
    connect(connection, &Connection::failed, this, [&failure](const Error &error) { failure = error; });
    (void)QTest::qWaitFor([&] { return connection->state() != Connection::State::Connecting; }, 10'000);
    return failure;
}

// ---- Through -----------------------------------------------------------------------------------------------------------

void ProxyTest::reaches_data()
{
    QTest::addColumn<ProxyProgram>("program");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QString>("host");
    for (const bool tls : {false, true}) {
        const char *scheme = tls ? "wss" : "ws";
        for (const char *host : {"127.0.0.1", "localhost", "[::1]"}) {
            const QString name = QString::fromLatin1(host);
            QTest::addRow("tinyproxy, %s, %s", scheme, host) << ProxyProgram::Tinyproxy << tls << name;
            QTest::addRow("microsocks, %s, %s", scheme, host) << ProxyProgram::Microsocks << tls << name;
        }
        if (hasDante())
            QTest::addRow("dante, %s", scheme) << ProxyProgram::Dante << tls << QStringLiteral("127.0.0.1");
    }
}

void ProxyTest::reaches()
{
    QFETCH(ProxyProgram, program);
    QFETCH(bool, tls);
    QFETCH(QString, host);
    START_PROXY(program);
    EchoTarget target(tls ? m_certificate.get() : nullptr);
    if (host == u"[::1]" && !target.hasIpv6())
        QSKIP("This machine has no address ::1.");
    Connection *connection = open(target.url(host), m_proxy->address());
    QCOMPARE(connection->state(), Connection::State::Open);
    QSignalSpy messages(connection, &Connection::messageReceived);
    connection->sendText(QStringLiteral("through"));
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(messages[0][0].value<Message>().payload, QByteArray("through"));
    const wslib::Opening &opening = connection->opening();
    QVERIFY(opening.timings.of(ConnectPhase::Proxy).has_value());
    QCOMPARE(opening.timings.of(ConnectPhase::Tls).has_value(), tls);
    QCOMPARE(opening.tls.protocol.isEmpty(), !tls);
    const bool http = program == ProxyProgram::Tinyproxy;
    QCOMPARE(opening.proxyAnswer.startsWith("HTTP/1.0 200 ") || opening.proxyAnswer.startsWith("HTTP/1.1 200 "), http);
    QCOMPARE(opening.proxyAnswer.endsWith("\r\n\r\n"), http);
    QCOMPARE(target.connections, 1);
    QCOMPARE(target.refused, 0);
    QCOMPARE(target.sockets(), 1);
}

void ProxyTest::carriesLargeMessages_data()
{
    QTest::addColumn<ProxyProgram>("program");
    QTest::addColumn<bool>("tls");
    for (const bool tls : {false, true}) {
        QTest::addRow("tinyproxy, %s", tls ? "wss" : "ws") << ProxyProgram::Tinyproxy << tls;
        QTest::addRow("microsocks, %s", tls ? "wss" : "ws") << ProxyProgram::Microsocks << tls;
    }
}

void ProxyTest::carriesLargeMessages()
{
    QFETCH(ProxyProgram, program);
    QFETCH(bool, tls);
    START_PROXY(program);
    EchoTarget target(tls ? m_certificate.get() : nullptr);
    Connection *connection = open(target.url(), m_proxy->address());
    QSignalSpy messages(connection, &Connection::messageReceived);
    for (int i = 0; i < 3; ++i) {
        QByteArray payload(qsizetype{8} * 1024 * 1024 + i, Qt::Uninitialized);
        for (qsizetype j = 0; j < payload.size(); ++j)
            payload[j] = static_cast<char>(j * 31 + j / 251 + i);
        const Message sent{Opcode::Binary, payload};
        QVERIFY(connection->send(sent).isQueued());
        // One by one: microsocks waits to write without reading meanwhile, and stands still if both sides do likewise.
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), i + 1, 30'000);
        QVERIFY(messages[i][0].value<Message>() == sent);
    }
}

// ---- Who may --------------------------------------------------------------------------------------------------------------

void ProxyTest::credentials_data()
{
    QTest::addColumn<ProxyProgram>("program");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("sentence");
    const QString user = QStringLiteral("ada");
    for (const auto &[name, program] :
         {std::pair{"tinyproxy", ProxyProgram::Tinyproxy}, std::pair{"microsocks", ProxyProgram::Microsocks}}) {
        QTest::addRow("%s, right", name) << program << user << QStringLiteral("l0velace") << QString();
        QTest::addRow("%s, wrong", name) << program << user << QStringLiteral("byron")
                                         << QStringLiteral("doesn't accept this user and password");
        QTest::addRow("%s, missing", name)
            << program << QString() << QString() << QStringLiteral("wants a user and a password");
    }
}

void ProxyTest::credentials()
{
    QFETCH(ProxyProgram, program);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QString, sentence);
    START_PROXY(program, {.user = QStringLiteral("ada"), .password = QStringLiteral("l0velace")});
    EchoTarget target;
    const Error error = failureOf(target.url(), m_proxy->address(user, password));
    if (sentence.isEmpty()) {
        QVERIFY2(error.kind == Error::Kind::None, qPrintable(error.text));
        QCOMPARE(target.connections, 1);
        return;
    }
    QCOMPARE(error.kind, Error::Kind::Proxy);
    QCOMPARE(error.proxyFailure, ProxyFailure::NeedsCredentials);
    QCOMPARE(error.phase, ConnectPhase::Proxy);
    QVERIFY2(error.text.contains(sentence), qPrintable(error.text));
    QVERIFY2(error.text.contains(QStringLiteral("127.0.0.1:%1").arg(m_proxy->port())), qPrintable(error.text));
    QVERIFY(!error.text.contains(u"byron"));
    QCOMPARE(target.connections + target.refused + target.sockets(), 0);
}

// One socket, two heads: the first is the proxy's, the second the target's.
void ProxyTest::credentialsStayApart()
{
    RawServer both;
    both.answerWith([](const QByteArray &head) {
        return head.startsWith("CONNECT ") ? QByteArray("HTTP/1.1 200 Connected\r\n\r\n")
                                           : RawPeer::upgradeAnswer(head);
    });
    m_request.userName = QStringLiteral("target-user");
    m_request.password = QStringLiteral("target-secret");
    m_request.headers.append("X-Key", "for the target");
    m_request.headers.append("Cookie", "for=target");
    QNetworkProxy proxy = proxyAt(QNetworkProxy::HttpProxy, both.serverPort());
    proxy.setUser(QStringLiteral("proxy-user"));
    proxy.setPassword(QStringLiteral("proxy-secret"));
    QCOMPARE(open(QStringLiteral("ws://target.example:8000/path"), proxy)->state(), Connection::State::Open);
    QCOMPARE(both.connectionCount(), size_t{1});
    QCOMPARE(both.heads().size(), 2);
    const QByteArray forProxy = QByteArray("proxy-user:proxy-secret").toBase64();
    const QByteArray forTarget = QByteArray("target-user:target-secret").toBase64();
    QCOMPARE(both.heads()[0], "CONNECT target.example:8000 HTTP/1.1\r\nHost: target.example:8000\r\n"
                              "Proxy-Authorization: Basic "
                                  + forProxy + "\r\n\r\n");
    QVERIFY(both.heads()[1].contains("Authorization: Basic " + forTarget));
    QVERIFY(!both.heads()[1].contains(forProxy));
    QVERIFY(!both.heads()[1].contains("Proxy-"));
}

void ProxyTest::rulesRefuse_data()
{
    QTest::addColumn<ProxyProgram>("program");
    QTest::addColumn<ProxySettings>("settings");
    QTest::addColumn<QString>("detail");
    QTest::newRow("tinyproxy, other ports only")
        << ProxyProgram::Tinyproxy << ProxySettings{.rules = "ConnectPort 443\n"} << QStringLiteral("403 ");
    QTest::newRow("tinyproxy, a filter") << ProxyProgram::Tinyproxy
                                         << ProxySettings{.rules = "Filter \"FILE\"\n", .patterns = "127\\.0\\.0\\.1\n"}
                                         << QStringLiteral("403 ");
    if (hasDante())
        QTest::newRow("dante, a rule") << ProxyProgram::Dante
                                       << ProxySettings{.rules = "socks block { from: 0.0.0.0/0 to: 127.0.0.1/32 }\n"}
                                       << QStringLiteral("the connection isn't allowed by its rules");
}

void ProxyTest::rulesRefuse()
{
    QFETCH(ProxyProgram, program);
    QFETCH(ProxySettings, settings);
    QFETCH(QString, detail);
    START_PROXY(program, settings);
    EchoTarget target;
    const Error error = failureOf(target.url(), m_proxy->address());
    QCOMPARE(error.kind, Error::Kind::Proxy);
    QCOMPARE(error.proxyFailure, ProxyFailure::Refused);
    QVERIFY2(error.text.contains(u"didn't let us through"), qPrintable(error.text));
    QVERIFY2(error.text.contains(detail), qPrintable(error.text));
    QCOMPARE(target.connections + target.refused + target.sockets(), 0);
}

// ---- What else goes wrong ----------------------------------------------------------------------------------------------

void ProxyTest::targetRefuses_data()
{
    QTest::addColumn<ProxyProgram>("program");
    QTest::newRow("tinyproxy") << ProxyProgram::Tinyproxy;
    QTest::newRow("microsocks") << ProxyProgram::Microsocks;
    if (hasDante())
        QTest::newRow("dante") << ProxyProgram::Dante;
}

void ProxyTest::targetRefuses()
{
    QFETCH(ProxyProgram, program);
    START_PROXY(program);
    const quint16 port = deadPort();
    const Error error = failureOf(QStringLiteral("ws://127.0.0.1:%1/").arg(port), m_proxy->address());
    QCOMPARE(error.kind, Error::Kind::Proxy);
    QCOMPARE(error.phase, ConnectPhase::Proxy);
    QVERIFY2(error.text.contains(QStringLiteral("127.0.0.1:%1").arg(port)), qPrintable(error.text));
    QCOMPARE(error.proxyFailure, ProxyFailure::Unreachable);
    QVERIFY2(error.text.contains(u"couldn't reach"), qPrintable(error.text));
}

void ProxyTest::unknownHost_data()
{
    targetRefuses_data();
}

// Looked up by the proxy, so it is the proxy that knows no such host.
void ProxyTest::unknownHost()
{
    QFETCH(ProxyProgram, program);
    START_PROXY(program);
    const Error error = failureOf(QStringLiteral("ws://nowhere.invalid:8000/"), m_proxy->address());
    QCOMPARE(error.kind, Error::Kind::Proxy);
    QCOMPARE(error.phase, ConnectPhase::Proxy);
    QCOMPARE(error.proxyFailure, ProxyFailure::Unreachable);
    QVERIFY2(error.text.contains(u"couldn't reach nowhere.invalid:8000"), qPrintable(error.text));
}

void ProxyTest::proxyIsNotThere_data()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::newRow("CONNECT") << QNetworkProxy::HttpProxy;
    QTest::newRow("SOCKS") << QNetworkProxy::Socks5Proxy;
}

void ProxyTest::proxyIsNotThere()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    EchoTarget target;
    const Error error = failureOf(target.url(), proxyAt(type, deadPort()));
    QCOMPARE(error.kind, Error::Kind::Proxy);
    QCOMPARE(error.phase, ConnectPhase::Connecting);
    QVERIFY2(error.text.contains(u"nothing listens on that port"), qPrintable(error.text));
    QCOMPARE(target.connections, 0);
}

void ProxyTest::isNoProxy_data()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<ProxyFailure>("failure");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, QNetworkProxy::ProxyType type, const QByteArray &answer, bool closes,
                        ProxyFailure failure, const char *words) {
        QTest::newRow(name) << type << answer << closes << failure << QString::fromLatin1(words);
    };
    const auto http = QNetworkProxy::HttpProxy;
    const auto socks = QNetworkProxy::Socks5Proxy;
    row("a web server", http, "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n", false,
        ProxyFailure::Refused, "405 Method Not Allowed");
    row("a web server, for SOCKS", socks, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", true,
        ProxyFailure::NotAProxy, "no proxy of that kind");
    row("closes at once", http, "", true, ProxyFailure::None, "closed the connection without an answer");
    row("closes at once, for SOCKS", socks, "", true, ProxyFailure::None, "closed the connection without an answer");
    row("garbage", http, "SSH-2.0-OpenSSH_9.2\r\n\r\n", false, ProxyFailure::NotAProxy, "no proxy of that kind");
    row("garbage, for SOCKS", socks, QByteArray("\xFF\x00\x01", 3), false, ProxyFailure::NotAProxy,
        "no proxy of that kind");
    row("half an answer", http, "HTTP/1.1 200 Conn", true, ProxyFailure::None, "closed the connection");
    row("half an answer, for SOCKS", socks, QByteArray("\x05", 1), true, ProxyFailure::None, "closed the connection");
    row("an endless head", http, "HTTP/1.1 200 OK\r\nX: " + QByteArray(1024 * 1024, 'x'), false,
        ProxyFailure::NotAProxy, "no proxy of that kind");
    row("speaks first", http, "HTTP/1.1 200 OK\r\n\r\nHello", false, ProxyFailure::None, "spoke where");
    row("speaks first, for SOCKS", socks, QByteArray("\x05\x00\x05\x00\x00\x01\x7F\x00\x00\x01\x00\x50Hi", 14), false,
        ProxyFailure::None, "spoke where");
}

void ProxyTest::isNoProxy()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    QFETCH(QByteArray, answer);
    QFETCH(bool, closes);
    QFETCH(ProxyFailure, failure);
    QFETCH(QString, words);
    for (const char *scheme : {"ws", "wss"}) {
        RawServer server;
        if (!answer.isEmpty())
            server.greetWith(answer);
        Error error;
        {
            m_request.url = QStringLiteral("%1://target.example/").arg(QString::fromLatin1(scheme));
            m_request.proxy = proxyAt(type, server.serverPort());
            Connection *connection = m_client->open(m_request);
            connect(connection, &Connection::failed, this, [&error](const Error &why) { error = why; });
            if (closes) {
                RawPeer *peer = server.waitForPeer();
                QVERIFY(peer != nullptr);
                // What it was asked has come, so that the end is one in order.
                QTRY_VERIFY(!peer->received().isEmpty() || connection->state() == Connection::State::Closed);
                peer->close();
            }
            QTRY_COMPARE(connection->state(), Connection::State::Closed);
        }
        QCOMPARE(error.kind, Error::Kind::Proxy);
        QCOMPARE(error.phase, ConnectPhase::Proxy);
        QCOMPARE(error.proxyFailure, failure);
        QVERIFY2(error.text.contains(words), qPrintable(error.text));
        QCOMPARE(server.connectionCount(), size_t{1});
    }
}

void ProxyTest::silentProxy_data()
{
    proxyIsNotThere_data();
}

void ProxyTest::silentProxy()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    RawServer silent;
    m_request.connectTimeout = std::chrono::milliseconds(200);
    const Error error = failureOf(QStringLiteral("wss://target.example/"), proxyAt(type, silent.serverPort()));
    QCOMPARE(error.kind, Error::Kind::TimedOut);
    QCOMPARE(error.phase, ConnectPhase::Proxy);
    QVERIFY2(error.text.contains(u"waiting for the proxy"), qPrintable(error.text));
    QTRY_VERIFY(silent.peer().isGone());
}

// ---- Redirects ---------------------------------------------------------------------------------------------------------

void ProxyTest::followsRedirects_data()
{
    targetRefuses_data();
}

// Every hop goes through the proxy, and a hop to another host takes its credentials along only to the proxy.
void ProxyTest::followsRedirects()
{
    QFETCH(ProxyProgram, program);
    START_PROXY(program);
    EchoTarget target;
    RawServer redirecting;
    redirecting.answerWith([&target](const QByteArray & /*head*/) {
        return "HTTP/1.1 302 Found\r\nLocation: " + target.url().toUtf8() + "\r\nContent-Length: 0\r\n\r\n";
    });
    Connection *connection = open(redirecting.url(), m_proxy->address());
    QCOMPARE(connection->state(), Connection::State::Open);
    QCOMPARE(connection->opening().redirects.size(), 1);
    QCOMPARE(target.connections, 1);
    QCOMPARE(redirecting.connectionCount(), size_t{1});
    QVERIFY(connection->opening().timings.of(ConnectPhase::Proxy).has_value());
}

// ---- The system's proxy ------------------------------------------------------------------------------------------------

void ProxyTest::systemsProxy_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QString>("variables");
    QTest::addColumn<bool>("through");
    QTest::newRow("http_proxy") << false << QStringLiteral("http_proxy=http://127.0.0.1:PORT") << true;
    QTest::newRow("https_proxy is for wss") << true << QStringLiteral("https_proxy=http://127.0.0.1:PORT") << true;
    QTest::newRow("no_proxy") << false << QStringLiteral("http_proxy=http://127.0.0.1:PORT no_proxy=localhost")
                              << false;
    QTest::newRow("no_proxy of another host")
        << false << QStringLiteral("http_proxy=http://127.0.0.1:PORT no_proxy=example.org") << true;
    QTest::newRow("none") << false << QString() << false;
}

// In a process of its own, because that is what has an environment.
void ProxyTest::systemsProxy()
{
#ifndef Q_OS_LINUX
    QSKIP("Only Linux keeps the system's proxy in the environment.");
#endif
    QFETCH(bool, tls);
    QFETCH(QString, variables);
    QFETCH(bool, through);
    RawServer proxy; // says no, and thereby that it was asked
    proxy.answerWith([](const QByteArray & /*head*/) { return QByteArray("HTTP/1.1 403 Not you\r\n\r\n"); });
    EchoTarget target(tls ? m_certificate.get() : nullptr);
    QStringList environment{QStringLiteral("http_proxy="), QStringLiteral("https_proxy="), QStringLiteral("no_proxy=")};
    environment += variables.replace(u"PORT"_qs, QString::number(proxy.serverPort())).split(u' ', Qt::SkipEmptyParts);
    ChildProcess cli(QStringLiteral(WINDSOCK_CLI),
                     {QStringLiteral("connect"), target.url(QStringLiteral("localhost")), QStringLiteral("--proxy"),
                      QStringLiteral("system"), QStringLiteral("--cacert"), m_certificate->authorityFile(),
                      QStringLiteral("--message"), QStringLiteral("hello"), QStringLiteral("--wait"),
                      QStringLiteral("1")},
                     environment);
    cli.closeInput();
    QCOMPARE(cli.waitForExit(), through ? 1 : 0);
    QCOMPARE(proxy.connectionCount(), size_t{through ? 1U : 0U});
    QCOMPARE(target.connections, through ? 0 : 1);
    if (through)
        QVERIFY2(cli.errorOutput().contains("403 Not you"), cli.errorOutput().constData());
    else
        QVERIFY2(cli.output().contains("hello"), cli.output().constData());
}

// The look-up is on its way in another thread when its client goes.
void ProxyTest::systemsProxyInOurProcess()
{
    EchoTarget target;
    for (int i = 0; i < 50; ++i) {
        m_request.url = target.url();
        m_request.useSystemProxy = true;
        Connection *connection = m_client->open(m_request);
        if (i % 2 == 0)
            QCoreApplication::processEvents();
        if (i % 3 == 0)
            connection->abort();
        else
            m_client = std::make_unique<Client>();
    }
    QCoreApplication::processEvents();
    m_request.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("unused.invalid"), 1);
    QTRY_COMPARE(target.sockets(), 0);
}

WINDSOCK_TEST(ProxyTest)
#include "ProxyTest.moc"
