#include "workbench/load/LoadErrors.h"

namespace workbench {

namespace {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

LoadErrors::Kind kindOf(const wslib::Error &error)
{
    using Kind = wslib::Error::Kind;
    switch (error.kind) {
    case Kind::InvalidRequest:
        return {LoadFault::InvalidRequest};
    case Kind::HostNotFound:
        return {LoadFault::HostNotFound};
    case Kind::ConnectionRefused:
        return {LoadFault::Refused};
    case Kind::Unreachable:
        return {LoadFault::Unreachable};
    case Kind::TimedOut:
        return {LoadFault::TimedOut};
    case Kind::Proxy:
        return {LoadFault::Proxy};
    case Kind::Tls:
        return {LoadFault::Tls};
    case Kind::Handshake:
        return {isRedirect(error.response.status) ? LoadFault::Redirect : LoadFault::Handshake, error.response.status};
    case Kind::TooManyRedirects:
        return {LoadFault::Redirect, error.response.status};
    case Kind::Protocol:
        return {LoadFault::Protocol, static_cast<int>(error.closeCode)};
    case Kind::None:
    case Kind::ConnectionLost:
    case Kind::PingTimedOut:
    case Kind::SendBufferFull:
    case Kind::HandlerException:
        break;
    }
    return {LoadFault::Lost};
}

} // namespace

void LoadErrors::add(Kind kind, qint64 count, const QString &example)
{
    if (count <= 0)
        return;
    if (m_entries.size() >= mostKinds && m_entries.find(kind) == m_entries.end())
        kind = {};
    Entry &entry = m_entries[kind];
    entry.count += count;
    if (entry.example.isEmpty())
        entry.example = example;
}

void LoadErrors::add(const wslib::Error &error)
{
    add(kindOf(error), 1, error.text);
}

void LoadErrors::merge(const LoadErrors &other)
{
    for (const auto &[kind, entry] : other.m_entries)
        add(kind, entry.count, entry.example);
}

qint64 LoadErrors::total() const
{
    qint64 sum = 0;
    for (const auto &[kind, entry] : m_entries)
        sum += entry.count;
    return sum;
}

QString faultName(LoadFault fault)
{
    switch (fault) {
    case LoadFault::InvalidRequest:
        return QStringLiteral("invalid-request");
    case LoadFault::HostNotFound:
        return QStringLiteral("host-not-found");
    case LoadFault::Refused:
        return QStringLiteral("refused");
    case LoadFault::Unreachable:
        return QStringLiteral("unreachable");
    case LoadFault::TimedOut:
        return QStringLiteral("timed-out");
    case LoadFault::Proxy:
        return QStringLiteral("proxy");
    case LoadFault::Tls:
        return QStringLiteral("tls");
    case LoadFault::Handshake:
        return QStringLiteral("handshake");
    case LoadFault::Redirect:
        return QStringLiteral("redirect");
    case LoadFault::Protocol:
        return QStringLiteral("protocol");
    case LoadFault::Lost:
        return QStringLiteral("lost");
    case LoadFault::Closed:
        return QStringLiteral("closed");
    case LoadFault::Mismatch:
        return QStringLiteral("mismatch");
    case LoadFault::Unexpected:
        return QStringLiteral("unexpected");
    case LoadFault::Missing:
        return QStringLiteral("missing");
    case LoadFault::Unanswered:
        return QStringLiteral("unanswered");
    case LoadFault::Unsent:
        return QStringLiteral("unsent");
    case LoadFault::Other:
        break;
    }
    return QStringLiteral("other");
}

} // namespace workbench
