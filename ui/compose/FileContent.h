#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace ui {

/// A file as a message: its bytes, or a sentence on why not. To be called in the background, since files may be slow.
class FileContent
{
    Q_DECLARE_TR_FUNCTIONS(ui::FileContent)

public:
    QByteArray bytes;
    qint64 size = 0;
    QString problem; ///< A sentence; empty if all is well.

    /// Whether @p path is a file that can be read, and how large it is; no bytes.
    static FileContent look(const QString &path);
    /// All of it. As text it must be UTF-8.
    static FileContent read(const QString &path, bool asText);
};

} // namespace ui
