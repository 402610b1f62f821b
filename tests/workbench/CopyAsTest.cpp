#include "ProfileSamples.h"
#include "tests/support/TestRegistry.h"

#include "workbench/export/CopyAs.h"
#include "workbench/export/Quoting.h"
#include "workbench/import/Import.h"
#include "workbench/import/ShellWords.h"

using namespace workbench;
using CopyAs::Target;

/// What "Copy as" writes: quoted for whom it is meant, and without secrets unless they are asked for. That it also works is
/// tested with the tools themselves (interop/CopyAsRunTest).
class CopyAsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesWordsForTheShell();
    void quotesStrings();
    void tellsNoSecretUnlessAsked_data();
    void tellsNoSecretUnlessAsked();
    void putsVariablesIn();
    void commandsComeBack_data();
    void commandsComeBack();
    void tellsWhatABrowserCant();
    void completesTheUrl_data();
    void completesTheUrl();
};

void CopyAsTest::quotesWordsForTheShell()
{
    for (const QString &text :
         {QStringLiteral("plain"), QString(), QStringLiteral("it's $HOME `x` \"q\" \\ \n !"), QStringLiteral("-x"),
          QStringLiteral("~"), QStringLiteral("a*?[b]"), QStringLiteral("ä😀")}) {
        const QString quoted = shellWord(text);
        QCOMPARE(*splitPosixShell(quoted).value, QStringList{text});
        QVERIFY(!quoted.isEmpty() && quoted.at(0) != u'~');
    }
}

void CopyAsTest::quotesStrings()
{
    const QString nasty = QStringLiteral("'\"\\\n\r\t</script>\u2028?\?/\u00a0") + QChar(1) + u'7';
    QCOMPARE(javaScriptString(nasty), QStringLiteral("'\\'\"\\\\\\n\\r\\t\\u003c/script>\\u2028?\?/\u00a0\\u00017'"));
    QCOMPARE(pythonString(nasty), QStringLiteral("\"'\\\"\\\\\\n\\r\\t</script>\\u2028?\?/\u00a0\\u00017\""));
    QCOMPARE(cppString(nasty), QStringLiteral("\"'\\\"\\\\\\n\\r\\t</script>\\u2028?\\?/\u00a0\\0017\""));
}

void CopyAsTest::tellsNoSecretUnlessAsked_data()
{
    QTest::addColumn<Target>("target");
    QTest::addColumn<int>("auth");
    for (const Target target : CopyAs::targets) {
        for (const auto kind : {AuthSettings::Kind::None, AuthSettings::Kind::Basic, AuthSettings::Kind::Bearer,
                                AuthSettings::Kind::ApiKey})
            QTest::addRow("%d, auth %d", static_cast<int>(target), static_cast<int>(kind))
                << target << static_cast<int>(kind);
    }
}

void CopyAsTest::tellsNoSecretUnlessAsked()
{
    QFETCH(Target, target);
    QFETCH(int, auth);
    Profile profile = fullProfile();
    profile.connection.auth.kind = static_cast<AuthSettings::Kind>(auth);
    const Environment environment{QStringLiteral("e"),
                                  {{QStringLiteral("token"), QStringLiteral("hush-variable"), true}}};
    const CopyAs::Copy copy = CopyAs::make(profile, target, {false, &environment});
    QVERIFY2(!copy.text.contains(QLatin1String("hush")), qPrintable(copy.text));
    QVERIFY(!copy.text.contains(QString::fromLatin1(QByteArray("Aladdin:hush").toBase64().first(12))));
    QVERIFY2(copy.notes.first().contains(QLatin1String("YOUR_")), qPrintable(copy.notes.join(u'\n')));
    const CopyAs::Copy open = CopyAs::make(profile, target, {true, &environment});
    QVERIFY2(open.text.contains(QLatin1String("hush-param")), qPrintable(open.text));
    if (target != Target::Browser)
        QVERIFY2(open.text.contains(QLatin1String("Bearer hush-variable")), qPrintable(open.text));
}

void CopyAsTest::putsVariablesIn()
{
    Profile profile;
    profile.connection.url = QStringLiteral("{{host}}/{{ path }}?id={{$uuid}}");
    const CopyAs::Copy raw = CopyAs::make(profile, Target::Wscat);
    QVERIFY(raw.text.contains(QLatin1String("{{host}}/{{ path }}")));
    QVERIFY(raw.notes.last().contains(QLatin1String("only Windsock fills in")));
    const Environment environment{QStringLiteral("e"),
                                  {{QStringLiteral("host"), QStringLiteral("ws://h"), false},
                                   {QStringLiteral("path"), QStringLiteral("p"), false}}};
    const CopyAs::Copy filled = CopyAs::make(profile, Target::Wscat, {false, &environment});
    QVERIFY2(filled.text.contains(QLatin1String("'ws://h/p?id={{$uuid}}'")), qPrintable(filled.text));
}

void CopyAsTest::commandsComeBack_data()
{
    QTest::addColumn<Target>("target");
    QTest::newRow("websocat") << Target::Websocat;
    QTest::newRow("wscat") << Target::Wscat;
    QTest::newRow("curl") << Target::Curl;
}

// What we write, we read: the handshake is the same.
void CopyAsTest::commandsComeBack()
{
    QFETCH(Target, target);
    Profile profile;
    ConnectionSettings &there = profile.connection;
    there.url = QStringLiteral("wss://example.com/ws?x=it's&y=%20");
    there.headers = {{true, QStringLiteral("X-A"), QStringLiteral("it's \"$b\" `c` \\")},
                     {false, QStringLiteral("X-Off"), QStringLiteral("no")},
                     {true, QStringLiteral("Origin"), QStringLiteral("https://o")}};
    there.cookies = {{true, QStringLiteral("c"), QStringLiteral("d")},
                     {true, QStringLiteral("e"), QStringLiteral("f")}};
    there.subprotocols = {QStringLiteral("v1"), QStringLiteral("v2")};
    there.auth.kind = AuthSettings::Kind::Basic;
    there.auth.userName = QStringLiteral("me");
    there.auth.password = QStringLiteral("pass'word");
    there.tls.verify = false;
    const CopyAs::Copy copy = CopyAs::make(profile, target, {true, nullptr});
    const Import import = importText(copy.text.toUtf8());
    QVERIFY2(import.notes.isEmpty() && !import.profiles.isEmpty(), qPrintable(copy.text + import.notes.join(u'\n')));
    const ConnectionSettings back = import.profiles.first().connection;
    QCOMPARE(back.url, there.url);
    QVERIFY(back.headers.contains(there.headers.at(0)) && back.headers.contains(there.headers.at(2)));
    QVERIFY(!back.headers.contains(there.headers.at(1)));
    QVERIFY(back.cookies == there.cookies);
    QCOMPARE(back.subprotocols, there.subprotocols);
    QVERIFY(!back.tls.verify);
    if (target != Target::Websocat) // has it as a header
        QVERIFY(back.auth == there.auth);
}

void CopyAsTest::tellsWhatABrowserCant()
{
    const CopyAs::Copy copy = CopyAs::make(fullProfile(), Target::Browser);
    QVERIFY(copy.notes.join(u'\n').contains(QLatin1String("A browser lets no page")));
    QVERIFY(copy.text.startsWith(QLatin1String("const socket = new WebSocket('wss://example.com/ws")));
}

void CopyAsTest::completesTheUrl_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    const auto row = [](const QString &typed, const QString &url) { QTest::newRow(qPrintable(typed)) << typed << url; };
    row(QStringLiteral("localhost:8080/a"), QStringLiteral("'ws://localhost:8080/a'"));
    row(QStringLiteral("example.com"), QStringLiteral("'wss://example.com/'"));
    row(QStringLiteral("https://example.com?a=b"), QStringLiteral("'wss://example.com/?a=b'"));
    row(QStringLiteral("ws://h/ä b"), QStringLiteral("'ws://h/%C3%A4%20b'"));
    row(QStringLiteral("ws://u:p@h/#frag"), QStringLiteral("'ws://h/'"));
}

void CopyAsTest::completesTheUrl()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    Profile profile;
    profile.connection.url = typed;
    const QString text = CopyAs::make(profile, Target::Browser).text;
    QVERIFY2(text.contains(QStringLiteral("WebSocket(%1)").arg(url)), qPrintable(text));
}

WINDSOCK_TEST(CopyAsTest)
#include "CopyAsTest.moc"
