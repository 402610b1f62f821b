#include "workbench/import/Import.h"

#include "workbench/import/CommandLines.h"
#include "workbench/import/JsonFiles.h"
#include "workbench/import/ShellWords.h"
#include "workbench/profile/JsonText.h"
#include "workbench/profile/ProfileFolder.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace workbench {

using namespace json;

namespace {

Import refused(const QString &why)
{
    Import import;
    import.error = why;
    return import;
}

Import importWindsock(const QByteArray &bytes)
{
    const auto document = ProfileJson::read(bytes);
    if (!document.value)
        return refused(document.error);
    Import import;
    import.source = Import::Source::Windsock;
    QStringList missing;
    import.profiles = {withSecrets(document.value->profile, {}, &missing)};
    if (!missing.isEmpty())
        import.notes += QStringLiteral("%1 secrets are not in the file and must be typed in.").arg(missing.size());
    return import;
}

Import importJson(const QByteArray &bytes)
{
    QString why;
    const std::optional<Json> value = parse(bytes, &why);
    if (!value)
        return refused(QStringLiteral("It begins like JSON and can't be read. %1").arg(why));
    if (!member(*value, "windsock").is_null())
        return importWindsock(bytes);
    if (member(member(*value, "log"), "entries").is_array())
        return importHar(*value);
    if (member(*value, "item").is_array())
        return importPostman(*value);
    if (member(member(*value, "collection"), "item").is_array())
        return importPostman(member(*value, "collection")); // as Postman's API gives it
    return refused(
        QStringLiteral("It is JSON, but neither a recording (HAR), nor a Postman collection, nor a profile of "
                       "Windsock's."));
}

// cmd.exe's way has ^ before its quotes and at the end of lines.
bool isCmdLine(const QString &line)
{
    static const QRegularExpression mark(QStringLiteral("\\^\"|\\^\\r?\\n|^curl\\.exe\\b"));
    return line.contains(mark) && !line.contains(u"$'");
}

// What is before the program's name: a prompt, sudo, variables.
QStringList behindProgram(const QStringList &words, QString *program)
{
    static const QRegularExpression harmless(QStringLiteral("^(\\$|%|>|#|sudo|env|time|npx|exec|[A-Za-z_]\\w*=.*)$"));
    qsizetype at = 0;
    while (at < words.size() && words.at(at).contains(harmless))
        ++at;
    if (at >= words.size())
        return {};
    *program = QFileInfo(QString(words.at(at)).replace(u'\\', u'/')).fileName().toLower();
    if (program->endsWith(u".exe"))
        program->chop(4);
    return words.sliced(at + 1);
}

Import importCommand(QString line)
{
    static const QRegularExpression prompt(QStringLiteral("^\\s*([$%>#]\\s+)+"));
    line.remove(prompt);
    const auto words = isCmdLine(line) ? splitCmdShell(line) : splitPosixShell(line);
    if (!words.value)
        return refused(words.error);
    QString program;
    const QStringList arguments = behindProgram(*words.value, &program);
    if (program == u"curl")
        return importCurl(arguments);
    if (program.startsWith(u"websocat"))
        return importWebsocat(arguments);
    if (program == u"wscat")
        return importWscat(arguments);
    if (program.startsWith(u"ws:") || program.startsWith(u"wss:") || line.trimmed().startsWith(u"ws"))
        return importCurl(*words.value); // a URL alone
    return refused(
        QStringLiteral("This isn't anything that can be imported: a command line of curl, websocat or wscat, a "
                       "recording (HAR), a Postman collection or a profile of Windsock's."));
}

} // namespace

Import importText(const QByteArray &text)
{
    if (text.size() > maxImportSize)
        return refused(
            QStringLiteral("That is more than %1 MiB, too much to import.").arg(maxImportSize / 1024 / 1024));
    QByteArray bytes = text;
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    const QByteArray trimmed = bytes.trimmed();
    if (trimmed.isEmpty())
        return refused(QStringLiteral("There is nothing in it."));
    if (trimmed.startsWith('{') || trimmed.startsWith('['))
        return importJson(trimmed);
    constexpr qsizetype longestCommand = 1024 * 1024;
    if (trimmed.size() > longestCommand)
        return refused(QStringLiteral("It is no JSON, and too long for a command line."));
    return importCommand(QString::fromUtf8(trimmed));
}

Import importFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(QStringLiteral("Can't read %1: %2.").arg(QDir::toNativeSeparators(path), file.errorString()));
    Import import = importText(file.read(maxImportSize + 1));
    if (import.source == Import::Source::Windsock && import.profiles.first().name.isEmpty())
        import.profiles.first().name = ProfileFolder::nameOf(QFileInfo(path).fileName());
    return import;
}

} // namespace workbench
