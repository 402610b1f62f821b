#include "wslib/net/Inbox.h"

#include <utility>

namespace wslib {

namespace {

// A message of no bytes costs memory too, or a flood of them would be free.
qint64 costOf(const Message &message)
{
    constexpr qint64 overhead = 64;
    return message.payload.size() + overhead;
}

} // namespace

QFuture<Inbox::Reading> Inbox::read()
{
    if (!m_messages.empty()) {
        const Message message = std::move(m_messages.front());
        m_messages.pop_front();
        m_size -= costOf(message);
        return QtFuture::makeReadyFuture(Reading(message));
    }
    if (m_closed)
        return QtFuture::makeReadyFuture(Reading());
    QPromise<Reading> promise;
    promise.start();
    QFuture<Reading> future = promise.future();
    m_readers.push_back(std::move(promise));
    return future;
}

bool Inbox::deliver(const Message &message)
{
    while (!m_readers.empty()) {
        QPromise<Reading> reader = std::move(m_readers.front());
        m_readers.pop_front();
        if (reader.isCanceled())
            continue; // he has lost interest, and the message must not be lost with him
        reader.addResult(message);
        reader.finish(); // the last line that may touch *this: a continuation may do anything
        return true;
    }
    return false;
}

void Inbox::keep(const Message &message)
{
    m_size += costOf(message);
    m_messages.push_back(message);
}

void Inbox::close()
{
    m_closed = true;
    for (QPromise<Reading> &reader : std::exchange(m_readers, {})) {
        reader.addResult(Reading());
        reader.finish();
    }
}

} // namespace wslib
