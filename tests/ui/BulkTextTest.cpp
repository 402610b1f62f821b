#include "tests/support/TestRegistry.h"

#include "ui/connect/BulkText.h"

#include <QtTest>

using ui::BulkText;
using workbench::NamedValue;
using workbench::NamedValues;

/// Tables as text, in the forms that people have them in their clipboards.
class BulkTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void writesWhatItReads();
};

namespace {

QString text(const NamedValues &rows)
{
    QStringList parts;
    for (const NamedValue &row : rows)
        parts += QStringLiteral("%1<%2><%3>").arg(row.enabled ? QString() : QStringLiteral("off"), row.name, row.value);
    return parts.join(QString());
}

} // namespace

void BulkTextTest::reads_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *name, const char *typed, BulkText::Kind kind, const char *rows) {
        QTest::newRow(name) << QString::fromUtf8(typed) << static_cast<int>(kind) << QString::fromUtf8(rows);
    };
    using Kind = BulkText::Kind;
    row("nothing", " \n\n", Kind::Headers, "");
    row("headers", "Host: a:80\r\nX-Y:  b \n", Kind::Headers, "<Host><a:80><X-Y><b>");
    row("name-only", "X-Y", Kind::Headers, "<X-Y><>");
    row("empty-value", "X-Y:", Kind::Headers, "<X-Y><>");
    row("off", "// A: 1\n#B: 2\n //C", Kind::Headers, "off<A><1>off<B><2>off<C><>");
    row("only-marks", "//\n#\n:", Kind::Headers, "");
    row("equals", "A=1\nB\t2", Kind::Headers, "<A><1><B><2>");
    row("equals-in-value", "A: b=c", Kind::Headers, "<A><b=c>");
    row("http2", ":authority: h\nA: 1", Kind::Headers, "<:authority><h><A><1>");
    row("cookies", "a=1; b=x=y:z;", Kind::Cookies, "<a><1><b><x=y:z>");
    row("cookie-field", "Cookie: a=1; b", Kind::Cookies, "<a><1><b><>");
    row("cookie-lines", "a: 1\n// b: 2", Kind::Cookies, "<a><1>off<b><2>");
    row("query", "?a=1&b=x%20y", Kind::Params, "<a><1><b><x y>");
    row("query-bare", "a=1&b=2", Kind::Params, "<a><1><b><2>");
    row("params", "a: 1&2\nb=2", Kind::Params, "<a><1&2><b><2>");
}

void BulkTextTest::reads()
{
    QFETCH(QString, typed);
    QFETCH(int, kind);
    QFETCH(QString, rows);
    QCOMPARE(text(BulkText::read(typed, static_cast<BulkText::Kind>(kind))), rows);
}

void BulkTextTest::writesWhatItReads()
{
    const NamedValues rows{{true, QStringLiteral("A"), QStringLiteral("b: c")},
                           {false, QStringLiteral("B"), QStringLiteral("{{v}} // x")},
                           {true, QStringLiteral("C"), QString()}};
    QCOMPARE(BulkText::write(rows + NamedValues{{}}), QStringLiteral("A: b: c\n// B: {{v}} // x\nC: \n"));
    QCOMPARE(BulkText::read(BulkText::write(rows), BulkText::Kind::Headers), rows);
}

WINDSOCK_TEST(BulkTextTest)
#include "BulkTextTest.moc"
