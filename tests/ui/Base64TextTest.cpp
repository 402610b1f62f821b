#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include "ui/compose/Base64Text.h"

#include <QtTest>

using ui::Base64Text;
using ui::TypedBytes;

class Base64TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void readsWhatQtWrites();
};

void Base64TextTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *text, const char *hex) {
        QTest::newRow(*text == '\0' ? "nothing" : text) << QString::fromLatin1(text) << QByteArray::fromHex(hex);
    };
    // RFC 4648 §10
    row("", "");
    row("Zg==", "66");
    row("Zm8=", "666f");
    row("Zm9v", "666f6f");
    row("Zm9vYg==", "666f6f62");
    row("Zg", "66");
    row("Zm8", "666f");
    row("3q2+7w==", "deadbeef");
    row("-_-_", "fbffbf");
    row("+/+/", "fbffbf");
    row(" Zm9v\r\n\tYg = = ", "666f6f62");
}

void Base64TextTest::reads()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const TypedBytes result = Base64Text::parse(text);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.bytes, bytes);
}

void Base64TextTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<bool>("incomplete");
    const auto row = [](const char *text, qsizetype position, bool incomplete) {
        QTest::newRow(text) << QString::fromUtf8(text) << position << incomplete;
    };
    row("Zm9*", 3, false);
    row("Zm\xC3\xA4v", 2, false);
    row("Z", 0, true);
    row("Zm9vY", 4, true);
    row("Zg=", 2, true);
    row("=", 0, false);
    row("Z===", 1, false);
    row("Zm9v=", 4, false);
    row("Zm8==", 4, false);
    row("Zg==Zg==", 4, false);
    row("Zg===", 4, false);
}

void Base64TextTest::refuses()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, position);
    QFETCH(bool, incomplete);
    const TypedBytes result = Base64Text::parse(text);
    QVERIFY(!result.error.isEmpty());
    QCOMPARE(result.position, position);
    QCOMPARE(result.incomplete, incomplete);
}

void Base64TextTest::readsWhatQtWrites()
{
    RandomSource random;
    for (int i = 0; i < 300; ++i) {
        const QByteArray bytes = random.bytes(random.below(100));
        for (const auto option : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
            QCOMPARE(Base64Text::parse(QString::fromLatin1(bytes.toBase64(option))).bytes, bytes);
        QCOMPARE(Base64Text::parse(QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals))).bytes, bytes);
    }
}

WINDSOCK_TEST(Base64TextTest)
#include "Base64TextTest.moc"
