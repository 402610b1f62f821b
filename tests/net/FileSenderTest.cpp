#include "tests/support/RandomSource.h"
#include "tests/support/RawPeer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/FileSender.h"
#include "wslib/net/Listener.h"
#include "wslib/net/Transport.h"

#include <QSslSocket>
#include <QTemporaryFile>
#include <QtTest>

using namespace wslib;

namespace {

// More than the buffers of both kernel sockets take.
constexpr qsizetype large = qsizetype{32} * 1024 * 1024;

// What a server does with an answer: sends it, then ends, or drops the peer.
class Sending : private TransportSink
{
public:
    explicit Sending(Transport *of)
        : transport(of)
    {
        transport->setSink(this);
    }

    void start(FileResponse response, bool inTurns = true)
    {
        const auto resume = inTurns ? std::function<void()>([this] { pump(); }) : std::function<void()>();
        sender = std::make_unique<FileSender>(transport.get(), std::move(response), resume);
        pump();
    }

    std::unique_ptr<Transport> transport;
    std::unique_ptr<FileSender> sender;
    qint64 mostPending = 0;
    bool done = false;
    bool ended = false;

private:
    void pump()
    {
        if (sender == nullptr || done)
            return;
        done = sender->pump();
        mostPending = std::max(mostPending, transport->pendingBytes());
        if (done)
            transport->finishWriting();
        else if (sender->failed())
            transport->abort();
    }

    void transportReceived(QByteArrayView /*bytes*/) override {}
    void transportWrote() override { pump(); }
    void transportEnded(QAbstractSocket::SocketError /*error*/, const QString & /*text*/) override { ended = true; }
};

} // namespace

class FileSenderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void sendsAHeadAlone();
    void sendsAPartOfAFile();
    void sendsLargeFiles_data();
    void sendsLargeFiles();
    void waitsForSlowReaders();
    void leavesOthersTheirTurn();
    void showsThatAFileWasCut();
    void showsThatAFileCannotBeRead();
    void sendsOnlyWhatItAnnounced();
    void stopsWhenThePeerIsGone();
    void readsNothingForABrokenConnection();
    void sendsOverTls();

private:
    FileResponse response(qint64 offset, qint64 length) const;
    bool isStuck();

    QByteArray m_content;
    std::unique_ptr<QTemporaryFile> m_file;
    std::unique_ptr<RawPeer> m_peer;
    std::unique_ptr<Sending> m_sending;
};

void FileSenderTest::initTestCase()
{
    RandomSource random;
    const QByteArray block = random.bytes(1021); // a prime: no two chunks are the same
    while (m_content.size() < large)
        m_content += block;
    m_content.truncate(large);
}

// A file, and a connection to a peer of ours, who reads.
void FileSenderTest::init()
{
    m_file = std::make_unique<QTemporaryFile>();
    QVERIFY(m_file->open());
    QCOMPARE(m_file->write(m_content), m_content.size());
    QVERIFY(m_file->flush());

    Listener listener(
        [this](qintptr descriptor) { m_sending = std::make_unique<Sending>(Transport::ofDescriptor(descriptor)); });
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    m_peer = std::make_unique<RawPeer>(listener.serverPort());
    QTRY_VERIFY(m_sending != nullptr && m_peer->isConnected());
}

void FileSenderTest::cleanup()
{
    m_sending.reset();
    m_peer.reset();
    m_file.reset();
}

FileResponse FileSenderTest::response(qint64 offset, qint64 length) const
{
    auto file = std::make_unique<QFile>(m_file->fileName());
    const bool good = file->open(QIODevice::ReadOnly | QIODevice::Unbuffered) && file->seek(offset);
    FileResponse response;
    response.head.contentLength = length;
    response.body = good ? std::move(file) : nullptr;
    response.length = length;
    return response;
}

// The kernel takes no more, and the file isn't through.
bool FileSenderTest::isStuck()
{
    return QTest::qWaitFor([this] { return m_sending->transport->pendingBytes() >= FileSender::highWater; });
}

void FileSenderTest::sendsAHeadAlone()
{
    m_sending->start({HttpResponse::refusal(404, "No."), nullptr, 0});
    QVERIFY(m_sending->done);
    QTRY_VERIFY(m_peer->hasEnded());
    QCOMPARE(m_peer->received(), HttpResponse::refusal(404, "No.").serialized());
}

void FileSenderTest::sendsAPartOfAFile()
{
    m_sending->start(response(1000, 10));
    QVERIFY(m_sending->done);
    QTRY_VERIFY(m_peer->hasEnded());
    QCOMPARE(m_peer->received(), "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + m_content.mid(1000, 10));
}

void FileSenderTest::sendsLargeFiles_data()
{
    QTest::addColumn<bool>("inTurns");
    QTest::newRow("in turns") << true;
    QTest::newRow("at once") << false;
}

void FileSenderTest::sendsLargeFiles()
{
    QFETCH(bool, inTurns);
    m_sending->start(response(0, large), inTurns);
    QTRY_VERIFY_WITH_TIMEOUT(m_peer->hasEnded(), 30000);
    QVERIFY(m_sending->done);
    QVERIFY(!m_sending->sender->failed());
    QVERIFY(m_peer->takeHead().has_value());
    QVERIFY(m_peer->received() == m_content);
}

void FileSenderTest::waitsForSlowReaders()
{
    m_peer->stopReading();
    m_sending->start(response(0, large));
    QVERIFY(isStuck());
    QVERIFY(!m_sending->done);
    m_peer->readAgain();
    QTRY_VERIFY_WITH_TIMEOUT(m_peer->hasEnded(), 30000);
    QVERIFY(m_peer->takeHead().has_value());
    QVERIFY(m_peer->received() == m_content);
    QVERIFY(m_sending->mostPending < FileSender::highWater + FileSender::chunkSize);
}

void FileSenderTest::leavesOthersTheirTurn()
{
    FileResponse answer = response(0, large);
    const QIODevice *file = answer.body.get();
    m_sending->start(std::move(answer));
    QVERIFY(file->pos() > 0);
    QVERIFY(file->pos() <= FileSender::bytesPerTurn);
    QTRY_VERIFY_WITH_TIMEOUT(m_sending->done, 30000);
}

// RFC 9112 §8: a message whose end comes too early is incomplete, and the peer sees it.
void FileSenderTest::showsThatAFileWasCut()
{
    m_peer->stopReading();
    m_sending->start(response(0, large));
    QVERIFY(isStuck());
    QVERIFY(m_file->resize(1000));
    m_peer->readAgain();
    QTRY_VERIFY_WITH_TIMEOUT(m_peer->isGone(), 30000);
    QVERIFY(m_sending->sender->failed());
    QVERIFY(!m_sending->done);
    QVERIFY(m_peer->received().size() < large);
}

void FileSenderTest::showsThatAFileCannotBeRead()
{
    FileResponse answer = response(0, large);
    answer.body->close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("device not open")));
    m_sending->start(std::move(answer));
    QVERIFY(m_sending->sender->failed());
    QVERIFY(!m_sending->done);
    QTRY_VERIFY(m_peer->isGone());
}

void FileSenderTest::sendsOnlyWhatItAnnounced()
{
    QVERIFY(m_file->resize(1000));
    FileResponse answer = response(0, 1000);
    QVERIFY(m_file->seek(1000));
    QCOMPARE(m_file->write("more"), 4); // meanwhile
    QVERIFY(m_file->flush());
    m_sending->start(std::move(answer));
    QTRY_VERIFY(m_peer->hasEnded());
    QVERIFY(m_peer->takeHead().has_value());
    QVERIFY(m_peer->received() == m_content.first(1000));
}

// The rest of the file isn't read for nobody.
void FileSenderTest::stopsWhenThePeerIsGone()
{
    m_peer->stopReading();
    FileResponse answer = response(0, large);
    const QIODevice *file = answer.body.get();
    m_sending->start(std::move(answer));
    QVERIFY(isStuck());
    m_peer->reset();
    QTRY_VERIFY(m_sending->ended || m_sending->sender->failed());
    QVERIFY(!m_sending->done);
    QVERIFY(file->pos() < large);
}

// The event loop hasn't told yet that the peer is gone, and nothing is ever pending on a broken socket.
void FileSenderTest::readsNothingForABrokenConnection()
{
    m_peer->reset();
    FileResponse answer = response(0, large);
    const QIODevice *file = answer.body.get();
    m_sending->start(std::move(answer), false);
    QVERIFY(m_sending->sender->failed());
    QVERIFY(!m_sending->done);
    QCOMPARE(file->pos(), 0);
}

void FileSenderTest::sendsOverTls()
{
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    auto *socket = new QSslSocket;
    socket->setSslConfiguration(certificate.serverConfiguration());
    Listener listener([socket](qintptr descriptor) {
        socket->setSocketDescriptor(descriptor);
        socket->startServerEncryption();
    });
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    QSslSocket peer;
    peer.setPeerVerifyMode(QSslSocket::VerifyNone);
    peer.setReadBufferSize(1);
    peer.connectToHostEncrypted(QStringLiteral("127.0.0.1"), listener.serverPort());
    QTRY_VERIFY(peer.isEncrypted() && socket->isEncrypted());

    m_sending = std::make_unique<Sending>(Transport::of(socket));
    m_sending->start(response(0, large));
    QVERIFY(isStuck());
    QByteArray received;
    connect(&peer, &QIODevice::readyRead, this, [&] { received += peer.readAll(); });
    peer.setReadBufferSize(0);
    received += peer.readAll();
    QTRY_COMPARE_WITH_TIMEOUT(peer.state(), QAbstractSocket::UnconnectedState, 60000);
    QVERIFY(received.endsWith(m_content.last(1000)));
    QCOMPARE(received.size(), large + received.indexOf("\r\n\r\n") + 4);
    // TLS holds it twice, as it came and encrypted.
    QVERIFY(m_sending->mostPending < 2 * (FileSender::highWater + FileSender::chunkSize));
}

WINDSOCK_TEST(FileSenderTest)
#include "FileSenderTest.moc"
