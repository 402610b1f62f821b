#pragma once

#include "workbench/record/LogImport.h"

#include <QFile>

#include <optional>

namespace workbench {

/// Reads what JsonLinesWriter writes.
class JsonLinesReader
{
public:
    JsonLinesReader(QFile &file, LogSink &sink, RecordingProgress &progress, ImportResult &result);

    void read();

private:
    bool nextLine(QByteArrayView &line);
    bool readHeader(QByteArrayView line);
    bool readEntry(QByteArrayView line);
    void fail(const QString &what);
    QString name() const;

    QFile &m_file;
    LogSink &m_sink;
    RecordingProgress &m_progress;
    ImportResult &m_result;
    QByteArray m_buffer;
    qsizetype m_lineEnd = 0; ///< In the buffer: where the last line given ends.
    qint64 m_line = 0;
    qint64 m_unknown = 0; ///< Lines of kinds that aren't known.
};

} // namespace workbench
