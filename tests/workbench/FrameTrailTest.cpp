#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "workbench/log/FrameScan.h"
#include "workbench/log/FrameTrail.h"
#include "workbench/log/LogStore.h"
#include "workbench/record/FramesJson.h"

#include <QtTest>

#include <array>

using namespace workbench;
using Direction = LogEntry::Direction;

/// The frames of an entry, coded and back; in the store, also on the disk.
class FrameTrailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scansHeadersOfAnyKind();
    void comesBackAsItWas();
    void isShortForOneFrame();
    void masksAndUnmasks();
    void leavesOutWhatIsTooMuch();
    void survivesAnyBytes();
    void staysWithItsEntryInTheStore_data();
    void staysWithItsEntryInTheStore();
};

namespace {

LoggedFrame frameOf(const WireFrame &wire, Direction direction, qint64 offset)
{
    const QByteArray header = wire.header();
    const auto scanned = scanFrameHeader(header);
    LoggedFrame frame;
    frame.direction = direction;
    frame.header = scanned->header;
    frame.headerSize = header.size();
    std::copy(header.begin(), header.end(), frame.headerBytes.begin());
    frame.payloadSize = frame.inflated = static_cast<qint64>(scanned->header.payloadLength);
    frame.offset = offset;
    return frame;
}

QByteArray trailOf(const QList<WireFrame> &frames, qint64 entryNs = 0)
{
    FrameTrailWriter writer;
    qint64 offset = 0;
    for (const WireFrame &wire : frames) {
        const LoggedFrame frame = frameOf(wire, Direction::Received, offset);
        offset += frame.wireSize();
        writer.add(frame, entryNs);
    }
    QByteArray coded;
    writer.finish(entryNs, coded);
    return coded;
}

} // namespace

void FrameTrailTest::scansHeadersOfAnyKind()
{
    const QByteArray wire = WireFrame(0xB, "abc")
                                .reserved(5)
                                .unfinished()
                                .masked()
                                .lengthAs(WireFrame::LengthForm::SixtyFour)
                                .declaring(~quint64{0})
                                .header();
    for (qsizetype size = 0; size < wire.size(); ++size)
        QVERIFY(!scanFrameHeader(QByteArrayView(wire).first(size)));
    const auto scanned = scanFrameHeader(wire);
    QVERIFY(scanned);
    QCOMPARE(scanned->size, 14);
    QCOMPARE(scanned->lengthSize, 8);
    QCOMPARE(scanned->header.payloadLength, ~quint64{0});
    QCOMPARE(static_cast<int>(scanned->header.opcode), 0xB);
    QVERIFY(scanned->header.rsv1 && !scanned->header.rsv2 && scanned->header.rsv3 && !scanned->header.fin);
    QVERIFY(scanned->header.maskKey == WireFrame::defaultKey);
}

void FrameTrailTest::comesBackAsItWas()
{
    RandomSource random;
    for (int round = 0; round < 300; ++round) {
        FrameTrailWriter writer;
        std::vector<LoggedFrame> frames;
        QList<QByteArray> payloads;
        const qint64 entryNs = random.below(1'000'000'000) * qint64{1'000'000'000};
        qint64 ns = entryNs - random.below(1'000'000'000);
        std::array<qint64, 2> places{};
        const int count = 1 + static_cast<int>(random.below(6));
        payloads.reserve(count);
        for (int i = 0; i < count; ++i) {
            const bool sent = random.below(2) == 1;
            payloads.append(random.bytes(random.below(300)));
            WireFrame wire(static_cast<quint8>(random.below(16)), payloads.last());
            wire = random.below(2) == 1 ? wire.masked(random.maskKey()) : wire;
            LoggedFrame frame = frameOf(wire, sent ? Direction::Sent : Direction::Received, random.below(100'000));
            frame.inflated = random.below(2) == 1 ? frame.payloadSize : static_cast<qint64>(random.below(1000)) - 1;
            frame.isRaw = random.below(4) == 0;
            frame.hasOwnPayload = !frame.isRaw && random.below(2) == 1;
            if (random.below(4) == 0 && frame.isRaw)
                frame.payloadSize = random.below(1000);
            frame.ownPayload = frame.hasOwnPayload ? QByteArrayView(payloads.last()) : QByteArrayView();
            frame.placeInPayload = places[sent] + (frame.isRaw ? frame.headerSize : 0);
            if (!frame.hasOwnPayload)
                places[sent] = frame.placeInPayload + frame.payloadSize;
            ns += random.below(1'000'000);
            frame.timeNs = ns - entryNs;
            frames.push_back(frame);
            writer.add(frame, ns);
        }
        QByteArray coded;
        writer.finish(entryNs, coded);
        QCOMPARE(FrameTrail::count(coded), count);
        FrameTrail trail(coded);
        LoggedFrame back;
        for (const LoggedFrame &frame : frames) {
            QVERIFY(trail.next(back));
            QVERIFY(back.header == frame.header && back.headerView() == frame.headerView());
            QVERIFY(back.direction == frame.direction && back.isRaw == frame.isRaw);
            QCOMPARE(back.payloadSize, frame.payloadSize);
            QCOMPARE(back.inflated, frame.inflated);
            QCOMPARE(back.offset, frame.offset);
            QCOMPARE(back.timeNs, frame.timeNs);
            QCOMPARE(back.placeInPayload, frame.placeInPayload);
            QCOMPARE(back.ownPayload.toByteArray(), frame.ownPayload.toByteArray());
        }
        QVERIFY(!trail.next(back));
        // And so does it through JSON.
        FramesFromJson reader;
        QByteArray json;
        appendFramesJson(json, coded);
        QVERIFY(json.startsWith(",\"frames\":[{\"direction\":"));
        for (const QJsonValue &value : QJsonDocument::fromJson('{' + json.mid(1) + '}')[QStringLiteral("frames")].toArray()) {
            FramesFromJson::Frame frame;
            const QJsonObject object = value.toObject();
            for (auto field = object.begin(); field != object.end(); ++field) {
                if (field->isString())
                    frame.setText(field.key().toStdString(), field->toString().toStdString());
                else
                    frame.setNumber(field.key().toStdString(), field->toInteger());
            }
            reader.take(frame);
        }
        QCOMPARE(reader.finish().toHex(), coded.toHex());
    }
}

void FrameTrailTest::isShortForOneFrame()
{
    // How many, when, what follows, the header, when.
    QCOMPARE(trailOf({WireFrame::text("Hello")}).size(), 6);
}

void FrameTrailTest::masksAndUnmasks()
{
    const QByteArray payload = "Hello, world";
    const WireFrame first = WireFrame::text("Hello").unfinished().masked();
    const WireFrame second = WireFrame::continuation(", world").masked({1, 2, 3, 4});
    const QByteArray coded = trailOf({first, second});
    FrameTrail trail(coded);
    LoggedFrame frame;
    QVERIFY(trail.next(frame));
    QCOMPARE(wireBytes(frame, payload).toHex(), first.bytes().toHex());
    QCOMPARE(carried(frame, payload), QByteArray("Hello"));
    QVERIFY(trail.next(frame));
    QCOMPARE(wireBytes(frame, payload).toHex(), second.bytes().toHex());
    QCOMPARE(carried(frame, payload), QByteArray(", world"));
    QCOMPARE(wireBytes(frame, "Hel").size(), frame.headerSize); // what isn't there can't be given
}

void FrameTrailTest::leavesOutWhatIsTooMuch()
{
    FrameTrailWriter writer;
    const LoggedFrame empty = frameOf(WireFrame::continuation().unfinished(), Direction::Received, 0);
    qint64 added = 0;
    for (LoggedFrame frame = empty; added < 8'000'000; ++added, frame.offset += 2)
        writer.add(frame, 0);
    QByteArray coded;
    writer.finish(0, coded);
    QVERIFY(coded.size() < FrameTrailWriter::most + 1000);
    QCOMPARE(FrameTrail::count(coded), added);
    FrameTrail trail(coded);
    qint64 read = 0;
    for (LoggedFrame frame; trail.next(frame);)
        ++read;
    QVERIFY(read > 1'000'000);
    QCOMPARE(read + trail.leftOut(), added);
    QCOMPARE(trail.leftOutBytes(), 2 * trail.leftOut());
}

void FrameTrailTest::survivesAnyBytes()
{
    RandomSource random;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = random.bytes(random.below(60));
        FrameTrail trail(bytes);
        LoggedFrame frame;
        for (int i = 0; i < 100 && trail.next(frame); ++i) {
            const QByteArray payload = "0123456789";
            QVERIFY(wireBytes(frame, payload).size() <= frame.headerSize + std::max<qsizetype>(10, bytes.size()));
            (void)carried(frame, payload);
        }
        (void)FrameTrail::count(bytes);
    }
}

void FrameTrailTest::staysWithItsEntryInTheStore_data()
{
    QTest::addColumn<qint64>("memory");
    QTest::addColumn<qint64>("block");
    QTest::newRow("in memory") << (qint64{1} << 30) << (qint64{1} << 20);
    QTest::newRow("on the disk") << qint64{1} << qint64{4096};
    QTest::newRow("on the disk, each alone") << qint64{1} << qint64{1};
}

void FrameTrailTest::staysWithItsEntryInTheStore()
{
    QFETCH(qint64, memory);
    QFETCH(qint64, block);
    LogBudget budget;
    budget.memory = memory;
    budget.block = block;
    LogStore store(budget);
    RandomSource random;
    QList<LogEntry> entries;
    QByteArray reused;
    for (int i = 0; i < 200; ++i) {
        LogEntry entry;
        entry.kind = LogEntry::Kind::Binary;
        entry.payload = random.below(4) == 0 ? QByteArray() : random.bytes(random.below(3000));
        reused.resize(0);
        if (random.below(4) != 0)
            reused = trailOf(QList<WireFrame>(1 + random.below(5), WireFrame::binary(entry.payload)));
        entry.frames = reused;
        store.append(entry);
        entry.frames.detach();
        entries.append(entry);
    }
    QTRY_VERIFY(memory > 1 || store.usage().disk > 0);
    const QList<LogEntry> held = store.entries({0, 200});
    QCOMPARE(held.size(), 200);
    qint64 number = 0;
    for (const LogEntry &entry : entries) {
        QCOMPARE(held[number].payload, entry.payload);
        QCOMPARE(held[number].frames, entry.frames);
        QCOMPARE(store.frames(number), entry.frames);
        QCOMPARE(store.head(number, 10)->frameCount, FrameTrail::count(entry.frames));
        QCOMPARE(store.head(number, 10)->framesSize, entry.frames.size());
        ++number;
    }
    store.visit({0, 200}, [&](const LogStore::EntryView &view) {
        const LogEntry &entry = entries[view.number];
        return view.payload == entry.payload && view.frames == entry.frames ? true : (number = -1) > 0;
    });
    QCOMPARE(number, 200);
}

WINDSOCK_TEST(FrameTrailTest)
#include "FrameTrailTest.moc"
