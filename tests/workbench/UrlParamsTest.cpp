#include "tests/support/TestRegistry.h"

#include "workbench/profile/UrlParams.h"

#include <QtTest>

using workbench::NamedValue;
using workbench::NamedValues;
using workbench::UrlParams;

/// The query of a URL as a table, and back.
class UrlParamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void writesWhatWasTypedAsItWas_data();
    void writesWhatWasTypedAsItWas();
    void encodesWhatIsNew_data();
    void encodesWhatIsNew();
    void changesOneAndKeepsTheRest();
    void leavesOutWhatIsOff();
    void keepsThePlaceOfWhatIsOff();
    void encodesPartsOfAQuery();
};

namespace {

QString text(const NamedValues &params)
{
    QStringList parts;
    for (const NamedValue &param : params)
        parts +=
            QStringLiteral("%1%2=%3").arg(param.enabled ? QString() : QStringLiteral("off "), param.name, param.value);
    return parts.join(u'|');
}

} // namespace

void UrlParamsTest::reads_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("params");
    const auto row = [](const char *url, const char *params) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(params);
    };
    row("", "");
    row("ws://h/p", "");
    row("ws://h/p?", "");
    row("ws://h/p?a=1", "a=1");
    row("h?a=1&b=2&a=3", "a=1|b=2|a=3");
    row("h?flag&x=", "flag=|x=");
    row("h?a=b=c", "a=b=c");
    row("h?&&a=1&", "a=1");
    row("h?q=a%20b%26c", "q=a b&c");
    row("h?na%3Dme=1", "na=me=1");
    row("h?a=1+2", "a=1+2");
    row("h?a=100%", "a=100%");
    row("h?a=%ff", "a=%ff");
    row("h?a=ü", "a=ü");
    row("h?a=1#f?b=2", "a=1");
    row("h?a=?b", "a=?b");
    row("h/{{path?x}}?a={{v&w=#}}&b={{c}}", "a={{v&w=#}}|b={{c}}");
    row("h?{{name=}}=1", "{{name=}}=1");
    row("h?a={{open", "a={{open");
}

void UrlParamsTest::reads()
{
    QFETCH(QString, url);
    QFETCH(QString, params);
    QCOMPARE(text(UrlParams::read(url)), params);
}

void UrlParamsTest::writesWhatWasTypedAsItWas_data()
{
    reads_data();
}

// But for empty pieces, which are no parameters.
void UrlParamsTest::writesWhatWasTypedAsItWas()
{
    QFETCH(QString, url);
    const QString written = UrlParams::write(url, UrlParams::read(url));
    if (url == u"h?&&a=1&")
        QCOMPARE(written, QStringLiteral("h?a=1"));
    else if (url == u"ws://h/p?")
        QCOMPARE(written, QStringLiteral("ws://h/p"));
    else
        QCOMPARE(written, url);
}

void UrlParamsTest::encodesWhatIsNew_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("query");
    const auto row = [](const char *name, const char *value, const char *query) {
        QTest::addRow("%s=%s", name, value)
            << QString::fromUtf8(name) << QString::fromUtf8(value) << QString::fromUtf8(query);
    };
    row("a", "b", "a=b");
    row("a", "", "a=");
    row("", "b", "=b");
    row("a=b", "c=d", "a%3Db=c=d");
    row("a", "1&2#3+4", "a=1%262%233%2B4");
    row("a", "50%", "a=50%25");
    row("a", "%20", "a=%2520");
    row("a b", "c\td", "a%20b=c%09d");
    row("grüß", "dich", "grüß=dich");
    row("a", "/?:@", "a=/?:@");
    row("{{n a}}", "x{{v&w}}y z", "{{n a}}=x{{v&w}}y%20z");
    row("a", "{{not closed", "a={{not%20closed");
}

void UrlParamsTest::encodesWhatIsNew()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, query);
    const QString url = UrlParams::write(QStringLiteral("wss://h/p#f"), {{true, name, value}});
    QCOMPARE(url, QStringLiteral("wss://h/p?%1#f").arg(query));
    QCOMPARE(UrlParams::read(url), (NamedValues{{true, name, value}})); // and back
}

void UrlParamsTest::changesOneAndKeepsTheRest()
{
    const QString url = QStringLiteral("h?flag&a=%61&b=2");
    NamedValues params = UrlParams::read(url);
    params[2].value = QStringLiteral("3 4");
    QCOMPARE(UrlParams::write(url, params), QStringLiteral("h?flag&a=%61&b=3%204"));
    params.move(2, 0);
    QCOMPARE(UrlParams::write(url, params), QStringLiteral("h?b=3%204&flag&a=%61"));
}

void UrlParamsTest::leavesOutWhatIsOff()
{
    const QString url = QStringLiteral("h?a=1&b=2");
    NamedValues params = UrlParams::read(url);
    params[0].enabled = false;
    QCOMPARE(UrlParams::write(url, params), QStringLiteral("h?b=2"));
    params[1].enabled = false;
    params += NamedValue();
    QCOMPARE(UrlParams::write(url, params), QStringLiteral("h"));
}

void UrlParamsTest::keepsThePlaceOfWhatIsOff()
{
    const NamedValue on1{true, QStringLiteral("a"), QStringLiteral("1")};
    const NamedValue off{false, QStringLiteral("x"), QStringLiteral("2")};
    const NamedValue on2{true, QStringLiteral("b"), QStringLiteral("3")};
    const NamedValue off2{false, QStringLiteral("y"), QStringLiteral("4")};
    const NamedValue changed{true, QStringLiteral("bb"), QStringLiteral("3")};
    QCOMPARE(UrlParams::merge({on1, off, on2, off2}, {on1, changed}), (NamedValues{on1, off, changed, off2}));
    QCOMPARE(UrlParams::merge({on1, off, on2, off2}, {changed}), (NamedValues{changed, off, off2}));
    QCOMPARE(UrlParams::merge({on1, off}, {on1, on2, changed}), (NamedValues{on1, off, on2, changed}));
    QCOMPARE(UrlParams::merge({off, on1}, {}), (NamedValues{off}));
    QCOMPARE(UrlParams::merge({}, {on1}), (NamedValues{on1}));
}

void UrlParamsTest::encodesPartsOfAQuery()
{
    QCOMPARE(UrlParams::encoded(QStringLiteral("a b&c=ü/{{x y}}%")), QStringLiteral("a%20b%26c%3D%C3%BC%2F{{x y}}%25"));
}

WINDSOCK_TEST(UrlParamsTest)
#include "UrlParamsTest.moc"
