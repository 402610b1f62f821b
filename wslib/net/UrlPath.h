#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace wslib {

/// The segments between the slashes of @p path, percent-decoded (once); an encoded slash stays within its segment. "/"
/// has one empty segment, "/a/" has "a" and an empty one. Nothing if a "%" isn't followed by two hexadecimal digits.
/// (RFC 3986 §2.1, §3.3)
std::optional<QList<QByteArray>> decodedSegments(const QByteArray &path);

enum class FileSystemRules {
    Any,     ///< What must hold everywhere.
    Windows, ///< And that Windows doesn't read the name as another's.
#ifdef Q_OS_WIN
    Own = Windows,
#else
    Own = Any,
#endif
};

/// Whether a decoded segment may be looked for in a folder, as a name that means itself and nothing else. Refused are:
/// - empty names, "." and "..": ways through the tree, not names in it;
/// - names with a slash, a backslash, or a colon (on Windows a drive, or a stream: "a.html::$DATA"), with NUL, at which C
///   would end the name, and what isn't UTF-8, in which a slash may hide in an overlong form: all of them on every system,
///   so that a site that works on one works on the others;
/// - names that begin with a dot: they are hidden, and what hides in a developer's folder is .git, .env, .htpasswd. Only
///   ".well-known" is meant for the public (RFC 8615);
/// - by @p rules for Windows: devices (NUL, com1.txt), names that end with a dot or a blank, which it takes away, and short
///   names (GIT~1 is .git).
bool isServableName(const QByteArray &segment, FileSystemRules rules = FileSystemRules::Own);

} // namespace wslib
