#include "Site.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/HttpDate.h"

#include <QtTest>

using namespace wslib;

class FileServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void servesFilesOfAFolder_data();
    void servesFilesOfAFolder();
    void saysWhatBrowsersNeed();
    void answersHeadAsGet_data();
    void answersHeadAsGet();
    void sendsRanges();
    void sendsNothingTwice();
    void noticesChanges();
    void saysNothingOfTimesToCome();
    void servesEmptyFiles();

    void redirectsToDirectories_data();
    void redirectsToDirectories();
    void listsNoDirectories();
    void takesTheLongestPrefix();
    void takesFilesFirst();
    void replaces();
    void saysWhatItCovers_data();
    void saysWhatItCovers();
    void copiesAreIndependent();
    void takesAbsoluteTargets();
    void servesResources();
    void servesContent();

    void refusesRequests_data();
    void refusesRequests();
    void takesRequests_data();
    void takesRequests();

private:
    void write(const QString &name, const QByteArray &content) { m_site->write(name, content); }
    QString path(const QString &name) const { return m_site->path(name); }

    std::unique_ptr<Site> m_site;
    FileService m_service; ///< Of its folder "site", at "/".
};

void FileServiceTest::init()
{
    m_site = std::make_unique<Site>();
    m_service = FileService();
    m_service.serveDirectory("/", path(QStringLiteral("site")));
}

void FileServiceTest::servesFilesOfAFolder_data()
{
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *target, const char *expected) { QTest::newRow(target) << QByteArray(expected); };
    row("/", "200 index");
    row("/index.html", "200 index");
    row("/hello.txt", "200 hello");
    row("/hello.txt?a=../../b&c", "200 hello");
    row("/%68ello%2Etxt", "200 hello");
    row("/two%20words%20&%20more.txt", "200 words");
    row("/gr%C3%BC%c3%9f.txt", "200 umlaut");
    row("/100%25.txt", "200 percent");
    row("/a+b..txt", "200 plus");
    row("/deep/er/file.js", "200 js");
    row("/deep/", "200 deep");
    row("/.well-known/security.txt", "200 contact");
    row("/missing.txt", notThere);
    row("/deep/missing.txt", notThere);
    row("/hello.txt/", notThere);
    row("/hello.txt/x", notThere);
    row("/index.html/index.html", notThere);
}

void FileServiceTest::servesFilesOfAFolder()
{
    QFETCH(QByteArray, expected);
    QCOMPARE(answered(m_service, QByteArray(QTest::currentDataTag())), expected);
}

void FileServiceTest::saysWhatBrowsersNeed()
{
    const FileResponse response = m_service.answer(request("/hello.txt"));
    const HttpHeaders &headers = response.head.headers;
    QCOMPARE(headers.joined("Content-Type"), QByteArray("text/plain; charset=utf-8"));
    QCOMPARE(headers.joined("Connection"), QByteArray("close"));
    QCOMPARE(headers.joined("Accept-Ranges"), QByteArray("bytes"));
    QCOMPARE(headers.joined("Cache-Control"), QByteArray("no-cache"));
    QCOMPARE(headers.joined("X-Content-Type-Options"), QByteArray("nosniff"));
    QVERIFY(parseHttpDate(headers.joined("Date")).has_value());
    const QDateTime changed = QFileInfo(path(QStringLiteral("site/hello.txt"))).lastModified();
    QCOMPARE(headers.joined("Last-Modified"), formatHttpDate(changed));
    QVERIFY(QRegularExpression(QStringLiteral("^\"[0-9a-f-]+\"$"))
                .match(QString::fromLatin1(headers.joined("ETag")))
                .hasMatch());
    QCOMPARE(response.length, 5);
    for (const char *target : {"/missing.txt", "/deep", "/%"}) {
        const FileResponse other = m_service.answer(request(target));
        QCOMPARE(other.head.headers.joined("Connection"), QByteArray("close"));
        QCOMPARE(other.head.headers.joined("X-Content-Type-Options"), QByteArray("nosniff"));
        QCOMPARE(other.head.headers.joined("Cache-Control"), QByteArray("no-cache"));
    }
}

void FileServiceTest::answersHeadAsGet_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/hello.txt", "/missing.txt", "/deep", "/deep/", "/%", "*"})
        QTest::newRow(target) << QByteArray(target);
}

void FileServiceTest::answersHeadAsGet()
{
    QFETCH(QByteArray, target);
    const auto withoutDate = [](const FileResponse &response) {
        return QString::fromLatin1(response.head.serialized())
            .remove(QRegularExpression(QStringLiteral("\r\nDate: [^\r]*")));
    };
    const QString get = withoutDate(m_service.answer(request(target)));
    const FileResponse head = m_service.answer(request(target, {}, "HEAD"));
    QCOMPARE(withoutDate(head), get.left(get.indexOf(u"\r\n\r\n") + 4));
    QCOMPARE(head.body, nullptr);
    QCOMPARE(head.length, 0);
}

void FileServiceTest::sendsRanges()
{
    QCOMPARE(answered(m_service, request("/hello.txt", "Range: bytes=1-3\r\n")), QByteArray("206 ell"));
    QCOMPARE(answered(m_service, request("/hello.txt", "Range: bytes=-2\r\n")), QByteArray("206 lo"));
    QCOMPARE(answered(m_service, request("/hello.txt", "Range: bytes=5-\r\n")),
             QByteArray("416 The file ends before the range that was asked for.\n"));
    QCOMPARE(m_service.answer(request("/hello.txt", "Range: bytes=5-\r\n")).head.headers.joined("Content-Range"),
             QByteArray("bytes */5"));
}

void FileServiceTest::sendsNothingTwice()
{
    const HttpHeaders first = m_service.answer(request("/hello.txt")).head.headers;
    const QByteArray tag = first.joined("ETag");
    const FileResponse again = m_service.answer(request("/hello.txt", "If-None-Match: " + tag + "\r\n"));
    QCOMPARE(again.head.status, 304);
    QCOMPARE(again.body, nullptr);
    QCOMPARE(again.head.headers.joined("ETag"), tag);
    const QByteArray since = "If-Modified-Since: " + first.joined("Last-Modified") + "\r\n";
    QCOMPARE(m_service.answer(request("/hello.txt", since)).head.status, 304);
}

void FileServiceTest::noticesChanges()
{
    const QByteArray before = m_service.answer(request("/hello.txt")).head.headers.joined("ETag");
    QFile file(path(QStringLiteral("site/hello.txt")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-100), QFileDevice::FileModificationTime));
    const QByteArray touched = m_service.answer(request("/hello.txt")).head.headers.joined("ETag");
    QVERIFY(touched != before);
    const QDateTime time = file.fileTime(QFileDevice::FileModificationTime);
    QVERIFY(file.resize(4));
    QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    QVERIFY(m_service.answer(request("/hello.txt")).head.headers.joined("ETag") != touched);
    QCOMPARE(answered(m_service, request("/hello.txt", "If-None-Match: " + before + "\r\n")), QByteArray("200 hell"));
}

// RFC 9110 §8.8.2.1
void FileServiceTest::saysNothingOfTimesToCome()
{
    QFile file(path(QStringLiteral("site/hello.txt")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(1), QFileDevice::FileModificationTime));
    const HttpHeaders headers = m_service.answer(request("/hello.txt")).head.headers;
    QVERIFY(!headers.contains("Last-Modified"));
    QVERIFY(headers.contains("ETag"));
}

void FileServiceTest::servesEmptyFiles()
{
    write(QStringLiteral("site/empty.css"), "");
    QCOMPARE(answered(m_service, "/empty.css"), QByteArray("200 "));
    QCOMPARE(m_service.answer(request("/empty.css")).body, nullptr);
}

void FileServiceTest::redirectsToDirectories_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("/deep") << QByteArray("/deep/");
    QTest::newRow("/deep?a=b&c=/") << QByteArray("/deep/?a=b&c=/");
    QTest::newRow("/deep/er") << QByteArray("/deep/er/"); // though there is no index in it
    QTest::newRow("/%64eep") << QByteArray("/%64eep/");
    QTest::newRow("/static") << QByteArray("/static/");
    QTest::newRow("/static?x") << QByteArray("/static/?x");
    QTest::newRow("http://localhost/deep?x") << QByteArray("/deep/?x");
}

void FileServiceTest::redirectsToDirectories()
{
    m_service.serveDirectory("/static/", path(QStringLiteral("site/deep")));
    const FileResponse response = m_service.answer(request(QTest::currentDataTag()));
    QCOMPARE(response.head.status, 301);
    QTEST(response.head.headers.joined("Location"), "location");
}

void FileServiceTest::listsNoDirectories()
{
    QCOMPARE(answered(m_service, "/deep/er/"), QByteArray(notThere));
    QVERIFY(QDir().mkpath(path(QStringLiteral("site/odd/index.html"))));
    QCOMPARE(answered(m_service, "/odd/"), QByteArray(notThere));
}

void FileServiceTest::takesTheLongestPrefix()
{
    write(QStringLiteral("other/file.txt"), "other");
    write(QStringLiteral("third/file.txt"), "third");
    m_service.serveDirectory("/a/b", path(QStringLiteral("third")));
    m_service.serveDirectory("/a/", path(QStringLiteral("other")));
    write(QStringLiteral("site/a/hidden.txt"), "behind");
    write(QStringLiteral("site/ab.txt"), "not below");
    QCOMPARE(answered(m_service, "/a/file.txt"), QByteArray("200 other"));
    QCOMPARE(answered(m_service, "/%61/file.txt"), QByteArray("200 other"));
    QCOMPARE(answered(m_service, "/a/b/file.txt"), QByteArray("200 third"));
    QCOMPARE(answered(m_service, "/ab.txt"), QByteArray("200 not below"));
    QCOMPARE(answered(m_service, "/a/hidden.txt"), QByteArray(notThere));
}

void FileServiceTest::takesFilesFirst()
{
    m_service.serveFile("/", path(QStringLiteral("site/hello.txt")));
    m_service.serveFile("/deep/x y", path(QStringLiteral("secret.txt")));
    m_service.serveFile("/.profile", path(QStringLiteral("site/.env"))); // who names it means it
    m_service.serveFile("/folder", path(QStringLiteral("site")));
    QCOMPARE(answered(m_service, "/"), QByteArray("200 hello"));
    QCOMPARE(answered(m_service, "/?x"), QByteArray("200 hello"));
    QCOMPARE(answered(m_service, "/deep/x%20y"), QByteArray("200 secret"));
    QCOMPARE(answered(m_service, "/%64eep/%78%20y"), QByteArray("200 secret"));
    QCOMPARE(answered(m_service, "/deep%2Fx%20y"), QByteArray(notThere));
    QCOMPARE(answered(m_service, "/.profile"), QByteArray("200 secret"));
    QCOMPARE(answered(m_service, "/folder"), QByteArray(notThere));
    QCOMPARE(answered(m_service, "/index.html"), QByteArray("200 index"));
    QCOMPARE(m_service.answer(request("/")).head.headers.joined("Content-Type"),
             QByteArray("text/plain; charset=utf-8"));
}

void FileServiceTest::replaces()
{
    m_service.serveFile("/x", path(QStringLiteral("site/index.html")));
    m_service.serveFile("/%78", path(QStringLiteral("site/hello.txt")));
    QCOMPARE(answered(m_service, "/x"), QByteArray("200 hello"));
    m_service.serveDirectory("/", path(QStringLiteral("site/deep")));
    QCOMPARE(answered(m_service, "/"), QByteArray("200 deep"));
}

void FileServiceTest::saysWhatItCovers_data()
{
    QTest::addColumn<bool>("covered");
    for (const char *target : {"/static/", "/static", "/static/a/b", "/static/missing", "/%73tatic/x", "/static/../x",
                               "/static/%", "/static//x", "/file", "/f%69le"})
        QTest::newRow(target) << true;
    for (const char *target :
         {"/", "/stati", "/statics", "/a/static/", "/file/", "/file/x", "/File", "//static/", "/%"})
        QTest::newRow(target) << false;
}

void FileServiceTest::saysWhatItCovers()
{
    FileService service;
    QVERIFY(service.isEmpty());
    service.serveDirectory("/static/", path(QStringLiteral("site")));
    service.serveFile("/file", path(QStringLiteral("site/hello.txt")));
    QVERIFY(!service.isEmpty());
    QTEST(service.covers(QTest::currentDataTag()), "covered");
    QVERIFY(m_service.covers(QTest::currentDataTag())); // everything is below "/"
}

void FileServiceTest::copiesAreIndependent()
{
    FileService copy = m_service;
    copy.serveFile("/x", path(QStringLiteral("site/hello.txt")));
    QCOMPARE(answered(copy, "/x"), QByteArray("200 hello"));
    QCOMPARE(answered(m_service, "/x"), QByteArray(notThere));
}

void FileServiceTest::takesAbsoluteTargets()
{
    QCOMPARE(answered(m_service, "http://localhost:8888/hello.txt?x"), QByteArray("200 hello"));
    QCOMPARE(answered(m_service, "http://localhost"), QByteArray("200 index"));
    QCOMPARE(answered(m_service, "http://localhost/../secret.txt"), QByteArray(notThere));
    QCOMPARE(answered(m_service, "file:///etc/passwd").first(3), QByteArray("400"));
}

// Their time of change isn't to be relied on: the tag is the content's.
void FileServiceTest::servesResources()
{
    FileService service;
    service.serveFile("/page", QStringLiteral(":/wslib-test/index.html"));
    service.serveDirectory("/r/", QStringLiteral(":/wslib-test"));
    service.serveDirectory("/missing/", QStringLiteral(":/wslib-test-not"));
    QVERIFY(answered(service, "/page").startsWith("200 <!doctype html>"));
    QCOMPARE(answered(service, "/r/"), answered(service, "/page"));
    QCOMPARE(answered(service, "/r/style.css"), QByteArray("200 body { color: green; }\n"));
    QCOMPARE(service.answer(request("/r")).head.status, 301);
    QCOMPARE(answered(service, "/r/missing.css"), QByteArray(notThere));
    QCOMPARE(answered(service, "/r/../r/style.css"), QByteArray(notThere));
    QCOMPARE(answered(service, "/missing/"), QByteArray(notThere));

    const HttpHeaders page = service.answer(request("/page")).head.headers;
    const HttpHeaders style = service.answer(request("/r/style.css")).head.headers;
    QCOMPARE(page.joined("Content-Type"), QByteArray("text/html; charset=utf-8"));
    QCOMPARE(style.joined("Content-Type"), QByteArray("text/css; charset=utf-8"));
    QVERIFY(page.joined("ETag") != style.joined("ETag"));
    QVERIFY(!page.contains("Last-Modified"));
    const QByteArray known = "If-None-Match: " + style.joined("ETag") + "\r\n";
    QCOMPARE(service.answer(request("/r/style.css", known)).head.status, 304);
    QCOMPARE(answered(service, request("/r/style.css", "Range: bytes=0-3\r\n")), QByteArray("206 body"));
}

void FileServiceTest::servesContent()
{
    m_service.serveContent("/made up", "text/css; charset=utf-8", "made");
    m_service.serveContent("/hello.txt", "text/html", "<p>made");
    QCOMPARE(answered(m_service, "/made%20up"), QByteArray("200 made"));
    QCOMPARE(answered(m_service, "/hello.txt"), QByteArray("200 <p>made"));
    const HttpHeaders made = m_service.answer(request("/made%20up")).head.headers;
    QCOMPARE(made.joined("Content-Type"), QByteArray("text/css; charset=utf-8"));
    const QByteArray known = "If-None-Match: " + made.joined("ETag") + "\r\n";
    QCOMPARE(m_service.answer(request("/made%20up", known)).head.status, 304);
    QCOMPARE(answered(m_service, request("/made%20up", "Range: bytes=1-2\r\n")), QByteArray("206 ad"));
    m_service.serveContent("/made up", "text/css; charset=utf-8", "other");
    QCOMPARE(answered(m_service, request("/made%20up", known)), QByteArray("200 other"));
    m_service.serveContent("/made up", "text/plain", "");
    QCOMPARE(answered(m_service, "/made%20up"), QByteArray("200 "));
    m_service.serveFile("/made up", path(QStringLiteral("site/index.html")));
    QCOMPARE(answered(m_service, "/made%20up"), QByteArray("200 index"));
}

void FileServiceTest::refusesRequests_data()
{
    QTest::addColumn<HttpRequestHead>("head");
    QTest::addColumn<int>("status");
    for (const char *method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "Head", "GETS"})
        QTest::newRow(method) << request("/hello.txt", {}, method) << 405;
    for (const char *version : {"HTTP/2.0", "HTTP/0.9", "HTTP/3.0"})
        QTest::newRow(version) << request("/hello.txt", {}, "GET", version) << 505;
    for (const char *field : {"Content-Length: 1", "Content-Length: x", "Content-Length: 0\r\nContent-Length: 5",
                              "Transfer-Encoding: chunked", "transfer-encoding: identity", "Host: other"})
        QTest::newRow(field) << request("/hello.txt", QByteArray(field) + "\r\n") << 400;
    QTest::newRow("HEAD with a body") << request("/hello.txt", "Content-Length: 1\r\n", "HEAD") << 400;
    for (const char *target : {"*", "hello.txt", "/hello.txt#x", "/%", "/hello%2", "/%zz", "/a/%/b", "ftp://h/"})
        QTest::newRow(target) << request(target) << 400;
}

void FileServiceTest::refusesRequests()
{
    QFETCH(HttpRequestHead, head);
    QFETCH(int, status);
    QVERIFY2(!head.method.isEmpty(), "the test's request is a request");
    const FileResponse response = m_service.answer(head);
    QCOMPARE(response.head.status, status);
    QCOMPARE(response.body, nullptr);
    QCOMPARE(response.head.headers.joined("Connection"), QByteArray("close"));
    if (status == 405)
        QCOMPARE(response.head.headers.joined("Allow"), QByteArray("GET, HEAD"));
}

void FileServiceTest::takesRequests_data()
{
    QTest::addColumn<HttpRequestHead>("head");
    QTest::newRow("HTTP/1.0") << request("/hello.txt", {}, "GET", "HTTP/1.0");
    QTest::newRow("HTTP/1.2") << request("/hello.txt", {}, "GET", "HTTP/1.2");
    QTest::newRow("an empty body") << request("/hello.txt", "Content-Length: 0\r\n");
    HttpRequestHead hostless = request("/hello.txt", {}, "GET", "HTTP/1.0");
    hostless.headers = {};
    QTest::newRow("HTTP/1.0 without Host") << hostless;
}

void FileServiceTest::takesRequests()
{
    QFETCH(HttpRequestHead, head);
    QCOMPARE(answered(m_service, head), QByteArray("200 hello"));
}

WINDSOCK_TEST(FileServiceTest)
#include "FileServiceTest.moc"
