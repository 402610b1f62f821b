#pragma once

#include "workbench/load/LoadErrors.h"

#include "wslib/protocol/Message.h"

#include <vector>

namespace wslib {
class Connection;
}

namespace workbench {

class LoadWorker;

/// One connection of a load run: opened once or, in LoadMode::Connect, again and again. Sends when its LoadWorker or an
/// answer says so, and knows of each message in flight when it ought to have been sent and when it was; answers come in
/// the order of the messages, so that no message needs a mark. Lives as long as its worker, in its thread.
class LoadPeer
{
public:
    /// @p number: which socket of the run it is.
    LoadPeer(LoadWorker &worker, int number);

    /// Opens the connection.
    void open();
    /// From @p time on it sends, by the schedule if there is a rate: its first message is due at @p time.
    void startSending(qint64 time);
    /// Sends what may be sent at @p now: until the window is full, the run's messages are used up, or the next one isn't
    /// due yet, in which case the worker is asked to come back.
    void pump(qint64 now);
    /// Closes, and is asked for nothing more. Connecting, it gives up.
    void close();
    /// What was set aside was an answer after all.
    void settleAside();
    /// Ends at once, where closing has led to nothing.
    void drop();

    int number() const { return m_number; }
    bool isOpen() const { return m_open; }
    /// Its first opening has succeeded or failed.
    bool isSettled() const { return m_settled; }
    bool isSender() const { return m_sends; }
    /// Holds a connection, be it one that is still opening or closing.
    bool isAlive() const { return m_connection != nullptr; }
    int inFlight() const { return m_inFlight; }
    /// Whether the worker has promised to come back: its own note.
    bool isWaiting() const { return m_waiting; }
    void setWaiting(bool waiting) { m_waiting = waiting; }
    /// By the schedule messages were due at @p now, but the window was full: how many.
    qint64 overdue(qint64 now) const;
    /// @name With a rate, what has no answer at @p now counts with the time it has waited, if that is @p least
    /// @{
    /// Messages in flight; in fan-out, copies.
    void recordFlights(qint64 now, qint64 least);
    /// The next @p count messages, which couldn't be sent.
    void recordUnsent(qint64 now, qint64 least, qint64 count);
    /// @}

private:
    class Link;
    struct Flight
    {
        qint64 intended = 0;
        qint64 sent = 0;
    };

    qint64 dueTime(qint64 number) const;
    bool hasRoom() const;
    bool hasFanOutRoom() const;
    bool launch(qint64 intended, qint64 now);
    bool sendMessage(qint64 intended, qint64 now);
    bool sendToAll(qint64 intended, qint64 now);
    void takeOff(qint64 intended, qint64 now);
    Flight land();
    void record(const Flight &flight, qint64 now);
    void recordCopies(qint64 now, qint64 least);
    void recordSeries(qint64 first, qint64 count, qint64 copies, qint64 now, qint64 least);
    void recordWait(qint64 wait, qint64 least, qint64 count);

    void opened();
    void received(const wslib::Message &message);
    void receivedAnswer(const wslib::Message &message);
    bool maySetAside() const;
    void setAside(qint64 now);
    void receivedCopy(const wslib::Message &message);
    void failed(const wslib::Error &error);
    void closed(int code);
    void settle();
    void loseFlights();
    void leaveFanOut();

    LoadWorker &m_worker;
    int m_number;
    bool m_sends;
    bool m_settled = false;
    bool m_open = false;
    bool m_wasOpen = false; ///< This connection was; not the one before it.
    bool m_sending = false;
    bool m_closing = false; ///< By us.
    bool m_reported = false;
    bool m_waiting = false;
    bool m_blocked = false; ///< A message is due, but there is no room.
    wslib::Connection *m_connection = nullptr;
    std::vector<Flight> m_flights; ///< A ring; grows up to the window.
    size_t m_first = 0;
    int m_inFlight = 0;
    qint64 m_base = 0; ///< The schedule: message n is due at m_base + n × period.
    qint64 m_launched = 0;
    // A message that isn't what was sent may be a wrong answer, or none: a greeting, news. If the next one is what was
    // sent, it was none, and would have made every answer behind it that of the message before.
    bool m_aside = false;
    bool m_setsAside = true;  ///< Until that turned out to be wrong.
    bool m_answered = false;  ///< As it ought to be, on this connection.
    qint64 m_asideAt = 0;     ///< When it came.
    qint64 m_asideUntil = 0;  ///< Without another message by then, it was an answer.
    qint64 m_handshake = 0;   ///< How long the connection took to open.
    quint64 m_lastNumber = 0; ///< Fan-out: of the last message that came.
    qint64 m_copies = 0;
};

} // namespace workbench
