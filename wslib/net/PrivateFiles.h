#pragma once

#include "wslib/net/Loaded.h"

#include <QByteArray>
#include <QFileDevice>

namespace wslib {

/// Who may read a file that is written.
enum class Audience {
    Owner,   ///< Mode 0600.
    Everyone ///< Mode 0644.
};

/// Puts @p bytes at @p path, in the place of what is there, whole or not at all, even if the program dies meanwhile. At no
/// moment can anybody outside the @p audience read them. Gives a sentence on failure.
QString writeWhole(const QString &path, const QByteArray &bytes, Audience audience);

/// What is in the file at @p path; no error and no value if there is no file.
Loaded<QByteArray> readIfThere(const QString &path);

/// The same for a secret: on Unix, if others than the owner may read or write the file, they no longer may afterwards.
Loaded<QByteArray> readSecretIfThere(const QString &path);

/// Makes the folder at @p path, and those above it, if it isn't there; only its owner may enter it (mode 0700).
QString makePrivateFolder(const QString &path);

} // namespace wslib
