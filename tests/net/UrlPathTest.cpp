#include "tests/support/TestRegistry.h"

#include "wslib/net/UrlPath.h"

#include <QtTest>

using namespace wslib;

class UrlPathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesSegments_data();
    void decodesSegments();
    void refusesWhatIsNotEncoded_data();
    void refusesWhatIsNotEncoded();
    void takesNames_data();
    void takesNames();
    void refusesNames_data();
    void refusesNames();
    void knowsWhatWindowsReadsOtherwise_data();
    void knowsWhatWindowsReadsOtherwise();
};

void UrlPathTest::decodesSegments_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("segments");
    const auto row = [](const char *path, const QByteArrayList &segments) {
        QTest::newRow(path) << QByteArray(path) << segments;
    };
    row("/", {""});
    row("/a", {"a"});
    row("/a/", {"a", ""});
    row("//a//", {"", "a", "", ""});
    row("/a%20b/c%2fd%2Fe", {"a b", "c/d/e"});
    row("/%61%5B%5d", {"a[]"});
    row("/%252e%2525", {"%2e%25"}); // once
    row("/%2E%2e/..", {"..", ".."});
    row("/a+b", {"a+b"});
    row("/%00", {QByteArray("\0", 1)});
    row("/%C3%BC%ff", {"\xC3\xBC\xFF"});
}

void UrlPathTest::decodesSegments()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, segments);
    const auto decoded = decodedSegments(path);
    QVERIFY(decoded.has_value());
    QCOMPARE(QByteArrayList(*decoded), segments);
}

void UrlPathTest::refusesWhatIsNotEncoded_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/%", "/a%", "/%4", "/a%4", "/%4/1", "/%%41", "/%4g", "/%g4", "/%-1", "/%+1", "/% 1",
                             "/%u0041", "/%x41", "/a/%/b", "/%41%"})
        QTest::newRow(path) << QByteArray(path);
}

void UrlPathTest::refusesWhatIsNotEncoded()
{
    QFETCH(QByteArray, path);
    QVERIFY(!decodedSegments(path));
}

void UrlPathTest::takesNames_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"a", "index.html", "a b", "a..b", "a...", "~", "gr\xC3\xBC\xC3\x9F", "%2e%2e",
                             ".well-known", "a?b", "a#b", "*", "con", "NUL.txt", "a.", "a ", "GIT~1"})
        QTest::newRow(name) << QByteArray(name);
}

void UrlPathTest::takesNames()
{
    QFETCH(QByteArray, name);
    QVERIFY(isServableName(name, FileSystemRules::Any));
}

void UrlPathTest::refusesNames_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"",
                             ".",
                             "..",
                             "...",
                             ".git",
                             ".env",
                             ".well-known2",
                             ".Well-Known",
                             "a/b",
                             "/",
                             "a\\b",
                             "\\",
                             "..\\a",
                             "c:",
                             "C:a",
                             "a.html::$DATA",
                             "a:b",
                             ":",
                             "\xFF",
                             "a\xC0\xAF",
                             "\xC0\xAE\xC0\xAE",
                             "\xE0\x80\xAE",
                             "\xED\xA0\x80",
                             "\xC3",
                             "\xF4\x90\x80\x80"})
        QTest::newRow(QByteArray(name).toPercentEncoding().constData()) << QByteArray(name);
    QTest::newRow("NUL") << QByteArray("a\0.html", 7);
    QTest::newRow("NUL alone") << QByteArray("\0", 1);
}

void UrlPathTest::refusesNames()
{
    QFETCH(QByteArray, name);
    QVERIFY(!isServableName(name, FileSystemRules::Any));
    QVERIFY(!isServableName(name, FileSystemRules::Windows));
}

void UrlPathTest::knowsWhatWindowsReadsOtherwise_data()
{
    QTest::addColumn<bool>("meansItself");
    for (const char *name : {"con", "NUL", "Aux.txt", "nul.tar.gz", "nul .txt", "COM1", "lpt9.x", "COM0", "com\xC2\xB9",
                             "CONOUT$", "a.", "a ", "a.html.", "GIT~1", "INDEX~12.HTM"})
        QTest::newRow(name) << false;
    for (const char *name : {"console", "a.con", "null", "COM", "COM10", "COMA", "com\xC2\xB5", "communication.html",
                             "a b", "a~", "~a", "gr\xC3\xBC\xC3\x9F.html"})
        QTest::newRow(name) << true;
}

void UrlPathTest::knowsWhatWindowsReadsOtherwise()
{
    QTEST(isServableName(QTest::currentDataTag(), FileSystemRules::Windows), "meansItself");
}

WINDSOCK_TEST(UrlPathTest)
#include "UrlPathTest.moc"
