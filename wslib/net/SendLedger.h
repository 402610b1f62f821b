#pragma once

#include <QFuture>
#include <QPromise>

#include <list>

namespace wslib {

/// The futures that wait for bytes to leave, by their position in the output.
class SendLedger
{
public:
    SendLedger() = default;
    ~SendLedger() { closeAll(); }
    Q_DISABLE_COPY_MOVE(SendLedger)

    QFuture<void> add(quint64 position);
    /// Finishes those up to @p position.
    void advance(quint64 position);
    bool isEmpty() const { return m_entries.empty(); }
    /// Fails the rest with ClosedError.
    void closeAll();

private:
    struct Entry
    {
        quint64 position;
        QPromise<void> promise;
    };
    std::list<Entry> m_entries; ///< Ascending, as a rule; a late request is sorted in.
};

} // namespace wslib
