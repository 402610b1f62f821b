#include "tests/support/ProcessCost.h"
#include "tests/support/RandomSource.h"
#include "tests/support/RawPeer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Listener.h"
#include "wslib/net/SocketTransport.h"
#include "wslib/net/Transport.h"
#ifdef Q_OS_LINUX
#include "wslib/net/TlsTransport.h"
#endif

#include <QPointer>
#include <QSslSocket>
#include <QtTest>

using namespace wslib;

namespace {

/// Which kind of transport is between us and the peer.
enum class Kind {
    OfDescriptor, ///< A server's: on Linux no socket of Qt's at all.
    OfSocket,     ///< A client's, which comes out of one of Qt's.
    OnSocket,     ///< What is used where there is nothing better.
    Tls,          ///< A server's, with TLS; Linux only.
};

// More than the buffers of both kernel sockets take.
constexpr qsizetype large = qsizetype{12} * 1024 * 1024;

/// Takes notes, and does what a test asks for when something comes.
class Sink : public TransportSink
{
public:
    QByteArray received;
    int wrote = 0;
    int ended = 0;
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
    std::function<void()> onReceived;
    std::function<void()> onWrote;
    std::function<void()> onEnded;

private:
    void transportReceived(QByteArrayView bytes) override
    {
        received += bytes;
        call(onReceived);
    }
    void transportWrote() override
    {
        ++wrote;
        call(onWrote);
    }
    void transportEnded(QAbstractSocket::SocketError why, const QString & /*text*/) override
    {
        ++ended;
        error = why;
        call(onEnded);
    }
    static void call(const std::function<void()> &function)
    {
        if (function)
            function();
    }
};

} // namespace

/// What a Transport promises, of whatever kind it is.
class TransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void takesAndGivesBytes();
    void givesWhatCameBeforeTheSink();
    void pausesAndResumes();
    void hearsOfTheEndWhenItReadsOn();
    void keepsTheOrderOfWhatWaits();
    void keepsLittleBesideWhatWaits_data();
    void keepsLittleBesideWhatWaits();
    void tellsWhenBytesHaveLeft();
    void tellsOfTheLastBytesThatLeave();
    void readsOnBehindTheLastWrite();
    void tellsOfTheEndOnce();
    void tellsOfAnEndBeforeTheSink();
    void tellsOfAReset();
    void tellsAPausedOneThatCantWrite();
    void resetsOnRequest();
    void abortsWithoutAWord();
    void mayGoWhileItTells_data();
    void mayGoWhileItTells();
    void knowsItsAddresses();

private:
    void take(Kind kind, qintptr descriptor);
    void takeTls(qintptr descriptor);
    static std::unique_ptr<RawPeer> makePeer(Kind kind, quint16 port);

    std::unique_ptr<Transport> m_transport;
    bool m_ready = false; ///< TLS, if there is any, is agreed on.
    std::unique_ptr<RawPeer> m_peer;
    std::unique_ptr<Sink> m_sink;
};

void TransportTest::initTestCase_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("of a descriptor") << Kind::OfDescriptor;
    QTest::newRow("of a socket") << Kind::OfSocket;
    QTest::newRow("on a socket") << Kind::OnSocket;
#ifdef Q_OS_LINUX
    QTest::newRow("TLS") << Kind::Tls;
#endif
}

void TransportTest::take(Kind kind, qintptr descriptor)
{
    if (kind == Kind::Tls) {
        takeTls(descriptor);
        return;
    }
    m_ready = true;
    if (kind == Kind::OfDescriptor) {
        m_transport.reset(Transport::ofDescriptor(descriptor));
        return;
    }
    QAbstractSocket *socket = makePlainSocket();
    socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                QIODevice::ReadWrite | QIODevice::Unbuffered);
    if (kind == Kind::OfSocket)
        m_transport.reset(Transport::of(socket));
    else
        m_transport = std::make_unique<SocketTransport>(socket);
}

#ifdef Q_OS_LINUX
void TransportTest::takeTls(qintptr descriptor)
{
    static const std::shared_ptr<const TlsContext> context = TlsContext::of(TestCertificate().serverConfiguration());
    QVERIFY(context != nullptr);
    auto transport = std::make_unique<TlsTransport>(descriptor, context);
    connect(transport.get(), &TlsTransport::established, this, [this] { m_ready = true; });
    m_transport = std::move(transport);
}
#else
void TransportTest::takeTls(qintptr /*descriptor*/) {}
#endif

std::unique_ptr<RawPeer> TransportTest::makePeer(Kind kind, quint16 port)
{
    if (kind != Kind::Tls)
        return std::make_unique<RawPeer>(port);
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return std::make_unique<RawPeer>(std::move(socket));
}

void TransportTest::init()
{
    QFETCH_GLOBAL(Kind, kind);
    m_sink = std::make_unique<Sink>();
    m_ready = false;
    Listener listener([this, kind](qintptr descriptor) { take(kind, descriptor); });
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    m_peer = makePeer(kind, listener.serverPort());
    QTRY_VERIFY(m_ready && m_peer->isReady());
}

void TransportTest::cleanup()
{
    m_transport.reset();
    m_peer.reset();
}

void TransportTest::takesAndGivesBytes()
{
    m_transport->setSink(m_sink.get());
    m_peer->send("to us");
    QTRY_COMPARE(m_sink->received, QByteArray("to us"));
    m_transport->write("to the ");
    m_transport->write(std::vector<QByteArray>{"pe", "", "er"});
    QVERIFY(m_peer->waitFor("to the peer"));
    QCOMPARE(m_transport->pendingBytes(), 0);
    QVERIFY(!m_transport->isBroken());
    QFETCH_GLOBAL(Kind, kind);
    QCOMPARE(m_transport->isEncrypted(), kind == Kind::Tls);
}

void TransportTest::givesWhatCameBeforeTheSink()
{
    m_peer->send("early");
    m_transport->setSink(m_sink.get());
    QCOMPARE(m_sink->received, QByteArray()); // from the event loop only
    QTRY_COMPARE(m_sink->received, QByteArray("early"));
    Sink next;
    m_transport->setSink(nullptr);
    m_peer->send("between");
    QCoreApplication::processEvents();
    m_transport->setSink(&next);
    QTRY_COMPARE(next.received, QByteArray("between"));
    QCOMPARE(m_sink->received, QByteArray("early"));
    m_transport.reset();
}

void TransportTest::pausesAndResumes()
{
    m_transport->setSink(m_sink.get());
    m_sink->onReceived = [this] { m_transport->pauseReading(); };
    m_peer->send("one");
    QTRY_COMPARE(m_sink->received, QByteArray("one"));
    m_peer->send("two");
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(m_sink->received, QByteArray("one"));
    // It still writes, and what waits for the kernel doesn't make it read.
    m_transport->write("written");
    QVERIFY(m_peer->waitFor("written"));
    m_sink->onReceived = {};
    m_transport->resumeReading();
    QTRY_COMPARE(m_sink->received, QByteArray("onetwo"));
    m_peer->send("three");
    QTRY_COMPARE(m_sink->received, QByteArray("onetwothree"));
}

// Also if it came together with the last bytes, as TLS's close_notify may.
void TransportTest::hearsOfTheEndWhenItReadsOn()
{
    m_transport->setSink(m_sink.get());
    m_sink->onReceived = [this] { m_transport->pauseReading(); };
    m_peer->send("the last");
    m_peer->finishSending();
    QTRY_COMPARE(m_sink->received, QByteArray("the last"));
    m_transport->write("written");
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    const bool readsPastIt = m_sink->ended > 0; // a QAbstractSocket does
    QFETCH_GLOBAL(Kind, kind);
    QVERIFY(!readsPastIt || kind == Kind::OfSocket || kind == Kind::OnSocket);
    m_transport->resumeReading();
    QTRY_COMPARE(m_sink->ended, 1);
    QCOMPARE(m_sink->received, QByteArray("the last"));
}

void TransportTest::keepsTheOrderOfWhatWaits()
{
    RandomSource random;
    m_transport->setSink(m_sink.get());
    m_peer->stopReading();
    QByteArray all;
    while (m_transport->pendingBytes() == 0 || all.size() < large) {
        const QByteArray one(static_cast<qsizetype>(random.below(300'000)), static_cast<char>(random.below(256)));
        const QByteArray two = random.bytes(static_cast<qsizetype>(random.below(100)));
        m_transport->write(one);
        m_transport->write(std::vector<QByteArray>{two, one});
        all += one + two + one;
    }
    QVERIFY(m_transport->pendingBytes() < all.size());
    m_peer->readAgain();
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->received().size(), all.size(), 30'000);
    QVERIFY(m_peer->received() == all);
    QTRY_COMPARE(m_transport->pendingBytes(), 0);
}

void TransportTest::keepsLittleBesideWhatWaits_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("capacity");
    QTest::newRow("tiny ones") << qsizetype{8} << qsizetype{8};
    QTest::newRow("small ones in large blocks") << qsizetype{1000} << qsizetype{500'000};
    QTest::newRow("large ones in larger blocks") << qsizetype{20'000} << qsizetype{2'000'000};
}

void TransportTest::keepsLittleBesideWhatWaits()
{
    QFETCH(qsizetype, size);
    QFETCH(qsizetype, capacity);
    m_transport->setSink(m_sink.get());
    m_peer->stopReading();
    while (m_transport->pendingBytes() == 0)
        m_transport->write(QByteArray(large, 'x'));
    const qint64 self = QCoreApplication::applicationPid();
    const qint64 pendingBefore = m_transport->pendingBytes();
    const auto before = ProcessCost::residentMemory(self);
    constexpr qint64 total = 4'000'000;
    for (qint64 i = 0; i < total / size; ++i) {
        QByteArray bytes(capacity, 'y'); // all of it is touched, so that it would show
        bytes.resize(size);
        m_transport->write(bytes);
    }
    const auto after = ProcessCost::residentMemory(self);
    QVERIFY(m_transport->pendingBytes() - pendingBefore >= total - size);
    if (!before || !after)
        QSKIP("How much memory is used can't be told here.");
    QVERIFY2(*after - *before < 4 * total, QByteArray::number(*after - *before).constData());
}

void TransportTest::tellsWhenBytesHaveLeft()
{
    m_transport->setSink(m_sink.get());
    m_peer->stopReading();
    m_transport->write(QByteArray(large, 'x'));
    QVERIFY(m_transport->pendingBytes() > 0);
    const qint64 before = m_transport->pendingBytes();
    m_peer->readAgain();
    QTRY_VERIFY(m_sink->wrote > 0);
    QVERIFY(m_transport->pendingBytes() < before);
    QTRY_COMPARE(m_transport->pendingBytes(), 0);
}

// Also where it reads at the same time: who waits for them would wait for ever.
void TransportTest::tellsOfTheLastBytesThatLeave()
{
    RandomSource random;
    m_transport->setSink(m_sink.get());
    qint64 pending = 0;
    m_sink->onWrote = [&] { pending = m_transport->pendingBytes(); };
    for (int i = 0; i < 20; ++i) {
        m_peer->stopReading();
        while (m_transport->pendingBytes() == 0)
            m_transport->write(QByteArray(1 + static_cast<qsizetype>(random.below(60'000)), 'x'));
        pending = m_transport->pendingBytes();
        m_sink->received.clear();
        m_peer->readAgain();
        QDeadlineTimer patience(10'000);
        while (m_transport->pendingBytes() > 0 && !patience.hasExpired()) {
            m_peer->send("x");
            QCoreApplication::processEvents();
        }
        QCOMPARE(pending, 0);
    }
}

void TransportTest::readsOnBehindTheLastWrite()
{
    m_transport->setSink(m_sink.get());
    m_peer->stopReading();
    m_transport->write(QByteArray(large, 'x'));
    m_transport->finishWriting();
    m_transport->write("never sent");
    m_peer->send("still heard");
    QTRY_COMPARE(m_sink->received, QByteArray("still heard"));
    m_peer->readAgain();
    QTRY_VERIFY_WITH_TIMEOUT(m_peer->hasEnded(), 30'000);
    QCOMPARE(m_peer->received().size(), large);
}

void TransportTest::tellsOfTheEndOnce()
{
    m_transport->setSink(m_sink.get());
    m_peer->send("last words");
    m_peer->finishSending();
    QTRY_COMPARE(m_sink->ended, 1);
    QCOMPARE(m_sink->received, QByteArray("last words"));
    QCOMPARE(m_sink->error, QAbstractSocket::RemoteHostClosedError);
    QVERIFY(m_transport->hasEnded());
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(m_sink->ended, 1);
}

void TransportTest::tellsOfAnEndBeforeTheSink()
{
    m_peer->send("last words");
    m_peer->finishSending();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    m_transport->setSink(m_sink.get());
    QTRY_COMPARE(m_sink->ended, 1);
    QCOMPARE(m_sink->received, QByteArray("last words"));
}

void TransportTest::tellsOfAReset()
{
    m_transport->setSink(m_sink.get());
    m_peer->reset();
    QTRY_COMPARE(m_sink->ended, 1);
}

void TransportTest::tellsAPausedOneThatCantWrite()
{
    m_transport->setSink(m_sink.get());
    m_peer->stopReading();
    m_transport->pauseReading();
    m_transport->write(QByteArray(large, 'x'));
    m_peer->reset();
    QTRY_COMPARE(m_sink->ended, 1);
    QVERIFY(m_transport->isBroken());
    m_transport->write("for nobody");
    QCOMPARE(m_transport->pendingBytes(), 0);
}

void TransportTest::resetsOnRequest()
{
    m_transport->setSink(m_sink.get());
    m_peer->stopReading();
    m_transport->write(QByteArray(large, 'x'));
    m_transport->lingerForNothing();
    m_transport->abort();
    m_peer->readAgain();
    QTRY_VERIFY(m_peer->isGone());
    QVERIFY(m_peer->received().size() < large);
    QCOMPARE(m_sink->ended, 0);
}

void TransportTest::abortsWithoutAWord()
{
    m_transport->setSink(m_sink.get());
    m_transport->abort();
    QVERIFY(m_transport->hasEnded());
    QCOMPARE(m_transport->pendingBytes(), 0);
    m_transport->write("for nobody");
    m_transport->resumeReading();
    m_transport->finishWriting();
    m_transport->lingerForNothing();
    QTRY_VERIFY(m_peer->isGone());
    QCOMPARE(m_sink->ended, 0);
}

void TransportTest::mayGoWhileItTells_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("received") << QStringLiteral("received");
    QTest::newRow("wrote") << QStringLiteral("wrote");
    QTest::newRow("ended") << QStringLiteral("ended");
}

void TransportTest::mayGoWhileItTells()
{
    QFETCH(QString, when);
    const auto go = [this] { m_transport.reset(); };
    m_transport->setSink(m_sink.get());
    if (when == u"received") {
        m_sink->onReceived = go;
        m_peer->send(QByteArray(1'000'000, 'x'));
    } else if (when == u"wrote") {
        m_sink->onWrote = go;
        m_peer->stopReading();
        m_transport->write(QByteArray(large, 'x'));
        m_peer->readAgain();
    } else {
        m_sink->onEnded = go;
        m_peer->finishSending();
    }
    QTRY_VERIFY(m_transport == nullptr);
    QTRY_VERIFY(m_peer->isGone());
}

void TransportTest::knowsItsAddresses()
{
    QVERIFY2(m_transport->remoteAddress().startsWith(u"127.0.0.1:"), qPrintable(m_transport->remoteAddress()));
    QVERIFY2(m_transport->localAddress().startsWith(u"127.0.0.1:"), qPrintable(m_transport->localAddress()));
    QVERIFY(m_transport->remoteAddress() != m_transport->localAddress());
}

WINDSOCK_TEST(TransportTest)
#include "TransportTest.moc"
