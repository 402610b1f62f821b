#include "wslib/net/FileService.h"

#include "wslib/net/ContentType.h"
#include "wslib/net/UrlPath.h"
#include "wslib/protocol/FileAnswer.h"
#include "wslib/protocol/HttpDate.h"
#include "wslib/protocol/RequestTarget.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>
#include <variant>

namespace wslib {

namespace {

using Segments = QList<QByteArray>;

FileResponse refusal(int status, const QByteArray &text)
{
    return {HttpResponse::refusal(status, text), nullptr, 0};
}

FileResponse notFound()
{
    return refusal(404, "There is no file at this path.");
}

// Nothing is read before this has passed, so that what can't be a request for a file touches no disk.
std::optional<HttpResponse> checkRequest(const HttpRequestHead &request)
{
    if (request.majorVersion != 1)
        return HttpResponse::refusal(505, "Files are served over HTTP/1.1 and HTTP/1.0.");
    if (request.method != "GET" && request.method != "HEAD") {
        HttpResponse response = HttpResponse::refusal(405, "A file can be read with GET or HEAD, and nothing else.");
        response.headers.append("Allow", "GET, HEAD");
        return response;
    }
    if (announcesBody(request.headers))
        return HttpResponse::refusal(400, "A request for a file has no body.");
    return std::nullopt;
}

void appendIfMissing(HttpHeaders &headers, const QByteArray &name, const QByteArray &value)
{
    if (!headers.contains(name))
        headers.append(name, value);
}

void addCommonFields(HttpHeaders &headers)
{
    appendIfMissing(headers, "Date", formatHttpDate(QDateTime::currentDateTimeUtc())); // RFC 9110 §6.6.1
    appendIfMissing(headers, "Connection", "close");
    appendIfMissing(headers, "Accept-Ranges", "bytes");
    appendIfMissing(headers, "Cache-Control", "no-cache");
    appendIfMissing(headers, "X-Content-Type-Options", "nosniff");
}

// What the path says on the wire can stand in a field: parseRequestHead() lets only visible ASCII through. It begins with
// one slash, not two, which would make it another host's: empty segments are refused before.
FileResponse redirectWithSlash(const RequestTarget &target)
{
    FileResponse response = refusal(301, "This is a directory: its path ends with a slash.");
    const QByteArray query = target.query.isEmpty() ? QByteArray() : '?' + target.query;
    response.head.headers.append("Location", target.path + '/' + query);
    return response;
}

bool isResource(const QString &fileName)
{
    return fileName.startsWith(u':');
}

// The hash of the content for what has no time of change to be relied on: a Qt resource has none, or that of its source
// when the program was built, which reproducible builds set to the same for whatever content. Resources are in memory and
// mostly small, so that hashing costs less than a wrong 304.
QByteArray contentTag(QIODevice &device)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&device);
    device.seek(0);
    return '"' + hash.result().first(16).toHex() + '"';
}

// Facts of the opened file, not of its name, which may be another file's by now.
FileFacts factsOf(QFile &file, const QString &typeName)
{
    FileFacts facts;
    facts.size = file.size();
    facts.contentType = contentType(typeName);
    const QDateTime changed =
        isResource(file.fileName()) ? QDateTime() : file.fileTime(QFileDevice::FileModificationTime);
    if (!changed.isValid()) {
        facts.entityTag = contentTag(file);
        return facts;
    }
    facts.entityTag =
        '"' + QByteArray::number(facts.size, 16) + '-' + QByteArray::number(changed.toMSecsSinceEpoch(), 16) + '"';
    if (changed <= QDateTime::currentDateTimeUtc()) // a date in the future must not be told (RFC 9110 §8.8.2.1)
        facts.lastModified = changed;
    return facts;
}

FileResponse sendDevice(const HttpRequestHead &request, std::unique_ptr<QIODevice> device, const FileFacts &facts)
{
    const FileAnswer answer = answerFileRequest(request, facts);
    if (answer.length == 0)
        return {answer.head, nullptr, 0};
    if (!device->seek(answer.offset))
        return refusal(500, "This file can't be read from the middle.");
    return {answer.head, std::move(device), answer.length};
}

// @p fileName is a regular file, or isn't there: opening anything else might wait (a FIFO) or do things (a device). Its
// type is that of @p typeName, the name it was asked for by.
FileResponse sendFile(const HttpRequestHead &request, const QString &fileName, const QString &typeName)
{
    if (!QFileInfo(fileName).isFile())
        return notFound();
    auto file = std::make_unique<QFile>(fileName);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        if (file->error() == QFileDevice::ResourceError)
            return refusal(503, "This server has too many files open. Try again.");
        return refusal(403, "The server may not read this file.");
    }
    const FileFacts facts = factsOf(*file, typeName);
    return sendDevice(request, std::move(file), facts);
}

FileResponse sendContent(const HttpRequestHead &request, const QByteArray &contentType, const QByteArray &bytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    FileFacts facts;
    facts.size = bytes.size();
    facts.contentType = contentType;
    facts.entityTag = contentTag(*buffer);
    return sendDevice(request, std::move(buffer), facts);
}

// The real path of what lies in a folder, links followed; empty if it isn't there, or not in there. @p root is real.
QString realPathWithin(const QString &root, const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    const QString inside = root.endsWith(u'/') ? root : root + u'/';
    return real == root || real.startsWith(inside) ? real : QString();
}

FileResponse sendFromFolder(const HttpRequestHead &request, const RequestTarget &target, const QString &folder,
                            Segments names)
{
    // 1. From the URL to names: an empty one at the end asks for a directory.
    const bool wantsDirectory = !names.isEmpty() && names.last().isEmpty();
    if (wantsDirectory)
        names.removeLast();
    if (!std::all_of(names.begin(), names.end(), [](const QByteArray &name) { return isServableName(name); }))
        return notFound();
    // 2. From names to what they lead to on the disk.
    const QString root = QFileInfo(folder).canonicalFilePath();
    if (!QFileInfo(root).isDir())
        return notFound();
    QString path = root;
    for (const QByteArray &name : std::as_const(names))
        path += u'/' + QString::fromUtf8(name);
    QString real = realPathWithin(root, path);
    if (real.isEmpty())
        return notFound();
    // 3. A directory is its index, once its path ends with a slash: else the page's relative links would miss.
    const bool isDirectory = QFileInfo(real).isDir();
    if (isDirectory && !wantsDirectory)
        return redirectWithSlash(target);
    if (wantsDirectory && !isDirectory)
        return notFound();
    if (isDirectory) {
        path += QStringLiteral("/index.html");
        real = realPathWithin(root, path);
    }
    return real.isEmpty() ? notFound() : sendFile(request, real, path);
}

// Paths that can't be decoded are somebody's as well: whoever answers says what is wrong with them.
Segments segmentsOf(const QByteArray &path)
{
    return decodedSegments(path).value_or(path.mid(1).split('/'));
}

} // namespace

void FileService::serveFile(const QByteArray &path, const QString &fileName)
{
    insert({segmentsOf(path), QFileInfo(fileName).absoluteFilePath(), {}, {}});
}

void FileService::serveContent(const QByteArray &path, const QByteArray &contentType, const QByteArray &bytes)
{
    insert({segmentsOf(path), {}, contentType, bytes});
}

void FileService::insert(const File &file)
{
    m_files.removeIf([&](const File &other) { return other.path == file.path; });
    m_files.append(file);
}

void FileService::serveDirectory(const QByteArray &prefix, const QString &folder)
{
    Segments segments = segmentsOf(prefix);
    if (segments.last().isEmpty())
        segments.removeLast();
    m_directories.removeIf([&](const Directory &directory) { return directory.prefix == segments; });
    m_directories.append({segments, QFileInfo(folder).absoluteFilePath()});
}

const FileService::File *FileService::fileAt(const Segments &path) const
{
    const auto found =
        std::find_if(m_files.begin(), m_files.end(), [&](const File &file) { return file.path == path; });
    return found == m_files.end() ? nullptr : &*found;
}

const FileService::Directory *FileService::directoryOf(const Segments &path) const
{
    const Directory *longest = nullptr;
    for (const Directory &directory : m_directories) {
        const bool leadsThere = path.size() >= directory.prefix.size()
                                && std::equal(directory.prefix.begin(), directory.prefix.end(), path.begin());
        if (leadsThere && (longest == nullptr || directory.prefix.size() > longest->prefix.size()))
            longest = &directory;
    }
    return longest;
}

bool FileService::covers(const QByteArray &path) const
{
    const Segments segments = segmentsOf(path);
    return fileAt(segments) != nullptr || directoryOf(segments) != nullptr;
}

FileResponse FileService::answer(const HttpRequestHead &request) const
{
    FileResponse response = route(request);
    if (request.method == "HEAD")
        response.head = response.head.withoutBody();
    addCommonFields(response.head.headers);
    return response;
}

FileResponse FileService::route(const HttpRequestHead &request) const
{
    if (auto refused = checkRequest(request))
        return {*refused, nullptr, 0};
    const auto parsed = parseRequestTarget(request);
    if (const auto *refused = std::get_if<HttpResponse>(&parsed))
        return {*refused, nullptr, 0};
    const auto &target = std::get<RequestTarget>(parsed);
    const auto path = decodedSegments(target.path);
    if (!path)
        return refusal(400, "The path has a % that no two hexadecimal digits follow.");
    if (const File *file = fileAt(*path))
        return file->fileName.isEmpty() ? sendContent(request, file->contentType, file->content)
                                        : sendFile(request, file->fileName, file->fileName);
    if (const Directory *directory = directoryOf(*path))
        return sendFromFolder(request, target, directory->folder, path->sliced(directory->prefix.size()));
    return notFound();
}

} // namespace wslib
