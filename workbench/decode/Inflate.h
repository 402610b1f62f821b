#pragma once

#include "workbench/decode/DecodeError.h"
#include "workbench/decode/DecodeLimits.h"

#include <QByteArray>

#include <optional>

namespace workbench {

enum class Deflated : quint8 {
    Gzip, ///< RFC 1952; several members may follow one another.
    Zlib, ///< RFC 1950
    Raw,  ///< RFC 1951; may end with a flush instead of a last block, as permessage-deflate does.
};

struct Inflated
{
    QByteArray bytes; ///< What there was up to the error, if there is one.
    std::optional<DecodeError> error = {};
    qsizetype taken = 0; ///< How many bytes of the input were used.
    bool ended = false;  ///< A last block was met.
};

/// Inflates @p bytes, but no more than @p limit bytes of output: then that is the error.
Inflated inflated(QByteArrayView bytes, Deflated form, qsizetype limit, const DecodeLimits &limits = {});

} // namespace workbench
