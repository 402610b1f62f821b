#include "tests/support/TestRegistry.h"

#include "wslib/net/ContentType.h"

#include <QtTest>

using namespace wslib;

class ContentTypeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheWeb_data();
    void knowsTheWeb();
    void asksTheSystemForOthers();
    void saysTextIsUtf8();
};

void ContentTypeTest::knowsTheWeb_data()
{
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *name, const char *type) { QTest::newRow(name) << QByteArray(type); };
    row("index.html", "text/html; charset=utf-8");
    row("index.htm", "text/html; charset=utf-8");
    row("style.css", "text/css; charset=utf-8");
    row("app.js", "text/javascript; charset=utf-8");
    row("module.mjs", "text/javascript; charset=utf-8");
    row("app.min.js", "text/javascript; charset=utf-8");
    row("data.json", "application/json");
    row("app.js.map", "application/json");
    row("site.webmanifest", "application/manifest+json");
    row("engine.wasm", "application/wasm");
    row("feed.xml", "application/xml");
    row("icon.svg", "image/svg+xml");
    row("a.png", "image/png");
    row("a.jpg", "image/jpeg");
    row("a.jpeg", "image/jpeg");
    row("a.gif", "image/gif");
    row("a.webp", "image/webp");
    row("a.avif", "image/avif");
    row("favicon.ico", "image/vnd.microsoft.icon");
    row("a.woff", "font/woff");
    row("a.woff2", "font/woff2");
    row("a.ttf", "font/ttf");
    row("robots.txt", "text/plain; charset=utf-8");
    row("README.md", "text/markdown; charset=utf-8");
    row("table.csv", "text/csv; charset=utf-8");
    row("paper.pdf", "application/pdf");
    row("film.mp4", "video/mp4");
    row("film.webm", "video/webm");
    row("song.mp3", "audio/mpeg");
    row("sound.wav", "audio/wav");
    row("INDEX.HTML", "text/html; charset=utf-8");
    row("Photo.JpG", "image/jpeg");
    row("/a.css/b.html", "text/html; charset=utf-8");
    row(":/site/index.html", "text/html; charset=utf-8");
    row("two words.txt", "text/plain; charset=utf-8");
    row(".html", "text/html; charset=utf-8");
}

void ContentTypeTest::knowsTheWeb()
{
    QFETCH(QByteArray, type);
    QCOMPARE(contentType(QString::fromUtf8(QTest::currentDataTag())), type);
}

void ContentTypeTest::asksTheSystemForOthers()
{
    QCOMPARE(contentType(QStringLiteral("image.tiff")), QByteArray("image/tiff"));
    for (const char *name : {"", "file", "file.", "folder.html/file", "file.unheard-of", "gr\xC3\xBC\xC3\x9F.\xC3\xBC"})
        QCOMPARE(contentType(QString::fromUtf8(name)), QByteArray("application/octet-stream"));
}

void ContentTypeTest::saysTextIsUtf8()
{
    QCOMPARE(contentType(QStringLiteral("main.cpp")), QByteArray("text/x-c++src; charset=utf-8"));
}

WINDSOCK_TEST(ContentTypeTest)
#include "ContentTypeTest.moc"
