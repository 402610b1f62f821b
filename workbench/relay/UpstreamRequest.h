#pragma once

#include "workbench/relay/RelayOptions.h"

#include "wslib/net/Error.h"
#include "wslib/net/Handler.h"

namespace workbench {

/// What is wrong with the URL of an upstream: a sentence, or empty.
QString upstreamProblem(const QString &url);

/// What a relay asks its upstream for, on behalf of the client that sent @p request: its path and query, unless the upstream's
/// URL has a path; its Origin, subprotocols, cookies and all other fields that aren't about its own connection; and
/// permessage-deflate if it offers that.
wslib::ClientRequest upstreamRequest(const RelayOptions &options, const wslib::HandshakeRequest &request);

/// What is forwarded, by the names of its fields, for the log.
QStringList forwardedNames(const RelayOptions &options, const wslib::ClientRequest &request);

/// The fields of an upstream's 101 that its client is to see.
wslib::HttpHeaders forwardedAnswer(const QByteArray &responseHead);

/// What the client is told when there is no upstream: its own refusal as it was, else 502, or 504 where time ran out.
wslib::HttpResponse upstreamRefusal(const wslib::Error &error);

} // namespace workbench
