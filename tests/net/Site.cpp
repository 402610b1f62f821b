#include "Site.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace wslib;

namespace {

QByteArray bodyOf(FileResponse &response)
{
    return response.body != nullptr ? response.body->read(response.length) : response.head.body;
}

} // namespace

Site::Site()
{
    write(QStringLiteral("secret.txt"), "secret");
    write(QStringLiteral("site-not/secret.txt"), "secret");
    write(QStringLiteral("site/index.html"), "index");
    write(QStringLiteral("site/hello.txt"), "hello");
    write(QStringLiteral("site/two words & more.txt"), "words");
    write(QStringLiteral("site/gr\u00FC\u00DF.txt"), "umlaut");
    write(QStringLiteral("site/100%.txt"), "percent");
    write(QStringLiteral("site/a+b..txt"), "plus");
    write(QStringLiteral("site/deep/er/file.js"), "js");
    write(QStringLiteral("site/deep/index.html"), "deep");
    write(QStringLiteral("site/.git/config"), "secret");
    write(QStringLiteral("site/.env"), "secret");
    write(QStringLiteral("site/deep/.htpasswd"), "secret");
    write(QStringLiteral("site/.well-known/security.txt"), "contact");
}

void Site::write(const QString &name, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the test's file can't be written: %s", qPrintable(file.errorString()));
}

HttpRequestHead request(const QByteArray &target, const QByteArray &fields, const QByteArray &method,
                        const QByteArray &version)
{
    const auto head =
        parseRequestHead(method + ' ' + target + ' ' + version + "\r\nHost: localhost\r\n" + fields + "\r\n");
    return std::holds_alternative<HttpRequestHead>(head) ? std::get<HttpRequestHead>(head) : HttpRequestHead();
}

QByteArray answered(const FileService &service, const HttpRequestHead &head)
{
    FileResponse response = service.answer(head);
    const QByteArray body = bodyOf(response);
    const bool isWhole = response.head.serialized().contains("\r\nContent-Length: " + QByteArray::number(body.size()));
    return QByteArray::number(response.head.status) + ' ' + (isWhole ? body : "another length than it says");
}

QByteArray answered(const FileService &service, const QByteArray &target)
{
    return answered(service, request(target));
}
