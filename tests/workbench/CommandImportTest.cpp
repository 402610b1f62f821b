#include "tests/support/TestRegistry.h"

#include "workbench/import/Import.h"
#include "workbench/import/ShellWords.h"

#include <limits>

using namespace workbench;

/// Command lines of other tools, as people copy them.
class CommandImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsLikeAShell_data();
    void splitsLikeAShell();
    void refusesOpenQuotes();
    void splitsLikeCmd();

    void takesTheUrl_data();
    void takesTheUrl();
    void curlFromDevTools();
    void curlFromDevToolsForCmd();
    void curlWithCredentials();
    void curlWithTls();
    void takesAnyNumberOfSeconds_data();
    void takesAnyNumberOfSeconds();
    void curlWithProxies_data();
    void curlWithProxies();
    void curlTellsWhatItCantTake();
    void websocat();
    void websocatCredentials();
    void wscat();
    void serversAreRefused();
    void refusesOtherThings_data();
    void refusesOtherThings();
    void survivesBeingCutAnywhere();

private:
    static Import from(const char *text) { return importText(QByteArray(text)); }
    static ConnectionSettings connection(const Import &import)
    {
        return import.profiles.isEmpty() ? ConnectionSettings() : import.profiles.first().connection;
    }
    static QStringList rows(const NamedValues &values)
    {
        QStringList lines;
        for (const NamedValue &value : values)
            lines += value.name + u'=' + value.value;
        return lines;
    }
};

void CommandImportTest::splitsLikeAShell_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QString &line, const QStringList &words) {
        QTest::newRow(name) << line << words;
    };
    row("plain", QStringLiteral("a  b\tc"), {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    row("single", QStringLiteral("'a b' '\\n'"), {QStringLiteral("a b"), QStringLiteral("\\n")});
    row("inner quote", QStringLiteral("'it'\\''s'"), {QStringLiteral("it's")});
    row("double", QStringLiteral("\"a \\\"b\\\" \\$c \\d 'e'\""), {QStringLiteral("a \"b\" $c \\d 'e'")});
    row("empty", QStringLiteral("'' \"\" a"), {QString(), QString(), QStringLiteral("a")});
    row("glued", QStringLiteral("a'b'\"c\"d"), {QStringLiteral("abcd")});
    row("ansi", QStringLiteral("$'a\\'b\\n\\x41\\u00e4\\101\\u{'"), {QStringLiteral("a'b\nAäA") + QChar(u'\0') + u'{'});
    row("ansi utf-8", QStringLiteral("$'\\xc3\\xa4\\ud83d\\ude00'"), {QStringLiteral("ä😀")});
    row("continued", QStringLiteral("a \\\n  b\\\r\n c"),
        {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    row("pipe", QStringLiteral("a b | c"), {QStringLiteral("a"), QStringLiteral("b")});
    row("next line", QStringLiteral("a b\nc"), {QStringLiteral("a"), QStringLiteral("b")});
    row("next line behind a blank", QStringLiteral("a b \nc"), {QStringLiteral("a"), QStringLiteral("b")});
    row("lost backslashes", QStringLiteral("a b\n  -c d\n  -e"),
        {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("-c"), QStringLiteral("d"), QStringLiteral("-e")});
    row("comment", QStringLiteral("a#b # c"), {QStringLiteral("a#b")});
    row("ampersand in quotes", QStringLiteral("'a&b'"), {QStringLiteral("a&b")});
}

void CommandImportTest::splitsLikeAShell()
{
    QFETCH(QString, line);
    QFETCH(QStringList, words);
    const auto split = splitPosixShell(line);
    QVERIFY2(split.value, qPrintable(split.error));
    QCOMPARE(*split.value, words);
}

void CommandImportTest::refusesOpenQuotes()
{
    for (const char *line : {"curl 'a", "curl \"a", "curl $'a", "curl $'a\\'"}) {
        const Import import = from(line);
        QVERIFY2(import.error.contains(QLatin1String("never closed")), line);
    }
}

void CommandImportTest::splitsLikeCmd()
{
    const auto split = splitCmdShell(
        QStringLiteral("curl ^\"wss://a/?x=1^&y=2^\" ^\r\n  -H ^\"X: ^\\^\"q^\\^\" 100^%^\" --a \"b \"\"c\"\"\""));
    QCOMPARE(*split.value,
             QStringList({QStringLiteral("curl"), QStringLiteral("wss://a/?x=1&y=2"), QStringLiteral("-H"),
                          QStringLiteral("X: \"q\" 100%"), QStringLiteral("--a"), QStringLiteral("b \"c\"")}));
}

void CommandImportTest::takesTheUrl_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("url");
    QTest::newRow("ws") << QByteArray("curl ws://h/p?a=b") << QStringLiteral("ws://h/p?a=b");
    QTest::newRow("http") << QByteArray("curl http://h/p") << QStringLiteral("ws://h/p");
    QTest::newRow("https") << QByteArray("curl 'https://h/p'") << QStringLiteral("wss://h/p");
    QTest::newRow("HTTPS") << QByteArray("curl HTTPS://h/p") << QStringLiteral("wss://h/p");
    QTest::newRow("none") << QByteArray("curl localhost:8080/ws") << QStringLiteral("localhost:8080/ws");
    QTest::newRow("--url") << QByteArray("curl -sSN --url=https://h") << QStringLiteral("wss://h");
    QTest::newRow("prompt") << QByteArray("$ curl https://h") << QStringLiteral("wss://h");
    QTest::newRow("path") << QByteArray("/usr/bin/curl https://h") << QStringLiteral("wss://h");
    QTest::newRow("sudo") << QByteArray("sudo A=b curl https://h") << QStringLiteral("wss://h");
    QTest::newRow("exe") << QByteArray("C:/tools/websocat.exe wss://h") << QStringLiteral("wss://h");
    QTest::newRow("websocat's version") << QByteArray("./websocat_max.x86_64 wss://h") << QStringLiteral("wss://h");
    QTest::newRow("npx") << QByteArray("npx wscat -c wss://h") << QStringLiteral("wss://h");
    QTest::newRow("url alone") << QByteArray("  wss://h/p\n") << QStringLiteral("wss://h/p");
}

void CommandImportTest::takesTheUrl()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, url);
    const Import import = importText(line);
    QVERIFY2(import.error.isEmpty(), qPrintable(import.error));
    QCOMPARE(connection(import).url, url);
    QVERIFY2(import.notes.isEmpty(), qPrintable(import.notes.join(u'\n')));
}

void CommandImportTest::curlFromDevTools()
{
    const Import import = from("curl 'wss://echo.example.com/chat?room=1&x=%20' \\\n"
                               "  -H 'Upgrade: websocket' \\\n"
                               "  -H 'Origin: https://app.example.com' \\\n"
                               "  -H 'Cache-Control: no-cache' \\\n"
                               "  -H 'Accept-Language: de-DE,de;q=0.9' \\\n"
                               "  -b 'sid=abc=1; theme=dark' \\\n"
                               "  -H 'Connection: Upgrade' \\\n"
                               "  -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' \\\n"
                               "  -H $'User-Agent: Mozilla/5.0 \\'x\\'' \\\n"
                               "  -H 'Sec-WebSocket-Protocol: chat.v1, chat.v2' \\\n"
                               "  -H 'Sec-WebSocket-Version: 13' \\\n"
                               "  -H 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits' \\\n"
                               "  --compressed --insecure");
    QVERIFY2(import.notes.isEmpty(), qPrintable(import.notes.join(u'\n')));
    QCOMPARE(import.source, Import::Source::Curl);
    const ConnectionSettings settings = connection(import);
    QCOMPARE(import.profiles.first().name, QStringLiteral("echo.example.com"));
    QCOMPARE(settings.url, QStringLiteral("wss://echo.example.com/chat?room=1&x=%20"));
    QCOMPARE(
        rows(settings.headers),
        QStringList({QStringLiteral("Origin=https://app.example.com"), QStringLiteral("Cache-Control=no-cache"),
                     QStringLiteral("Accept-Language=de-DE,de;q=0.9"), QStringLiteral("User-Agent=Mozilla/5.0 'x'")}));
    QCOMPARE(rows(settings.cookies), QStringList({QStringLiteral("sid=abc=1"), QStringLiteral("theme=dark")}));
    QCOMPARE(settings.subprotocols, QStringList({QStringLiteral("chat.v1"), QStringLiteral("chat.v2")}));
    QVERIFY(settings.options.compression);
    QVERIFY(!settings.tls.verify);
}

void CommandImportTest::curlFromDevToolsForCmd()
{
    const Import import = from("curl ^\"wss://h/?a=1^&b=2^\" ^\r\n"
                               "  -H ^\"Upgrade: websocket^\" ^\r\n"
                               "  -H ^\"sec-ch-ua: ^\\^\"Chromium^\\^\";v=^\\^\"120^\\^\"^\" ^\r\n"
                               "  -H ^\"Cookie: a=b^\"");
    const ConnectionSettings settings = connection(import);
    QCOMPARE(settings.url, QStringLiteral("wss://h/?a=1&b=2"));
    QCOMPARE(rows(settings.headers), QStringList{QStringLiteral("sec-ch-ua=\"Chromium\";v=\"120\"")});
    QCOMPARE(rows(settings.cookies), QStringList{QStringLiteral("a=b")});
}

void CommandImportTest::curlWithCredentials()
{
    const AuthSettings basic = connection(from("curl -u 'me:pa:ss' https://h")).auth;
    QCOMPARE(basic.kind, AuthSettings::Kind::Basic);
    QCOMPARE(basic.userName, QStringLiteral("me"));
    QCOMPARE(basic.password, QStringLiteral("pa:ss"));
    const AuthSettings bearer = connection(from("curl --oauth2-bearer t0ken https://h")).auth;
    QCOMPARE(bearer.kind, AuthSettings::Kind::Bearer);
    QCOMPARE(bearer.token, QStringLiteral("t0ken"));
    const Import half = from("curl -ume https://h");
    QCOMPARE(connection(half).auth.userName, QStringLiteral("me"));
    QVERIFY(half.notes.first().contains(QLatin1String("no password")));
}

void CommandImportTest::takesAnyNumberOfSeconds_data()
{
    QTest::addColumn<QByteArray>("seconds");
    QTest::addColumn<int>("ms");
    const int most = std::numeric_limits<int>::max();
    QTest::newRow("2.5") << QByteArray("2.5") << 2500;
    QTest::newRow("0") << QByteArray("0") << 0;
    QTest::newRow("1e300") << QByteArray("1e300") << most;
    QTest::newRow("3000000") << QByteArray("3000000") << most;
    QTest::newRow("inf") << QByteArray("inf") << most;
    QTest::newRow("nan") << QByteArray("nan") << 0;
    QTest::newRow("-1e300") << QByteArray("-1e300") << 0;
    QTest::newRow("no number") << QByteArray("soon") << 0;
}

void CommandImportTest::takesAnyNumberOfSeconds()
{
    QFETCH(QByteArray, seconds);
    QFETCH(int, ms);
    const Import import = importText("curl --connect-timeout " + seconds + " https://h");
    QCOMPARE(connection(import).options.connectTimeoutMs, ms);
}

void CommandImportTest::curlWithTls()
{
    const Import import = from("curl -k --cacert ca.pem --cert me.pem:pass --key me.key -A agent -e https://r -m 5 "
                               "--connect-timeout 2.5 --max-redirs 3 https://h");
    const ConnectionSettings settings = connection(import);
    const TlsSettings expected{false,
                               QStringLiteral("ca.pem"),
                               true,
                               QStringLiteral("me.pem"),
                               QStringLiteral("me.key"),
                               QStringLiteral("pass"),
                               {}};
    QVERIFY(settings.tls == expected);
    QCOMPARE(settings.options.connectTimeoutMs, 2500);
    QCOMPARE(settings.options.maxRedirects, 3);
    QCOMPARE(rows(settings.headers),
             QStringList({QStringLiteral("User-Agent=agent"), QStringLiteral("Referer=https://r")}));
    QVERIFY(import.notes.isEmpty());
}

void CommandImportTest::curlWithProxies_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<ProxySettings::Kind>("kind");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    using Kind = ProxySettings::Kind;
    QTest::newRow("-x") << QByteArray("-x proxy:3128") << Kind::Http << QStringLiteral("proxy") << 3128;
    QTest::newRow("-xglued") << QByteArray("-xproxy:3128") << Kind::Http << QStringLiteral("proxy") << 3128;
    QTest::newRow("url") << QByteArray("--proxy http://u:p@proxy") << Kind::Http << QStringLiteral("proxy") << 0;
    QTest::newRow("socks url") << QByteArray("-x socks5h://[::1]:9") << Kind::Socks5 << QStringLiteral("::1") << 9;
    QTest::newRow("--socks5") << QByteArray("--socks5 127.0.0.1:1080") << Kind::Socks5 << QStringLiteral("127.0.0.1")
                              << 1080;
    QTest::newRow("https") << QByteArray("-x https://proxy") << Kind::None << QString() << 0;
}

void CommandImportTest::curlWithProxies()
{
    QFETCH(QByteArray, options);
    QFETCH(ProxySettings::Kind, kind);
    QFETCH(QString, host);
    QFETCH(int, port);
    const Import import = importText("curl " + options + " https://h");
    const ProxySettings proxy = connection(import).proxy;
    QCOMPARE(proxy.kind, kind);
    QCOMPARE(proxy.host, host);
    QCOMPARE(int{proxy.port}, port);
    QCOMPARE(import.notes.size(), kind == ProxySettings::Kind::None ? 1 : 0);
}

void CommandImportTest::curlTellsWhatItCantTake()
{
    const Import import = from("curl https://h --resolve h:443:127.0.0.1 --digest -X POST -d '{\"a\":1}' --frobnicate "
                               "-b cookies.txt -H 'nonsense' https://other");
    for (const char *word :
         {"--resolve", "--digest", "-X POST", "no body", "--frobnicate", "cookies.txt", "nonsense", "https://other"})
        QVERIFY2(import.notes.join(u'\n').contains(QLatin1String(word)), word);
    QCOMPARE(import.notes.size(), 8);
    QCOMPARE(import.profiles.first().messages.first().draft.text(), QStringLiteral("{\"a\":1}"));
}

void CommandImportTest::websocat()
{
    const Import import = from("websocat -nt1 -k -H='X-A: b' -H 'Cookie: c=d' --protocol 'v1,v2' --origin https://o "
                               "--socks5 127.0.0.1:9050 --ping-interval 5 -B 1000000 --tls-domain sni - wss://h/p");
    QVERIFY2(import.notes.isEmpty(), qPrintable(import.notes.join(u'\n')));
    const ConnectionSettings settings = connection(import);
    QCOMPARE(settings.url, QStringLiteral("wss://h/p"));
    QCOMPARE(rows(settings.headers), QStringList({QStringLiteral("X-A=b"), QStringLiteral("Origin=https://o")}));
    QCOMPARE(rows(settings.cookies), QStringList{QStringLiteral("c=d")});
    QCOMPARE(settings.subprotocols, QStringList({QStringLiteral("v1"), QStringLiteral("v2")}));
    QCOMPARE(settings.proxy.kind, ProxySettings::Kind::Socks5);
    QCOMPARE(settings.proxy.port, quint16(9050));
    QCOMPARE(settings.options.pingIntervalMs, 5000);
    QCOMPARE(settings.options.maxMessageSize, 1'000'000);
    QCOMPARE(settings.tls.serverName, QStringLiteral("sni"));
    QVERIFY(!settings.tls.verify);
}

void CommandImportTest::websocatCredentials()
{
    for (const char *line : {"websocat --basic-auth me:secret ws://h", "websocat --basic-auth bWU6c2VjcmV0 ws://h"}) {
        const AuthSettings auth = connection(from(line)).auth;
        QCOMPARE(auth.userName, QStringLiteral("me"));
        QCOMPARE(auth.password, QStringLiteral("secret"));
    }
    QVERIFY(from("websocat ws://h tcp-l:127.0.0.1:80").notes.first().contains(QLatin1String("other end")));
}

void CommandImportTest::wscat()
{
    const Import import =
        from("wscat -c wss://h/p -H 'X-A: b:c' --header Cookie:e=f -s v1 -s v2 -o https://o -n --auth me:pw "
             "--ca ca.pem --cert c.pem --key k.pem --passphrase pp -x '{\"hello\":1}' -w 3 -P --slash "
             "-L --max-redirects 4 --proxy http://proxy:8080");
    QVERIFY2(import.notes.isEmpty(), qPrintable(import.notes.join(u'\n')));
    const ConnectionSettings settings = connection(import);
    QCOMPARE(settings.url, QStringLiteral("wss://h/p"));
    QCOMPARE(rows(settings.headers), QStringList({QStringLiteral("X-A=b:c"), QStringLiteral("Origin=https://o")}));
    QCOMPARE(settings.subprotocols, QStringList({QStringLiteral("v1"), QStringLiteral("v2")}));
    QCOMPARE(settings.auth.password, QStringLiteral("pw"));
    const TlsSettings tls{
        false, QStringLiteral("ca.pem"), true, QStringLiteral("c.pem"), QStringLiteral("k.pem"), QStringLiteral("pp"),
        {}};
    QVERIFY(settings.tls == tls);
    QCOMPARE(settings.options.maxRedirects, 4);
    QCOMPARE(settings.proxy.kind, ProxySettings::Kind::Http);
    QCOMPARE(import.profiles.first().messages.first().draft.text(), QStringLiteral("{\"hello\":1}"));
    QCOMPARE(connection(from("wscat -c ws://h")).options.maxRedirects, 0);
}

void CommandImportTest::serversAreRefused()
{
    QVERIFY(from("websocat -s 8080").error.contains(QLatin1String("server")));
    QVERIFY(from("wscat -l 8080").error.contains(QLatin1String("server")));
}

void CommandImportTest::refusesOtherThings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray(" \n");
    QTest::newRow("prose") << QByteArray("Hello, how are you?");
    QTest::newRow("wget") << QByteArray("wget https://h");
    QTest::newRow("curl alone") << QByteArray("curl -k");
    QTest::newRow("other json") << QByteArray("{\"a\": 1}");
    QTest::newRow("half json") << QByteArray("{\"a\": ");
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe\x01", 4);
    QTest::newRow("huge") << QByteArray(2'000'000, 'x');
}

void CommandImportTest::refusesOtherThings()
{
    QFETCH(QByteArray, text);
    const Import import = importText(text);
    QVERIFY(import.profiles.isEmpty());
    QVERIFY2(import.error.endsWith(u'.'), qPrintable(import.error));
}

void CommandImportTest::survivesBeingCutAnywhere()
{
    const QByteArray whole = "curl $'wss://h/\\u00e4' -H \"a: \\\"b\" -b 'c=d' --socks5 1:2 -kx http://p:1 \\\n -d @f";
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const Import import = importText(whole.first(length));
        QVERIFY(import.profiles.isEmpty() != import.error.isEmpty());
    }
}

WINDSOCK_TEST(CommandImportTest)
#include "CommandImportTest.moc"
