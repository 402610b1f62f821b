#include "RecordedLog.h"
#include "SessionJournal.h"

#include "tests/support/RandomSource.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "workbench/log/FrameTrail.h"
#include "workbench/log/WireIndex.h"
#include "workbench/session/ConnectionRecorder.h"

#include "wslib/net/Client.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

/// A connection whose frames are recorded: what a peer saw that knows bytes only, is what the log says; and so is what tshark
/// makes of the recording.
class FrameRecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rebuildsAClientsWire_data();
    void rebuildsAClientsWire();
    void rebuildsAServersWire_data();
    void rebuildsAServersWire();
    void givesAnEntryItsFrames();
    void writesWhatWasForged();
    void writesWhatWasRefused();
    void writesWhatNeverEnded();
    void keepsNoFloodOfWhatIsRefused();
    void writesMessagesWhenTheyHaveGone();
    void knowsWhatIsSentInTheirStead();
    void tellsAnAnswerFromAPongOfSomebodys();
    void keepsNothingIfNobodyLooks();
    void isSeenByTsharkAsByUs_data();
    void isSeenByTsharkAsByUs();
    void comesThroughJsonLines();

private:
    bool open(bool compressed = false);
    QByteArray stream(const LogStore &log, Direction direction, qint64 entry = 1) const;
    QByteArrayList lines() const;
    TcpStreams exported() const;
    void converse();

    std::unique_ptr<RawServer> m_server;
    std::shared_ptr<LogStore> m_log;
    std::unique_ptr<wslib::Client> m_client;
    QPointer<wslib::Connection> m_connection;
    QList<wslib::Message> m_came;
};

void FrameRecordingTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_log = std::make_shared<LogStore>();
    m_client = std::make_unique<wslib::Client>();
    m_came.clear();
}

void FrameRecordingTest::cleanup()
{
    m_client.reset();
    m_server.reset();
}

bool FrameRecordingTest::open(bool compressed)
{
    m_server->answerWith([compressed](const QByteArray &head) {
        return RawPeer::upgradeAnswer(head, compressed ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "");
    });
    wslib::ClientRequest request;
    request.url = m_server->url();
    if (compressed)
        request.compression = wslib::DeflateOptions();
    m_connection = m_client->open(request);
    new ConnectionRecorder(m_connection, m_log, std::make_shared<SystemClock>());
    QObject::connect(m_connection, &wslib::Connection::messageReceived, m_connection,
                     [this](const wslib::Message &message) { m_came.append(message); });
    return QTest::qWaitFor([this] { return m_connection && m_connection->state() == wslib::Connection::State::Open; });
}

// What passed behind the handshake, from the log alone.
QByteArray FrameRecordingTest::stream(const LogStore &log, Direction direction, qint64 entry) const
{
    const std::atomic<bool> never = false;
    const WireIndex index = WireIndex::of(log, entry, 1'000'000, never);
    QByteArray all;
    qint64 total = 0;
    for (size_t i = 0; i < index.pieces().size(); ++i) {
        const WireIndex::Piece &piece = index.pieces()[i];
        const QByteArray bytes = wireBytes(log, piece);
        if (bytes.size() != index.sizeOf(i) || piece.start != total || index.pieceAt(total) != i)
            qWarning("piece %zu has %lld bytes of %lld", i, static_cast<qlonglong>(bytes.size()),
                     static_cast<qlonglong>(index.sizeOf(i)));
        total += bytes.size();
        if (piece.direction == direction && piece.offset >= 0) {
            if (piece.offset != all.size())
                qWarning("piece %zu is at %lld, not %lld", i, static_cast<qlonglong>(piece.offset),
                         static_cast<qlonglong>(all.size()));
            all += bytes;
        }
    }
    return all;
}

// Frames in short: "<text…FIN".
QByteArrayList FrameRecordingTest::lines() const
{
    QByteArrayList all;
    for (const LogEntry &entry : m_log->entries(m_log->range())) {
        QByteArray line = kindName(entry.kind);
        FrameTrail trail(entry.frames);
        for (LoggedFrame frame; trail.next(frame);) {
            line += frame.direction == Direction::Sent ? " >" : " <";
            line += frame.isFrame() ? QByteArray(wslib::opcodeName(frame.header.opcode)) + (frame.header.fin ? "." : "")
                                    : QByteArray("bytes");
            line += ':' + QByteArray::number(frame.payloadSize);
        }
        all.append(line);
    }
    return all;
}

// As packets, behind the handshake.
TcpStreams FrameRecordingTest::exported() const
{
    ExportOptions options;
    options.recording.redact = false;
    return streamsOf(recorded(m_log->entries(m_log->range()), RecordingFormat::Pcapng, options));
}

void FrameRecordingTest::converse()
{
    RandomSource random;
    m_connection->sendText(QByteArrayView("Hello"));
    m_connection->send({wslib::Opcode::Binary, random.bytes(5000)}, 700);
    (void)m_connection->ping("overtakes");
    m_connection->sendText(QByteArrayView("behind"));
    m_connection->send({wslib::Opcode::Text, QByteArray(100'000, 'x')});
    m_connection->send({wslib::Opcode::Text, QByteArray(3000, 'y')}, 4);
    m_connection->sendText(QByteArrayView(""));
}

void FrameRecordingTest::rebuildsAClientsWire_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::newRow("plain") << false;
    QTest::newRow("compressed") << true;
}

void FrameRecordingTest::rebuildsAClientsWire()
{
    QFETCH(bool, compressed);
    QVERIFY(open(compressed));
    converse();
    using F = WireFrame;
    const auto rsv = [compressed](const F &frame) { return compressed ? frame.reserved(4) : frame; };
    const QByteArray hello = compressed ? QByteArray::fromHex("f248cdc9c90700") : QByteArray("Hello");
    QByteArray wire = rsv(F::text(hello)).bytes() + rsv(F::text(hello.first(2)).unfinished()).bytes();
    wire += F::ping("between").bytes() + F::continuation().unfinished().bytes() + F::pong("unasked").bytes();
    wire += F::continuation(hello.sliced(2)).bytes() + F::binary(QByteArray(70'000, 'z')).bytes();
    wire += F::pong("overtakes").bytes();
    RawPeer &peer = m_server->peer();
    peer.send(wire);
    QTRY_COMPARE(m_came.size(), 3);
    m_connection->close(wslib::CloseCode::Normal, QStringLiteral("bye"));
    QTRY_VERIFY(m_connection->pendingBytes() == 0);
    wire += F::close(1000, "bye").bytes() + F::text("late").bytes();
    peer.send(F::close(1000, "bye").bytes() + F::text("late").bytes());
    peer.finishSending();
    QTRY_VERIFY(m_log->entries(m_log->range()).constLast().kind == Kind::Close);
    QTRY_COMPARE(peer.received().size(), stream(*m_log, Direction::Sent).size());
    QVERIFY(peer.received() == stream(*m_log, Direction::Sent));
    QCOMPARE(stream(*m_log, Direction::Received).toHex(), wire.toHex());
    const TcpStreams tcp = exported();
    QVERIFY(tcp.client == peer.received());
    QCOMPARE(tcp.server.toHex(), wire.toHex());
    QCOMPARE(m_server->heads().first(), m_log->entries({0, 1}).first().payload);
    const auto messages = m_log->entries(m_log->range());
    for (const LogEntry &entry : messages) {
        qint64 inflated = 0;
        FrameTrail trail(entry.frames);
        for (LoggedFrame frame; trail.next(frame);)
            inflated += frame.inflated;
        if (entry.isMessage())
            QCOMPARE(inflated, entry.payload.size());
        else if (entry.kind == Kind::Ping || entry.kind == Kind::Pong)
            QCOMPARE(FrameTrail::count(entry.frames), 1);
    }
}

void FrameRecordingTest::rebuildsAServersWire_data()
{
    rebuildsAClientsWire_data();
}

void FrameRecordingTest::rebuildsAServersWire()
{
    QFETCH(bool, compressed);
    NetworkThread thread;
    const auto session = thread.make<ServerSession>(m_log, std::make_shared<SystemClock>());
    SessionJournal journal;
    journal.watch(session.get());
    ServerSettings settings;
    settings.port = 0;
    settings.policy.compression = wslib::DeflateOptions();
    session->start(settings);
    QTRY_VERIFY(journal.has("started"));
    RawPeer peer(static_cast<quint16>(QUrl(QString::fromUtf8(journal.find("started ").mid(8))).port()));
    peer.send(
        RawPeer::upgradeRequest("/websocket", compressed ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : ""));
    QVERIFY(peer.waitFor("\r\n\r\n"));
    QVERIFY(peer.takeHead());
    using F = WireFrame;
    QByteArray wire;
    for (const F &frame : {F::text("Hello"), F::binary(QByteArray(40'000, 'z')), F::text("Hel").unfinished(),
                           F::ping("?"), F::continuation("lo"), F::close(1000, "bye")})
        wire += frame.masked({quint8(wire.size()), 2, 3, 4}).bytes();
    if (compressed)
        wire.prepend(F::text(QByteArray::fromHex("f248cdc9c90700")).reserved(4).masked().bytes());
    peer.send(wire);
    QTRY_VERIFY(peer.isGone());
    QTRY_VERIFY(m_log->entries(m_log->range()).constLast().kind == Kind::Close);
    const qint64 last = m_log->range().end - 1;
    QCOMPARE(stream(*m_log, Direction::Received, last).toHex(), wire.toHex());
    QCOMPARE(stream(*m_log, Direction::Sent, last).toHex(), peer.received().toHex());
    const TcpStreams tcp = exported();
    QCOMPARE(tcp.client.toHex(), wire.toHex());
    QCOMPARE(tcp.server.toHex(), peer.received().toHex());
}

void FrameRecordingTest::givesAnEntryItsFrames()
{
    QVERIFY(open());
    m_connection->send({wslib::Opcode::Text, "0123456789"}, 4);
    QVERIFY(m_server->peer().waitForFrame());
    using F = WireFrame;
    m_server->peer().send(F::text("Hel").unfinished().bytes() + F::ping("?").bytes() + F::continuation("lo").bytes()
                          + F::close(1001).bytes());
    m_server->peer().finishSending();
    QTRY_VERIFY(m_log->entries(m_log->range()).constLast().kind == Kind::Close);
    QCOMPARE(lines(),
             (QByteArrayList{"handshake", "handshake", "text >text:4 >continuation:4 >continuation.:2", "ping <ping.:1",
                             "pong >pong.:1", "text <text:3 <continuation.:2", "close <close.:2 >close.:2"}));
}

void FrameRecordingTest::writesWhatWasForged()
{
    QVERIFY(open());
    const QByteArray forged = WireFrame(0xB, "??").reserved(2).bytes() + WireFrame::ping("half").declaring(126).bytes();
    m_connection->sendRaw(forged);
    m_connection->sendRaw("\x81");
    m_connection->sendText(QByteArrayView("after"));
    QVERIFY(m_server->peer().waitFor("\x81"));
    m_connection->abort();
    QCOMPARE(lines().mid(2, 3), (QByteArrayList{"raw >reserved.:2 >ping.:4", "raw >bytes:1", "text >text.:5"}));
    QCOMPARE(m_log->entries({2, 3}).first().payload, forged);
    QCOMPARE(stream(*m_log, Direction::Sent).first(forged.size() + 1), forged + '\x81');
}

void FrameRecordingTest::writesWhatWasRefused()
{
    QVERIFY(open());
    const QByteArray good = WireFrame::text("good").bytes();
    const QByteArray bad =
        WireFrame::text("Hel").unfinished().bytes() + WireFrame(3, "??").bytes() + WireFrame::text("more").bytes();
    m_server->peer().send(good + bad);
    QTRY_VERIFY(m_log->entries(m_log->range()).constLast().kind == Kind::Close);
    QCOMPARE(lines().mid(2), (QByteArrayList{"text <text.:4", "raw <text:3", "raw <reserved.:2 <text.:4", "failure",
                                             "close >close.:17"}));
    QCOMPARE(stream(*m_log, Direction::Received).toHex(), (good + bad).toHex());
}

void FrameRecordingTest::writesWhatNeverEnded()
{
    QVERIFY(open());
    const QByteArray wire =
        WireFrame::text("Hel").unfinished().bytes() + WireFrame::continuation("lo").declaring(100).bytes();
    m_server->peer().send(wire);
    m_server->peer().finishSending();
    QTRY_VERIFY(m_log->entries(m_log->range()).constLast().kind == Kind::Close);
    QCOMPARE(lines().mid(2), (QByteArrayList{"failure", "raw <text:3", "raw <continuation.:2", "close"}));
    QCOMPARE(stream(*m_log, Direction::Received).toHex(), wire.toHex());
}

void FrameRecordingTest::keepsNoFloodOfWhatIsRefused()
{
    QVERIFY(open());
    m_server->peer().send(WireFrame(3).bytes() + QByteArray(5'000'000, 'x'));
    QTRY_VERIFY(m_log->entries(m_log->range()).constLast().kind == Kind::Close);
    qint64 kept = 0;
    for (const LogEntry &entry : m_log->entries(m_log->range()))
        kept += entry.kind == Kind::Raw ? entry.payload.size() : 0;
    QVERIFY(kept > 1000 && kept <= FrameRecorder::mostRefused);
}

void FrameRecordingTest::writesMessagesWhenTheyHaveGone()
{
    QVERIFY(open());
    m_server->peer().stopReading();
    m_connection->send({wslib::Opcode::Binary, QByteArray(20'000'000, 'b')}, 10'000);
    m_connection->sendText(QByteArrayView("behind"));
    QTest::qWait(0);
    QCOMPARE(m_log->range().end, 2);
    m_connection->abort();
    QCOMPARE(m_log->totals().messagesSent, 2); // cut, and never begun
    const QList<LogEntry> entries = m_log->entries(m_log->range());
    QVERIFY(FrameTrail::count(entries[2].frames) > 0);
    QVERIFY(entries[3].frames.isEmpty());
}

// The peer's Close lets a message that waits never begin; another one is sent before ours.
void FrameRecordingTest::knowsWhatIsSentInTheirStead()
{
    EntryList log;
    const SystemClock clock;
    FrameRecorder recorder(log, clock, 0);
    wslib::Endpoint endpoint(wslib::Role::Server, wslib::Limits());
    endpoint.setFrameObserver(&recorder);
    const wslib::Message waits{wslib::Opcode::Binary, QByteArray(1000, 'w')};
    const wslib::Message farewell{wslib::Opcode::Text, "farewell"};
    endpoint.send(waits, 300);
    recorder.messageSent(Kind::Binary, waits);
    endpoint.receive(WireFrame::close(1000).masked().bytes());
    QCOMPARE(endpoint.send(farewell), wslib::Endpoint::SendResult::Queued);
    recorder.messageSent(Kind::Text, farewell);
    recorder.recordRest();
    QCOMPARE(log.lines(), (QByteArrayList{"sent text farewell", "sent binary " + waits.payload.toHex()}));
    QCOMPARE(FrameTrail::count(log.entries[0].frames), 1);
    QVERIFY(log.entries[1].frames.isEmpty());
}

// Who answers by hand, as a relay does, has its pongs in the log when they are sent, and once.
void FrameRecordingTest::tellsAnAnswerFromAPongOfSomebodys()
{
    wslib::ClientRequest request;
    request.url = m_server->url();
    request.connection.answerPings = false;
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    m_connection = m_client->open(request);
    auto *recorder = new ConnectionRecorder(m_connection, m_log, std::make_shared<SystemClock>());
    QTRY_COMPARE(m_connection->state(), wslib::Connection::State::Open);
    m_server->peer().send(WireFrame::ping("one").bytes());
    QTRY_COMPARE(m_log->range().end, 3);
    (void)m_connection->pong("one");
    recorder->pongSent("one");
    m_server->peer().send(WireFrame::ping("second").bytes() + WireFrame::text("behind").bytes());
    QTRY_COMPARE(m_log->range().end, 6);
    QCOMPARE(lines().mid(2), (QByteArrayList{"ping <ping.:3", "pong >pong.:3", "ping <ping.:6", "text <text.:6"}));
}

void FrameRecordingTest::keepsNothingIfNobodyLooks()
{
    auto plain = std::make_shared<EntryList>();
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    wslib::ClientRequest request;
    request.url = m_server->url();
    m_connection = m_client->open(request);
    new ConnectionRecorder(m_connection, plain, std::make_shared<SystemClock>());
    QTRY_COMPARE(m_connection->state(), wslib::Connection::State::Open);
    m_connection->sendText(QByteArrayView("Hello"));
    m_server->peer().send(WireFrame::ping("?").bytes() + WireFrame::text("Hi").bytes());
    QTRY_COMPARE(plain->entries.size(), 5);
    for (const LogEntry &entry : plain->entries)
        QVERIFY(entry.frames.isEmpty());
}

void FrameRecordingTest::isSeenByTsharkAsByUs_data()
{
    rebuildsAClientsWire_data();
}

// Field by field, frame by frame.
void FrameRecordingTest::isSeenByTsharkAsByUs()
{
    QFETCH(bool, compressed);
    const QString tshark = QStandardPaths::findExecutable(QStringLiteral("tshark"));
    if (tshark.isEmpty())
        QSKIP("tshark, Wireshark's command, isn't installed");
    NetworkThread thread;
    const auto session = thread.make<ServerSession>(nullptr, std::make_shared<SystemClock>());
    SessionJournal journal;
    journal.watch(session.get());
    ServerSettings settings;
    settings.port = 0;
    settings.policy.compression = wslib::DeflateOptions();
    session->start(settings);
    QTRY_VERIFY(journal.has("started"));
    wslib::ClientRequest request;
    request.url = QString::fromUtf8(journal.find("started ").mid(8));
    if (compressed)
        request.compression = wslib::DeflateOptions();
    m_connection = m_client->open(request);
    new ConnectionRecorder(m_connection, m_log, std::make_shared<SystemClock>());
    QTRY_VERIFY(m_connection->state() == wslib::Connection::State::Open);
    converse();
    QTRY_COMPARE(m_log->totals().messagesReceived, 6);
    m_connection->close(wslib::CloseCode::GoingAway, QStringLiteral("enough"));
    QTRY_VERIFY(m_log->entries(m_log->range()).constLast().kind == Kind::Close);

    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("session.pcapng"));
    ExportOptions options;
    options.recording.redact = false;
    QCOMPARE(exportLog(*m_log, m_log->range(), RecordingFormat::Pcapng, file, options).error, QString());
    QStringList arguments{QStringLiteral("-n"),     QStringLiteral("-r"),        file,
                          QStringLiteral("-Y"),     QStringLiteral("websocket"), QStringLiteral("-T"),
                          QStringLiteral("fields"), QStringLiteral("-E"),        QStringLiteral("separator=|")};
    for (const char *field : {"fin", "rsv", "opcode", "mask", "masking_key", "payload_length", "payload_length_ext_16",
                              "payload_length_ext_64"})
        arguments += {QStringLiteral("-e"), QStringLiteral("websocket.") + QLatin1String(field)};
    QProcess process;
    process.start(tshark, arguments);
    QVERIFY(process.waitForFinished(60'000));
    QHash<bool, QByteArrayList> seen; // by direction: by whether they are masked
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            seen[line.split('|')[3] == "1"].append(line);
    }

    QHash<bool, QByteArrayList> ours;
    const std::atomic<bool> never = false;
    const WireIndex index = WireIndex::of(*m_log, 1, 1'000'000, never);
    for (const WireIndex::Piece &piece : index.pieces()) {
        if (piece.offset < 0)
            continue;
        const LogEntry entry = m_log->entries({piece.number, piece.number + 1}).first();
        FrameTrail trail(entry.frames);
        LoggedFrame frame;
        for (quint32 i = 0; i <= piece.frame; ++i)
            QVERIFY(trail.next(frame));
        const wslib::FrameHeader &header = frame.header;
        const quint64 length = header.payloadLength;
        const auto bit = [](bool set) { return QByteArray(set ? "1" : "0"); };
        const int rsv = (header.rsv1 ? 4 : 0) + (header.rsv2 ? 2 : 0) + (header.rsv3 ? 1 : 0);
        QByteArrayList fields{bit(header.fin), "0x0" + QByteArray::number(rsv),
                              QByteArray::number(static_cast<int>(header.opcode)), bit(header.maskKey.has_value())};
        fields += header.maskKey ? QByteArray(reinterpret_cast<const char *>(header.maskKey->data()), 4).toHex()
                                 : QByteArray();
        fields += QByteArray::number(length <= 125 ? length : length <= 0xFFFF ? 126 : 127);
        fields += length > 125 && length <= 0xFFFF ? QByteArray::number(length) : QByteArray();
        fields += length > 0xFFFF ? QByteArray::number(length) : QByteArray();
        ours[header.maskKey.has_value()].append(fields.join('|'));
    }
    QVERIFY(ours[true].size() > 15 && ours[false].size() > 6);
    QCOMPARE(seen[true], ours[true]);
    QCOMPARE(seen[false], ours[false]);
}

void FrameRecordingTest::comesThroughJsonLines()
{
    QVERIFY(open());
    m_connection->send({wslib::Opcode::Text, "0123456789"}, 4);
    m_connection->sendRaw("\x83no such frame");
    m_server->peer().send(WireFrame::ping("?").bytes() + WireFrame::close(1001).bytes());
    m_server->peer().finishSending();
    QTRY_VERIFY(m_log->entries(m_log->range()).constLast().kind == Kind::Close);
    const QList<LogEntry> entries = m_log->entries(m_log->range());
    ExportOptions options;
    options.recording.redact = false;
    EntryList back;
    const ImportResult result = importedFrom(recorded(entries, RecordingFormat::JsonLines, options), back);
    QCOMPARE(result.error, QString());
    QCOMPARE(back.entries.size(), entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        QCOMPARE(back.entries[i].kind, entries[i].kind);
        QCOMPARE(back.entries[i].payload, entries[i].payload);
        QCOMPARE(back.entries[i].frames.toHex(), entries[i].frames.toHex());
    }
}

WINDSOCK_TEST(FrameRecordingTest)
#include "FrameRecordingTest.moc"
