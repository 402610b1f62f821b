#include "tests/support/TestRegistry.h"

#include "wslib/protocol/CloseCode.h"

#include <QtTest>

using namespace wslib;

class CloseCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsOnTheWire_data();
    void allowsOnTheWire();
    void allowsNothingElse();
    void names_data();
    void names();
};

// Both ends of every range of RFC 6455 §7.4.2 and of the IANA registry, and their neighbours.
void CloseCodeTest::allowsOnTheWire_data()
{
    QTest::addColumn<bool>("allowed");
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3001, 3999,
                           4000, 4001, 4998, 4999})
        QTest::addRow("%d", code) << true;
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 5001, 65535})
        QTest::addRow("%d", code) << false;
}

void CloseCodeTest::allowsOnTheWire()
{
    const quint16 code = QByteArray(QTest::currentDataTag()).toUShort();
    QTEST(isAllowedOnWire(code), "allowed");
    QTEST(isAllowedOnWire(static_cast<CloseCode>(code)), "allowed");
}

void CloseCodeTest::allowsNothingElse()
{
    int allowed = 0;
    for (quint32 code = 0; code <= 0xFFFF; ++code)
        allowed += isAllowedOnWire(static_cast<quint16>(code)) ? 1 : 0;
    // 1000-1003, 1007-1014, 3000-4999: with the ends checked above, these are all.
    QCOMPARE(allowed, 4 + 8 + 2000);
}

void CloseCodeTest::names_data()
{
    QTest::addColumn<QByteArray>("name");
    const QMap<int, QByteArray> names{
        {0, "undefined code"},         {999, "undefined code"},      {1000, "normal closure"},
        {1001, "going away"},          {1002, "protocol error"},     {1003, "unsupported data"},
        {1004, "undefined code"},      {1005, "no status received"}, {1006, "abnormal closure"},
        {1007, "invalid payload"},     {1008, "policy violation"},   {1009, "message too big"},
        {1010, "mandatory extension"}, {1011, "internal error"},     {1012, "service restart"},
        {1013, "try again later"},     {1014, "bad gateway"},        {1015, "TLS handshake failed"},
        {1016, "undefined code"},      {2999, "undefined code"},     {3000, "library code"},
        {3999, "library code"},        {4000, "application code"},   {4999, "application code"},
        {5000, "undefined code"},      {65535, "undefined code"},
    };
    for (auto name = names.begin(); name != names.end(); ++name)
        QTest::addRow("%d", name.key()) << name.value();
}

void CloseCodeTest::names()
{
    const quint16 code = QByteArray(QTest::currentDataTag()).toUShort();
    QTEST(QByteArray(closeCodeName(static_cast<CloseCode>(code))), "name");
}

WINDSOCK_TEST(CloseCodeTest)
#include "CloseCodeTest.moc"
