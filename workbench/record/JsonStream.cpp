#include "workbench/record/JsonStream.h"

namespace workbench {

namespace {

constexpr size_t bufferSize = size_t{256} * 1024;
constexpr qint64 longestToken = qint64{256} * 1024 * 1024;

} // namespace

JsonStream::JsonStream(QFile &file, RecordingProgress &progress)
    : m_file(file)
    , m_progress(progress)
    , m_buffer(bufferSize)
{
}

JsonStream::int_type JsonStream::underflow()
{
    m_tooLong = m_tooLong || m_read - m_tokenBegan > longestToken;
    if (m_tooLong || m_progress.isCancelled())
        return traits_type::eof();
    const qint64 size = m_file.read(m_buffer.data(), static_cast<qint64>(m_buffer.size()));
    if (size <= 0)
        return traits_type::eof();
    m_read += size;
    m_progress.done += size;
    setg(m_buffer.data(), m_buffer.data(), m_buffer.data() + size);
    return traits_type::to_int_type(m_buffer.front());
}

} // namespace workbench
