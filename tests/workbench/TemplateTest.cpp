#include "workbench/compose/TemplateExpander.h"

#include "tests/support/TestRegistry.h"

#include <QRegularExpression>
#include <QSet>
#include <QUuid>
#include <QtTest>

using namespace workbench;
using Kind = TemplateProblem::Kind;

namespace {

/// 2026-11-20T13:34:00.250Z, for ever.
class StoppedClock : public Clock
{
public:
    qint64 monotonicNs() const override { return 0; }
    qint64 wallClockMs() const override { return 1'795'181'640'250; }
};

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

/// A source that is no source: 0, 1, 2 …, but well mixed.
RandomBits countedBits()
{
    return [n = quint64{0}]() mutable { return ++n * 0x9E3779B97F4A7C15; };
}

Environment staging()
{
    return {str("staging"),
            {{str("host"), str("staging.example"), false},
             {str("url"), str("wss://{{host}}/{{path}}"), false},
             {str("path"), str("chat"), false},
             {str("token"), str("s3cr3t"), true},
             {str("bearer"), str("Bearer {{token}}"), false},
             {str("left"), str("{{right}}"), false},
             {str("right"), str("{{left}}"), false},
             {str("wrong"), str("{{nobody}}"), false},
             {str("two words"), str("both"), false}}};
}

TemplateExpander expander()
{
    TemplateExpander made(std::make_shared<StoppedClock>(), countedBits());
    made.setEnvironment(staging());
    return made;
}

} // namespace

class TemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsIn_data();
    void putsIn();
    void tellsProblems_data();
    void tellsProblems();
    void leavesProblemsAsTheyWere();
    void masksSecrets();
    void countsFromExpansionToExpansion();
    void looksWithoutCounting();
    void doesNotCountWhatIsNotSent();
    void makesUuids();
    void drawsFromTheWholeRangeAndNoMore();
    void drawsFromTheWidestRange();
    void writesRandomText();
    void boundsDoublingValues();
    void takesTheLastOfAName();
    void saysWhereMentionsAre();
};

void TemplateTest::putsIn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expanded");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("plain") << str("a {b} c") << str("a {b} c");
    QTest::newRow("one") << str("{{host}}") << str("staging.example");
    QTest::newRow("blanks") << str("<{{ host }}>") << str("<staging.example>");
    QTest::newRow("a name of two words") << str("{{two words}}") << str("both");
    QTest::newRow("several") << str("{{host}}{{path}}/{{host}}") << str("staging.examplechat/staging.example");
    QTest::newRow("in a value") << str("{{url}}") << str("wss://staging.example/chat");
    QTest::newRow("in braces") << str("{\"a\":{{{path}}}}") << str("{\"a\":{chat}}");
    QTest::newRow("escaped") << str("\\{{host}}") << str("{{host}}");
    QTest::newRow("escaped, then not") << str("\\{{host}} {{host}}") << str("{{host}} staging.example");
    QTest::newRow("a pair of backslashes") << str("\\\\{{path}}") << str("\\\\chat");
    QTest::newRow("three backslashes") << str("\\\\\\{{path}}") << str("\\\\{{path}}");
    QTest::newRow("empty") << str("{{}} {{ }}") << str("{{}} {{ }}");
    QTest::newRow("open") << str("{{host") << str("{{host");
    QTest::newRow("over two lines") << str("{{ho\nst}}") << str("{{ho\nst}}");
    QTest::newRow("open, then one") << str("{{x {{path}}") << str("{{x chat");
    QTest::newRow("seconds") << str("{{$timestamp}}") << str("1795181640");
    QTest::newRow("milliseconds") << str("{{$timestampMs}}") << str("1795181640250");
    QTest::newRow("ISO") << str("{{$isoTimestamp}}") << str("2026-11-20T13:34:00.250Z");
    QTest::newRow("counter") << str("{{$counter}} {{$counter}} {{$counter 100}} {{$counter -1}}") << str("1 1 100 -1");
    QTest::newRow("a range of one") << str("{{$random 7 7}}") << str("7");
    QTest::newRow("shown secret") << str("{{bearer}}") << str("Bearer s3cr3t");
    QTest::newRow("beyond the plane") << str("😀{{path}}😀") << str("😀chat😀");
}

void TemplateTest::putsIn()
{
    QFETCH(QString, text);
    QFETCH(QString, expanded);
    const Expansion result = expander().expand(text);
    QVERIFY(result.isComplete());
    QCOMPARE(result.text, expanded);
}

void TemplateTest::tellsProblems_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    const auto row = [](const char *text, Kind kind, const char *name, int position, int length) {
        QTest::newRow(text) << str(text) << static_cast<int>(kind) << str(name) << position << length;
    };
    row("a {{nobody}} b", Kind::UnknownVariable, "nobody", 2, 10);
    row("a {{wrong}}", Kind::UnknownVariable, "nobody", 2, 9);
    row("{{$nothing}}", Kind::UnknownGenerator, "$nothing", 0, 12);
    row("{{left}}", Kind::Cycle, "left", 0, 8);
    row("{{Host}}", Kind::UnknownVariable, "Host", 0, 8);
    row("{{$random 1}}", Kind::BadArgument, "$random", 0, 13);
    row("{{$random 2 1}}", Kind::BadArgument, "$random", 0, 15);
    row("{{$random a b}}", Kind::BadArgument, "$random", 0, 15);
    row("{{$random 1 2 3}}", Kind::BadArgument, "$random", 0, 17);
    row("{{$counter x}}", Kind::BadArgument, "$counter", 0, 14);
    row("{{$uuid 4}}", Kind::BadArgument, "$uuid", 0, 11);
    row("{{$randomHex 0}}", Kind::BadArgument, "$randomHex", 0, 16);
    row("{{$randomHex 99999999999}}", Kind::BadArgument, "$randomHex", 0, 26);
}

void TemplateTest::tellsProblems()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(int, position);
    QFETCH(int, length);
    const Expansion result = expander().expand(text);
    QCOMPARE(result.problems, (QList<TemplateProblem>{{static_cast<Kind>(kind), name, position, length}}));
    QVERIFY(!expander().isKnown(Template(text).mentions().first()));
}

void TemplateTest::leavesProblemsAsTheyWere()
{
    const Expansion result = expander().expand(str("{{path}} {{nobody}} {{wrong}}"));
    QCOMPARE(result.text, str("chat {{nobody}} {{wrong}}"));
    QCOMPARE(result.problems.size(), 2);
}

void TemplateTest::masksSecrets()
{
    const TemplateExpander made = expander();
    const Expansion masked = made.preview(str("{{token}}, {{bearer}}, {{path}}"));
    QCOMPARE(masked.text, str("••••, Bearer ••••, chat"));
    QVERIFY(masked.hasSecret);
    QCOMPARE(made.preview(str("{{bearer}}"), TemplateExpander::Secrets::Shown).text, str("Bearer s3cr3t"));
    QVERIFY(!made.preview(str("{{path}}")).hasSecret);
}

void TemplateTest::countsFromExpansionToExpansion()
{
    TemplateExpander made = expander();
    QCOMPARE(made.expand(str("{{$counter}}")).text, str("1"));
    made.expand(str("none here"));
    QCOMPARE(made.expand(str("{{$counter}} {{$counter 10}}")).text, str("2 11"));
    made.setCount(0);
    QCOMPARE(made.expand(str("{{$counter}}")).text, str("1"));
}

void TemplateTest::looksWithoutCounting()
{
    TemplateExpander made = expander();
    QCOMPARE(made.preview(str("{{$counter}}")).text, str("1"));
    QCOMPARE(made.preview(str("{{$counter}}")).text, str("1"));
    QVERIFY(made.preview(str("{{$counter}}")).hasGenerated);
    QCOMPARE(made.expand(str("{{$counter}}")).text, str("1"));
}

void TemplateTest::doesNotCountWhatIsNotSent()
{
    TemplateExpander made = expander();
    made.expand(str("{{$counter}} {{nobody}}"));
    QCOMPARE(made.expand(str("{{$counter}}")).text, str("1"));
}

void TemplateTest::makesUuids()
{
    TemplateExpander made;
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const QString text = made.expand(str("{{$uuid}}")).text;
        const QUuid uuid(text);
        QCOMPARE(uuid.version(), QUuid::Random);
        QCOMPARE(uuid.variant(), QUuid::DCE);
        QCOMPARE(text, uuid.toString(QUuid::WithoutBraces));
        seen.insert(text);
    }
    QCOMPARE(seen.size(), 1000);
}

void TemplateTest::drawsFromTheWholeRangeAndNoMore()
{
    TemplateExpander made = expander();
    QSet<int> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(made.expand(str("{{$random -2 3}}")).text.toInt());
    QCOMPARE(seen, (QSet<int>{-2, -1, 0, 1, 2, 3}));
}

void TemplateTest::drawsFromTheWidestRange()
{
    TemplateExpander made(std::make_shared<StoppedClock>(), [] { return ~quint64{0}; });
    QCOMPARE(made.expand(str("{{$random -9223372036854775808 9223372036854775807}}")).text, str("9223372036854775807"));
}

void TemplateTest::writesRandomText()
{
    TemplateExpander made = expander();
    const QRegularExpression hex(str("^[0-9a-f]{32}$"));
    const QRegularExpression letters(str("^[0-9A-Za-z]{8}$"));
    QVERIFY(hex.match(made.expand(str("{{$randomHex 32}}")).text).hasMatch());
    QVERIFY(letters.match(made.expand(str("{{$randomText}}")).text).hasMatch());
}

void TemplateTest::boundsDoublingValues()
{
    Environment bomb;
    bomb.variables.append({str("v0"), QString(1000, u'x'), false});
    for (int i = 1; i < 15; ++i) {
        const QString one = str("{{v%1}}").arg(i - 1);
        bomb.variables.append({str("v%1").arg(i), one.repeated(100), false});
    }
    TemplateExpander made = expander();
    made.setEnvironment(bomb);
    const Expansion result = made.expand(str("{{v14}}"));
    QVERIFY(!result.isComplete());
    QCOMPARE(result.problems.first().kind, Kind::TooLong);
    QCOMPARE(result.text, str("{{v14}}"));
}

void TemplateTest::takesTheLastOfAName()
{
    TemplateExpander made = expander();
    made.setEnvironment({{}, {{str("a"), str("1"), false}, {str("a"), str("2"), false}}});
    QCOMPARE(made.expand(str("{{a}}")).text, str("2"));
}

void TemplateTest::saysWhereMentionsAre()
{
    const Template parsed(str("\\{{no}} {{ yes }} {{$random 1 2}}"));
    QCOMPARE(parsed.mentions(),
             (QList<Template::Mention>{{8, 9, str("yes"), {}}, {18, 15, str("$random"), {str("1"), str("2")}}}));
}

WINDSOCK_TEST(TemplateTest)
#include "TemplateTest.moc"
