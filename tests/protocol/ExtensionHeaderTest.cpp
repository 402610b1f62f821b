#include "tests/support/TestRegistry.h"

#include "wslib/protocol/ExtensionHeader.h"

#include <QtTest>

using namespace wslib;

class ExtensionHeaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void judgesEveryByte();
    void refusesEveryUnfinishedParameter();
    void readsOnlyItsOwnBytes();
    void tellsAMissingValueFromOthers();
    void takesBlanksInLinearTime_data();
    void takesBlanksInLinearTime();
    void takesManyElements();
};

namespace {

QByteArray texts(const Extension &extension)
{
    QByteArray text = extension.name;
    for (const Extension::Parameter &parameter : extension.parameters)
        text += '|' + parameter.name + (parameter.value ? '=' + *parameter.value : QByteArray());
    return text;
}

// What was read, a word for each element: "name|parameter|parameter=value"; or "malformed".
QByteArrayList read(QByteArrayView header)
{
    const auto extensions = parseExtensions(header);
    if (!extensions)
        return {"malformed"};
    QByteArrayList read;
    for (const Extension &extension : *extensions)
        read.append(texts(extension));
    return read;
}

} // namespace

void ExtensionHeaderTest::parses_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *header, const QByteArrayList &expected) {
        QTest::newRow(header) << QByteArray(header) << expected;
    };
    row("", {});
    row(" \t ", {});
    row("foo", {"foo"});
    row("foo, bar", {"foo", "bar"});
    row("foo,bar,baz", {"foo", "bar", "baz"});
    row("foo; bar", {"foo|bar"});
    row("foo; bar=2", {"foo|bar=2"});
    row("foo;bar=2;baz", {"foo|bar=2|baz"});
    row("foo; bar; baz=2, foo", {"foo|bar|baz=2", "foo"});
    row("\tfoo \t; \tbar \t= \t2 \t, \tbaz ", {"foo|bar=2", "baz"});
    row("foo; a=1; a=2; a", {"foo|a=1|a=2|a"});
    row("FOO; Bar=Baz", {"FOO|Bar=Baz"});
    // RFC 9110 §5.6.1.2: empty elements count for nothing.
    row(",", {});
    row(",,,", {});
    row(" , ,", {});
    row(",foo", {"foo"});
    row("foo,", {"foo"});
    row("foo,,bar", {"foo", "bar"});
    row("foo; a, ,\t, bar; b=1 ,", {"foo|a", "bar|b=1"});
    // RFC 6455 §9.1: a quoted value is a token, once it is unquoted.
    row("foo; bar=\"2\"", {"foo|bar=2"});
    row("foo; bar=\"baz\"; qux", {"foo|bar=baz|qux"});
    row("foo; bar = \"baz\" , qux", {"foo|bar=baz", "qux"});
    row("foo; bar=\"b\\a\\z\"", {"foo|bar=baz"});
    // Names and numbers that other languages take for something.
    row("foo; __proto__=1; constructor; toString=x", {"foo|__proto__=1|constructor|toString=x"});
    row("__proto__, constructor; hasOwnProperty", {"__proto__", "constructor|hasOwnProperty"});
    row("foo; a=08; b=+9; c=1e1; d=010; e=-1; f=0x0f", {"foo|a=08|b=+9|c=1e1|d=010|e=-1|f=0x0f"});
    row("foo; a= 10", {"foo|a=10"});
    row("permessage-deflate; client_max_window_bits; server_max_window_bits=10, permessage-deflate",
        {"permessage-deflate|client_max_window_bits|server_max_window_bits=10", "permessage-deflate"});
}

void ExtensionHeaderTest::parses()
{
    QFETCH(QByteArray, header);
    QTEST(read(header), "expected");
}

void ExtensionHeaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("header");
    for (const char *header : {";",
                               "=",
                               "\"",
                               "foo bar",
                               "foo;",
                               "foo; ",
                               "foo;;",
                               "foo; ;a",
                               "foo; a;",
                               "foo; a; ",
                               "foo; =",
                               "foo; =1",
                               "foo; a=",
                               "foo; a= ",
                               "foo; a=;",
                               "foo; a=,",
                               "foo; a=;b",
                               "foo; a==1",
                               "foo; a=1=2",
                               "foo; a=1 2",
                               "foo; a b",
                               "foo=1",
                               "foo = 1",
                               "foo;a,;b",
                               ";a",
                               ",;",
                               "foo,=",
                               "foo; a=\"",
                               "foo; a=\"1",
                               "foo; a=\"1\\",
                               "foo; a=\"1\\\"",
                               "foo; a=\"\"",
                               "foo; a=\" 1\"",
                               "foo; a=\"1,2\"",
                               "foo; a=\"1;b\"",
                               "foo; a=\"\\\"\"",
                               "foo; a=\"\\ \"",
                               "foo; a=\"1\"2",
                               "foo; a=\"1\"\"2\"",
                               "foo; a=1\"2\"",
                               "\"foo\"",
                               "foo; \"a\"",
                               "foo; \"a\"=1",
                               "foo; a='1,2;",
                               "foo/1",
                               "foo; a=/",
                               "foo\r\n",
                               "foo\n bar",
                               "foo; a=1\x7F",
                               "f\xC3\xB6o",
                               "foo; a=\xC3\xB6",
                               "foo; a=\"\xC3\xB6\"",
                               "foo:",
                               "foo; a=(1)",
                               "foo; a=[1]",
                               "foo; a={1}",
                               "foo@bar",
                               "foo?",
                               "<foo>"})
        QTest::newRow(header) << QByteArray(header);
    QTest::newRow("NUL") << QByteArray(1, '\0');
    QTest::newRow("NUL in a name") << QByteArray("fo\0o", 4);
    QTest::newRow("NUL in a value") << QByteArray("foo; a=\"\0\"", 10);
}

void ExtensionHeaderTest::refuses()
{
    QFETCH(QByteArray, header);
    QCOMPARE(read(header), QByteArrayList{"malformed"});
    // Nor does it get better for what stands around it.
    QCOMPARE(read("good, " + header), QByteArrayList{"malformed"});
    QCOMPARE(read(header + ", good"), QByteArrayList{"malformed"});
}

// RFC 9110 §5.6.2: the bytes of a token, in a name, a parameter's name and a value.
void ExtensionHeaderTest::judgesEveryByte()
{
    const QByteArray marks = "!#$%&'*+-.^_`|~";
    for (int code = 0; code < 256; ++code) {
        const auto byte = static_cast<char>(code);
        const bool alphanumeric =
            (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        const bool good = alphanumeric || marks.contains(byte);
        const QByteArray token = QByteArray("x") + byte + 'x';
        const auto expected = [good](const QByteArray &text) {
            return good ? QByteArrayList{text} : QByteArrayList{"malformed"};
        };
        if (byte != ',' && byte != ';')
            QCOMPARE(read(token), expected(token));
        if (byte != ',' && byte != ';' && byte != '=')
            QCOMPARE(read("foo; " + token), expected("foo|" + token));
        if (byte != ',' && byte != ';')
            QCOMPARE(read("foo; a=" + token), expected("foo|a=" + token));
        if (byte != '\\')
            QCOMPARE(read("foo; a=\"" + token + '"'), expected("foo|a=" + token));
    }
}

// Cut where it may end, and where it may not.
void ExtensionHeaderTest::refusesEveryUnfinishedParameter()
{
    const QByteArray header = "foo; bar = \"b\\az\" ; qux";
    const QList<qsizetype> good{0, 1, 2, 3, 6, 7, 8, 9, 17, 18, 21, 22, 23};
    for (qsizetype size = 0; size <= header.size(); ++size) {
        const bool isMalformed = read(header.first(size)) == QByteArrayList{"malformed"};
        QVERIFY2(isMalformed != good.contains(size), header.first(size).constData());
    }
}

// In memory of its own, so that a look past the end is caught by AddressSanitizer; and within a longer text,
// so that it is caught without.
void ExtensionHeaderTest::readsOnlyItsOwnBytes()
{
    const QByteArray header = "foo; a=\"1\\\"; b=2, bar";
    for (qsizetype size = 0; size <= header.size(); ++size) {
        const std::vector<char> alone(header.begin(), header.begin() + size);
        QCOMPARE(read(QByteArrayView(header).first(size)), read(QByteArrayView(alone.data(), size)));
    }
}

void ExtensionHeaderTest::tellsAMissingValueFromOthers()
{
    const auto extensions = parseExtensions("foo; a; b=0");
    QVERIFY(extensions.has_value());
    const QList<Extension::Parameter> expected{{"a", std::nullopt}, {"b", QByteArray("0")}};
    QCOMPARE(extensions->first().parameters, expected);
}

void ExtensionHeaderTest::takesBlanksInLinearTime_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<char>("filler");
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const char *before, char filler, const char *behind,
                        const QByteArrayList &expected) {
        QTest::newRow(name) << QByteArray(before) << filler << QByteArray(behind) << expected;
    };
    row("in front", "", ' ', "foo", {"foo"});
    row("at the end", "foo", ' ', "", {"foo"});
    row("tabs", "foo", '\t', "", {"foo"});
    row("within a name", "foo", ' ', "bar", {"malformed"});
    row("before a parameter", "foo;", ' ', "a=1", {"foo|a=1"});
    row("before a value", "foo; a=", ' ', "1", {"foo|a=1"});
    row("for a value", "foo; a=", ' ', "", {"malformed"});
    row("in quotes", "foo; a=\"", ' ', "\"", {"malformed"});
    row("in unfinished quotes", "foo; a=\"", ' ', "", {"malformed"});
    row("commas", "foo", ',', "bar", {"foo", "bar"});
    row("semicolons", "foo", ';', "bar", {"malformed"});
    row("quotes", "foo; a=", '"', "", {"malformed"});
    row("backslashes", "foo; a=\"", '\\', "\"", {"malformed"});
}

// No clock is needed: what is linear takes milliseconds for this size, what is quadratic outlasts the test.
void ExtensionHeaderTest::takesBlanksInLinearTime()
{
    QFETCH(QByteArray, before);
    QFETCH(char, filler);
    QFETCH(QByteArray, behind);
    constexpr qsizetype size = qsizetype{1024} * 1024;
    QTEST(read(before + QByteArray(size, filler) + behind), "expected");
}

void ExtensionHeaderTest::takesManyElements()
{
    constexpr int count = 100'000;
    const auto extensions = parseExtensions(QByteArray("foo; a=1, ").repeated(count));
    QVERIFY(extensions.has_value());
    QCOMPARE(extensions->size(), count);
    const auto parameters = parseExtensions("foo" + QByteArray("; a=1").repeated(count));
    QVERIFY(parameters.has_value());
    QCOMPARE(parameters->first().parameters.size(), count);
}

WINDSOCK_TEST(ExtensionHeaderTest)
#include "ExtensionHeaderTest.moc"
