#include "LabReports.h"
#include "tests/support/TestRegistry.h"

#include "ui/conformance/ReportExport.h"
#include "ui/conformance/RunArchive.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

using workbench::conformance::Side;
using workbench::conformance::Verdict;

/// What of runs is in files: those that are kept, and those that are given to others.
class ConformanceFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsABoundedNumberOfRuns();
    void keepsTheLaterOfARun();
    void keepsBoundedBytes();
    void keepsNothingOfNothing();
    void exportsNoSecrets();
};

void ConformanceFilesTest::keepsABoundedNumberOfRuns()
{
    const QTemporaryDir folder;
    ui::RunArchive archive(folder.path());
    const auto fail = [](const QString &why) { QFAIL(qPrintable(why)); };
    for (int i = 0; i < ui::RunArchive::mostOfTarget + 3; ++i) {
        LabReports::Run run = LabReports::good(1);
        run.started = run.started.addSecs(i);
        archive.keep({run}, &archive, fail);
        archive.keep({run}, &archive, fail); // the same one again
    }
    LabReports::Run other = LabReports::good(2);
    other.started = other.started.addDays(1);
    other.target = QStringLiteral("wss://ann:hush@example.com/a?b=%20&token=s3cret");
    other.cases.first().sentHead.replace("/websocket", "/a?b=%20&token=s3cret");
    archive.keep({other}, &archive, fail);
    QThreadPool::globalInstance()->waitForDone();
    archive.refresh();
    QTRY_COMPARE(archive.runs(Side::Server, {}).size(), ui::RunArchive::mostOfTarget + 1);
    const ui::KeptRun kept = archive.runs(Side::Server, other.target).constFirst();
    QCOMPARE(kept.target, QStringLiteral("wss://example.com/a?b=%20&token="));
    QFile file(kept.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("/a?b=%20&token="));
    QVERIFY(!content.contains("hush"));
    QVERIFY(!content.contains("s3cret"));
    QCOMPARE(kept.agents, QStringLiteral("Echo/1.0"));
    QCOMPARE(kept.tally.of(Verdict::Ok), 2);
    QCOMPARE(kept.started, other.started);
}

// Which is written first is up to threads.
void ConformanceFilesTest::keepsTheLaterOfARun()
{
    const QTemporaryDir folder;
    ui::RunArchive archive(folder.path());
    const auto fail = [](const QString &why) { QFAIL(qPrintable(why)); };
    for (int count = 1; count <= 20; ++count)
        archive.keep({LabReports::good(count)}, &archive, fail);
    QThreadPool::globalInstance()->waitForDone();
    archive.refresh();
    QTRY_VERIFY(archive.runs(Side::Server, {}).size() == 1
                && archive.runs(Side::Server, {}).constFirst().tally.total() == 20);
}

void ConformanceFilesTest::keepsBoundedBytes()
{
    const QTemporaryDir folder;
    QFile large(folder.filePath(QStringLiteral("20200101-000000-000+server+0-0-0-0-1+ws%3A%2F%2Fa+b.json")));
    QFile other(folder.filePath(QStringLiteral("notes.json")));
    for (QFile *file : {&large, &other}) {
        QVERIFY(file->open(QIODevice::WriteOnly));
        QVERIFY(file->resize(ui::RunArchive::mostBytesInAll)); // a hole: it takes no room
        file->close();
    }
    ui::RunArchive archive(folder.path());
    QTRY_COMPARE(archive.runs(Side::Server, {}).size(), 1);
    archive.keep({LabReports::good(1)}, &archive, [](const QString &why) { QFAIL(qPrintable(why)); });
    QTRY_VERIFY(!large.exists());
    QTRY_COMPARE(archive.runs(Side::Server, {}).size(), 1);
    QCOMPARE(archive.runs(Side::Server, {}).constFirst().agents, QStringLiteral("Echo/1.0"));
    QVERIFY(other.exists());
}

void ConformanceFilesTest::keepsNothingOfNothing()
{
    const QTemporaryDir folder;
    ui::RunArchive archive(folder.path());
    archive.keep({LabReports::good(0)}, &archive, [](const QString &why) { QFAIL(qPrintable(why)); });
    QThreadPool::globalInstance()->waitForDone();
    QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

void ConformanceFilesTest::exportsNoSecrets()
{
    LabReports::Run run = LabReports::good(2);
    run.target = QStringLiteral("ws://ann:hush@127.0.0.1:8888/websocket?token=s3cret");
    run.cases.first().sentHead.replace("/websocket", "/websocket?token=s3cret");
    for (const ui::ReportExport::Format format : ui::ReportExport::formats()) {
        QVERIFY2(ui::ReportExport::suggestion(format, {run}).startsWith(QStringLiteral("conformance-127.0.0.1-8888")),
                 qPrintable(ui::ReportExport::suggestion(format, {run})));
        const QTemporaryDir folder;
        const bool isFolder = ui::ReportExport::isFolder(format);
        const QString path = isFolder ? folder.path() : folder.filePath(QStringLiteral("report"));
        QCOMPARE(ui::ReportExport::write(format, {run}, path), QString());
        for (const QFileInfo &info : QDir(folder.path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains("hush") && !content.contains("s3cret"), qPrintable(info.fileName()));
        }
    }
}

WINDSOCK_TEST(ConformanceFilesTest)
#include "ConformanceFilesTest.moc"
