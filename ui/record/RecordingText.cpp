#include "ui/record/RecordingText.h"

#include "ui/log/EntryText.h"

#include <QFileInfo>
#include <QLocale>

namespace ui {

using workbench::RecordingFormat;

namespace {

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

} // namespace

QString RecordingText::format(RecordingFormat format)
{
    switch (format) {
    case RecordingFormat::Har:
        return tr("HAR (HTTP Archive)");
    case RecordingFormat::JsonLines:
        return tr("JSON Lines");
    case RecordingFormat::Csv:
        return tr("CSV (table)");
    case RecordingFormat::Pcapng:
        return tr("pcapng (packets)");
    }
    return {};
}

QString RecordingText::use(RecordingFormat format)
{
    switch (format) {
    case RecordingFormat::Har:
        return tr("For browsers' developer tools, and for Windsock: messages and handshakes, as Chrome writes them.");
    case RecordingFormat::JsonLines:
        return tr("For scripts, and for Windsock: one JSON object a line. Nothing of the log is left out.");
    case RecordingFormat::Csv:
        return tr("For spreadsheets: a row an entry. Windsock can't read it again.");
    case RecordingFormat::Pcapng:
        return tr("For Wireshark: the frames, in TCP packets made for it. Windsock can't read it again.");
    }
    return {};
}

QString RecordingText::nameFilter(RecordingFormat format)
{
    return QStringLiteral("%1 (*.%2);;%3")
        .arg(RecordingText::format(format), workbench::recordingSuffix(format), tr("All files (*)"));
}

QString RecordingText::readableFiles()
{
    return tr("Recordings (*.har *.jsonl)") + QStringLiteral(";;") + tr("All files (*)");
}

QString RecordingText::ofExport(const workbench::ExportResult &result, const QString &fileName)
{
    if (result.cancelled)
        return tr("The export to %1 was cancelled. Nothing was written.").arg(nameOf(fileName));
    if (!result.error.isEmpty())
        return result.error;
    const QLocale locale;
    QString text = result.entries == 1
                       ? tr("One entry was written to %1 (%2).").arg(fileName, EntryText::size(result.bytes))
                       : tr("%1 entries were written to %2 (%3).")
                             .arg(locale.toString(result.entries), fileName, EntryText::size(result.bytes));
    if (result.missing > 0)
        text += u' '
                + tr("Missing from it: %1, dropped for the log's budget before they could be written.")
                      .arg(locale.toString(result.missing));
    return text;
}

QString RecordingText::ofImport(const workbench::ImportResult &result, const QString &fileName)
{
    const QString read = QLocale().toString(result.entries);
    if (result.cancelled)
        return tr("The reading of %1 was cancelled. Entries that were read before: %2.").arg(nameOf(fileName), read);
    QStringList sentences;
    if (!result.error.isEmpty())
        sentences += result.error;
    if (!result.error.isEmpty() && result.entries > 0)
        sentences += tr("Entries that were read before that: %1.").arg(read);
    sentences += result.notes;
    return sentences.join(u' ');
}

QString RecordingText::unreadable(const QString &fileName)
{
    const auto format = workbench::recordingFormatOf(fileName);
    if (format == RecordingFormat::Pcapng)
        return tr("%1 holds packets, which Windsock writes but doesn't read. Open it in Wireshark, or import a HAR or "
                  "JSON Lines recording.")
            .arg(nameOf(fileName));
    if (format == RecordingFormat::Csv)
        return tr("%1 is a table, which Windsock writes but doesn't read. Import a HAR or JSON Lines recording.")
            .arg(nameOf(fileName));
    return {};
}

} // namespace ui
