#pragma once

#include <QByteArrayList>

namespace workbench {

/// The last messages of a room, as they were sent: bounded in number and in bytes.
class ChatHistory
{
public:
    ChatHistory(qsizetype maxCount, qsizetype maxBytes);

    void append(const QByteArray &message);
    /// Oldest first.
    const QByteArrayList &messages() const { return m_messages; }

private:
    qsizetype m_maxCount;
    qsizetype m_maxBytes;
    QByteArrayList m_messages;
    qsizetype m_bytes = 0;
};

} // namespace workbench
