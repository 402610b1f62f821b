#pragma once

#include "workbench/record/RecordingProgress.h"

#include <QFile>

#include <streambuf>
#include <vector>

namespace workbench {

/// A file as nlohmann/json reads it, piece by piece. It ends early when it is cancelled, and in the middle of a string that is too
/// long to be held.
class JsonStream : public std::streambuf
{
public:
    JsonStream(QFile &file, RecordingProgress &progress);

    /// A value was whole: counting for the next one begins.
    void valueEnded() { m_tokenBegan = m_read; }
    bool isTooLong() const { return m_tooLong; }

protected:
    int_type underflow() override;

private:
    QFile &m_file;
    RecordingProgress &m_progress;
    std::vector<char> m_buffer;
    qint64 m_read = 0;
    qint64 m_tokenBegan = 0;
    bool m_tooLong = false;
};

} // namespace workbench
