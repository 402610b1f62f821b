#include "ConformFiles.h"

#include "Output.h"

#include "workbench/conformance/reports/AutobahnJson.h"
#include "workbench/conformance/reports/Expectations.h"
#include "workbench/conformance/reports/HtmlReport.h"
#include "workbench/conformance/reports/JUnitXml.h"
#include "workbench/conformance/reports/RunJson.h"

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

// Leaves the file as it is.
QString fileProblem(const QString &name)
{
    if (name.isEmpty() || isStdout(name))
        return {};
    if (QFileInfo(name).isDir())
        return writeProblem(name, QStringLiteral("it is a folder"));
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) ? QString() : writeProblem(name, file.errorString());
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
    for (auto file = files.begin(); file != files.end(); ++file) {
        QFile target(folder.filePath(file.key())); // more than a thousand: each as a QSaveFile would wait for the disk
        if (!target.open(QIODevice::WriteOnly) || target.write(*file) != file->size() || !target.flush())
            return writeProblem(target.fileName(), target.errorString());
    }
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
    for (const QString &name : {json, junit, html, expectations}) {
        if (const QString why = fileProblem(name); !why.isEmpty())
            return why;
    }
    return folderProblem(autobahn);
}

QString ConformFiles::write(const QList<RunReport> &runs) const
{
    using Writer = QByteArray (*)(const QList<RunReport> &);
    const std::array<std::pair<QString, Writer>, 4> writers{{{json, conformance::runJson},
                                                             {junit, conformance::junitXml},
                                                             {html, conformance::htmlReport},
                                                             {expectations, conformance::expectationsJson}}};
    for (const auto &[name, writer] : writers) {
        const QString why = name.isEmpty() ? QString() : writeWhole(name, writer(runs));
        if (!why.isEmpty())
            return why;
    }
    return autobahn.isEmpty() ? QString() : writeFolder(autobahn, conformance::autobahnFiles(runs));
}

QString writeWhole(const QString &name, const QByteArray &bytes)
{
    if (isStdout(name))
        return printLine(bytes.trimmed()) ? QString()
                                          : writeProblem(QStringLiteral("stdout"), QStringLiteral("nobody reads it"));
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return writeProblem(name, file.errorString());
    return {};
}

} // namespace cli
