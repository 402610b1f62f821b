#pragma once

#include "workbench/log/LogFilter.h"

#include "wslib/net/Loaded.h"

namespace workbench {

/// A filter as a person types it: words, all of which must be there, each of them one of
///
///     hello  "two words"  /regular expression/i      text of the payload
///     dir:sent  dir:received                         direction (also in, out)
///     type:text,binary  opcode:9                     what it is: text, binary, ping, pong, close, raw, handshake, note, failure
///     size>1k  size<=100  size:10-20                 bytes of payload (k, M: of 1000)
///     peer:1,3                                       peers of a server, by number
///     $.type == "tick"  $.n > 5  $.a ~ /re/  $.id    what is in a JSON payload (==, !=, <, <=, >, >=, ~; or that it is there)
///
/// A - before a text or a path wants what doesn't have it.
struct LogQuery
{
    QString text;
    bool wholeIsExpression = false; ///< All of the text is one regular expression.
    bool caseSensitive = false;     ///< For texts; expressions in slashes say so themselves.

    /// A sentence if it can't be understood.
    wslib::Loaded<LogFilter> parse() const;
};

} // namespace workbench
