#include "ui/script/ScriptFile.h"

#include <QFile>
#include <QSaveFile>
#include <QStringDecoder>

namespace ui {

namespace {

constexpr qint64 largest = qint64{4} * 1024 * 1024; // an editor of lines isn't made for more

} // namespace

wslib::Loaded<QString> ScriptFile::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt, tr("Can't read %1: %2.").arg(path, file.errorString())};
    const QByteArray bytes = file.read(largest + 1);
    if (bytes.size() > largest)
        return {std::nullopt, tr("%1 is too large for a script: 4 MiB is the most.").arg(path)};
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return {std::nullopt, tr("%1 isn't text in UTF-8.").arg(path)};
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return {text, {}};
}

QString ScriptFile::write(const QString &path, const QString &text)
{
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tr("Can't write %1: %2.").arg(path, file.errorString());
    return {};
}

} // namespace ui
