#pragma once

#include "wslib/net/FileResponse.h"
#include "wslib/protocol/HttpHead.h"

#include <QList>
#include <QString>

namespace wslib {

/// Serves files over plain HTTP, beside the WebSockets: which URL path is which file, and what a request for it is
/// answered. A value; copies are independent. Reads the disk, in the caller's thread; listens to nothing and sends nothing:
/// FileSender does.
///
/// A server for development: every answer says `Cache-Control: no-cache`, so that browsers ask again, and are told 304 as
/// long as the ETag is the same. There is one request a connection (`Connection: close`).
class FileService
{
public:
    /// Exactly the URL path @p path ("/favicon.ico"), compared percent-decoded, is @p fileName, which may be a Qt resource
    /// (":/…"). Replaces what was served at that path.
    void serveFile(const QByteArray &path, const QString &fileName);

    /// The same, but what is served is @p bytes, of the media type @p contentType ("text/html; charset=utf-8"): for what the
    /// program makes itself.
    void serveContent(const QByteArray &path, const QByteArray &contentType, const QByteArray &bytes);

    /// What is below the URL path @p prefix ("/" or "/static/"; a slash at the end is added) lies in @p folder, which may be
    /// a Qt resource. A directory is its index.html; there are no listings. Symbolic links that lead out of the folder, hidden
    /// names and everything else that isServableName() refuses, and what isn't a regular file aren't there. A relative
    /// folder is one of today's working directory. Replaces what was served at that prefix.
    void serveDirectory(const QByteArray &prefix, const QString &folder);

    bool isEmpty() const { return m_files.isEmpty() && m_directories.isEmpty(); }

    /// Whether @p path, as in a request target without its query, is one of the files or below one of the prefixes, whether
    /// or not there is something on the disk.
    bool covers(const QByteArray &path) const;

    /// The answer to a request. A file is preferred to a prefix, and a long prefix to a short one.
    ///
    /// - 200, 206, 304, 412, 416: as answerFileRequest() has it;
    /// - 301 from a directory to the same path with a slash, and with the query;
    /// - 400: malformed target, Host or percent-encoding; a body;
    /// - 403: the file is there, but this process may not read it; 404: there is no such file;
    /// - 405 with Allow: neither GET nor HEAD; 503: this process has too many files open; 505: neither HTTP/1.0 nor 1.1.
    ///
    /// The texts of refusals name no path of the disk.
    FileResponse answer(const HttpRequestHead &request) const;

private:
    using Segments = QList<QByteArray>; ///< Of a path, percent-decoded.

    struct File
    {
        Segments path;
        QString fileName;       ///< Or empty: it is the content.
        QByteArray contentType; ///< Of the content.
        QByteArray content;
    };

    struct Directory
    {
        Segments prefix; ///< Without the empty segment at the end.
        QString folder;
    };

    void insert(const File &file);
    const File *fileAt(const Segments &path) const;
    const Directory *directoryOf(const Segments &path) const;
    FileResponse route(const HttpRequestHead &request) const;

    QList<File> m_files;
    QList<Directory> m_directories;
};

} // namespace wslib
