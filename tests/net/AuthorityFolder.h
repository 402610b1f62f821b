#pragma once

#include "tests/support/OpenSslTool.h"

#include "wslib/net/CertificateAuthority.h"

#include <QTemporaryDir>

#include <memory>

/// A folder for an authority, and a clock, of the test's own.
struct AuthorityFolder
{
    /// Another empty folder, and the time of day.
    void startAnew();

    /// Opens the authority, or makes it, at the clock's time.
    wslib::Loaded<wslib::CertificateAuthority> open() const;

    QString folder() const { return home->filePath(QStringLiteral("data/windsock/certificates")); }
    QString path(const char *name) const { return folder() + u'/' + QString::fromLatin1(name); }
    QByteArray read(const char *name) const;
    void write(const char *name, const QByteArray &bytes) const;
    /// Runs openssl in the folder; what it says if that isn't what is @p wanted, or if it fails.
    QByteArray opensslProblem(const QByteArray &arguments, const QByteArray &wanted = {}) const;

    std::unique_ptr<QTemporaryDir> home;
    QDateTime now;
};

/// The permissions of the file at @p path, octal: "600".
QByteArray modeOf(const QString &path);

/// openssl, the judge, must succeed with the arguments, and say what is given behind them.
#define VERIFY_OPENSSL(...)                                                                                            \
    do {                                                                                                               \
        const QByteArray problem = opensslProblem(__VA_ARGS__);                                                        \
        QVERIFY2(problem.isEmpty(), problem);                                                                          \
    } while (false)
