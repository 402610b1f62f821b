#pragma once

#include "workbench/load/LoadOptions.h"

#include "wslib/protocol/Message.h"

#include <optional>

namespace workbench {

/// The message that a load run sends again and again: made once, never copied but onto the wire. One a thread.
class LoadMessage
{
public:
    /// What a fan-out message says of itself.
    struct Stamp
    {
        quint64 number = 0; ///< Counted from 1.
        qint64 time = 0;    ///< When it was sent or ought to have been, in nanoseconds of the steady clock.
    };

    explicit LoadMessage(const LoadOptions &options);

    wslib::Opcode opcode() const { return m_message.opcode; }
    const QByteArray &bytes() const { return m_message.payload; }

    /// Fan-out: writes @p stamp into the message.
    void setStamp(const Stamp &stamp);
    /// The stamp of @p received; nothing if it is none of these messages.
    std::optional<Stamp> stampOf(const wslib::Message &received) const;

    /// Whether @p received is this message. Of a large one both ends are compared, so that it costs next to nothing.
    bool matches(const wslib::Message &received) const;

private:
    wslib::Message m_message;
    qsizetype m_numberAt = 0;
    qsizetype m_timeAt = 0;
};

} // namespace workbench
