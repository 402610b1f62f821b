#include "AuthorityFolder.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <thread>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace wslib;

/// What the authority does with its files, whatever is in them and whoever else has them open.
class CertificateFolderTest : public QObject, private AuthorityFolder
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAnew(); }
    void keepsSecrets();
    void narrowsPermissions();
    void completesWhatACrashLeft();
    void refusesWhatIsNotSound_data();
    void refusesWhatIsNotSound();
    void takesAForeignAuthority();
    void refusesAnExpiredForeignAuthority();
    void manyMayStartAtOnce();
    void worksInAFolderThatIsReadOnly();
    void tellsWhyItCannotWrite();
};

void CertificateFolderTest::keepsSecrets()
{
#ifndef Q_OS_UNIX
    QSKIP("Modes are Unix's.");
#else
    for (const mode_t mask : {0U, 0077U}) {
        startAnew();
        const mode_t before = ::umask(mask);
        const auto authority = open();
        const bool made = authority.value && authority.value->leaf().value;
        ::umask(before);
        QVERIFY2(made, qPrintable(authority.error));
        QCOMPARE(modeOf(folder()), QByteArray("700"));
        QCOMPARE(modeOf(path("ca.key")), QByteArray("600"));
        QCOMPARE(modeOf(path("leaf.key")), QByteArray("600"));
        QCOMPARE(modeOf(path("ca.pem")), QByteArray("644"));
        QCOMPARE(modeOf(path("leaf.pem")), QByteArray("644"));
        const QStringList files{QStringLiteral("ca.key"), QStringLiteral("ca.pem"), QStringLiteral("leaf.key"),
                                QStringLiteral("leaf.pem")};
        QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name), files); // no draft, no lock
    }
#endif
}

void CertificateFolderTest::narrowsPermissions()
{
#ifndef Q_OS_UNIX
    QSKIP("Modes are Unix's.");
#endif
    QVERIFY(open().value->leaf().value);
    for (const char *name : {"ca.key", "leaf.key"})
        QVERIFY(QFile::setPermissions(path(name),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    const QByteArray keys = read("ca.key") + read("leaf.key");
    QVERIFY(open().value->leaf().value);
    QCOMPARE(modeOf(path("ca.key")), QByteArray("600"));
    QCOMPARE(modeOf(path("leaf.key")), QByteArray("600"));
    QCOMPARE(read("ca.key") + read("leaf.key"), keys);
}

// The key is written first: alone it may be there.
void CertificateFolderTest::completesWhatACrashLeft()
{
    QVERIFY(open().value);
    const QByteArray key = read("ca.key");
    QVERIFY(QFile::remove(path("ca.pem")));
    write("ca.pem.3kf0a", "half a certif");
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    QCOMPARE(read("ca.key"), key);
    QVERIFY(authority.value->leaf().value);
    VERIFY_OPENSSL("verify -x509_strict -CAfile ca.pem leaf.pem");
}

void CertificateFolderTest::refusesWhatIsNotSound_data()
{
    QTest::addColumn<QByteArray>("spoil"); // arguments of openssl
    QTest::addColumn<QByteArray>("emptied");
    QTest::addColumn<QString>("why");
    QTest::newRow("key missing") << QByteArray() << QByteArray("-ca.key") << QStringLiteral("its key");
    QTest::newRow("key broken") << QByteArray() << QByteArray("ca.key") << QStringLiteral("ca.key is broken");
    QTest::newRow("certificate broken") << QByteArray() << QByteArray("ca.pem") << QStringLiteral("ca.pem is broken");
    QTest::newRow("key encrypted") << QByteArray("pkey -in leaf.key -aes256 -passout pass:x -out ca.key")
                                   << QByteArray() << QStringLiteral("encrypted");
    QTest::newRow("another's key") << QByteArray("genpkey -algorithm RSA -out ca.key") << QByteArray()
                                   << QStringLiteral("don't belong together");
    QTest::newRow("no authority") << QByteArray(
        "req -x509 -key ca.key -subj /CN=x -addext basicConstraints=CA:FALSE -out ca.pem")
                                  << QByteArray() << QStringLiteral("isn't an authority's");
}

void CertificateFolderTest::refusesWhatIsNotSound()
{
    QFETCH(QByteArray, spoil);
    QFETCH(QByteArray, emptied);
    QFETCH(QString, why);
    QVERIFY(open().value->leaf().value);
    if (!spoil.isEmpty())
        VERIFY_OPENSSL(spoil);
    if (emptied.startsWith('-'))
        QVERIFY(QFile::remove(path(emptied.constData() + 1)));
    else if (!emptied.isEmpty())
        write(emptied.constData(), "-----BEGIN nothing-----\n");
    const QByteArray before = read("ca.pem") + read("ca.key");
    const auto authority = open();
    QVERIFY(!authority.value);
    QVERIFY2(authority.error.contains(why) && authority.error.contains(folder()), qPrintable(authority.error));
    QVERIFY2(authority.error.contains(u"to have a new authority made"), qPrintable(authority.error));
    QCOMPARE(read("ca.pem") + read("ca.key"), before);
    // The way out is one.
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(open().value);
}

void CertificateFolderTest::takesAForeignAuthority()
{
    QVERIFY(QDir().mkpath(folder()));
    VERIFY_OPENSSL("req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Ours -keyout ca.key -out ca.pem");
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    const auto leaf = authority.value->leaf();
    QVERIFY2(leaf.value, qPrintable(leaf.error));
    QCOMPARE(leaf.value->chain.first().expiryDate(), authority.value->certificate().expiryDate());
    VERIFY_OPENSSL("verify -CAfile ca.pem -verify_hostname localhost leaf.pem");
}

void CertificateFolderTest::refusesAnExpiredForeignAuthority()
{
    QVERIFY(QDir().mkpath(folder()));
    VERIFY_OPENSSL("req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Ours -keyout ca.key -out ca.pem");
    const QByteArray before = read("ca.pem");
    now = now.addDays(31);
    const auto authority = open();
    QVERIFY(!authority.value);
    QVERIFY2(authority.error.contains(u"has expired"), qPrintable(authority.error));
    QCOMPARE(read("ca.pem"), before);
}

void CertificateFolderTest::manyMayStartAtOnce()
{
    constexpr int programs = 8;
    for (int round = 0; round < 10; ++round) {
        startAnew();
        std::vector<Loaded<TlsIdentity>> leaves(programs);
        std::vector<std::thread> threads;
        for (auto &leaf : leaves) {
            threads.emplace_back([this, &leaf] {
                const auto authority = open();
                leaf = authority.value ? authority.value->leaf() : Loaded<TlsIdentity>{std::nullopt, authority.error};
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        for (const auto &leaf : leaves) {
            QVERIFY2(leaf.value, qPrintable(leaf.error));
            QCOMPARE(leaf.value->chain, leaves.front().value->chain);
            QCOMPARE(leaf.value->key, leaves.front().value->key);
        }
        VERIFY_OPENSSL("verify -x509_strict -CAfile ca.pem leaf.pem");
        QVERIFY(loadPemIdentity(path("leaf.pem"), path("leaf.key")).value);
        QVERIFY(loadPemIdentity(path("ca.pem"), path("ca.key")).value);
    }
}

void CertificateFolderTest::worksInAFolderThatIsReadOnly()
{
    const auto leaf = open().value->leaf();
    QVERIFY(leaf.value);
    const auto readOnly = QFile::ReadOwner | QFile::ExeOwner;
    QVERIFY(QFile::setPermissions(folder(), readOnly));
    const auto restore =
        qScopeGuard([this, readOnly] { QFile::setPermissions(folder(), readOnly | QFile::WriteOwner); });
    if (QFileInfo(folder()).isWritable())
        QSKIP("This user may write everywhere.");
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    QCOMPARE(authority.value->leaf().value->chain, leaf.value->chain);
    const auto other = authority.value->leaf({QStringLiteral("other.example")});
    QVERIFY(!other.value);
    QVERIFY2(other.error.startsWith(QStringLiteral("Can't write ") + path("leaf.key")), qPrintable(other.error));
}

void CertificateFolderTest::tellsWhyItCannotWrite()
{
    const auto nowhere = CertificateAuthority::openOrCreate({});
    QVERIFY2(!nowhere.value && nowhere.error.contains(u"no folder"), qPrintable(nowhere.error));
    QFile file(home->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto inAFile = CertificateAuthority::openOrCreate(file.fileName() + QStringLiteral("/certificates"));
    QVERIFY2(!inAFile.value && inAFile.error.contains(u"Can't make the folder"), qPrintable(inAFile.error));
    QVERIFY(QDir().mkpath(path("leaf.key/in the way")));
    const auto leaf = open().value->leaf();
    QVERIFY(!leaf.value);
    QVERIFY2(leaf.error.startsWith(QStringLiteral("Can't write ") + path("leaf.key")), qPrintable(leaf.error));
    QCOMPARE(QDir(folder()).entryList({QStringLiteral("leaf.*")}), QStringList{QStringLiteral("leaf.key")}); // no draft
}

WINDSOCK_TEST(CertificateFolderTest)
#include "CertificateFolderTest.moc"
