#include "workbench/forge/ForgedFrame.h"

#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibInflater.h"

#include <QtTest>

using namespace workbench;
using wslib::Role;
using Encoding = ForgedFrame::LengthEncoding;
using Field = ForgedBytes::Field;
using Masking = ForgedFrame::Masking;

namespace {

constexpr wslib::MaskKey someKey{0x37, 0xFA, 0x21, 0x3D};

QByteArray hexOf(const ForgedFrame &frame, Role role = Role::Server)
{
    return frame.forged(role, someKey).bytes.toHex();
}

} // namespace

class ForgedFrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFlagHasItsBit();
    void masksAsItIsTold_data();
    void masksAsItIsTold();
    void encodesLengths_data();
    void encodesLengths();
    void tellsItsFieldsApart();
    void saysWhatHasNoRoom();
    void repeatsItsPayload();
    void compressesItsPayload();
    void aBombInflatesToItsSize_data();
    void aBombInflatesToItsSize();
};

void ForgedFrameTest::everyFlagHasItsBit()
{
    ForgedFrame frame = ForgedFrame::text("x");
    QCOMPARE(hexOf(frame), QByteArray("810178"));
    frame.fin = false;
    QCOMPARE(hexOf(frame), QByteArray("010178"));
    frame.rsv1 = true;
    QCOMPARE(hexOf(frame), QByteArray("410178"));
    frame.rsv2 = true;
    QCOMPARE(hexOf(frame), QByteArray("610178"));
    frame.rsv3 = true;
    QCOMPARE(hexOf(frame), QByteArray("710178"));
    frame.opcode = 0xF;
    QCOMPARE(hexOf(frame), QByteArray("7f0178"));
}

// RFC 6455 §5.7: "Hello", masked and not.
void ForgedFrameTest::masksAsItIsTold_data()
{
    QTest::addColumn<Masking>("masking");
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("masked");
    QTest::newRow("as a client must") << Masking::AsItMust << Role::Client << true;
    QTest::newRow("as a server must") << Masking::AsItMust << Role::Server << false;
    QTest::newRow("as a client mustn't") << Masking::Wrong << Role::Client << false;
    QTest::newRow("as a server mustn't") << Masking::Wrong << Role::Server << true;
    QTest::newRow("on") << Masking::On << Role::Server << true;
    QTest::newRow("off") << Masking::Off << Role::Client << false;
}

void ForgedFrameTest::masksAsItIsTold()
{
    QFETCH(Masking, masking);
    QFETCH(Role, role);
    QFETCH(bool, masked);
    ForgedFrame frame = ForgedFrame::text("Hello");
    frame.masking = masking;
    const QByteArray expected = masked ? "818537fa213d7f9f4d5158" : "810548656c6c6f";
    QCOMPARE(hexOf(frame, role), expected);
    frame.key = wslib::MaskKey{0, 0, 0, 1};
    const QByteArray withItsOwn = masked ? "81850000000148656c6d6f" : "810548656c6c6f";
    QCOMPARE(hexOf(frame, role), withItsOwn);
}

void ForgedFrameTest::encodesLengths_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("least") << Encoding::Minimal << quint64{125} << QByteArray("817d");
    QTest::newRow("least of two bytes") << Encoding::Minimal << quint64{126} << QByteArray("817e007e");
    QTest::newRow("most of two bytes") << Encoding::Minimal << quint64{65535} << QByteArray("817effff");
    QTest::newRow("least of eight bytes") << Encoding::Minimal << quint64{65536} << QByteArray("817f0000000000010000");
    QTest::newRow("two bytes for 0") << Encoding::Sixteen << quint64{0} << QByteArray("817e0000");
    QTest::newRow("eight bytes for 5") << Encoding::SixtyFour << quint64{5} << QByteArray("817f0000000000000005");
    QTest::newRow("top bit") << Encoding::Minimal << (quint64{1} << 63U) << QByteArray("817f8000000000000000");
    QTest::newRow("all bits") << Encoding::Minimal << ~quint64{0} << QByteArray("817fffffffffffffffff");
    QTest::newRow("126 in seven bits") << Encoding::Seven << quint64{126} << QByteArray("817e");
    QTest::newRow("127 in seven bits") << Encoding::Seven << quint64{127} << QByteArray("817f");
}

void ForgedFrameTest::encodesLengths()
{
    QFETCH(Encoding, encoding);
    QFETCH(quint64, length);
    QFETCH(QByteArray, header);
    ForgedFrame frame = ForgedFrame::text("abc");
    frame.lengthEncoding = encoding;
    frame.declaredLength = length;
    QCOMPARE(frame.problem(), QString());
    QCOMPARE(hexOf(frame), header + "616263");
}

void ForgedFrameTest::tellsItsFieldsApart()
{
    using Spans = QList<ForgedBytes::Span>;
    const ForgedFrame hello = ForgedFrame::text("Hello");
    QCOMPARE(hello.forged(Role::Server, someKey).spans,
             (Spans{{Field::Flags, 0, 1}, {Field::Length, 1, 1}, {Field::Payload, 2, 5}}));
    ForgedFrame large = ForgedFrame::of(0x2, ForgedPayload::text("x").repeatedTo(70'000));
    QCOMPARE(large.forged(Role::Client, someKey).spans,
             (Spans{{Field::Flags, 0, 1}, {Field::Length, 1, 9}, {Field::Key, 10, 4}, {Field::Payload, 14, 70'000}}));
    QCOMPARE(ForgedFrame::of(0x9).forged(Role::Client, someKey).spans,
             (Spans{{Field::Flags, 0, 1}, {Field::Length, 1, 1}, {Field::Key, 2, 4}}));
}

void ForgedFrameTest::saysWhatHasNoRoom()
{
    ForgedFrame frame = ForgedFrame::text("x");
    frame.lengthEncoding = Encoding::Sixteen;
    frame.declaredLength = 65'536;
    QCOMPARE(frame.problem(), QStringLiteral("A length of 65536 has no room in 16 bits: choose a longer encoding, or "
                                             "declare at most 65535."));
    frame.lengthEncoding = Encoding::Seven;
    frame.declaredLength = 128;
    QVERIFY(frame.problem().contains(QStringLiteral("7 bits")));
    frame.declaredLength.reset();
    QCOMPARE(frame.problem(), QString());
    frame.payload = ForgedPayload::text("x").repeatedTo(ForgedPayload::mostPlain + 1);
    QVERIFY(frame.problem().contains(QStringLiteral("more than")));
}

void ForgedFrameTest::repeatsItsPayload()
{
    QCOMPARE(ForgedPayload::text("abc").repeatedTo(7).onWire(), QByteArray("abcabca"));
    QCOMPARE(ForgedPayload::text("abc").repeatedTo(0).onWire(), QByteArray());
    QCOMPARE(ForgedPayload::text({}).repeatedTo(7).onWire(), QByteArray());
}

void ForgedFrameTest::compressesItsPayload()
{
    ZlibInflater inflater;
    const ForgedPayload payload = ForgedPayload::text("Hello, Hello, Hello").compressed();
    QCOMPARE(inflater.message(payload.onWire()), std::optional<QByteArray>("Hello, Hello, Hello"));
    QCOMPARE(ForgedPayload::text({}).compressed().onWire(), QByteArray(1, '\0'));
}

void ForgedFrameTest::aBombInflatesToItsSize_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<qint64>("size");
    constexpr qint64 mebi = 1024 * 1024;
    QTest::newRow("whole blocks") << QByteArray(1, '\0') << 4 * mebi;
    QTest::newRow("and a rest") << QByteArray("a") << 2 * mebi + 12'345;
    QTest::newRow("a pattern that fits nowhere") << QByteArray("abcdefg") << 3 * mebi + 1;
}

void ForgedFrameTest::aBombInflatesToItsSize()
{
    QFETCH(QByteArray, pattern);
    QFETCH(qint64, size);
    const QByteArray wire = ForgedPayload::text(pattern).repeatedTo(size).compressed().onWire();
    QVERIFY2(wire.size() * 200 < size, qPrintable(QString::number(wire.size())));
    ZlibInflater inflater;
    const auto inflated = inflater.message(wire);
    QVERIFY(inflated.has_value());
    const bool same = *inflated == ForgedPayload::text(pattern).repeatedTo(size).onWire();
    QVERIFY(same);
}

WINDSOCK_TEST(ForgedFrameTest)
#include "ForgedFrameTest.moc"
