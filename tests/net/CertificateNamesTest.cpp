#include "tests/support/TestRegistry.h"

#include "wslib/net/CertificateNames.h"

#include <QtTest>

using namespace wslib;

class CertificateNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areRead_data();
    void areRead();
    void areRefused_data();
    void areRefused();
    void areThereOnce();
};

void CertificateNamesTest::areRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("subjectAltName");
    const auto row = [](const QString &name, const char *text) {
        QTest::newRow(qPrintable(name)) << name << QByteArray(text);
    };
    row(QStringLiteral("Example.COM"), "DNS:example.com");
    row(QStringLiteral("a"), "DNS:a");
    row(QStringLiteral("*.example.com"), "DNS:*.example.com");
    row(QStringLiteral("3com.example"), "DNS:3com.example");
    row(QStringLiteral("bücher.example"), "DNS:xn--bcher-kva.example");
    row(QString(63, u'a') + QStringLiteral(".example"), "DNS:" + QByteArray(63, 'a') + ".example");
    row(QStringLiteral("192.168.1.5"), "IP:192.168.1.5");
    row(QStringLiteral("::1"), "IP:::1");
    row(QStringLiteral("[::1]"), "IP:::1");
    row(QStringLiteral("FE80:0:0::1%eth0"), "IP:fe80::1");
}

void CertificateNamesTest::areRead()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, subjectAltName);
    const auto names = CertificateNames::parse({name});
    QVERIFY2(names.value, qPrintable(names.error));
    QCOMPARE(names.value->subjectAltName(), subjectAltName);
}

void CertificateNamesTest::areRefused_data()
{
    QTest::addColumn<QString>("name");
    const auto row = [](const QString &name) { QTest::newRow(QUrl::toPercentEncoding(name).constData()) << name; };
    for (const char *name :
         {"",          ".",           "*",           "*.",         "a..b",      ".a",       "a.",
          "-a",        "a-",          "a b",         "a_b",        "a/b",       "a:80",     "a,IP:1.2.3.4",
          "a\nb",      "**.example",  "a.*.example", "*a.example", "127.1",     "1234",     "1.2.3.256",
          "1.2.3.4.5", "example.123", "[::1",        "::g",        "[example]", "@section", "a;b",
          "https://a"})
        row(QString::fromLatin1(name));
    row(QString(64, u'a'));
    row(QString(63, u'a') + (u'.' + QString(63, u'a')).repeated(3));
    row(QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
}

void CertificateNamesTest::areRefused()
{
    QFETCH(QString, name);
    const auto names = CertificateNames::parse({QStringLiteral("good.example"), name});
    QVERIFY(!names.value);
    QVERIFY2(names.error.contains(u'"' + name + u'"') && names.error.endsWith(u'.'), qPrintable(names.error));
}

void CertificateNamesTest::areThereOnce()
{
    auto names = CertificateNames::parse(
        {QStringLiteral("a"), QStringLiteral("A"), QStringLiteral("::1"), QStringLiteral("0:0:0:0:0:0:0:1")});
    QVERIFY2(names.value, qPrintable(names.error));
    names.value->add(*names.value);
    names.value->add(*CertificateNames::parse({QStringLiteral("b"), QStringLiteral("127.0.0.1")}).value);
    QCOMPARE(names.value->subjectAltName(), QByteArray("DNS:a,DNS:b,IP:::1,IP:127.0.0.1"));
}

WINDSOCK_TEST(CertificateNamesTest)
#include "CertificateNamesTest.moc"
