#include "Patient.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;
using namespace std::chrono_literals;

namespace {

// What a SOCKS 5 server says: it takes whoever comes, and replies with @p reply.
QByteArray socksReply(char reply)
{
    return QByteArray("\x05\x00", 2) + QByteArray("\x05", 1) + reply
           + QByteArray("\x00\x01\x00\x00\x00\x00\x00\x00", 8);
}

} // namespace

/// Proxies that don't let through, of both kinds.
class DoctorProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void notFound();
    void notListening();
    void unreachable();
    void silent();
    void wantsCredentials();
    void rejectsCredentials();
    void wantsCredentialsForSocks();
    void forbids();
    void forbidsForSocks();
    void cannotReachTheHost();
    void cannotReachTheHostForSocks();
    void isAWebServer();
    void isSomethingElse();
    void speaksOutOfTurn();
    void hangsUp();

private:
    void through(QNetworkProxy::ProxyType type, quint16 port, const QString &user = {});
    void answering(const QByteArray &answer);

    std::unique_ptr<Patient> m_patient;
    std::unique_ptr<RawServer> m_proxy;
};

void DoctorProxyTest::init()
{
    m_patient = std::make_unique<Patient>();
    m_proxy = std::make_unique<RawServer>();
    m_patient->request.url = QStringLiteral("ws://target.example:8080/");
    through(QNetworkProxy::HttpProxy, m_proxy->serverPort());
}

void DoctorProxyTest::through(QNetworkProxy::ProxyType type, quint16 port, const QString &user)
{
    const QString password = user.isEmpty() ? QString() : QStringLiteral("topsecret");
    m_patient->request.proxy = QNetworkProxy(type, QStringLiteral("127.0.0.1"), port, user, password);
}

void DoctorProxyTest::answering(const QByteArray &answer)
{
    m_proxy->answerWith([answer](const QByteArray &) { return answer; });
}

void DoctorProxyTest::notFound()
{
    m_patient->request.proxy.setHostName(QStringLiteral("no-such-proxy.invalid"));
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyNotFound);
    QCOMPARE(diagnosis.proxy.host, QStringLiteral("no-such-proxy.invalid"));
    QCOMPARE(diagnosis.proxy.kind, wslib::ProxyHop::Kind::Http);
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenProxy);
}

void DoctorProxyTest::notListening()
{
    m_proxy->close();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyNotListening);
    QVERIFY(diagnosis.proxy.port > 0);
    QCOMPARE(diagnosis.host, QStringLiteral("target.example"));
}

void DoctorProxyTest::unreachable()
{
    m_patient->request.proxy.setHostName(QStringLiteral("224.0.0.1"));
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyUnreachable);
    QVERIFY(!diagnosis.detail.isEmpty());
}

void DoctorProxyTest::silent()
{
    m_patient->request.connectTimeout = 300ms;
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::TimedOutAtProxy);
    QCOMPARE(diagnosis.proxy.port, m_proxy->serverPort());
}

void DoctorProxyTest::wantsCredentials()
{
    answering("HTTP/1.1 407 Who are you?\r\nProxy-Authenticate: Basic realm=\"The \\\"Office\\\"\"\r\n\r\n");
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyWantsCredentials);
    QCOMPARE(diagnosis.challenge.scheme, QStringLiteral("Basic"));
    QCOMPARE(diagnosis.challenge.realm, QStringLiteral("The \"Office\""));
    QCOMPARE(diagnosis.evidence, QList<Evidence>{Evidence::Proxy});
}

void DoctorProxyTest::rejectsCredentials()
{
    through(QNetworkProxy::HttpProxy, m_proxy->serverPort(), QStringLiteral("ann"));
    answering("HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n");
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyRejectsCredentials);
    QCOMPARE(diagnosis.challenge.scheme, QStringLiteral("Negotiate"));
    QVERIFY(diagnosis.proxy.hasCredentials);
}

void DoctorProxyTest::wantsCredentialsForSocks()
{
    m_proxy->greetWith("\x05\xFF");
    through(QNetworkProxy::Socks5Proxy, m_proxy->serverPort());
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyWantsCredentials);
    QCOMPARE(diagnosis.proxy.kind, wslib::ProxyHop::Kind::Socks5);
    QVERIFY(diagnosis.challenge.scheme.isEmpty());
}

void DoctorProxyTest::forbids()
{
    answering("HTTP/1.1 403 Filtered\r\n\r\n");
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyForbids);
    QCOMPARE(diagnosis.detail, QStringLiteral("403 Filtered"));
    QCOMPARE(diagnosis.port, quint16{8080});
}

void DoctorProxyTest::forbidsForSocks()
{
    m_proxy->greetWith(socksReply(2));
    through(QNetworkProxy::Socks5Proxy, m_proxy->serverPort());
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyForbids);
    QVERIFY2(diagnosis.detail.contains(u"rules"), qPrintable(diagnosis.detail));
}

void DoctorProxyTest::cannotReachTheHost()
{
    answering("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::ProxyCannotReachHost);
    QCOMPARE(diagnosis.detail, QStringLiteral("502 Bad Gateway"));
}

void DoctorProxyTest::cannotReachTheHostForSocks()
{
    m_proxy->greetWith(socksReply(4));
    through(QNetworkProxy::Socks5Proxy, m_proxy->serverPort());
    QCOMPARE(m_patient->diagnosis().cause, Cause::ProxyCannotReachHost);
}

void DoctorProxyTest::isAWebServer()
{
    answering("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(m_patient->diagnosis().cause, Cause::NotAProxy);
}

void DoctorProxyTest::isSomethingElse()
{
    m_proxy->greetWith("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    QCOMPARE(m_patient->diagnosis().cause, Cause::NotAProxy);
}

void DoctorProxyTest::speaksOutOfTurn()
{
    m_proxy->greetWith("HTTP/1.1 200 OK\r\n\r\nHello");
    QCOMPARE(m_patient->diagnosis().cause, Cause::NotAProxy);
}

void DoctorProxyTest::hangsUp()
{
    answering({});
    m_proxy->closeAfterAnswer();
    QCOMPARE(m_patient->diagnosis().cause, Cause::ProxyHangsUp);
}

WINDSOCK_TEST(DoctorProxyTest)
#include "DoctorProxyTest.moc"
