#include "workbench/record/RecordingFormat.h"

namespace workbench {

QList<RecordingFormat> recordingFormats()
{
    return {RecordingFormat::Har, RecordingFormat::JsonLines, RecordingFormat::Csv, RecordingFormat::Pcapng};
}

QString recordingSuffix(RecordingFormat format)
{
    switch (format) {
    case RecordingFormat::Har:
        return QStringLiteral("har");
    case RecordingFormat::JsonLines:
        return QStringLiteral("jsonl");
    case RecordingFormat::Csv:
        return QStringLiteral("csv");
    case RecordingFormat::Pcapng:
        return QStringLiteral("pcapng");
    }
    return {};
}

std::optional<RecordingFormat> recordingFormatOf(const QString &fileName)
{
    for (const RecordingFormat format : recordingFormats()) {
        if (fileName.endsWith(u'.' + recordingSuffix(format), Qt::CaseInsensitive))
            return format;
    }
    return std::nullopt;
}

} // namespace workbench
