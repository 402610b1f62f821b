#pragma once

#include "wslib/net/FileService.h"

#include <QTemporaryDir>

/// A folder on the disk with a folder "site" to be served, and with secrets beside it and hidden in it.
class Site
{
public:
    Site();

    /// Of what is called @p name in the folder.
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Makes a file, and the folders that it lies in.
    void write(const QString &name, const QByteArray &content);

private:
    QTemporaryDir m_folder;
};

/// A request with a Host; @p fields are further lines, each with its CRLF. Has no method if it is malformed.
wslib::HttpRequestHead request(const QByteArray &target, const QByteArray &fields = {},
                               const QByteArray &method = "GET", const QByteArray &version = "HTTP/1.1");

/// Status and body: "200 hello".
QByteArray answered(const wslib::FileService &service, const wslib::HttpRequestHead &head);
QByteArray answered(const wslib::FileService &service, const QByteArray &target);

/// What answered() has for a file that isn't there.
inline constexpr auto notThere = "404 There is no file at this path.\n";
