#include "Patient.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

/// Servers that answer with a status other than 101.
class DoctorStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsTheCause_data();
    void tellsTheCause();
    void webPage();
    void loginPageBehindARedirect();
    void frameworks_data();
    void frameworks();
    void credentialsWanted();
    void credentialsRejected();
    void forbiddenWithOrigin();
    void forbiddenWithoutOrigin();
    void forbiddenWithTheOriginOfAHeader();
    void pathNotFound();
    void upgradeStripped_data();
    void upgradeStripped();
    void versionRefused_data();
    void versionRefused();
    void otherUpgradeWanted();
    void rateLimited();
    void unavailable();
    void badGateway();

private:
    Diagnosis answer(const QByteArray &statusAndFields, const QByteArray &body = {});

    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<Patient> m_patient;
};

void DoctorStatusTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_patient = std::make_unique<Patient>();
    m_patient->request.url = m_server->url("/chat?room=1");
}

Diagnosis DoctorStatusTest::answer(const QByteArray &statusAndFields, const QByteArray &body)
{
    m_server->answerWith([=](const QByteArray &) {
        return "HTTP/1.1 " + statusAndFields + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
               + body;
    });
    return m_patient->diagnosis();
}

void DoctorStatusTest::tellsTheCause_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Cause>("cause");
    const auto row = [](const char *head, const char *body, Cause cause) {
        QTest::addRow("%s / %s", head, body) << QByteArray(head) << QByteArray(body) << cause;
    };
    row("200 OK", "<!DOCTYPE html><p>hi", Cause::WebPage);
    row("200 OK\r\nContent-Type: application/json", "{}", Cause::OrdinaryAnswer);
    row("204 No Content", "", Cause::OrdinaryAnswer);
    row("400 Bad Request", "no", Cause::BadRequest);
    row("400 Bad Request\r\nContent-Type: image/png", "missing Upgrade header", Cause::BadRequest);
    row("401 Unauthorized", "", Cause::CredentialsWanted);
    row("403 Forbidden", "", Cause::Forbidden);
    row("404 Not Found", "", Cause::PathNotFound);
    row("405 Method Not Allowed", "", Cause::MethodNotAllowed);
    row("407 Proxy Authentication Required", "", Cause::ProxyWantsCredentials);
    row("410 Gone", "", Cause::PathNotFound);
    row("418 I'm a teapot", "", Cause::OtherStatus);
    row("426 Upgrade Required", "", Cause::UpgradeStripped);
    row("429 Too Many Requests", "", Cause::RateLimited);
    row("500 Internal Server Error", "", Cause::ServerFault);
    row("501 Not Implemented", "", Cause::ServerFault);
    row("502 Bad Gateway", "", Cause::BadGateway);
    row("503 Service Unavailable", "", Cause::ServiceUnavailable);
    row("504 Gateway Timeout", "", Cause::BadGateway);
    row("600 What", "", Cause::OtherStatus);
}

void DoctorStatusTest::tellsTheCause()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    const Diagnosis diagnosis = answer(head, body);
    QTEST(diagnosis.cause, "cause");
    QCOMPARE(diagnosis.answer.status, head.first(3).toInt());
    QVERIFY(diagnosis.remedies.contains(Remedy::TryAgain));
    QVERIFY(diagnosis.evidence.contains(Evidence::Request) && diagnosis.evidence.contains(Evidence::Response));
    QCOMPARE(diagnosis.evidence.contains(Evidence::Body), !body.isEmpty());
}

void DoctorStatusTest::webPage()
{
    const Diagnosis diagnosis = answer("200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nServer: nginx",
                                       "<html><head><title>\n Caf\xE9 &amp;\n more </title></head>");
    QCOMPARE(diagnosis.cause, Cause::WebPage);
    QCOMPARE(diagnosis.answer.title, QString::fromUtf8("Café & more"));
    QCOMPARE(diagnosis.answer.server, QStringLiteral("nginx"));
    QCOMPARE(diagnosis.evidence.first(), Evidence::Body);
    QCOMPARE(diagnosis.remedies.first(), Remedy::EditUrl);
}

void DoctorStatusTest::loginPageBehindARedirect()
{
    m_server->answerWith([](const QByteArray &head) -> QByteArray {
        if (head.startsWith("GET /chat"))
            return "HTTP/1.1 302 Found\r\nLocation: /account/login?next=%2Fchat\r\nContent-Length: 0\r\n\r\n";
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 35\r\n\r\n"
               "<title>Welcome back</title><form />";
    });
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::LoginPage);
    QCOMPARE(diagnosis.url, m_server->url("/account/login?next=%2Fchat"));
    QCOMPARE(diagnosis.answer.title, QStringLiteral("Welcome back"));
    QVERIFY(diagnosis.evidence.contains(Evidence::Redirects));
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenAuth);
}

void DoctorStatusTest::frameworks_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("framework");
    QTest::newRow("Socket.IO") << QByteArray("400 Bad Request\r\nContent-Type: application/json")
                               << QByteArray(R"({"code":0,"message":"Transport unknown"})")
                               << static_cast<int>(Framework::SocketIo);
    QTest::newRow("SockJS") << QByteArray("200 OK\r\nContent-Type: text/plain") << QByteArray("Welcome to SockJS!\n")
                            << static_cast<int>(Framework::SockJs);
    QTest::newRow("SignalR") << QByteArray("400 Bad Request\r\nContent-Type: text/plain")
                             << QByteArray("Connection ID required") << static_cast<int>(Framework::SignalR);
}

void DoctorStatusTest::frameworks()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    const Diagnosis diagnosis = answer(head, body);
    QCOMPARE(diagnosis.cause, Cause::FrameworkEndpoint);
    QTEST(static_cast<int>(diagnosis.framework), "framework");
}

void DoctorStatusTest::credentialsWanted()
{
    const Diagnosis diagnosis = answer("401 Unauthorized\r\nWWW-Authenticate: Bearer realm=api, error=\"x\"");
    QCOMPARE(diagnosis.cause, Cause::CredentialsWanted);
    QCOMPARE(diagnosis.challenge.scheme, QStringLiteral("Bearer"));
    QCOMPARE(diagnosis.challenge.realm, QStringLiteral("api"));
    QVERIFY(!diagnosis.credentialsSent);
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenAuth);
}

void DoctorStatusTest::credentialsRejected()
{
    m_patient->request.userName = QStringLiteral("ann");
    m_patient->request.password = QStringLiteral("wrong");
    const Diagnosis diagnosis = answer("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"Staff only\"");
    QCOMPARE(diagnosis.cause, Cause::CredentialsRejected);
    QCOMPARE(diagnosis.challenge.realm, QStringLiteral("Staff only"));
    QVERIFY(diagnosis.credentialsSent);
}

void DoctorStatusTest::forbiddenWithOrigin()
{
    m_patient->request.origin = "https://evil.example";
    const Diagnosis diagnosis = answer("403 Forbidden");
    QCOMPARE(diagnosis.cause, Cause::Forbidden);
    QCOMPARE(diagnosis.origin, QStringLiteral("https://evil.example"));
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenHeaders);
}

void DoctorStatusTest::forbiddenWithoutOrigin()
{
    const Diagnosis diagnosis = answer("403 Forbidden");
    QCOMPARE(diagnosis.cause, Cause::Forbidden);
    QVERIFY(diagnosis.origin.isEmpty());
}

void DoctorStatusTest::forbiddenWithTheOriginOfAHeader()
{
    m_patient->request.headers.append("origin", "https://own.example");
    QCOMPARE(answer("403 Forbidden").origin, QStringLiteral("https://own.example"));
}

void DoctorStatusTest::pathNotFound()
{
    const Diagnosis diagnosis = answer("404 Not Found");
    QCOMPARE(diagnosis.cause, Cause::PathNotFound);
    QCOMPARE(diagnosis.path, QStringLiteral("/chat?room=1"));
    QCOMPARE(diagnosis.remedies.first(), Remedy::EditUrl);
}

// What servers say to a request whose Upgrade went missing on the way.
void DoctorStatusTest::upgradeStripped_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("tornado") << QByteArray("400 Bad Request") << QByteArray("Can \"Upgrade\" only to \"WebSocket\".");
    QTest::newRow("tornado, Connection") << QByteArray("400 Bad Request")
                                         << QByteArray("\"Connection\" must be \"Upgrade\".");
    QTest::newRow("gorilla") << QByteArray("400 Bad Request")
                             << QByteArray("Bad Request: websocket: the client is not using the websocket protocol: "
                                           "'upgrade' token not found in 'Connection' header");
    QTest::newRow("python websockets") << QByteArray("426 Upgrade Required\r\nUpgrade: websocket")
                                       << QByteArray(
                                              "Failed to open a WebSocket connection: missing Connection header.");
    QTest::newRow("python websockets, older")
        << QByteArray("426 Upgrade Required\r\nUpgrade: websocket") << QByteArray("You need a WebSocket client.");
    QTest::newRow("aiohttp") << QByteArray("400 Bad Request")
                             << QByteArray("No WebSocket UPGRADE hdr: None\n Can \"Upgrade\" only to \"WebSocket\".");
    QTest::newRow("ours") << QByteArray("426 Upgrade Required\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13")
                          << QByteArray("This is a WebSocket endpoint.");
}

void DoctorStatusTest::upgradeStripped()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    const Diagnosis diagnosis = answer(head + "\r\nVia: 1.1 gateway.example", body);
    QCOMPARE(diagnosis.cause, Cause::UpgradeStripped);
    QCOMPARE(diagnosis.answer.via, QStringLiteral("1.1 gateway.example"));
    QCOMPARE(diagnosis.remedies.first(), Remedy::UseTls); // whoever is on the way can't read that
}

void DoctorStatusTest::versionRefused_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("426") << QByteArray("426 Upgrade Required");
    QTest::newRow("400") << QByteArray("400 Bad Request");
}

void DoctorStatusTest::versionRefused()
{
    QFETCH(QByteArray, status);
    const Diagnosis diagnosis = answer(status + "\r\nSec-WebSocket-Version: 8, 7\r\nSec-WebSocket-Version: 25");
    QCOMPARE(diagnosis.cause, Cause::VersionRefused);
    QCOMPARE(diagnosis.versions, (QStringList{QStringLiteral("8"), QStringLiteral("7"), QStringLiteral("25")}));
}

void DoctorStatusTest::otherUpgradeWanted()
{
    const Diagnosis diagnosis = answer("426 Upgrade Required\r\nUpgrade: TLS/1.2, HTTP/1.1\r\nConnection: Upgrade");
    QCOMPARE(diagnosis.cause, Cause::OtherUpgradeWanted);
    QCOMPARE(diagnosis.named, QStringLiteral("TLS/1.2"));
}

void DoctorStatusTest::rateLimited()
{
    const Diagnosis diagnosis = answer("429 Too Many Requests\r\nRetry-After: 30");
    QCOMPARE(diagnosis.cause, Cause::RateLimited);
    QCOMPARE(diagnosis.answer.retryAfter, QStringLiteral("30"));
}

void DoctorStatusTest::unavailable()
{
    const Diagnosis diagnosis = answer("503 Busy\r\nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT");
    QCOMPARE(diagnosis.cause, Cause::ServiceUnavailable);
    QCOMPARE(diagnosis.answer.retryAfter, QStringLiteral("Fri, 31 Dec 1999 23:59:59 GMT"));
    QCOMPARE(diagnosis.answer.reason, QStringLiteral("Busy"));
}

void DoctorStatusTest::badGateway()
{
    const Diagnosis diagnosis = answer("502 Bad Gateway\r\nServer: nginx/1.25");
    QCOMPARE(diagnosis.cause, Cause::BadGateway);
    QCOMPARE(diagnosis.answer.server, QStringLiteral("nginx/1.25"));
}

WINDSOCK_TEST(DoctorStatusTest)
#include "DoctorStatusTest.moc"
