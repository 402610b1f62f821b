#include "Site.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtTest>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace wslib;

// That FileService gives away what lies in its folders, and nothing else.
class FileSafetyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void keepsPathsInside();
    void keepsLinksInside();
    void followsLinksWithin();
    void takesTypesFromTheNameAskedFor();
    void leavesAloneWhatIsNoFile();
    void saysThatAFileMayNotBeRead();
    void servesTheRootOfTheDisk();
    void knowsNothingOfMissingFolders();

private:
    void write(const QString &name, const QByteArray &content) { m_site->write(name, content); }
    QString path(const QString &name) const { return m_site->path(name); }

    std::unique_ptr<Site> m_site;
    FileService m_service; ///< Of its folder "site", at "/".
};

namespace {

// Ways up, or to what is hidden, in every spelling that some server has taken.
QByteArrayList waysOut()
{
    QByteArrayList ways;
    const auto row = [&ways](const QByteArray &target) { ways.append(target); };
    const QByteArrayList ups{"..",
                             "%2e%2e",
                             "%2E.",
                             ".%2e",
                             "%252e%252e",
                             "%25%32%65%25%32%65",
                             "%c0%ae%c0%ae",
                             "%e0%80%ae%e0%80%ae",
                             "..%00",
                             "..%20",
                             "...",
                             "%uff0e%uff0e",
                             "..;",
                             "%c0%2e%c0%2e",
                             "%EF%BC%8E%EF%BC%8E"};
    const QByteArrayList slashes{"/", "%2f", "%5c", "%255c", "%252f", "%c0%af", "%e0%80%af", "\\", "//", "/./", "%2f/"};
    for (const QByteArray &up : ups) {
        for (const QByteArray &slash : slashes) {
            row('/' + up + slash + "secret.txt");
            row("/deep" + slash + up + slash + up + slash + "secret.txt");
            row('/' + up + slash + "site-not/secret.txt");
        }
    }
    for (const char *target : {"/..",
                               "/../",
                               "/.",
                               "/./",
                               "/./hello.txt",
                               "/deep/../hello.txt",
                               "/deep/.",
                               "/deep/./index.html",
                               "//",
                               "//hello.txt",
                               "/deep//index.html",
                               "/deep//",
                               "///",
                               "/../site/hello.txt",
                               "/%2e%2e/site/hello.txt",
                               "/..%2fsite/hello.txt",
                               "/deep%2findex.html",
                               "/deep\\index.html",
                               "/deep%5cindex.html",
                               "/hello.txt%00",
                               "/hello.txt%00.html",
                               "/%00",
                               "/hello.txt%2f",
                               "/C:/secret.txt",
                               "/c:%5csecret.txt",
                               "/C%3a/secret.txt",
                               "/hello.txt::$DATA",
                               "/hello.txt:x",
                               "/:/wslib-test/index.html",
                               "/%3a/wslib-test/index.html",
                               "/~/secret.txt",
                               "/.git/config",
                               "/.git",
                               "/.git/",
                               "/%2egit/config",
                               "/.env",
                               "/%2eenv",
                               "/deep/.htpasswd",
                               "/.well-known/../secret.txt",
                               "/.well-known/.env",
                               "/%ff",
                               "/\\\\host\\share",
                               "/%5c%5chost%5cshare",
                               "/file:%2f%2f/etc/passwd",
                               "/proc/self/environ"})
        row(target);
    return ways;
}

} // namespace

void FileSafetyTest::init()
{
    m_site = std::make_unique<Site>();
    m_service = FileService();
    m_service.serveDirectory("/", path(QStringLiteral("site")));
}

void FileSafetyTest::keepsPathsInside()
{
    for (const QByteArray &target : waysOut()) {
        QVERIFY2(!request(target).target.isEmpty(), target.constData());
        const QByteArray answer = answered(m_service, target);
        const bool isNoEncoding = target.contains("%u");
        QVERIFY2(isNoEncoding ? answer.startsWith("400 ") : answer == notThere, target + " -> " + answer);
    }
    // What lies beside a folder isn't found through its prefix, either, and a disk's own path leads nowhere.
    m_service.serveDirectory("/static/", path(QStringLiteral("site")));
    for (const QByteArray &target : waysOut()) {
        const QByteArray answer = answered(m_service, "/static" + target);
        QVERIFY2(!answer.startsWith("200 ") && !answer.contains("secret"), target + " -> " + answer);
    }
    const QByteArray disk = path(QStringLiteral("secret.txt")).toUtf8();
    for (const QByteArray &target : {disk, '/' + disk, "/static" + disk, "/static/" + disk})
        QCOMPARE(answered(m_service, target), QByteArray(notThere));
}

void FileSafetyTest::keepsLinksInside()
{
#ifdef Q_OS_WIN
    QSKIP("links need rights on Windows");
#endif
    QVERIFY(QFile::link(path(QStringLiteral("secret.txt")), path(QStringLiteral("site/out.txt"))));
    QVERIFY(QFile::link(QStringLiteral("../secret.txt"), path(QStringLiteral("site/relative.txt"))));
    QVERIFY(QFile::link(QFileInfo(path(QStringLiteral("secret.txt"))).path(), path(QStringLiteral("site/up"))));
    QVERIFY(QFile::link(path(QStringLiteral("site-not")), path(QStringLiteral("site/not"))));
    QVERIFY(QFile::link(QStringLiteral("/"), path(QStringLiteral("site/root"))));
    QVERIFY(QFile::link(path(QStringLiteral("site/out.txt")), path(QStringLiteral("site/twice.txt"))));
    QVERIFY(QFile::link(path(QStringLiteral("site/loop")), path(QStringLiteral("site/loop"))));
    QVERIFY(QFile::link(path(QStringLiteral("site/nothing")), path(QStringLiteral("site/dangling"))));
    QVERIFY(QDir().mkpath(path(QStringLiteral("site/led"))));
    QVERIFY(QFile::link(path(QStringLiteral("secret.txt")), path(QStringLiteral("site/led/index.html"))));
    for (const char *target :
         {"/out.txt", "/relative.txt", "/up/secret.txt", "/up", "/up/", "/up/site/hello.txt/x", "/not/secret.txt",
          "/not", "/root/etc/passwd", "/root/", "/twice.txt", "/loop", "/dangling", "/led/"})
        QCOMPARE(answered(m_service, QByteArray(target)), QByteArray(notThere));
}

void FileSafetyTest::followsLinksWithin()
{
#ifdef Q_OS_WIN
    QSKIP("links need rights on Windows");
#endif
    QVERIFY(QFile::link(path(QStringLiteral("site/hello.txt")), path(QStringLiteral("site/in.txt"))));
    QVERIFY(QFile::link(QStringLiteral("deep/er"), path(QStringLiteral("site/short"))));
    QCOMPARE(answered(m_service, "/in.txt"), QByteArray("200 hello"));
    QCOMPARE(answered(m_service, "/short/file.js"), QByteArray("200 js"));
    // The folder itself may be a link.
    QVERIFY(QFile::link(path(QStringLiteral("site")), path(QStringLiteral("link"))));
    m_service.serveDirectory("/", path(QStringLiteral("link")));
    QCOMPARE(answered(m_service, "/hello.txt"), QByteArray("200 hello"));
}

void FileSafetyTest::takesTypesFromTheNameAskedFor()
{
#ifdef Q_OS_WIN
    QSKIP("links need rights on Windows");
#endif
    write(QStringLiteral("site/store/1f2e3d"), "{}");
    QVERIFY(QFile::link(path(QStringLiteral("site/store/1f2e3d")), path(QStringLiteral("site/data.json"))));
    QCOMPARE(m_service.answer(request("/data.json")).head.headers.joined("Content-Type"),
             QByteArray("application/json"));
}

// Opening a FIFO would wait for a writer: this test would not end.
void FileSafetyTest::leavesAloneWhatIsNoFile()
{
#ifdef Q_OS_UNIX
    QCOMPARE(::mkfifo(QFile::encodeName(path(QStringLiteral("site/fifo"))).constData(), 0600), 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path(QStringLiteral("site/socket")));
    QVERIFY(name.size() < qsizetype(sizeof address.sun_path));
    std::copy(name.begin(), name.end(), address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(answered(m_service, "/fifo"), QByteArray(notThere));
    QCOMPARE(answered(m_service, "/socket"), QByteArray(notThere));
    ::close(socket);
    m_service.serveFile("/fifo", path(QStringLiteral("site/fifo")));
    m_service.serveFile("/null", QStringLiteral("/dev/null"));
    m_service.serveDirectory("/dev/", QStringLiteral("/dev"));
    for (const char *target : {"/fifo", "/null", "/dev/null", "/dev/zero", "/dev/tty"})
        QCOMPARE(answered(m_service, QByteArray(target)), QByteArray(notThere));
#else
    QSKIP("FIFOs and devices are Unix's");
#endif
}

void FileSafetyTest::saysThatAFileMayNotBeRead()
{
    const QString name = path(QStringLiteral("site/hello.txt"));
    QVERIFY(QFile::setPermissions(name, {}));
    if (QFile(name).open(QIODevice::ReadOnly))
        QSKIP("this user may read everything");
    QCOMPARE(answered(m_service, "/hello.txt"), QByteArray("403 The server may not read this file.\n"));
}

void FileSafetyTest::servesTheRootOfTheDisk()
{
#ifdef Q_OS_UNIX
    m_service.serveDirectory("/disk/", QStringLiteral("/"));
    const QByteArray file = QFileInfo(path(QStringLiteral("secret.txt"))).canonicalFilePath().toUtf8();
    QCOMPARE(answered(m_service, "/disk" + file), QByteArray("200 secret"));
#endif
}

void FileSafetyTest::knowsNothingOfMissingFolders()
{
    m_service.serveDirectory("/", path(QStringLiteral("nowhere")));
    m_service.serveDirectory("/file/", path(QStringLiteral("secret.txt")));
    for (const char *target : {"/", "/hello.txt", "/etc/passwd", "/file", "/file/", "/file/x"})
        QCOMPARE(answered(m_service, QByteArray(target)), QByteArray(notThere));
    QVERIFY(QDir().mkpath(path(QStringLiteral("nowhere"))));
    write(QStringLiteral("nowhere/hello.txt"), "now");
    QCOMPARE(answered(m_service, "/hello.txt"), QByteArray("200 now"));
}

WINDSOCK_TEST(FileSafetyTest)
#include "FileSafetyTest.moc"
