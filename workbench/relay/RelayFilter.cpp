#include "workbench/relay/RelayFilter.h"

namespace workbench {

QString RelayBreakpoint::problem() const
{
    if (!regular)
        return {};
    const QRegularExpression expression(pattern);
    return expression.isValid() ? QString() : expression.errorString();
}

RelayFilter::RelayFilter(const RelayBreakpoint &breakpoint)
    : m_breakpoint(breakpoint)
    , m_text(breakpoint.pattern.toUtf8())
    , m_regular(breakpoint.pattern)
{
    m_regular.optimize();
}

bool RelayFilter::matches(RelayDirection direction, const wslib::Message &message) const
{
    using Type = RelayBreakpoint::Type;
    if (!m_breakpoint.on || (m_breakpoint.direction && *m_breakpoint.direction != direction))
        return false;
    if (m_breakpoint.type != Type::Any && (m_breakpoint.type == Type::Text) != message.isText())
        return false;
    if (m_breakpoint.pattern.isEmpty())
        return true;
    if (!m_breakpoint.regular)
        return m_text.indexIn(message.payload) >= 0;
    // Of binary, each byte is a character.
    const QString text = message.isText() ? QString::fromUtf8(message.payload) : QString::fromLatin1(message.payload);
    return m_regular.isValid() && m_regular.match(text).hasMatch();
}

} // namespace workbench
