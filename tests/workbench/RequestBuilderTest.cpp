#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "workbench/profile/RequestBuilder.h"
#include "workbench/profile/RequestFields.h"
#include "workbench/profile/RequestTls.h"

#include <QProcess>
#include <QtTest>

using namespace workbench;
using Kind = AuthSettings::Kind;
using Place = AuthSettings::KeyPlace;

/// What a person typed becomes what the engine is asked for, or a sentence that names what is wrong.
class RequestBuilderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheDefaultsOfTheEngine();
    void sendsHeadersInTheirOrder();
    void leavesOutWhatIsOffOrEmpty();
    void takesOriginAndHostFromHeaders();
    void offersSubprotocols();
    void authenticates();
    void putsAnApiKeyWhereItBelongs_data();
    void putsAnApiKeyWhereItBelongs();
    void sendsCookies();
    void takesProxies_data();
    void takesProxies();
    void takesOptions();
    void keepsUpAConnection();
    void readsTlsFiles();
    void readsPkcs12();
    void needsNoTlsFilesForPlainWs();
    void putsVariablesInEverywhere();
    void sendsNoVariableWithoutValue();
    void encodesVariablesInParams_data();
    void encodesVariablesInParams();
    void refusesCredentialsInTwoPlaces_data();
    void refusesCredentialsInTwoPlaces();
    void tellsWhileOneTypes();

private:
    static ConnectionSettings toHost(const QString &url = QStringLiteral("wss://example.com/"));
    static wslib::ClientRequest built(const ConnectionSettings &settings);
    static QByteArrayList fields(const wslib::ClientRequest &request);
};

ConnectionSettings RequestBuilderTest::toHost(const QString &url)
{
    ConnectionSettings settings;
    settings.url = url;
    return settings;
}

wslib::ClientRequest RequestBuilderTest::built(const ConnectionSettings &settings)
{
    const auto request = RequestBuilder().build(settings);
    if (!request.value)
        qWarning("%s", qPrintable(request.error));
    return request.value.value_or(wslib::ClientRequest());
}

QByteArrayList RequestBuilderTest::fields(const wslib::ClientRequest &request)
{
    QByteArrayList lines;
    for (const auto &field : request.headers)
        lines += field.name + ": " + field.value;
    return lines;
}

void RequestBuilderTest::takesTheDefaultsOfTheEngine()
{
    const wslib::ClientRequest request = built(toHost());
    const wslib::ClientRequest engine;
    QCOMPARE(request.url, QStringLiteral("wss://example.com/"));
    QCOMPARE(request.connectTimeout, engine.connectTimeout);
    QCOMPARE(request.maxRedirects, engine.maxRedirects);
    QCOMPARE(request.connection.limits.maxMessageSize, engine.connection.limits.maxMessageSize);
    QCOMPARE(request.connection.pingInterval, engine.connection.pingInterval);
    QVERIFY(request.headers.isEmpty() && request.origin.isEmpty() && request.cookies.isEmpty());
    QVERIFY(!request.compression && !request.useSystemProxy);
    QVERIFY(request.tls.verifyPeer && request.tls.useSystemCas && request.tls.addedCas.isEmpty());
    QCOMPARE(request.proxy.type(), QNetworkProxy::NoProxy);
}

void RequestBuilderTest::sendsHeadersInTheirOrder()
{
    ConnectionSettings settings = toHost();
    settings.headers = {{true, QStringLiteral("X-B"), QStringLiteral("1")},
                        {true, QStringLiteral(" X-A "), QStringLiteral(" two words ")},
                        {true, QStringLiteral("X-B"), QStringLiteral("ü")},
                        {true, QStringLiteral("X-Empty"), QString()}};
    QCOMPARE(fields(built(settings)), (QByteArrayList{"X-B: 1", "X-A: two words", "X-B: \xC3\xBC", "X-Empty: "}));
}

void RequestBuilderTest::leavesOutWhatIsOffOrEmpty()
{
    ConnectionSettings settings = toHost();
    settings.headers = {{false, QStringLiteral("b@d name"), QStringLiteral("\r\n")}, {true, QString(), QString()}};
    settings.cookies = {{false, QStringLiteral("b@d name"), QStringLiteral(";")}, {true, QString(), QString()}};
    settings.subprotocols = {QString(), QStringLiteral(" ")};
    const wslib::ClientRequest request = built(settings);
    QVERIFY(request.headers.isEmpty() && request.cookies.isEmpty() && request.subprotocols.isEmpty());
}

void RequestBuilderTest::takesOriginAndHostFromHeaders()
{
    ConnectionSettings settings = toHost();
    settings.headers = {{true, QStringLiteral("origin"), QStringLiteral("https://a.example")},
                        {true, QStringLiteral("HOST"), QStringLiteral("virtual.example")}};
    const wslib::ClientRequest request = built(settings);
    QCOMPARE(request.origin, QByteArray("https://a.example"));
    QCOMPARE(fields(request), (QByteArrayList{"HOST: virtual.example"}));
}

void RequestBuilderTest::offersSubprotocols()
{
    ConnectionSettings settings = toHost();
    settings.subprotocols = {QStringLiteral("chat.v2"), QStringLiteral(" chat.v1 ")};
    QCOMPARE(built(settings).subprotocols, (QList<QByteArray>{"chat.v2", "chat.v1"}));
}

void RequestBuilderTest::authenticates()
{
    ConnectionSettings settings = toHost();
    settings.auth.userName = QStringLiteral("jürgen");
    settings.auth.password = QStringLiteral("a:b c");
    settings.auth.token = QStringLiteral("Bearer abc.def ");
    QVERIFY(built(settings).userName.isEmpty()); // Kind::None
    settings.auth.kind = Kind::Basic;
    QCOMPARE(built(settings).userName, QStringLiteral("jürgen"));
    QCOMPARE(built(settings).password, QStringLiteral("a:b c"));
    QVERIFY(built(settings).bearerToken.isEmpty());
    settings.auth.kind = Kind::Bearer;
    QCOMPARE(built(settings).bearerToken, QByteArray("abc.def"));
    QVERIFY(built(settings).userName.isEmpty());
}

void RequestBuilderTest::putsAnApiKeyWhereItBelongs_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("with");
    const auto row = [](const char *url, const char *with) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(with);
    };
    row("wss://h", "wss://h?api%20key=a%26b%2Bc%C3%BC");
    row("wss://h/p", "wss://h/p?api%20key=a%26b%2Bc%C3%BC");
    row("wss://h/p?", "wss://h/p?api%20key=a%26b%2Bc%C3%BC");
    row("wss://h/p?x=1", "wss://h/p?x=1&api%20key=a%26b%2Bc%C3%BC");
    row("wss://h/p?x=1&", "wss://h/p?x=1&api%20key=a%26b%2Bc%C3%BC");
}

void RequestBuilderTest::putsAnApiKeyWhereItBelongs()
{
    QFETCH(QString, url);
    QFETCH(QString, with);
    ConnectionSettings settings = toHost(url);
    settings.auth = {Kind::ApiKey, {}, {}, {}, QStringLiteral("api key"), QString::fromUtf8("a&b+c\xC3\xBC"),
                     Place::Query};
    QCOMPARE(built(settings).url, with);
    settings.auth = {Kind::ApiKey, {}, {}, {}, QStringLiteral("X-Key"), QStringLiteral("k 1"), Place::Header};
    QCOMPARE(built(settings).url, url);
    QCOMPARE(fields(built(settings)), QByteArrayList{"X-Key: k 1"});
}

void RequestBuilderTest::sendsCookies()
{
    ConnectionSettings settings = toHost();
    settings.cookies = {{true, QStringLiteral("id"), QStringLiteral("a=b:c")}, {true, QStringLiteral("id"), QString()}};
    const QList<QNetworkCookie> cookies = built(settings).cookies;
    QCOMPARE(cookies.size(), 2);
    QCOMPARE(cookies[0].name() + '=' + cookies[0].value(), QByteArray("id=a=b:c"));
    QCOMPARE(cookies[1].name() + '=' + cookies[1].value(), QByteArray("id="));
}

void RequestBuilderTest::takesProxies_data()
{
    using P = ProxySettings;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, P::Kind kind, const char *host, int port, const char *expected) {
        QTest::newRow(name) << static_cast<int>(kind) << QString::fromLatin1(host) << port
                            << QString::fromLatin1(expected);
    };
    row("none", P::Kind::None, "ignored", 1, "none");
    row("system", P::Kind::System, "ignored", 1, "system");
    row("http", P::Kind::Http, "p.example", 0, "http p.example 8080");
    row("http-port", P::Kind::Http, "p.example", 3128, "http p.example 3128");
    row("socks", P::Kind::Socks5, " 10.0.0.1 ", 0, "socks 10.0.0.1 1080");
    row("port-in-host", P::Kind::Socks5, "p.example:9050", 0, "socks p.example 9050");
    row("port-in-both", P::Kind::Socks5, "p.example:9050", 9, "socks p.example 9");
    row("ipv6", P::Kind::Http, "[::1]:99", 0, "http ::1 99");
    row("ipv6-bare", P::Kind::Http, "::1", 0, "http ::1 8080");
}

void RequestBuilderTest::takesProxies()
{
    QFETCH(int, kind);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, expected);
    ConnectionSettings settings = toHost();
    settings.proxy = {static_cast<ProxySettings::Kind>(kind), host, static_cast<quint16>(port), QStringLiteral("u"),
                      QStringLiteral("p")};
    const wslib::ClientRequest request = built(settings);
    QString text = request.useSystemProxy ? QStringLiteral("system") : QStringLiteral("none");
    if (request.proxy.type() != QNetworkProxy::NoProxy) {
        QCOMPARE(request.proxy.user() + request.proxy.password(), QStringLiteral("up"));
        text = QStringLiteral("%1 %2 %3")
                   .arg(request.proxy.type() == QNetworkProxy::HttpProxy ? QStringLiteral("http")
                                                                         : QStringLiteral("socks"),
                        request.proxy.hostName())
                   .arg(request.proxy.port());
    }
    QCOMPARE(text, expected);
}

void RequestBuilderTest::takesOptions()
{
    ConnectionSettings settings = toHost();
    settings.options.connectTimeoutMs = 1500;
    settings.options.pingIntervalMs = 2500;
    settings.options.pingTimeoutMs = 3500;
    settings.options.maxMessageSize = 4500;
    settings.options.maxRedirects = 0;
    settings.options.deflate.level = 9;
    QVERIFY(!built(settings).compression);
    settings.options.compression = true;
    const wslib::ClientRequest request = built(settings);
    QCOMPARE(request.connectTimeout.count(), 1500);
    QCOMPARE(request.connection.pingInterval.count(), 2500);
    QCOMPARE(request.connection.pingTimeout.count(), 3500);
    QCOMPARE(request.connection.limits.maxMessageSize, 4500);
    QCOMPARE(request.maxRedirects, 0);
    QVERIFY(request.compression == settings.options.deflate);
}

void RequestBuilderTest::keepsUpAConnection()
{
    ConnectionLimits options;
    QVERIFY(!RequestBuilder::reconnect(options));
    options.reconnect = true;
    options.reconnectTries = 7;
    options.reconnectFirstDelayMs = 100;
    options.reconnectLongestDelayMs = 50; // no shorter than the first
    const auto wanted = RequestBuilder::reconnect(options);
    QCOMPARE(wanted->maxTries, 7);
    QCOMPARE(wanted->backoff.first.count(), 100);
    QCOMPARE(wanted->backoff.longest.count(), 100);
}

void RequestBuilderTest::readsTlsFiles()
{
    const TestCertificate files;
    QVERIFY2(files.errorString().isEmpty(), qPrintable(files.errorString()));
    ConnectionSettings settings = toHost();
    settings.tls.verify = false;
    settings.tls.caFile = files.authorityFile();
    settings.tls.certificateFile = files.certificateFile();
    settings.tls.keyFile = files.keyFile();
    settings.tls.serverName = QStringLiteral(" other.example ");
    const wslib::TlsOptions added = built(settings).tls;
    QVERIFY(!added.verifyPeer && added.useSystemCas);
    QCOMPARE(added.addedCas, files.authority());
    QCOMPARE(added.clientChain.first(), files.certificate().first());
    QVERIFY(!added.clientKey.isNull());
    QCOMPARE(added.serverName, QStringLiteral("other.example"));
    settings.tls.caReplaces = true;
    QVERIFY(!built(settings).tls.useSystemCas);
}

void RequestBuilderTest::readsPkcs12()
{
    const TestCertificate files;
    QTemporaryDir folder;
    for (const char *name : {"client.p12", "client.bin"}) {
        const QString path = folder.filePath(QLatin1String(name));
        QCOMPARE(
            QProcess::execute(QStringLiteral("openssl"),
                              {QStringLiteral("pkcs12"), QStringLiteral("-export"), QStringLiteral("-in"),
                               files.certificateFile(), QStringLiteral("-inkey"), files.keyFile(),
                               QStringLiteral("-out"), path, QStringLiteral("-passout"), QStringLiteral("pass:open")}),
            0);
        QVERIFY2(isPkcs12(path), name);
        ConnectionSettings settings = toHost();
        settings.tls.certificateFile = path;
        settings.tls.passphrase = QStringLiteral("open");
        QCOMPARE(built(settings).tls.clientChain.value(0), files.certificate().first());
        settings.tls.passphrase = QStringLiteral("wrong");
        const auto refused = RequestBuilder().build(settings);
        QVERIFY2(refused.error.contains(QStringLiteral("client certificate")), qPrintable(refused.error));
    }
    QVERIFY(!isPkcs12(files.certificateFile()));
    QVERIFY(!isPkcs12(folder.filePath(QStringLiteral("missing"))));
}

void RequestBuilderTest::needsNoTlsFilesForPlainWs()
{
    ConnectionSettings settings = toHost(QStringLiteral("ws://example.com/"));
    settings.tls.verify = false;
    settings.tls.caFile = QStringLiteral("/no/such/ca.pem");
    QVERIFY(!built(settings).tls.verifyPeer);     // a redirect may lead to wss
    settings.url = QStringLiteral("example.com"); // no scheme: wss
    QVERIFY(RequestBuilder().build(settings).error.contains(QStringLiteral("/no/such/ca.pem")));
}

void RequestBuilderTest::putsVariablesInEverywhere()
{
    const RequestBuilder builder([](const QString &text) {
        QString result = text;
        return result.replace(QStringLiteral("{{v}}"), QStringLiteral("value"));
    });
    const QString v = QStringLiteral("{{v}}");
    ConnectionSettings settings = toHost(QStringLiteral("wss://{{v}}.example/{{v}}?a={{v}}"));
    settings.headers = {{true, QStringLiteral("X-{{v}}"), QStringLiteral("<{{v}}>")}};
    settings.subprotocols = {v};
    settings.cookies = {{true, v, v}};
    settings.auth = {Kind::Basic, v, v, {}, {}, {}, Place::Header};
    settings.proxy = {ProxySettings::Kind::Http, v, 1, v, v};
    settings.tls.serverName = v;
    const auto request = builder.build(settings).value.value();
    QCOMPARE(request.url, QStringLiteral("wss://value.example/value?a=value"));
    QCOMPARE(fields(request), QByteArrayList{"X-value: <value>"});
    QCOMPARE(request.subprotocols, QList<QByteArray>{"value"});
    QCOMPARE(request.cookies.first().name() + request.cookies.first().value(), QByteArray("valuevalue"));
    QCOMPARE(request.userName + request.password, QStringLiteral("valuevalue"));
    QCOMPARE(request.proxy.hostName() + request.proxy.user() + request.proxy.password(),
             QStringLiteral("valuevaluevalue"));
    QCOMPARE(request.tls.serverName, QStringLiteral("value"));
    settings.auth = {Kind::Bearer, {}, {}, v, {}, {}, Place::Header};
    QCOMPARE(builder.build(settings).value->bearerToken, QByteArray("value"));
    settings.auth = {Kind::ApiKey, {}, {}, {}, v, v, Place::Query};
    QVERIFY(builder.build(settings).value->url.endsWith(QStringLiteral("&value=value")));
    settings.tls.certificateFile = QStringLiteral("/no/{{v}}");
    QVERIFY(builder.build(settings).error.contains(QStringLiteral("/no/value")));
}

// The name of a token in place of the token would go out to the server, and be refused there, who knows why.
void RequestBuilderTest::sendsNoVariableWithoutValue()
{
    const RequestBuilder builder([](const QString &text) {
        QString result = text;
        return result.replace(QStringLiteral("{{v}}"), QStringLiteral("value"));
    });
    ConnectionSettings settings = toHost(QStringLiteral("ws://example.com/"));
    settings.headers = {{true, QStringLiteral("X-A"), QStringLiteral("{{v}} {{w}}")}};
    QVERIFY(builder.build(settings).error.contains(QStringLiteral("{{w}}, which has no value")));
    settings.headers.clear();
    settings.auth = {Kind::Bearer, {}, {}, QStringLiteral("{{w}}"), {}, {}, Place::Header};
    QVERIFY(!builder.build(settings).value);
    settings.auth = {};
    settings.headers = {{true, QStringLiteral("X-A"), QStringLiteral("\\{{w}}")}};
    QVERIFY(builder.build(settings).value);
}

void RequestBuilderTest::encodesVariablesInParams_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *url, const char *variable, const char *result) {
        QTest::addRow("%s %s", url, variable)
            << QString::fromUtf8(url) << QString::fromUtf8(variable) << QString::fromUtf8(result);
    };
    row("h?a={{v}}", "1&b=2", "h?a=1%26b=2");
    row("h?a={{v}}&c=d", "x y#+", "h?a=x%20y%23%2B&c=d");
    row("h?a=x{{v}}", "100%", "h?a=x100%25");
    row("h?a={{v}}", "done%2Falready", "h?a=done%2Falready");
    row("h?{{v}}", "a=1&b=2", "h?a=1&b=2");
    row("h?x=1&{{v}}", "a=1&b=2", "h?x=1&a=1&b=2");
    row("h/{{v}}", "p?a=1&b=2", "h/p?a=1&b=2");
    row("h/x=y/{{v}}", "a&b", "h/x=y/a&b");
    row("{{v}}/p", "wss://h", "wss://h/p");
}

void RequestBuilderTest::encodesVariablesInParams()
{
    QFETCH(QString, url);
    QFETCH(QString, variable);
    QFETCH(QString, result);
    const RequestBuilder builder([&variable](const QString &text) {
        QString expanded = text;
        return expanded.replace(QStringLiteral("{{v}}"), variable);
    });
    const auto request = builder.build(toHost(url));
    QVERIFY2(request.value, qPrintable(request.error));
    QCOMPARE(request.value->url, result);
}

void RequestBuilderTest::refusesCredentialsInTwoPlaces_data()
{
    QTest::addColumn<bool>("inUrl");
    QTest::addColumn<bool>("inHeader");
    QTest::addColumn<int>("auth");
    QTest::addColumn<bool>("good");
    QTest::newRow("url") << true << false << static_cast<int>(Kind::None) << true;
    QTest::newRow("header") << false << true << static_cast<int>(Kind::None) << true;
    QTest::newRow("url-header") << true << true << static_cast<int>(Kind::None) << false;
    QTest::newRow("url-basic") << true << false << static_cast<int>(Kind::Basic) << false;
    QTest::newRow("header-bearer") << false << true << static_cast<int>(Kind::Bearer) << false;
    QTest::newRow("all-key") << true << false << static_cast<int>(Kind::ApiKey) << true;
}

void RequestBuilderTest::refusesCredentialsInTwoPlaces()
{
    QFETCH(bool, inUrl);
    QFETCH(bool, inHeader);
    QFETCH(int, auth);
    QFETCH(bool, good);
    ConnectionSettings settings = toHost(inUrl ? QStringLiteral("wss://u:p@h/") : QStringLiteral("wss://h/"));
    if (inHeader)
        settings.headers = {{true, QStringLiteral("authorization"), QStringLiteral("Custom x")}};
    settings.auth = {static_cast<Kind>(auth), QStringLiteral("u"), QStringLiteral("p"), QStringLiteral("t"),
                     QStringLiteral("k"),     QStringLiteral("v"), Place::Header};
    const auto request = RequestBuilder().build(settings);
    QCOMPARE(request.value.has_value(), good);
    QVERIFY2(good || request.error.contains(QStringLiteral("None"))
                 || request.error.contains(QStringLiteral("take the user")),
             qPrintable(request.error));
}

void RequestBuilderTest::tellsWhileOneTypes()
{
    const auto row = [](const char *name, const char *value) {
        return NamedValue{true, QString::fromLatin1(name), QString::fromLatin1(value)};
    };
    QCOMPARE(RequestFields::headerProblem(row("", "")), QString()); // not typed yet
    QCOMPARE(RequestFields::headerProblem(row("X-{{a b}}", "{{c}}")), QString());
    QVERIFY(!RequestFields::headerProblem(row("a b", "")).isEmpty());
    QCOMPARE(RequestFields::cookieProblem(row("{{a b}}", "{{c}}")), QString());
    QVERIFY(!RequestFields::cookieProblem(row("a=", "")).isEmpty());
    QCOMPARE(RequestFields::subprotocolProblem({QStringLiteral("{{a b}}"), QStringLiteral("c")}), QString());
    QVERIFY(!RequestFields::subprotocolProblem({QStringLiteral("a b")}).isEmpty());
}

WINDSOCK_TEST(RequestBuilderTest)
#include "RequestBuilderTest.moc"
