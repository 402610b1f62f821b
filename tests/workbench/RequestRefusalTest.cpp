#include "tests/support/TestRegistry.h"

#include "workbench/profile/RequestBuilder.h"

#include <QtTest>

using namespace workbench;
using Kind = AuthSettings::Kind;
using Place = AuthSettings::KeyPlace;
using S = ConnectionSettings;

/// What can't be asked for is refused with a sentence that names the field.
class RequestRefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesUrls_data();
    void refusesUrls() { expectRefusal(); }
    void refusesFields_data();
    void refusesFields() { expectRefusal(); }
    void refusesHeaders_data();
    void refusesHeaders();
    void refusesCredentials_data();
    void refusesCredentials() { expectRefusal(); }
    void refusesTheWay_data();
    void refusesTheWay() { expectRefusal(); }
    void refusesOptions_data();
    void refusesOptions() { expectRefusal(); }

private:
    struct Refusal
    {
        const char *name;
        void (*change)(S &);
        const char *word;
    };
    static void add(std::initializer_list<Refusal> refusals);
    static void expectRefusal();
    static void expectRefusal(const S &settings, const QString &word);
};

Q_DECLARE_METATYPE(ConnectionSettings)

namespace {

NamedValues two(const QString &a, const QString &b)
{
    return {{true, a, QStringLiteral("1")}, {true, b, QStringLiteral("2")}};
}

AuthSettings key(const QString &name, const QString &value)
{
    return {Kind::ApiKey, {}, {}, {}, name, value, Place::Header};
}

wslib::DeflateOptions &deflate(S &settings)
{
    settings.options.compression = true;
    return settings.options.deflate;
}

AuthSettings bearer(const QString &token)
{
    return {Kind::Bearer, {}, {}, token, {}, {}, Place::Header};
}

} // namespace

void RequestRefusalTest::add(std::initializer_list<Refusal> refusals)
{
    QTest::addColumn<S>("settings");
    QTest::addColumn<QString>("word");
    for (const Refusal &refusal : refusals) {
        S settings;
        settings.url = QStringLiteral("wss://example.com/");
        refusal.change(settings);
        QTest::newRow(refusal.name) << settings << QString::fromLatin1(refusal.word);
    }
}

void RequestRefusalTest::expectRefusal()
{
    QFETCH(S, settings);
    QFETCH(QString, word);
    expectRefusal(settings, word);
}

void RequestRefusalTest::expectRefusal(const S &settings, const QString &word)
{
    const auto request = RequestBuilder().build(settings);
    QVERIFY(!request.value);
    QVERIFY2(request.error.contains(word), qPrintable(request.error));
    QVERIFY2(request.error.endsWith(u'.'), qPrintable(request.error));
}

void RequestRefusalTest::refusesUrls_data()
{
    add({
        {"none", [](S &s) { s.url.clear(); }, "There is no URL"},
        {"scheme", [](S &s) { s.url = QStringLiteral("gopher://x"); }, "gopher"},
        {"fragment", [](S &s) { s.url = QStringLiteral("wss://h/a#b"); }, "fragment"},
        {"unknown-variable", [](S &s) { s.url = QStringLiteral("wss://{{host}}/"); }, "{{host}}"},
    });
}

void RequestRefusalTest::refusesFields_data()
{
    add({
        {"two-hosts", [](S &s) { s.headers = two(QStringLiteral("Host"), QStringLiteral("host")); }, "two rows"},
        {"two-origins", [](S &s) { s.headers = two(QStringLiteral("Origin"), QStringLiteral("origin")); }, "two rows"},
        {"subprotocol", [](S &s) { s.subprotocols = {QStringLiteral("a b")}; }, "subprotocol"},
        {"subprotocol-twice", [](S &s) { s.subprotocols = QStringLiteral("a a").split(u' '); }, "twice"},
        {"cookie", [](S &s) { s.cookies = two(QStringLiteral("ok"), QStringLiteral("a b")); }, "name of a cookie"},
        {"cookie-nameless", [](S &s) { s.cookies = two(QStringLiteral("ok"), {}); }, "has no name"},
        {"cookie-value",
         [](S &s) {
             s.cookies = {{true, QStringLiteral("a"), QStringLiteral("1;b")}};
         },
         "semicolon"},
        {"cookie-line",
         [](S &s) {
             s.cookies = {{true, QStringLiteral("a"), QStringLiteral("1\nb")}};
         },
         "cookie a"},
    });
}

void RequestRefusalTest::refusesHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *title, const char *name, const char *value, const char *word) {
        QTest::newRow(title) << QString::fromLatin1(name) << QString::fromLatin1(value) << QString::fromLatin1(word);
    };
    row("blank", "X Y", "1", "\"X Y\" can't be the name of a header");
    row("nameless", "", "1", "has no name");
    row("colon", "X:", "1", "\"X:\"");
    row("line-in-name", "X\r\nY", "1", "can't be the name");
    row("line-in-value", "X-Y", "a\r\nZ: b", "header X-Y has a line break");
    row("control", "X-Y", "a\x01", "header X-Y");
    row("own", "sec-websocket-key", "x", "set by the handshake");
    row("protocol", "Sec-WebSocket-Protocol", "x", "subprotocols");
    row("extensions", "Sec-WebSocket-Extensions", "x", "compression");
    row("empty-host", "Host", "", "Host is empty");
}

void RequestRefusalTest::refusesHeaders()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, word);
    S settings;
    settings.url = QStringLiteral("wss://example.com/");
    settings.headers = {{true, name, value}};
    expectRefusal(settings, word);
}

void RequestRefusalTest::refusesCredentials_data()
{
    add({
        {"basic-empty", [](S &s) { s.auth.kind = Kind::Basic; }, "Basic"},
        {"basic-colon", [](S &s) { s.auth = {Kind::Basic, QStringLiteral("a:b"), {}, {}, {}, {}, {}}; }, "colon"},
        {"bearer-empty", [](S &s) { s.auth = bearer(QStringLiteral(" ")); }, "token"},
        {"bearer-line", [](S &s) { s.auth = bearer(QStringLiteral("a\nb")); }, "line break"},
        {"key-nameless", [](S &s) { s.auth.kind = Kind::ApiKey; }, "no name"},
        {"key-name", [](S &s) { s.auth = key(QStringLiteral("a b"), {}); }, "API key"},
        {"key-value", [](S &s) { s.auth = key(QStringLiteral("k"), QStringLiteral("a\nb")); }, "API key"},
    });
}

void RequestRefusalTest::refusesTheWay_data()
{
    using Proxy = ProxySettings::Kind;
    add({
        {"proxy-no-host", [](S &s) { s.proxy.kind = Proxy::Http; }, "proxy has no host"},
        {"proxy-url",
         [](S &s) {
             s.proxy = {Proxy::Http, QStringLiteral("http://p:1"), 0, {}, {}};
         },
         "host of the proxy"},
        {"proxy-port",
         [](S &s) {
             s.proxy = {Proxy::Socks5, QStringLiteral("p:70000"), 0, {}, {}};
         },
         "host of the proxy"},
        {"ca-missing", [](S &s) { s.tls.caFile = QStringLiteral("/no/ca.pem"); }, "CA file"},
        {"ca-replaces", [](S &s) { s.tls.caReplaces = true; }, "only the authorities"},
        {"cert-missing", [](S &s) { s.tls.certificateFile = QStringLiteral("/no/c.pem"); }, "client certificate"},
        {"key-alone", [](S &s) { s.tls.keyFile = QStringLiteral("/no/k.pem"); }, "no certificate"},
        {"server-name", [](S &s) { s.tls.serverName = QStringLiteral("https://x"); }, "server name"},
    });
}

void RequestRefusalTest::refusesOptions_data()
{
    add({
        {"time-out", [](S &s) { s.options.connectTimeoutMs = 0; }, "connect time-out"},
        {"ping", [](S &s) { s.options.pingIntervalMs = -1; }, "ping interval"},
        {"pong", [](S &s) { s.options.pingTimeoutMs = -1; }, "ping time-out"},
        {"redirects", [](S &s) { s.options.maxRedirects = -1; }, "redirects"},
        {"size", [](S &s) { s.options.maxMessageSize = 0; }, "largest message"},
        {"level", [](S &s) { deflate(s).level = 10; }, "compression level"},
        {"memory", [](S &s) { deflate(s).memoryLevel = 0; }, "memory level"},
        {"window", [](S &s) { deflate(s).maxWindowBits = 16; }, "window"},
        {"peer-window", [](S &s) { deflate(s).peerMaxWindowBits = 7; }, "server's"},
        {"threshold", [](S &s) { deflate(s).threshold = -1; }, "threshold"},
    });
}

WINDSOCK_TEST(RequestRefusalTest)
#include "RequestRefusalTest.moc"
