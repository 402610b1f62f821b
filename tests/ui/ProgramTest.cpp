#include "tests/support/TestRegistry.h"

#include "wslib/net/Server.h"

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
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
    void reportsHowItFared();
    void reportsNoConnection();

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
    // The event loop goes on: a server of the test may have to serve the program.
    (void)QTest::qWaitFor([&program] { return program.state() == QProcess::NotRunning; }, 60'000);
    if (program.state() != QProcess::NotRunning || program.exitStatus() != QProcess::NormalExit)
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
    QTest::newRow("a report of nothing") << QStringList{QStringLiteral("--report"), QStringLiteral("x.json")};
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

void ProgramTest::reportsHowItFared()
{
    class Counting : public wslib::Handler
    {
        void opened(const wslib::RouteMatch & /*match*/) override
        {
            for (int i = 0; i < 2500; ++i)
                connection()->sendText(QString::number(i));
            connection()->close();
        }
    };
    wslib::Server server;
    server.route(QRegularExpression(QStringLiteral("/")), [] { return std::make_unique<Counting>(); });
    QVERIFY(server.listen());
    const QString file = m_home.filePath(QStringLiteral("report.json"));
    const Outcome outcome = run({QStringLiteral("--connect"), server.url() + u'/', QStringLiteral("--report"), file,
                                 QStringLiteral("--quit-when-closed")});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
    QFile report(file);
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QJsonObject read = QJsonDocument::fromJson(report.readAll()).object();
    QCOMPARE(read.keys(),
             (QStringList{QStringLiteral("dropped"), QStringLiteral("hidden"), QStringLiteral("longestStallMs"),
                          QStringLiteral("p99FrameMs"), QStringLiteral("peakRssKiB"), QStringLiteral("received"),
                          QStringLiteral("seconds"), QStringLiteral("shown")}));
    QCOMPARE(read.value(QStringLiteral("received")).toInt(), 2500);
    QVERIFY(read.value(QStringLiteral("shown")).toInt() >= 2500);
    QCOMPARE(read.value(QStringLiteral("dropped")).toInt(), 0);
    QVERIFY(read.value(QStringLiteral("seconds")).toDouble() > 0);
    QVERIFY(!QFile::exists(m_home.filePath(QStringLiteral("config/Windsock"))));
}

void ProgramTest::reportsNoConnection()
{
    quint16 port = 0;
    {
        wslib::Server closed;
        QVERIFY(closed.listen());
        port = closed.port();
    }
    const QString file = m_home.filePath(QStringLiteral("none.json"));
    const Outcome outcome = run({QStringLiteral("--connect"), QStringLiteral("ws://127.0.0.1:%1/").arg(port),
                                 QStringLiteral("--report"), file, QStringLiteral("--quit-when-closed")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains(QStringLiteral("no connection")), qPrintable(outcome.err));
    QVERIFY(QFile::exists(file));
}

WINDSOCK_TEST(ProgramTest)
#include "ProgramTest.moc"
