#pragma once

#include "wslib/protocol/HttpResponse.h"

#include <QIODevice>

#include <memory>

namespace wslib {

/// An answer whose body may come from a file.
struct FileResponse
{
    HttpResponse head;               ///< With its own body, if it is a short text.
    std::unique_ptr<QIODevice> body; ///< Open, at the first byte to send; nullptr: head is all.
    qint64 length = 0;               ///< Bytes of body to send, from its current position.
};

} // namespace wslib
