#include "tests/support/ChildProcess.h"
#include "tests/support/TestRegistry.h"

#include <QStandardPaths>
#include <QtTest>

/// windsock-cli must run where there is no screen and no graphics library.
class LinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksNoGui();
};

void LinksTest::linksNoGui()
{
    const QString ldd = QStandardPaths::findExecutable(QStringLiteral("ldd"));
    if (ldd.isEmpty())
        QSKIP("there is no ldd here");
    ChildProcess process(ldd, {QStringLiteral(WINDSOCK_CLI)});
    QCOMPARE(process.waitForExit(), 0);
    QVERIFY(process.output().contains("Qt6Core"));
    for (const char *library : {"Qt6Gui", "Qt6Widgets", "Qt6WebSockets", "libGL", "libX11"})
        QVERIFY2(!process.output().contains(library), library);
}

WINDSOCK_TEST(LinksTest)
#include "LinksTest.moc"
