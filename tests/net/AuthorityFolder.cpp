#include "AuthorityFolder.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace wslib;

void AuthorityFolder::startAnew()
{
    home = std::make_unique<QTemporaryDir>();
    QVERIFY(home->isValid());
    now = QDateTime::currentDateTimeUtc();
}

Loaded<CertificateAuthority> AuthorityFolder::open() const
{
    return CertificateAuthority::openOrCreate(folder(), [this] { return now; });
}

QByteArray AuthorityFolder::read(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void AuthorityFolder::write(const char *name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(folder()));
    QFile file(path(name));
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray AuthorityFolder::opensslProblem(const QByteArray &arguments, const QByteArray &wanted) const
{
    const OpenSslTool tool(folder(), QString::fromUtf8(arguments));
    return tool.ok && tool.output.contains(wanted) ? QByteArray() : "openssl " + arguments + ": " + tool.output;
}

QByteArray modeOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return QByteArray::number(status.st_mode & 07777, 8);
#endif
    return "no file " + path.toUtf8();
}
