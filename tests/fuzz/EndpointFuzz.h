#pragma once

#include "wslib/protocol/Frame.h"

#include <QtGlobal>

#include <cstddef>

/// Feeds the fuzzer's bytes to an endpoint of @p role, whole and in pieces, and holds it to its promises.
void fuzzEndpoint(wslib::Role role, const quint8 *data, size_t size);
