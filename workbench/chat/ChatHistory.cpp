#include "workbench/chat/ChatHistory.h"

namespace workbench {

ChatHistory::ChatHistory(qsizetype maxCount, qsizetype maxBytes)
    : m_maxCount(maxCount)
    , m_maxBytes(maxBytes)
{
}

void ChatHistory::append(const QByteArray &message)
{
    m_messages.append(message);
    m_bytes += message.size();
    while (!m_messages.isEmpty() && (m_messages.size() > m_maxCount || m_bytes > m_maxBytes))
        m_bytes -= m_messages.takeFirst().size();
}

} // namespace workbench
