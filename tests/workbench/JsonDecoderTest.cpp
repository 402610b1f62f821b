#include "Decoding.h"
#include "tests/support/TestRegistry.h"

#include "workbench/decode/TreeSearch.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace decoding;

class JsonDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderRepeatedKeysAndNumbers();
    void readsStrings();
    void refusesWhatIsNoJson_data();
    void refusesWhatIsNoJson();
    void showsWhatWasReadBeforeTheError();
    void knowsWhereEverythingStands();
    void writesPaths();
    void writesJsonAgain();
    void endsAtItsLimits();
    void noticesEveryCut();
    void readsJsonLines();
    void readsAMillionBytesAtOnce();
    void findsWords();
};

void JsonDecoderTest::keepsOrderRepeatedKeysAndNumbers()
{
    const QByteArray text = R"({"z": 1.50,"a": -0,"z": 12345678901234567890123,"e": 1E+2})";
    QCOMPARE(json(readText(text)), text);
}

void JsonDecoderTest::readsStrings()
{
    const DecodeOutcome outcome = readText(R"(["\u00e9\ud83d\ude00\n\"\\\/", "\ud800x", "ü"])");
    QCOMPARE(outcome.tree->value(1).toByteArray(), QByteArray("é😀\n\"\\/"));
    QCOMPARE(outcome.tree->value(2).toByteArray(), QByteArray("\uFFFDx"));
    QCOMPARE(outcome.tree->value(3).toByteArray(), QByteArray("ü"));
}

void JsonDecoderTest::refusesWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *text, int offset) { QTest::newRow(text) << QByteArray(text) << offset; };
    row("[1,]", 3);
    row("{\"a\" 1}", 5);
    row("{a:1}", 1);
    row("[01]", 2);
    row("[1.]", 3);
    row("[+1]", 1);
    row("[tru]", 1);
    row("[\"a\nb\"]", 3);
    row("[\"\\x\"]", 3);
    row("[\"\\u12g4\"]", 3);
    row("[1] 2", 4);
    row("[NaN]", 1);
    row("{\"a\":1,}", 7);
}

void JsonDecoderTest::refusesWhatIsNoJson()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    const DecodeOutcome outcome = readAs("json", text);
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->offset, offset);
    QVERIFY(!outcome.error->what.english().contains(QLatin1Char('%')));
}

void JsonDecoderTest::showsWhatWasReadBeforeTheError()
{
    const DecodeOutcome outcome = readText(R"({"a": [1, 2, {"b": )");
    QCOMPARE(chain(outcome), QByteArray("json"));
    QCOMPARE(json(outcome), QByteArray(R"({"a": [1,2,{}]})"));
    QVERIFY(error(outcome).startsWith(QLatin1String("19: The JSON ends too early")));
}

void JsonDecoderTest::knowsWhereEverythingStands()
{
    const QByteArray text = R"({"a": [10, "x"]})";
    const DecodeOutcome outcome = readText(text);
    const auto source = [&](const char *path) {
        const DecodedTree::Range range = outcome.tree->source(at(outcome, QLatin1String(path)));
        return text.mid(range.begin, range.end - range.begin);
    };
    QCOMPARE(source("$.a"), QByteArray(R"([10, "x"])"));
    QCOMPARE(source("$.a[0]"), QByteArray("10"));
    QCOMPARE(source("$.a[1]"), QByteArray("\"x\""));
    QCOMPARE(source("$"), text);
}

void JsonDecoderTest::writesPaths()
{
    const DecodeOutcome outcome = readText(R"({"items":[0,{"odd key":{"it's":1,"":2,"1a":3,"größe":4}}]})");
    for (const char *path : {"$", "$.items[1]", "$.items[1]['odd key']['it\\'s']", "$.items[1]['odd key']['']",
                             "$.items[1]['odd key']['1a']", "$.items[1]['odd key'].größe"})
        QVERIFY2(at(outcome, QString::fromUtf8(path)) != DecodedTree::none, path);
}

void JsonDecoderTest::writesJsonAgain()
{
    const QByteArray text = "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"x\\u0001\\n\\\"\"\n}";
    QCOMPARE(toJson(*readText(text).tree, DecodedTree::root), text);
    QCOMPARE(toJson(*readText(text).tree, DecodedTree::root, 10), QByteArray());
}

void JsonDecoderTest::endsAtItsLimits()
{
    const DecodeOutcome deep = readText(QByteArray("[").repeated(100'000));
    QVERIFY2(error(deep).contains(QLatin1String("deeper than 256")), qPrintable(error(deep)));
    QVERIFY(deep.tree->size() <= 256);
    DecodeLimits few;
    few.maxNodes = 100;
    const DecodeOutcome many = readAs("json", '[' + QByteArray("1,").repeated(1000) + "1]", few);
    QCOMPARE(many.tree->size(), 100);
    QVERIFY2(error(many).contains(QLatin1String("more than 100 values")), qPrintable(error(many)));
    few.cancelled = std::make_shared<std::atomic_bool>(true);
    QVERIFY(error(readAs("json", "[1]", few)).contains(QLatin1String("cancelled")));
}

void JsonDecoderTest::noticesEveryCut()
{
    QCOMPARE(cutsTaken("json", R"({"a":[1,-2.5e3,true,false,null,"\u00e9\n"],"b":{}})"), 0);
}

void JsonDecoderTest::readsJsonLines()
{
    const DecodeOutcome outcome = readText("{\"a\":1}\n\n[2]\r\n{\"b\":{}}\n");
    QCOMPARE(chain(outcome), QByteArray("jsonlines"));
    QCOMPARE(json(outcome), QByteArray(R"([{"a": 1},[2],{"b": {}}])"));
    QCOMPARE(outcome.summary.english(), QStringLiteral("3 lines of JSON"));
    QCOMPARE(chain(readText("{\n\"a\":1\n}")), QByteArray("json")); // only printed nicely
    const DecodeOutcome broken = readText("{\"a\":1}\n{\"b\":x}\n");
    QCOMPARE(broken.error->offset, 13);
}

void JsonDecoderTest::readsAMillionBytesAtOnce()
{
    QByteArray text = "[";
    for (int i = 0; i < 50'000; ++i)
        text += "{\"number\":" + QByteArray::number(i) + "},";
    text += "0]";
    QElapsedTimer timer;
    timer.start();
    const DecodeOutcome outcome = readText(text);
    qInfo("%d bytes, %d nodes: %lld ms", static_cast<int>(text.size()), outcome.tree->size(), timer.elapsed());
    QCOMPARE(outcome.tree->size(), 100'002);
    QVERIFY(!outcome.error);
}

void JsonDecoderTest::findsWords()
{
    const DecodeOutcome outcome = readText(R"({"Name":"x","y":["NAME","ÄÖ",{"z":"rename"}]})");
    QCOMPARE(findInTree(*outcome.tree, QStringLiteral("name")).size(), 3U);
    QCOMPARE(findInTree(*outcome.tree, QStringLiteral("äö")).size(), 1U);
    QVERIFY(findInTree(*outcome.tree, QString()).empty());
    QVERIFY(findInTree(*outcome.tree, QStringLiteral("nothing")).empty());
}

WINDSOCK_TEST(JsonDecoderTest)
#include "JsonDecoderTest.moc"
