#include "tests/support/TestRegistry.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// The program itself, as a shell starts it.
class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tours_data();
    void tours();
    void saysWhyATourCantWrite();
    void helpsWithoutADisplay();
    void refusesWhatItDoesntKnow_data();
    void refusesWhatItDoesntKnow();
    void saysThatThereIsNoDisplay();

private:
    struct Outcome
    {
        int exitCode;
        QString out;
        QString err;
    };
    /// Without a display, and with a home of its own.
    Outcome run(const QStringList &arguments);

    QTemporaryDir m_home;
};

ProgramTest::Outcome ProgramTest::run(const QStringList &arguments)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.filePath(QStringLiteral("config")));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(WINDSOCK_PROGRAM), arguments);
    if (!program.waitForFinished(60'000) || program.exitStatus() != QProcess::NormalExit)
        return {-1, {}, program.errorString()};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

void ProgramTest::tours_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << QStringLiteral("light") << false;
    QTest::newRow("dark") << QStringLiteral("dark") << true;
}

void ProgramTest::tours()
{
    QFETCH(QString, theme);
    QFETCH(bool, dark);
    const QString file = m_home.filePath(theme + QStringLiteral(".png"));
    const Outcome outcome = run({QStringLiteral("--tour"), file, QStringLiteral("--theme"), theme});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
    QVERIFY(outcome.out.contains(QStringLiteral("ws://127.0.0.1:")));
    QVERIFY(outcome.out.contains(file));
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(1280, 800));
    QCOMPARE(picture.pixelColor(2, 400).lightness() < 128, dark);
    QVERIFY(!QFile::exists(m_home.filePath(QStringLiteral("config/Windsock"))));
}

void ProgramTest::saysWhyATourCantWrite()
{
    const Outcome outcome = run({QStringLiteral("--tour"), m_home.filePath(QStringLiteral("nowhere/tour.png"))});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains(QStringLiteral("Can't write")), qPrintable(outcome.err));
}

void ProgramTest::helpsWithoutADisplay()
{
    const Outcome help = run({QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.out.contains(QStringLiteral("--tour")));
    const Outcome version = run({QStringLiteral("--version")});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.out.startsWith(QStringLiteral("windsock ")));
}

void ProgramTest::refusesWhatItDoesntKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("an option") << QStringList{QStringLiteral("--nonsense")};
    QTest::newRow("a theme") << QStringList{QStringLiteral("--theme"), QStringLiteral("pink")};
    QTest::newRow("no file") << QStringList{QStringLiteral("--tour")};
    QTest::newRow("an empty file name") << QStringList{QStringLiteral("--tour"), QString()};
}

void ProgramTest::refusesWhatItDoesntKnow()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.err.startsWith(QStringLiteral("windsock: ")));
    QVERIFY(outcome.err.contains(QStringLiteral("--help")));
}

void ProgramTest::saysThatThereIsNoDisplay()
{
#ifdef Q_OS_LINUX
    const Outcome outcome = run({});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.err.contains(QStringLiteral("no display")));
#else
    QSKIP("there is always one here");
#endif
}

WINDSOCK_TEST(ProgramTest)
#include "ProgramTest.moc"
