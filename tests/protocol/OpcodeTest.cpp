#include "tests/support/TestRegistry.h"

#include "wslib/protocol/Opcode.h"

#include <QtTest>

using namespace wslib;

class OpcodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEveryOpcode_data();
    void knowsEveryOpcode();
    void hasTheNumbersOfTheRfc();
};

void OpcodeTest::knowsEveryOpcode_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("defined");
    QTest::addColumn<bool>("control");
    const QMap<int, QByteArray> names{{0x0, "continuation"}, {0x1, "text"}, {0x2, "binary"},
                                      {0x8, "close"},        {0x9, "ping"}, {0xA, "pong"}};
    for (int number = 0; number < 16; ++number) {
        QTest::addRow("%X", static_cast<unsigned>(number))
            << number << names.value(number, "reserved") << names.contains(number) << (number >= 8);
    }
}

void OpcodeTest::knowsEveryOpcode()
{
    QFETCH(int, number);
    const auto opcode = static_cast<Opcode>(number);
    QTEST(QByteArray(opcodeName(opcode)), "name");
    QTEST(isDefined(opcode), "defined");
    QTEST(isControl(opcode), "control");
}

// RFC 6455 §11.8
void OpcodeTest::hasTheNumbersOfTheRfc()
{
    QCOMPARE(static_cast<int>(Opcode::Continuation), 0);
    QCOMPARE(static_cast<int>(Opcode::Text), 1);
    QCOMPARE(static_cast<int>(Opcode::Binary), 2);
    QCOMPARE(static_cast<int>(Opcode::Close), 8);
    QCOMPARE(static_cast<int>(Opcode::Ping), 9);
    QCOMPARE(static_cast<int>(Opcode::Pong), 10);
}

WINDSOCK_TEST(OpcodeTest)
#include "OpcodeTest.moc"
