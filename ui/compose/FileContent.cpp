#include "ui/compose/FileContent.h"

#include "wslib/protocol/Utf8Validator.h"

#include <QFile>
#include <QFileInfo>

#include <new>

namespace ui {

namespace {

QString shownPath(const QString &path)
{
    return QFileInfo(path).fileName().isEmpty() ? path : QFileInfo(path).fileName();
}

} // namespace

FileContent FileContent::look(const QString &path)
{
    const QFileInfo info(path);
    FileContent found;
    if (path.isEmpty())
        found.problem = tr("Choose the file to send, or drop it here.");
    else if (!info.exists())
        found.problem = tr("There is no file “%1”. Choose another one.").arg(path);
    else if (info.isDir())
        found.problem = tr("“%1” is a folder. Choose a file in it.").arg(path);
    else if (!info.isFile())
        found.problem = tr("“%1” is a device or a pipe, which may never end. Choose a file.").arg(path);
    else if (!info.isReadable())
        found.problem = tr("You may not read “%1”. Ask who owns the file to let you.").arg(path);
    else
        found.size = info.size();
    return found;
}

FileContent FileContent::read(const QString &path, bool asText)
{
    FileContent content = look(path);
    if (!content.problem.isEmpty())
        return content;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        content.problem = tr("“%1” can't be read: %2.").arg(path, file.errorString());
        return content;
    }
    try {
        content.bytes = file.readAll();
    } catch (const std::bad_alloc &) {
        content.problem = tr("“%1” doesn't fit into this machine's memory.").arg(shownPath(path));
        return content;
    }
    content.size = content.bytes.size();
    if (file.error() != QFileDevice::NoError)
        content.problem = tr("“%1” can't be read to its end: %2.").arg(path, file.errorString());
    else if (asText && !wslib::isValidUtf8(content.bytes))
        content.problem =
            tr("“%1” is not valid UTF-8, so it can't go in a text message. Send it as binary.").arg(shownPath(path));
    return content;
}

} // namespace ui
