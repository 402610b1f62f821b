#include "ui/conformance/ReportExport.h"

#include "ui/Dialogs.h"
#include "workbench/conformance/reports/AutobahnJson.h"
#include "workbench/conformance/reports/Expectations.h"
#include "workbench/conformance/reports/HtmlReport.h"
#include "workbench/conformance/reports/JUnitXml.h"
#include "workbench/conformance/reports/RunJson.h"
#include "workbench/record/RunRedaction.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSettings>
#include <QUrl>

namespace ui {

using namespace workbench::conformance;

namespace {

const QString folderKey = QStringLiteral("conformance/folder");

QString extensionOf(ReportExport::Format format)
{
    switch (format) {
    case ReportExport::Format::Html:
        return QStringLiteral(".html");
    case ReportExport::Format::JUnit:
        return QStringLiteral(".xml");
    case ReportExport::Format::Autobahn:
        return {};
    default:
        return QStringLiteral(".json");
    }
}

// "127.0.0.1-8888"; who the user is, is no part of it.
QString placeOf(const QString &target)
{
    const QUrl url(target);
    return url.port() > 0 ? QStringLiteral("%1-%2").arg(url.host()).arg(url.port()) : url.host();
}

QByteArray bytesOf(ReportExport::Format format, const QList<RunReport> &runs)
{
    switch (format) {
    case ReportExport::Format::Html:
        return htmlReport(runs);
    case ReportExport::Format::JUnit:
        return junitXml(runs);
    case ReportExport::Format::Expectations:
        return expectationsJson(runs);
    default:
        return runJson(runs);
    }
}

// Of a thousand files none is waited for until it is on the disk.
QString writePart(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
        return {};
    return ReportExport::tr("%1 can't be written: %2.").arg(QDir::toNativeSeparators(path), file.errorString());
}

QString writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return ReportExport::tr("%1 can't be written: %2.").arg(QDir::toNativeSeparators(path), file.errorString());
}

} // namespace

const QList<ReportExport::Format> &ReportExport::formats()
{
    static const QList<Format> all{Format::Html, Format::Json, Format::JUnit, Format::Autobahn, Format::Expectations};
    return all;
}

QString ReportExport::name(Format format)
{
    switch (format) {
    case Format::Html:
        return tr("&HTML Page…");
    case Format::Json:
        return tr("&Windsock's Report (JSON)…");
    case Format::Autobahn:
        return tr("&Autobahn-Style JSON, a Folder…");
    case Format::JUnit:
        return tr("JUnit &XML…");
    case Format::Expectations:
        break;
    }
    return tr("&Expectations for CI…");
}

QString ReportExport::filter(Format format)
{
    switch (format) {
    case Format::Html:
        return tr("HTML pages (*.html)");
    case Format::JUnit:
        return tr("JUnit XML (*.xml)");
    default:
        return tr("JSON files (*.json)");
    }
}

QString ReportExport::suggestion(Format format, const QList<RunReport> &runs)
{
    static const QRegularExpression unusual(QStringLiteral("[^A-Za-z0-9._-]+"));
    QString name = QStringLiteral("conformance");
    if (!runs.isEmpty())
        name +=
            u'-'
            + (runs.constFirst().side == Side::Server ? placeOf(runs.constFirst().target) : QStringLiteral("clients"));
    if (format == Format::Expectations)
        name += QStringLiteral("-expected");
    return name.replace(unusual, QStringLiteral("-")) + extensionOf(format);
}

QString ReportExport::askForPath(Format format, const QList<RunReport> &runs, Dialogs &dialogs, QSettings &settings,
                                 QWidget *parent)
{
    const QDir folder(settings.value(folderKey, QDir::homePath()).toString());
    const QString title = tr("Export the Report");
    QString path = isFolder(format)
                       ? dialogs.folderToOpen(parent, title)
                       : dialogs.fileToSave(parent, title, folder.filePath(suggestion(format, runs)), filter(format));
    if (!path.isEmpty())
        settings.setValue(folderKey, QFileInfo(path).absolutePath());
    return path;
}

// What is given to others has no passwords and tokens in it.
QString ReportExport::write(Format format, const QList<RunReport> &unredacted, const QString &path)
{
    const QList<RunReport> runs = workbench::redactedRuns(unredacted);
    if (!isFolder(format))
        return writeFile(path, bytesOf(format, runs));
    const QDir folder(path);
    if (!folder.mkpath(QStringLiteral(".")))
        return tr("The folder %1 can't be made.").arg(QDir::toNativeSeparators(path));
    const QMap<QString, QByteArray> files = autobahnFiles(runs);
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (QString why = writePart(folder.filePath(file.key()), file.value()); !why.isEmpty())
            return why;
    }
    return {};
}

} // namespace ui
