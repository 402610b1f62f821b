#include "wslib/protocol/FileAnswer.h"

#include "wslib/protocol/ByteRange.h"
#include "wslib/protocol/EntityTag.h"
#include "wslib/protocol/HttpDate.h"

namespace wslib {

namespace {

// The date in a field that has one value; nothing if it isn't there or isn't a date. Several fields make no date.
std::optional<qint64> seconds(const HttpHeaders &headers, QByteArrayView name)
{
    const auto date = parseHttpDate(headers.joined(name));
    return date ? std::optional(date->toSecsSinceEpoch()) : std::nullopt;
}

std::optional<qint64> lastModifiedSeconds(const FileFacts &file)
{
    return file.lastModified ? std::optional(file.lastModified->toSecsSinceEpoch()) : std::nullopt;
}

bool isModifiedSince(const FileFacts &file, qint64 date)
{
    return lastModifiedSeconds(file).value_or(date) > date;
}

// Steps 1 and 2 of §13.2.2: does the client speak of another version than ours?
bool preconditionFails(const HttpHeaders &headers, const FileFacts &file)
{
    if (headers.contains("If-Match"))
        return !namesEntityTag(headers.joined("If-Match"), file.entityTag, TagComparison::Strong);
    const auto date = seconds(headers, "If-Unmodified-Since");
    return date && isModifiedSince(file, *date);
}

// Steps 3 and 4: has the client this version already?
bool isNotModified(const HttpHeaders &headers, const FileFacts &file)
{
    if (headers.contains("If-None-Match"))
        return namesEntityTag(headers.joined("If-None-Match"), file.entityTag, TagComparison::Weak);
    const auto date = seconds(headers, "If-Modified-Since");
    return date && file.lastModified && !isModifiedSince(file, *date);
}

// Step 5: is the part that the client has of this version?
bool rangeApplies(const HttpHeaders &headers, const FileFacts &file)
{
    if (!headers.contains("If-Range"))
        return true;
    const QByteArray value = headers.joined("If-Range");
    if (isEntityTag(value, file.entityTag, TagComparison::Strong))
        return true;
    const auto date = seconds(headers, "If-Range");
    return date && date == lastModifiedSeconds(file);
}

HttpResponse unsatisfiable(const FileFacts &file)
{
    HttpResponse response = HttpResponse::refusal(416, "The file ends before the range that was asked for.");
    response.headers.append("Content-Range", "bytes */" + QByteArray::number(file.size));
    return response;
}

HttpResponse head(int status, const FileFacts &file)
{
    HttpResponse response;
    response.status = status;
    response.headers.append("ETag", file.entityTag);
    const QByteArray date = file.lastModified ? formatHttpDate(*file.lastModified) : QByteArray();
    if (!date.isEmpty())
        response.headers.append("Last-Modified", date);
    return response;
}

FileAnswer withBytes(int status, const ByteRange &range, const FileFacts &file)
{
    FileAnswer answer{head(status, file), range.offset, range.length};
    answer.head.headers.append("Content-Type", file.contentType);
    answer.head.contentLength = range.length;
    return answer;
}

FileAnswer partial(const ByteRange &range, const FileFacts &file)
{
    FileAnswer answer = withBytes(206, range, file);
    answer.head.headers.append("Content-Range", "bytes " + QByteArray::number(range.offset) + '-'
                                                    + QByteArray::number(range.offset + range.length - 1) + '/'
                                                    + QByteArray::number(file.size));
    return answer;
}

FileAnswer answerGet(const HttpHeaders &headers, const FileFacts &file)
{
    if (preconditionFails(headers, file))
        return {HttpResponse::refusal(412, "The file is not the version that the request is about.")};
    if (isNotModified(headers, file))
        return {head(304, file)};
    return withBytes(200, {0, file.size}, file);
}

} // namespace

FileAnswer answerFileRequest(const HttpRequestHead &request, const FileFacts &file)
{
    FileAnswer answer = answerGet(request.headers, file);
    if (request.method == "HEAD")
        return {answer.head.withoutBody()};
    const QByteArray asked = request.headers.joined("Range");
    if (answer.head.status != 200 || asked.isEmpty() || !rangeApplies(request.headers, file))
        return answer;
    const auto range = parseRange(asked, file.size);
    if (!range)
        return answer;
    if (const auto *bytes = std::get_if<ByteRange>(&*range))
        return partial(*bytes, file);
    return {unsatisfiable(file)};
}

} // namespace wslib
