#include "ScriptFile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace cli {

namespace {

using namespace std::chrono_literals;

// Editors write in several steps: a new file, its name, its rights.
constexpr auto settlingTime = 100ms;
constexpr qint64 mostBytes = qint64{16} * 1024 * 1024;

} // namespace

ScriptFile::ScriptFile(const QString &path)
    : m_path(path)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settlingTime);
    connect(&m_settling, &QTimer::timeout, this, &ScriptFile::look);
}

wslib::Loaded<QString> ScriptFile::read()
{
    const QString sentence = QStringLiteral("The script \"%1\" can't be read: %2.").arg(m_path);
    if (QFileInfo(m_path).isDir())
        return {std::nullopt, sentence.arg(QStringLiteral("it is a folder"))};
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt, sentence.arg(file.exists() ? QStringLiteral("its permissions don't allow it")
                                                         : QStringLiteral("there is no such file"))};
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return {std::nullopt, sentence.arg(QStringLiteral("it has more than 16 MiB"))};
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString source = decoder.decode(bytes);
    if (decoder.hasError())
        return {std::nullopt, sentence.arg(QStringLiteral("it is not UTF-8"))};
    m_source = source;
    return {source, {}};
}

void ScriptFile::watch()
{
    // The folder too: what replaces a file isn't the file that was watched.
    m_watcher.addPaths({m_path, QFileInfo(m_path).absolutePath()});
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settling, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settling, qOverload<>(&QTimer::start));
}

void ScriptFile::look()
{
    if (!QFileInfo::exists(m_path))
        return; // on its way: the folder tells
    if (!m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    const QString before = m_source;
    if (const auto now = read(); now.value && *now.value == before)
        return; // the folder's other files
    Q_EMIT changed();
}

} // namespace cli
