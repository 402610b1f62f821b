#pragma once

#include "wslib/net/Error.h"

#include <QString>

#include <map>

namespace workbench {

/// What can go wrong in a load run.
enum class LoadFault {
    InvalidRequest, ///< The first ones are those of wslib::Error::Kind.
    HostNotFound,
    Refused,
    Unreachable,
    TimedOut, ///< The handshake took too long.
    Proxy,
    Tls,
    Handshake,  ///< Number: the HTTP status of the answer, or 0.
    Redirect,   ///< Number: the HTTP status.
    Protocol,   ///< The peer broke a rule. Number: the code we closed with.
    Lost,       ///< The transport ended without a closing handshake.
    Closed,     ///< The peer closed before the run was over. Number: its code.
    Mismatch,   ///< What came back isn't what was sent.
    Unexpected, ///< A message came that nobody waited for.
    Missing,    ///< Fan-out: a message never reached a receiver that got later ones.
    Unanswered, ///< A message was still unanswered, or undelivered, when the run was over.
    Unsent,     ///< By the rate a message ought to have been sent, but all of the window was in flight to the end.
    Other,      ///< Kinds beyond the number that is kept apart.
};

/// Errors by kind: how many of each, and what the first of them said. Takes the memory of LoadErrors::mostKinds at most,
/// whatever a peer does.
class LoadErrors
{
public:
    static constexpr size_t mostKinds = 100;

    struct Kind
    {
        LoadFault fault = LoadFault::Other;
        int number = 0; ///< See LoadFault.
        auto operator<=>(const Kind &) const = default;
    };

    struct Entry
    {
        qint64 count = 0;
        QString example; ///< An English sentence; empty where the kind says it all.
    };

    void add(Kind kind, qint64 count = 1, const QString &example = {});
    /// Why a connection couldn't be opened, or ended.
    void add(const wslib::Error &error);
    void merge(const LoadErrors &other);

    bool isEmpty() const { return m_entries.empty(); }
    qint64 total() const;
    /// In the order of LoadFault.
    const std::map<Kind, Entry> &entries() const { return m_entries; }

private:
    std::map<Kind, Entry> m_entries;
};

/// A name for programs, such as "unanswered" or "handshake".
QString faultName(LoadFault fault);

} // namespace workbench
