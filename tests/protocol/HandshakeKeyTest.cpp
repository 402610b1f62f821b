#include "tests/support/TestRegistry.h"

#include "wslib/protocol/HandshakeKey.h"

#include <QtTest>

using namespace wslib;

class HandshakeKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersTheKeyOfTheRfc();
    void judgesKeys_data();
    void judgesKeys();
    void writesBasicAuthorization();
};

// RFC 6455 §1.3 and §4.2.2; the second one was computed with Python's hashlib.
void HandshakeKeyTest::answersTheKeyOfTheRfc()
{
    QCOMPARE(acceptKey("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QCOMPARE(acceptKey("AAAAAAAAAAAAAAAAAAAAAA=="), QByteArray("ICX+Yqv66kxgM0FcWaLWlFLwTAI="));
}

void HandshakeKeyTest::judgesKeys_data()
{
    QTest::addColumn<bool>("valid");
    for (const char *key : {"dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAAAA==", "/////////////////////w=="})
        QTest::newRow(key) << true;
    QTest::newRow("") << false;
    QTest::newRow("dGhlIHNhbXBsZSBub25jZQ") << false;       // no padding
    QTest::newRow("dGhlIHNhbXBsZSBub25jZQ=") << false;      // half of it
    QTest::newRow("dGhlIHNhbXBsZSBub25j") << false;         // 15 bytes
    QTest::newRow("dGhlIHNhbXBsZSBub25jZWU=") << false;     // 17 bytes, 24 characters
    QTest::newRow("dGhlIHNhbXBsZSBub25jZWVl") << false;     // 18 bytes, 24 characters
    QTest::newRow("dGhlIHNhbXBsZSBub25jZWVlZQ==") << false; // 19 bytes
    QTest::newRow("dGhlIHNhbXBsZSBub25jZQ==dGhl") << false; // something behind it
    QTest::newRow("dGhlIHNhbXBs*SBub25jZQ==") << false;     // not in the alphabet
    QTest::newRow("dGhlIHNhbXBs-SBub25jZQ==") << false;     // in the one for URLs
    QTest::newRow("dGhlIHNhbXBs SBub25jZQ==") << false;     // a blank
    QTest::newRow("dGhlIHNhbXBsZSBub25jZ===") << false;     // too much padding
}

void HandshakeKeyTest::judgesKeys()
{
    QTEST(isHandshakeKey(QTest::currentDataTag()), "valid");
}

// RFC 7617 §2 and §2.1
void HandshakeKeyTest::writesBasicAuthorization()
{
    QCOMPARE(basicAuthorization("Aladdin", "open sesame"), QByteArray("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    QCOMPARE(basicAuthorization("test", "123\xC2\xA3"), QByteArray("Basic dGVzdDoxMjPCow=="));
    QCOMPARE(basicAuthorization("", ""), QByteArray("Basic Og=="));
    QCOMPARE(basicAuthorization("u", "a:b"), QByteArray("Basic dTphOmI="));
}

WINDSOCK_TEST(HandshakeKeyTest)
#include "HandshakeKeyTest.moc"
