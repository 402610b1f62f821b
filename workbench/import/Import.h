#pragma once

#include "workbench/profile/Environment.h"
#include "workbench/profile/Profile.h"

#include <QStringList>

namespace workbench {

/// What came of a text that somebody brought from another tool.
struct Import
{
    enum class Source { Unknown, Curl, Websocat, Wscat, Postman, Har, Windsock };

    Source source = Source::Unknown;
    QList<Profile> profiles;
    QStringList notes; ///< What could not be taken, or was taken as something else: a sentence each.
    QString error;     ///< Why there is nothing at all; a sentence with a way out.
};

/// The largest text that is looked at, in bytes.
constexpr qint64 maxImportSize = qint64{256} * 1024 * 1024;

/// Finds out what @p text is, a command line (curl, websocat, wscat) or a file's content (HAR, Postman collection, Windsock
/// profile), and reads it. May take a while for large files.
Import importText(const QByteArray &text);

/// Reads the file at @p path.
Import importFile(const QString &path);

} // namespace workbench
