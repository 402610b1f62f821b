#include "tests/support/TestRegistry.h"

#include "ui/compose/HexText.h"

#include <QtTest>

using ui::HexText;

class HexTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void HexTextTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray beef = QByteArray::fromHex("deadbeef");
    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("blanks only") << QStringLiteral("  \n") << QByteArray();
    QTest::newRow("together") << QStringLiteral("deadbeef") << beef;
    QTest::newRow("apart") << QStringLiteral("DE AD\nBE\tEF") << beef;
    QTest::newRow("C") << QStringLiteral("0xDE, 0xad, 0XBE, 0xEF") << beef;
    QTest::newRow("colons") << QStringLiteral("de:ad:be:ef") << beef;
    QTest::newRow("hyphens") << QStringLiteral("de-ad-be-ef") << beef;
    QTest::newRow("zeros") << QStringLiteral("00 00") << QByteArray(2, '\0');
}

void HexTextTest::reads()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const HexText::Result result = HexText::parse(text);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.bytes, bytes);
}

void HexTextTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<bool>("incomplete");
    QTest::newRow("no digit") << QStringLiteral("DE XY") << qsizetype{3} << false;
    QTest::newRow("no second digit") << QStringLiteral("DE AG") << qsizetype{4} << false;
    QTest::newRow("one digit in the middle") << QStringLiteral("D EA") << qsizetype{0} << false;
    QTest::newRow("being typed") << QStringLiteral("DE A") << qsizetype{3} << true;
    QTest::newRow("a prefix being typed") << QStringLiteral("0x") << qsizetype{1} << true;
    QTest::newRow("an umlaut") << QStringLiteral("äö") << qsizetype{0} << false;
}

void HexTextTest::refuses()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, position);
    QFETCH(bool, incomplete);
    const HexText::Result result = HexText::parse(text);
    QVERIFY(!result.error.isEmpty());
    QCOMPARE(result.position, position);
    QCOMPARE(result.incomplete, incomplete);
    QVERIFY(result.position + result.length <= text.size());
}

WINDSOCK_TEST(HexTextTest)
#include "HexTextTest.moc"
