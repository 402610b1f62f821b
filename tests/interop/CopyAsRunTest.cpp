#include "tests/interop/Peers.h"

#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "workbench/export/CopyAs.h"
#include "workbench/profile/Profile.h"

#include "wslib/net/Connection.h"
#include "wslib/net/Handler.h"
#include "wslib/net/Server.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;
using CopyAs::Target;

/// What "Copy as" writes, run by the tools it is meant for: our server gets the handshake that the profile describes.
class CopyAsRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handshakes_data();
    void handshakes();
    void browserCodeRuns();
    void curlShakesHands();
    void commandsArePosixShell_data();
    void commandsArePosixShell();
    void cppCompiles_data();
    void cppCompiles();

private:
    struct Seen
    {
        std::optional<wslib::HandshakeRequest> request;
        QByteArrayList messages;
    };
    class Recorder;

    Profile profile(bool tls) const;
    void write(const QString &name, const QString &text) const;
    QString url(bool tls) const
    {
        return QStringLiteral("%1://127.0.0.1:%2/a?x=it's&y=%20")
            .arg(tls ? QStringLiteral("wss") : QStringLiteral("ws"))
            .arg(m_server->port());
    }
    void serve(bool tls);

    TestCertificate m_certificate;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<wslib::Server> m_server;
    Seen m_seen;
};

class CopyAsRunTest::Recorder : public wslib::Handler
{
public:
    explicit Recorder(Seen &seen)
        : m_seen(seen)
    {
    }
    std::optional<wslib::HttpResponse> prepare(const wslib::HandshakeRequest &request) override
    {
        m_seen.request = request;
        return std::nullopt;
    }
    bool checkOrigin(const QByteArray & /*origin*/, const wslib::HandshakeRequest & /*request*/) override
    {
        return true;
    }
    QByteArray selectSubprotocol(const QList<QByteArray> &offered, const wslib::HandshakeRequest & /*request*/) override
    {
        return offered.isEmpty() ? QByteArray() : offered.last();
    }
    void messageReceived(const wslib::Message &message) override
    {
        m_seen.messages += message.payload;
        connection()->sendText(QByteArray("echo: " + message.payload));
    }

private:
    Seen &m_seen;
};

void CopyAsRunTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_seen = {};
}

void CopyAsRunTest::serve(bool tls)
{
    wslib::ServerOptions options;
    if (tls)
        options.tls = m_certificate.serverConfiguration();
    m_server = std::make_unique<wslib::Server>(options);
    m_server->route(QRegularExpression(QStringLiteral("/.*")), [this] { return std::make_unique<Recorder>(m_seen); });
    QVERIFY(m_server->listen(QHostAddress::LocalHost, 0));
}

Profile CopyAsRunTest::profile(bool tls) const
{
    Profile profile;
    ConnectionSettings &connection = profile.connection;
    connection.url = url(tls);
    connection.headers = {
        {true, QStringLiteral("X-Nasty"), QStringLiteral("it's \"$HOME\" `id` \\n %s {a} <b> ?\?/ #!")},
        {true, QStringLiteral("X-Twice"), QStringLiteral("one")},
        {true, QStringLiteral("X-Twice"), QStringLiteral("two")},
        {true, QStringLiteral("Origin"), QStringLiteral("https://origin.example")}};
    connection.cookies = {{true, QStringLiteral("a"), QStringLiteral("b")},
                          {true, QStringLiteral("c"), QStringLiteral("d")}};
    connection.subprotocols = {QStringLiteral("v1"), QStringLiteral("v2")};
    connection.auth.kind = AuthSettings::Kind::Basic;
    connection.auth.userName = QStringLiteral("Aladdin");
    connection.auth.password = QStringLiteral("open 'sesame'\"");
    connection.tls.verify = !tls;
    profile.draft.texts = {{MessageDraft::Form::Text, QStringLiteral("hello 'wörld' \"😀\"\n\\ </script>")}};
    return profile;
}

void CopyAsRunTest::write(const QString &name, const QString &text) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

void CopyAsRunTest::handshakes_data()
{
    QTest::addColumn<Target>("target");
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("tls");
    for (const bool tls : {false, true}) {
        const char *suffix = tls ? "wss" : "ws";
        QTest::addRow("node, %s", suffix) << Target::Node << QStringLiteral("client.js") << tls;
        QTest::addRow("tornado, %s", suffix) << Target::Tornado << QStringLiteral("client.py") << tls;
        QTest::addRow("websockets, %s", suffix) << Target::PythonWebsockets << QStringLiteral("client.py") << tls;
    }
}

void CopyAsRunTest::handshakes()
{
    QFETCH(Target, target);
    QFETCH(QString, file);
    QFETCH(bool, tls);
    serve(tls);
    const Profile profile = this->profile(tls);
    const CopyAs::Copy copy = CopyAs::make(profile, target, {true, nullptr});
    write(file, copy.text);
    ChildProcess program(target == Target::Node ? node() : python(), {m_folder->filePath(file)},
                         {QStringLiteral("PYTHONIOENCODING=utf-8"), QStringLiteral("PYTHONUNBUFFERED=1")});
    const QByteArray hello = profile.draft.text().toUtf8();
    if (!program.waitForOutput("echo: hello"))
        QFAIL(qPrintable(QString::fromUtf8(program.errorOutput()) + copy.text));
    QCOMPARE(m_seen.messages, QByteArrayList{hello});
    const wslib::HandshakeRequest &request = *m_seen.request;
    QCOMPARE(request.path + '?' + request.query,
             target == Target::Node ? QByteArray("/a?x=it%27s&y=%20") : QByteArray("/a?x=it's&y=%20"));
    QCOMPARE(request.headers.value("X-Nasty"), profile.connection.headers.first().value.toUtf8());
    QVERIFY(request.rawHead.toLower().count("x-twice") == 2 || request.headers.value("X-Twice") == "one,two"
            || request.rawHead.contains("one, two"));
    QCOMPARE(request.headers.value("Cookie"), QByteArray("a=b; c=d"));
    QCOMPARE(request.origin.value_or(QByteArray()), QByteArray("https://origin.example"));
    QCOMPARE(request.subprotocols, QList<QByteArray>({"v1", "v2"}));
    QCOMPARE(request.headers.value("Authorization"), "Basic " + QByteArray("Aladdin:open 'sesame'\"").toBase64());
}

// With node's WebSocket of browsers' kind, which is ws here, too.
void CopyAsRunTest::browserCodeRuns()
{
    serve(false);
    const CopyAs::Copy copy = CopyAs::make(profile(false), Target::Browser);
    write(QStringLiteral("client.js"), QStringLiteral("globalThis.WebSocket = require('ws');\n") + copy.text);
    ChildProcess program(node(), {m_folder->filePath(QStringLiteral("client.js"))});
    QVERIFY2(program.waitForOutput("echo: hello"), program.errorOutput().constData());
    QCOMPARE(m_seen.request->subprotocols, QList<QByteArray>({"v1", "v2"}));
}

void CopyAsRunTest::curlShakesHands()
{
    if (QStandardPaths::findExecutable(QStringLiteral("curl")).isEmpty())
        QSKIP("There is no curl here.");
    serve(true);
    const CopyAs::Copy copy = CopyAs::make(profile(true), Target::Curl, {true, nullptr});
    ChildProcess program(QStringLiteral("sh"), {QStringLiteral("-c"), copy.text});
    QTRY_VERIFY2(m_seen.request, program.errorOutput().constData());
    m_server.reset(); // ends curl, which keeps what it has for a pipe until then
    program.waitForExit();
    QVERIFY2(program.output().contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), program.output().constData()); // RFC 6455 §1.3
    QVERIFY(program.output().startsWith("HTTP/1.1 101"));
    QCOMPARE(m_seen.request->headers.value("X-Nasty"), QByteArray("it's \"$HOME\" `id` \\n %s {a} <b> ??") + "/ #!");
    QCOMPARE(m_seen.request->subprotocols, QList<QByteArray>({"v1", "v2"}));
    QCOMPARE(m_seen.request->headers.value("Authorization"),
             "Basic " + QByteArray("Aladdin:open 'sesame'\"").toBase64());
    m_server.reset();
}

void CopyAsRunTest::commandsArePosixShell_data()
{
    QTest::addColumn<Target>("target");
    QTest::addColumn<QString>("program");
    QTest::addColumn<bool>("secrets");
    for (const bool secrets : {false, true}) {
        QTest::addRow("websocat, %d", secrets) << Target::Websocat << QStringLiteral("websocat") << secrets;
        QTest::addRow("wscat, %d", secrets) << Target::Wscat << QStringLiteral("wscat") << secrets;
    }
}

// A shell hands them on word by word; a program of that name shows which.
void CopyAsRunTest::commandsArePosixShell()
{
    QFETCH(Target, target);
    QFETCH(QString, program);
    QFETCH(bool, secrets);
    serve(false);
    const CopyAs::Copy copy = CopyAs::make(profile(false), target, {secrets, nullptr});
    const QString script = QStringLiteral("%1() { for word in \"$@\"; do printf '<%2>\\n' \"$word\"; done; }\n")
                               .arg(program, QStringLiteral("%s"));
    ChildProcess shell(QStringLiteral("sh"), {QStringLiteral("-eu"), QStringLiteral("-c"), script + copy.text});
    QCOMPARE(shell.waitForExit(), 0);
    const QByteArray words = shell.output();
    QVERIFY2(words.contains("<X-Nasty: it's \"$HOME\" `id` \\n %s {a} <b> ?"
                            "?/ #!>"),
             words.constData());
    QVERIFY2(words.contains('<' + url(false).toUtf8() + '>'), words.constData());
    const QByteArray login = secrets ? "Aladdin:open 'sesame'\"" : "Aladdin:YOUR_PASSWORD";
    QVERIFY2(words.contains(login) || words.contains("<Authorization: Basic " + login.toBase64() + '>'),
             words.constData());
}

void CopyAsRunTest::cppCompiles_data()
{
    QTest::addColumn<bool>("everything");
    QTest::newRow("usual") << false;
    QTest::newRow("everything") << true;
}

void CopyAsRunTest::cppCompiles()
{
    QFETCH(bool, everything);
    serve(false);
    Profile profile = this->profile(everything);
    if (everything) {
        ConnectionSettings &connection = profile.connection;
        connection.tls = {false,
                          QStringLiteral("ca.pem"),
                          true,
                          QStringLiteral("c.pem"),
                          QStringLiteral("k.pem"),
                          QStringLiteral("p"),
                          QStringLiteral("sni")};
        connection.proxy = {ProxySettings::Kind::Socks5, QStringLiteral("h"), 1, QStringLiteral("u"),
                            QStringLiteral("p")};
        connection.options = {1, 2, 3, 4, 5, true, {1, 2, 3, true, true, 9, 10}, true, 7, 8, 9};
    }
    write(QStringLiteral("client.cpp"), CopyAs::make(profile, Target::Wslib, {true, nullptr}).text);
    QStringList arguments{QStringLiteral("-std=c++20"), QStringLiteral("-fsyntax-only"), QStringLiteral("-fPIC"),
                          QStringLiteral("-Wall"),      QStringLiteral("-Wextra"),       QStringLiteral("-Werror")};
    for (const QString &folder : QStringLiteral(WINDSOCK_INCLUDES).split(u'|', Qt::SkipEmptyParts))
        arguments += {QStringLiteral("-isystem"), folder};
    ChildProcess compiler(QStringLiteral(WINDSOCK_CXX),
                          arguments + QStringList{m_folder->filePath(QStringLiteral("client.cpp"))});
    const int exitCode = compiler.waitForExit();
    QVERIFY2(exitCode == 0, compiler.errorOutput().constData());
}

WINDSOCK_TEST(CopyAsRunTest)
#include "CopyAsRunTest.moc"
