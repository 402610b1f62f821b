#include "ConformFiles.h"

#include "Output.h"

#include "workbench/conformance/reports/AutobahnJson.h"
#include "workbench/conformance/reports/Expectations.h"
#include "workbench/conformance/reports/HtmlReport.h"
#include "workbench/conformance/reports/JUnitXml.h"
#include "workbench/conformance/reports/RunJson.h"
#include "workbench/record/RunRedaction.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace cli {

namespace conformance = workbench::conformance;
using conformance::RunReport;

namespace {

bool isStdout(const QString &name)
{
    return name == u"-";
}

QString writeProblem(const QString &name, const QString &why)
{
    return QStringLiteral("\"%1\" can't be written: %2.").arg(name, why);
}

// A pipe or a device: it is written to, and nothing may be put in its place.
bool isDevice(const QString &name)
{
    const QFileInfo info(name);
    return info.exists() && !info.isFile() && !info.isDir();
}

// Leaves the file as it is.
QString fileProblem(const QString &name)
{
    if (name.isEmpty() || isStdout(name))
        return {};
    if (QFileInfo(name).isDir())
        return writeProblem(name, QStringLiteral("it is a folder"));
    if (isDevice(name)) // opened only when there is something to write: a pipe waits for who reads it
        return QFileInfo(name).isWritable() ? QString()
                                            : writeProblem(name, QStringLiteral("this user may not write to it"));
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) ? QString() : writeProblem(name, file.errorString());
}

// The file that is there, whatever way the name takes to it.
QString whichFile(const QString &name)
{
    const QFileInfo info(name);
    return isStdout(name) ? name : info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
}

// One report would take another's place.
QString sharedFileProblem(const QStringList &names)
{
    QStringList taken;
    for (const QString &name : names) {
        if (name.isEmpty())
            continue;
        if (taken.contains(whichFile(name)))
            return isStdout(name)
                       ? QStringLiteral("Two reports can't both go to stdout: name a file for one of them.")
                       : QStringLiteral("Two reports can't both be \"%1\": name another file for one of them.")
                             .arg(name);
        taken.append(whichFile(name));
    }
    return {};
}

QString folderProblem(const QString &name)
{
    if (name.isEmpty())
        return {};
    if (isStdout(name))
        return QStringLiteral("The reports for Autobahn's tools are many files: name a folder.");
    if (!QDir().mkpath(name))
        return writeProblem(name, QStringLiteral("the folder can't be made"));
    return fileProblem(QDir(name).filePath(QStringLiteral("index.json")));
}

QString writeFolder(const QString &name, const QMap<QString, QByteArray> &files)
{
    const QDir folder(name);
    // Last: who finds it finds all that it names.
    const QString index = QStringLiteral("index.json");
    for (auto file = files.begin(); file != files.end(); ++file) {
        QString why = file.key() == index ? QString() : writeWhole(folder.filePath(file.key()), *file);
        if (!why.isEmpty())
            return why;
    }
    return writeWhole(folder.filePath(index), files.value(index));
}

QString writeToDevice(const QString &name, const QByteArray &bytes)
{
    QFile device(name);
    if (!device.open(QIODevice::WriteOnly) || device.write(bytes) != bytes.size() || !device.flush())
        return writeProblem(name, device.errorString());
    return {};
}

} // namespace

bool ConformFiles::useStdout() const
{
    const std::array names{json, junit, html, expectations};
    return std::any_of(names.begin(), names.end(), isStdout);
}

QString ConformFiles::problem() const
{
    if (QString why = sharedFileProblem({json, junit, html, autobahn, expectations}); !why.isEmpty())
        return why;
    for (const QString &name : {json, junit, html, expectations}) {
        if (QString why = fileProblem(name); !why.isEmpty())
            return why;
    }
    return folderProblem(autobahn);
}

QString ConformFiles::write(const QList<RunReport> &runs) const
{
    using Writer = QByteArray (*)(const QList<RunReport> &);
    const QList<RunReport> shown = workbench::redactedRuns(runs); // files are sent to others
    const std::array<std::pair<QString, Writer>, 4> writers{{{json, conformance::runJson},
                                                             {junit, conformance::junitXml},
                                                             {html, conformance::htmlReport},
                                                             {expectations, conformance::expectationsJson}}};
    for (const auto &[name, writer] : writers) {
        QString why = name.isEmpty() ? QString() : writeWhole(name, writer(shown));
        if (!why.isEmpty())
            return why;
    }
    return autobahn.isEmpty() ? QString() : writeFolder(autobahn, conformance::autobahnFiles(shown));
}

QString writeWhole(const QString &name, const QByteArray &bytes)
{
    if (isStdout(name))
        return printLine(bytes.trimmed()) ? QString()
                                          : writeProblem(QStringLiteral("stdout"), QStringLiteral("nobody reads it"));
    if (isDevice(name))
        return writeToDevice(name, bytes);
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return writeProblem(name, file.errorString());
    return {};
}

} // namespace cli
