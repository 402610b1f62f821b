#include "MarkedText.h"

#include <QFile>

QString writeMarked(const QString &path, const QString &name, const QString &command, const QString &text)
{
    const QString beginMark = QStringLiteral("<!-- %1: made by %2 -->").arg(name, command);
    const QString endMark = QStringLiteral("<!-- end of the %1 -->").arg(name);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return QStringLiteral("%1 can't be written: %2").arg(path, file.errorString());
    const QString old = QString::fromUtf8(file.readAll());
    const qsizetype begin = old.indexOf(beginMark);
    const qsizetype end = old.indexOf(endMark);
    if (begin < 0 || end < begin)
        return QStringLiteral("%1 has no markers to write between.").arg(path);
    const QByteArray all =
        (old.first(begin + beginMark.size()) + QStringLiteral("\n\n") + text + u'\n' + old.sliced(end)).toUtf8();
    file.resize(0);
    file.seek(0);
    return file.write(all) == all.size() ? QString() : file.errorString();
}
