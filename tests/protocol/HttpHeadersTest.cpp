#include "tests/support/TestRegistry.h"

#include "wslib/protocol/HttpHeaders.h"

#include <QtTest>

using namespace wslib;

class HttpHeadersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void findsFieldsInAnyCase();
    void keepsTheOrderOfTheWire();
    void splitsLists_data();
    void splitsLists();
    void joinsListsOfSeveralFields();
    void findsTokensInAnyCase();
    void knowsTokenBytes();
    void knowsTokens_data();
    void knowsTokens();
    void knowsFieldValueBytes();
    void trimsBlanks_data();
    void trimsBlanks();
    void comparesIgnoringCase();
};

void HttpHeadersTest::isEmptyAtFirst()
{
    const HttpHeaders headers;
    QVERIFY(headers.isEmpty());
    QCOMPARE(headers.size(), 0);
    QCOMPARE(headers.count("Host"), 0);
    QVERIFY(!headers.contains("Host"));
    QVERIFY(!headers.value("Host").has_value());
    QVERIFY(headers.list("Host").isEmpty());
    QVERIFY(!headers.hasToken("Host", ""));
    QVERIFY(headers.begin() == headers.end());
}

// RFC 9110 §5.1
void HttpHeadersTest::findsFieldsInAnyCase()
{
    HttpHeaders headers;
    headers.append("Set-Cookie", "a=1");
    headers.append("X-Other", "o");
    headers.append("SET-COOKIE", "b=2");
    for (const char *name : {"Set-Cookie", "set-cookie", "SET-COOKIE", "sEt-cOoKiE"}) {
        QCOMPARE(headers.count(name), 2);
        QVERIFY(headers.contains(name));
        QCOMPARE(headers.value(name), std::optional<QByteArray>("a=1"));
    }
    QVERIFY(!headers.contains("Set-Cooki"));
    QVERIFY(!headers.contains("Set-Cookie2"));
    QVERIFY(!headers.contains(""));
    QCOMPARE(headers.size(), 3);
    QVERIFY(!headers.isEmpty());
}

void HttpHeadersTest::keepsTheOrderOfTheWire()
{
    HttpHeaders headers;
    headers.append("B", "1");
    headers.append("A", "2");
    headers.append("b", "3");
    QByteArray written;
    for (const HttpHeaders::Field &field : headers)
        written += field.name + '=' + field.value + ' ';
    QCOMPARE(written, QByteArray("B=1 A=2 b=3 "));

    HttpHeaders same;
    same.append("B", "1");
    same.append("A", "2");
    QVERIFY(!(headers == same));
    same.append("b", "3");
    QVERIFY(headers == same);
}

// RFC 9110 §5.6.1
void HttpHeadersTest::splitsLists_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QList<QByteArray>>("elements");
    using List = QList<QByteArray>;
    QTest::newRow("one") << QByteArray("a") << List{"a"};
    QTest::newRow("two") << QByteArray("a,b") << List{"a", "b"};
    QTest::newRow("blanks") << QByteArray(" a , \tb\t") << List{"a", "b"};
    QTest::newRow("blank within") << QByteArray("a b,c") << List{"a b", "c"};
    QTest::newRow("empty elements") << QByteArray(",a,, ,\t,b,") << List{"a", "b"};
    QTest::newRow("empty") << QByteArray() << List{};
    QTest::newRow("comma") << QByteArray(",") << List{};
    QTest::newRow("doubled") << QByteArray("a,a") << List{"a", "a"};
}

void HttpHeadersTest::splitsLists()
{
    QFETCH(QByteArray, value);
    HttpHeaders headers;
    headers.append("Sec-WebSocket-Protocol", value);
    QTEST(headers.list("sec-websocket-protocol"), "elements");
}

void HttpHeadersTest::joinsListsOfSeveralFields()
{
    HttpHeaders headers;
    headers.append("List", "a, b");
    headers.append("Other", "x");
    headers.append("list", "c");
    headers.append("LIST", "");
    headers.append("List", "d");
    QCOMPARE(headers.list("List"), (QList<QByteArray>{"a", "b", "c", "d"}));
}

void HttpHeadersTest::findsTokensInAnyCase()
{
    HttpHeaders headers;
    headers.append("Connection", "keep-alive, Upgrade");
    headers.append("Connection", "close");
    QVERIFY(headers.hasToken("connection", "upgrade"));
    QVERIFY(headers.hasToken("Connection", "UPGRADE"));
    QVERIFY(headers.hasToken("Connection", "keep-alive"));
    QVERIFY(headers.hasToken("Connection", "close"));
    QVERIFY(!headers.hasToken("Connection", "keep"));
    QVERIFY(!headers.hasToken("Connection", "upgraded"));
    QVERIFY(!headers.hasToken("Connection", "grade"));
    QVERIFY(!headers.hasToken("Upgrade", "upgrade"));
}

// RFC 9110 §5.6.2
void HttpHeadersTest::knowsTokenBytes()
{
    const QByteArray allowed = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    QCOMPARE(allowed.size(), 15 + 10 + 26 + 26);
    for (int code = 0; code < 256; ++code) {
        const char byte = static_cast<char>(code);
        QVERIFY2(isToken(QByteArray(1, byte)) == allowed.contains(byte), QByteArray::number(code).constData());
    }
}

void HttpHeadersTest::knowsTokens_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("token");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("name") << QByteArray("Sec-WebSocket-Key") << true;
    QTest::newRow("version") << QByteArray("v1.chat~x") << true;
    QTest::newRow("blank at the end") << QByteArray("name ") << false;
    QTest::newRow("blank at the start") << QByteArray(" name") << false;
    QTest::newRow("blank within") << QByteArray("na me") << false;
    QTest::newRow("CR") << QByteArray("name\r") << false;
    QTest::newRow("NUL") << QByteArray("na\0me", 5) << false;
    QTest::newRow("slash") << QByteArray("a/b") << false;
}

void HttpHeadersTest::knowsTokens()
{
    QFETCH(QByteArray, text);
    QTEST(isToken(text), "token");
}

// RFC 9110 §5.5
void HttpHeadersTest::knowsFieldValueBytes()
{
    for (int code = 0; code < 256; ++code) {
        const bool allowed = code == 9 || (code >= 32 && code <= 126) || code >= 128;
        for (const QByteArray &around : {QByteArray(), QByteArray("a")}) {
            const QByteArray value = around + static_cast<char>(code) + around;
            QVERIFY2(isFieldValue(value) == allowed, QByteArray::number(code).constData());
        }
    }
    QVERIFY(isFieldValue(QByteArrayView()));
}

void HttpHeadersTest::trimsBlanks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("trimmed");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("nothing to do") << QByteArray("a b") << QByteArray("a b");
    QTest::newRow("both ends") << QByteArray(" \t a\tb \t") << QByteArray("a\tb");
    QTest::newRow("blanks only") << QByteArray(" \t ") << QByteArray();
    QTest::newRow("line ends are no blanks") << QByteArray("\r\na\n") << QByteArray("\r\na\n");
    QTest::newRow("nor is NBSP") << QByteArray("\xA0"
                                               "a")
                                 << QByteArray("\xA0"
                                               "a");
}

void HttpHeadersTest::trimsBlanks()
{
    QFETCH(QByteArray, text);
    QTEST(trimmedBlanks(text).toByteArray(), "trimmed");
}

void HttpHeadersTest::comparesIgnoringCase()
{
    QVERIFY(equalsIgnoringCase("WebSocket", "websocket"));
    QVERIFY(equalsIgnoringCase("", ""));
    QVERIFY(!equalsIgnoringCase("websocket", "websockets"));
    QVERIFY(!equalsIgnoringCase("websockets", "websocket"));
    QVERIFY(!equalsIgnoringCase("a", ""));
    QVERIFY(!equalsIgnoringCase("-", "\r")); // differ in 0x20 only, but aren't letters
    QVERIFY(!equalsIgnoringCase("@", "`"));
    QVERIFY(!equalsIgnoringCase("\xE4", "\xC4"));
}

WINDSOCK_TEST(HttpHeadersTest)
#include "HttpHeadersTest.moc"
