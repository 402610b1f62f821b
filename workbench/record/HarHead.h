#pragma once

#include "workbench/record/RecordedConnection.h"

#include <QByteArray>

namespace workbench {

/// The value of `request` in a HAR entry, from the head of @p connection, or from its URL alone.
QByteArray harRequest(const RecordedConnection &connection);
/// The value of `response`; its status is 0 if there was none, and `_error` says why.
QByteArray harResponse(const RecordedConnection &connection);

} // namespace workbench
