#include "wslib/net/ContentType.h"

#include <QMimeDatabase>

#include <algorithm>
#include <array>

namespace wslib {

namespace {

struct Known
{
    const char *suffix;
    const char *type;
};

// Names as IANA has registered them. JavaScript is text (RFC 9239); JSON is UTF-8 by definition (RFC 8259), and XML says
// itself what it is, so that neither has a charset.
constexpr std::array known{
    Known{"html", "text/html"},
    Known{"htm", "text/html"},
    Known{"xhtml", "application/xhtml+xml"},
    Known{"css", "text/css"},
    Known{"js", "text/javascript"},
    Known{"mjs", "text/javascript"},
    Known{"cjs", "text/javascript"},
    Known{"json", "application/json"},
    Known{"map", "application/json"},
    Known{"jsonld", "application/ld+json"},
    Known{"webmanifest", "application/manifest+json"},
    Known{"wasm", "application/wasm"},
    Known{"xml", "application/xml"},
    Known{"xsl", "application/xslt+xml"},
    Known{"rss", "application/rss+xml"},
    Known{"atom", "application/atom+xml"},
    Known{"txt", "text/plain"},
    Known{"log", "text/plain"},
    Known{"md", "text/markdown"},
    Known{"csv", "text/csv"},
    Known{"vtt", "text/vtt"},
    Known{"ics", "text/calendar"},
    Known{"svg", "image/svg+xml"},
    Known{"png", "image/png"},
    Known{"apng", "image/apng"},
    Known{"jpg", "image/jpeg"},
    Known{"jpeg", "image/jpeg"},
    Known{"gif", "image/gif"},
    Known{"webp", "image/webp"},
    Known{"avif", "image/avif"},
    Known{"bmp", "image/bmp"},
    Known{"ico", "image/vnd.microsoft.icon"},
    Known{"woff", "font/woff"},
    Known{"woff2", "font/woff2"},
    Known{"ttf", "font/ttf"},
    Known{"otf", "font/otf"},
    Known{"mp3", "audio/mpeg"},
    Known{"wav", "audio/wav"},
    Known{"ogg", "audio/ogg"},
    Known{"oga", "audio/ogg"},
    Known{"opus", "audio/ogg"},
    Known{"m4a", "audio/mp4"},
    Known{"aac", "audio/aac"},
    Known{"flac", "audio/flac"},
    Known{"mp4", "video/mp4"},
    Known{"m4v", "video/mp4"},
    Known{"webm", "video/webm"},
    Known{"ogv", "video/ogg"},
    Known{"mpd", "application/dash+xml"},
    Known{"m3u8", "application/vnd.apple.mpegurl"},
    Known{"pdf", "application/pdf"},
    Known{"zip", "application/zip"},
    Known{"gz", "application/gzip"},
    Known{"rtf", "application/rtf"},
};

QByteArray knownType(QStringView suffix)
{
    const auto *found = std::find_if(known.begin(), known.end(), [suffix](const Known &entry) {
        return suffix.compare(QLatin1String(entry.suffix), Qt::CaseInsensitive) == 0;
    });
    return found == known.end() ? QByteArray() : QByteArray(found->type);
}

} // namespace

QByteArray contentType(const QString &fileName)
{
    const QStringView name = QStringView(fileName).sliced(fileName.lastIndexOf(u'/') + 1);
    const qsizetype dot = name.lastIndexOf(u'.');
    QByteArray type = dot < 0 ? QByteArray() : knownType(name.sliced(dot + 1));
    if (type.isEmpty()) // whose own default is application/octet-stream
        type = QMimeDatabase().mimeTypeForFile(name.toString(), QMimeDatabase::MatchExtension).name().toLatin1();
    return type.startsWith("text/") ? type + "; charset=utf-8" : type;
}

} // namespace wslib
