#include "Patient.h"

#include "tests/support/BlackHole.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QSemaphore>
#include <QThreadPool>
#include <QtTest>

using namespace workbench;
using namespace std::chrono_literals;
using wslib::ConnectPhase;

namespace {

QByteArray redirectTo(const QByteArray &location)
{
    return "HTTP/1.1 302 Elsewhere\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
}

// Nothing gets a thread of Qt's pool while it lives, as behind a name server or a proxy script that doesn't answer.
class BusyPool
{
public:
    BusyPool()
    {
        QThreadPool *pool = QThreadPool::globalInstance();
        m_count = pool->maxThreadCount();
        for (int i = 0; i < m_count; ++i)
            pool->start([this] { m_end.acquire(); });
    }
    ~BusyPool()
    {
        m_end.release(m_count);
        QThreadPool::globalInstance()->waitForDone();
    }
    Q_DISABLE_COPY_MOVE(BusyPool)

private:
    QSemaphore m_end;
    int m_count = 0;
};

} // namespace

/// The way to a host, and redirects: every cause is provoked by a connection that really fails.
class DoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_patient = std::make_unique<Patient>(); }
    void invalidRequest();
    void hostNotFound();
    void nothingListensHere();
    void nothingListensElsewhere();
    void hostUnreachable();
    void timedOutResolving();
    void timedOutConnecting();
    void timedOutInTls();
    void timedOutInUpgrade();
    void redirectLoop();
    void tooManyRedirects();
    void redirectUnfollowable();
    void redirectLeavesTls();
    void redirectNotFollowed();
    void redirectToNowhere();
    void hidesThePasswordOfTheUrl();

private:
    std::unique_ptr<Patient> m_patient;
};

void DoctorTest::invalidRequest()
{
    m_patient->request.url = QStringLiteral("gopher://localhost/");
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::InvalidRequest);
    QVERIFY2(diagnosis.detail.contains(u"gopher"), qPrintable(diagnosis.detail));
    QVERIFY(diagnosis.evidence.isEmpty());
    QCOMPARE(diagnosis.remedies, QList<Remedy>{Remedy::EditUrl});
}

void DoctorTest::hostNotFound()
{
    m_patient->request.url = QStringLiteral("wss://no-such-host.invalid/chat?x=1");
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::HostNotFound);
    QCOMPARE(diagnosis.host, QStringLiteral("no-such-host.invalid"));
    QCOMPARE(diagnosis.path, QStringLiteral("/chat?x=1"));
    QCOMPARE(diagnosis.phase, ConnectPhase::Resolving);
    QVERIFY(!diagnosis.local);
    QVERIFY(diagnosis.evidence.isEmpty());
    QVERIFY(diagnosis.remedies.contains(Remedy::EditUrl));
}

void DoctorTest::nothingListensHere()
{
    RawServer closed;
    m_patient->request.url = closed.url();
    closed.close();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::NothingListensHere);
    QCOMPARE(diagnosis.phase, ConnectPhase::Connecting);
    QCOMPARE(diagnosis.host, QStringLiteral("127.0.0.1"));
    QVERIFY(diagnosis.port > 0);
    QCOMPARE(diagnosis.remedies.first(), Remedy::StartLocalServer);
}

void DoctorTest::nothingListensElsewhere()
{
    RawServer closed;
    m_patient->request.url = QStringLiteral("ws://staging.example:%1/").arg(closed.serverPort());
    m_patient->request.addresses = {QHostAddress(QHostAddress::LocalHost)};
    closed.close();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::NothingListens);
    QCOMPARE(diagnosis.host, QStringLiteral("staging.example"));
    QVERIFY(!diagnosis.remedies.contains(Remedy::StartLocalServer));
}

// TCP to an address of many is impossible, whatever network there is.
void DoctorTest::hostUnreachable()
{
    m_patient->request.url = QStringLiteral("ws://224.0.0.1:9/");
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::HostUnreachable);
    QVERIFY(!diagnosis.detail.isEmpty());
}

// The system is asked for its proxy in a thread of the pool.
void DoctorTest::timedOutResolving()
{
    const BusyPool pool;
    m_patient->request.url = QStringLiteral("ws://127.0.0.1:9/");
    m_patient->request.useSystemProxy = true;
    m_patient->request.connectTimeout = 50ms;
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::TimedOutResolving);
    QCOMPARE(diagnosis.timeout, 50ms);
}

void DoctorTest::timedOutConnecting()
{
    const BlackHole hole;
    if (!hole.stands())
        QSKIP("Only Linux lets a full queue swallow connections.");
    m_patient->request.url = QStringLiteral("ws://127.0.0.1:%1/").arg(hole.port());
    m_patient->request.connectTimeout = 300ms;
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::TimedOutConnecting);
    QCOMPARE(diagnosis.port, hole.port());
    QVERIFY(diagnosis.evidence.isEmpty());
}

void DoctorTest::timedOutInTls()
{
    RawServer silent;
    m_patient->request.url = silent.url().replace(QStringLiteral("ws:"), QStringLiteral("wss:"));
    m_patient->request.connectTimeout = 1s; // a first use of TLS takes its time
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::TimedOutInTls);
    QCOMPARE(diagnosis.remedies.first(), Remedy::UsePlain);
}

void DoctorTest::timedOutInUpgrade()
{
    RawServer silent;
    m_patient->request.url = silent.url();
    m_patient->request.connectTimeout = 300ms;
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::TimedOutInUpgrade);
    QCOMPARE(diagnosis.timeout, 300ms);
    QCOMPARE(diagnosis.evidence, QList<Evidence>{Evidence::Request});
}

// ---- Redirects -------------------------------------------------------------------------------------------------------

void DoctorTest::redirectLoop()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return redirectTo(head.startsWith("GET /a ") ? "/b" : "/a"); });
    m_patient->request.url = server.url("/a");
    m_patient->request.maxRedirects = 4;
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::RedirectLoop);
    QCOMPARE(diagnosis.maxRedirects, 4);
    QCOMPARE(diagnosis.evidence.first(), Evidence::Redirects);
    QVERIFY(diagnosis.evidence.contains(Evidence::Response)); // the last one's
}

void DoctorTest::tooManyRedirects()
{
    RawServer server;
    server.answerWith(
        [&server](const QByteArray &) { return redirectTo("/" + QByteArray::number(server.heads().size())); });
    m_patient->request.url = server.url("/start");
    m_patient->request.maxRedirects = 2;
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::TooManyRedirects);
    QCOMPARE(diagnosis.answer.location, server.url("/3"));
    QCOMPARE(diagnosis.url, server.url("/2"));
}

void DoctorTest::redirectUnfollowable()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return redirectTo("ftp://127.0.0.1/x"); });
    m_patient->request.url = server.url();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::RedirectUnfollowable);
    QCOMPARE(diagnosis.answer.location, QStringLiteral("ftp://127.0.0.1/x"));
    QCOMPARE(diagnosis.answer.status, 302);
}

void DoctorTest::redirectLeavesTls()
{
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    RawServer secure(certificate.serverConfiguration());
    secure.answerWith([](const QByteArray &) { return redirectTo("ws://127.0.0.1:9/end"); });
    m_patient->request.url = secure.url();
    m_patient->request.tls.addedCas = certificate.authority();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::RedirectLeavesTls);
    QCOMPARE(diagnosis.answer.location, QStringLiteral("ws://127.0.0.1:9/end"));
    QCOMPARE(diagnosis.remedies.first(), Remedy::FollowRedirect);
    QCOMPARE(diagnosis.evidence.first(), Evidence::Response);
}

void DoctorTest::redirectNotFollowed()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return redirectTo("/elsewhere?a=b"); });
    m_patient->request.url = server.url("/x/y");
    m_patient->request.maxRedirects = 0;
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::RedirectNotFollowed);
    QCOMPARE(diagnosis.answer.location, server.url("/elsewhere?a=b"));
    QCOMPARE(diagnosis.remedies.first(), Remedy::FollowRedirect);
}

void DoctorTest::redirectToNowhere()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"); });
    m_patient->request.url = server.url();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::RedirectNotFollowed);
    QVERIFY(diagnosis.answer.location.isEmpty());
    QVERIFY(!diagnosis.remedies.contains(Remedy::FollowRedirect));
}

void DoctorTest::hidesThePasswordOfTheUrl()
{
    RawServer closed;
    m_patient->request.url = QStringLiteral("ws://ann:topsecret@127.0.0.1:%1/").arg(closed.serverPort());
    closed.close();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QVERIFY(diagnosis.credentialsSent);
    QVERIFY2(!diagnosis.url.contains(u"topsecret"), qPrintable(diagnosis.url));
    QVERIFY(!m_patient->failure().attempt.url.contains(u"topsecret"));
}

WINDSOCK_TEST(DoctorTest)
#include "DoctorTest.moc"
