#pragma once

#include "workbench/relay/RelayMessage.h"

#include <QByteArrayMatcher>
#include <QRegularExpression>

namespace workbench {

/// A RelayBreakpoint made ready to be asked of every message. Immutable, and so shared by threads.
class RelayFilter
{
public:
    explicit RelayFilter(const RelayBreakpoint &breakpoint);

    bool matches(RelayDirection direction, const wslib::Message &message) const;
    const RelayBreakpoint &breakpoint() const { return m_breakpoint; }

private:
    RelayBreakpoint m_breakpoint;
    QByteArrayMatcher m_text;
    QRegularExpression m_regular;
};

} // namespace workbench
