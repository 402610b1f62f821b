#include "workbench/log/LogQuery.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

/// What people type into the filter.
class LogQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void takesAllAsOneExpression();
    void wantsEverythingIfNothingIsTyped();
};

namespace {

LogEntry entryOf(LogEntry::Kind kind, LogEntry::Direction direction, quint32 peer = 0)
{
    LogEntry entry;
    entry.kind = kind;
    entry.direction = direction;
    entry.peer = peer;
    return entry;
}

const LogEntry receivedText = entryOf(LogEntry::Kind::Text, LogEntry::Direction::Received, 3);

} // namespace

void LogQueryTest::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *query, const QByteArray &payload, bool found) {
        QTest::newRow(QByteArray(QByteArray(query) + " in " + payload).constData())
            << QString::fromUtf8(query) << payload << found;
    };
    row("hello", "say Hello", true);
    row("hello world", "world, hello", true);
    row("\"hello world\"", "world, hello", false);
    row("\"hello world\"", "hello world", true);
    row("\"a\\\"b\"", "a\"b", true);
    row("-hello", "say hello", false);
    row("-hello", "bye", true);
    row("- hello", "a - hello", true);
    row("GRÜSS", "gr\xC3\xBC\xC3\x9F", false); // ß isn't SS
    row("GRÜ", "gr\xC3\xBC\xC3\x9F", true);
    row("/^h.*o$/", "hello", true);
    row("/^h.*o$/", "Hello", false);
    row("/^h.*o$/i", "Hello", true);
    row("/a\\/b/", "a/b", true);
    row("-/\\d/", "no digits", true);
    row("/usr/", "/usr/bin", true);
    row("dir:received type:text peer:3", "x", true);
    row("dir:in", "x", true);
    row("dir:sent", "x", false);
    row("TYPE:Text,binary", "x", true);
    row("type:ping", "x", false);
    row("opcode:1", "x", true);
    row("opcode:9,10", "x", false);
    row("peer:1,2", "x", false);
    row("size>3", "abc", false);
    row("size>=3", "abc", true);
    row("size > 2", "abc", true);
    row("size<1k", "abc", true);
    row("size=3", "abc", true);
    row("size:1-2", "abc", false);
    row("size:2-4", "abc", true);
    row("sizes", "many sizes", true);
    row("$.type == \"tick\"", R"({"type":"tick"})", true);
    row("$.type==\"tick\"", R"({"type":"tock"})", false);
    row("$.type = tick", R"({"type":"tick"})", true);
    row("$.type != \"tick\"", R"({"type":"tock"})", true);
    row("$.type", R"({"type":null})", true);
    row("-$.type", R"({"kind":1})", true);
    row("-$.type", "no JSON", true);
    row("$.type", "no JSON, type", false);
    row("$.a.b[1].c > 4", R"({"a":{"b":[{},{"c":5}]}})", true);
    row("$.a.b[-1].c > 4", R"({"a":{"b":[{},{"c":5}]}})", true);
    row("$.a[*].c >= 6", R"({"a":[{"c":5},{"c":6}]})", true);
    row("$.a.*.c < 5", R"({"a":{"x":{"c":5},"y":{"c":6}}})", false);
    row("$[0] == 1", "[1,2]", true);
    row("$['odd key'] == true", R"({"odd key":true})", true);
    row("$.name ~ /^A.*n$/", R"({"name":"Ann"})", true);
    row("$.n > 5", R"({"n":"6"})", false);               // a text isn't a number
    row("$.t\xC3\xBCr == 1", R"({"t\u00fcr":1})", true); // written with an escape
    row("$.a == 1 hello", R"({"a":1,"b":"hello"})", true);
    row("$5", "costs $5", true);
}

void LogQueryTest::finds()
{
    QFETCH(const QString, query);
    QFETCH(const QByteArray, payload);
    const auto filter = LogQuery{query}.parse();
    QVERIFY2(filter.value, qPrintable(filter.error));
    const LogMatcher matcher(*filter.value);
    QCOMPARE(matcher.error(), QString());
    QTEST(matcher.matches(receivedText, payload), "found");
}

void LogQueryTest::refuses_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("word");
    QTest::newRow("direction") << QStringLiteral("dir:up") << QStringLiteral("up");
    QTest::newRow("type") << QStringLiteral("type:txt") << QStringLiteral("txt");
    QTest::newRow("opcode") << QStringLiteral("opcode:3") << QStringLiteral("\"3\"");
    QTest::newRow("peer") << QStringLiteral("peer:ann") << QStringLiteral("ann");
    QTest::newRow("size") << QStringLiteral("size>much") << QStringLiteral("much");
    QTest::newRow("expression") << QStringLiteral("/(/") << QStringLiteral("regular expression");
    QTest::newRow("path") << QStringLiteral("$.a[x] == 1") << QStringLiteral("number");
    QTest::newRow("open path") << QStringLiteral("$.a[0") << QStringLiteral("$.a[0");
    QTest::newRow("no value") << QStringLiteral("$.a ==") << QStringLiteral("missing");
    QTest::newRow("path's expression") << QStringLiteral("$.a ~ /(/") << QStringLiteral("regular expression");
}

void LogQueryTest::refuses()
{
    QFETCH(const QString, query);
    QFETCH(const QString, word);
    const auto filter = LogQuery{query}.parse();
    QVERIFY(!filter.value);
    QVERIFY2(filter.error.contains(word) && filter.error.endsWith(u'.'), qPrintable(filter.error));
}

void LogQueryTest::takesAllAsOneExpression()
{
    const auto blind = LogQuery{QStringLiteral("dir:. \\d"), true}.parse();
    QVERIFY(blind.value);
    QVERIFY(LogMatcher(*blind.value).matches(receivedText, "DIR:x 5"));
    const auto exact = LogQuery{QStringLiteral("dir:. \\d"), true, true}.parse();
    QVERIFY(!LogMatcher(*exact.value).matches(receivedText, "DIR:x 5"));
    QVERIFY(LogMatcher(*exact.value).matches(receivedText, "dir:x 5"));
    QVERIFY(!LogQuery({QStringLiteral("("), true}).parse().value);
}

void LogQueryTest::wantsEverythingIfNothingIsTyped()
{
    QVERIFY(LogQuery{QStringLiteral("  ")}.parse().value->isEmpty());
    QVERIFY(LogQuery({QString(), true}).parse().value->isEmpty());
    QVERIFY(!LogQuery{QStringLiteral("x")}.parse().value->isEmpty());
    QVERIFY(LogMatcher(LogFilter()).matches(receivedText, {}));
}

WINDSOCK_TEST(LogQueryTest)
#include "LogQueryTest.moc"
