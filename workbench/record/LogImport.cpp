#include "workbench/record/LogImport.h"

#include "workbench/record/HarReader.h"
#include "workbench/record/JsonLinesReader.h"

#include <QFile>
#include <QFileInfo>

namespace workbench {

namespace {

// Ours begins with its format's name; keys of a HAR can't be on the first line without a "log" before them.
bool isJsonLines(QFile &file)
{
    constexpr qint64 enough = 64;
    return file.peek(enough).trimmed().startsWith("{\"format\":\"windsock-recording\"");
}

} // namespace

ImportResult importRecording(const QString &fileName, LogSink &sink, RecordingProgress *progress)
{
    ImportResult result;
    QFile file(fileName);
    const QString name = QFileInfo(fileName).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        result.error = QStringLiteral("%1 can't be read: %2.").arg(name, file.errorString());
        return result;
    }
    if (file.size() == 0) {
        result.error = QStringLiteral("%1 is empty: no recording was written to it.").arg(name);
        return result;
    }
    RecordingProgress unwatched;
    RecordingProgress &watched = progress != nullptr ? *progress : unwatched;
    if (isJsonLines(file))
        JsonLinesReader(file, sink, watched, result).read();
    else
        HarReader(file, sink, watched, result).read();
    if (watched.isCancelled()) {
        result.cancelled = true;
        result.error.clear();
    }
    return result;
}

} // namespace workbench
