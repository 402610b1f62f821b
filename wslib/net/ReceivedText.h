#pragma once

#include "wslib/protocol/Endpoint.h"

namespace wslib {

/// The text message that this thread's innermost connection is telling of, while it does: it was checked when it came, so
/// whoever sends it on, as an echo or to many, needn't have it checked again.
class ReceivedText
{
public:
    /// @p message must live as long. Its bytes stay where and what they are, since nobody is given it to change.
    explicit ReceivedText(const Message &message)
        : m_message(message)
        , m_outer(s_current)
    {
        s_current = this;
    }
    ~ReceivedText() { s_current = m_outer; }
    Q_DISABLE_COPY_MOVE(ReceivedText)

    /// Whether @p text is that very text, not just the like.
    static Endpoint::Text isThis(QByteArrayView text)
    {
        const bool same = s_current != nullptr && s_current->m_message.isText()
                          && text.data() == s_current->m_message.payload.constData()
                          && text.size() == s_current->m_message.payload.size();
        return same ? Endpoint::Text::Checked : Endpoint::Text::Unchecked;
    }

private:
    static inline thread_local const ReceivedText *s_current = nullptr;

    const Message &m_message;
    const ReceivedText *m_outer;
};

} // namespace wslib
