#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/script/CodeEditor.h"
#include "ui/script/ConsoleModel.h"
#include "ui/script/ScriptPage.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>

#include <algorithm>

using ui::ServerTab;

/// A script from the first key to the running server.
class ScriptPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void theTextOneBeginsWithRuns();
    void runsAndTakesOver();
    void runsAgainAfterAStop();
    void marksASyntaxError();
    void marksWhatThrew();
    void goesToTheLineOfAnError();
    void saysWhenAnotherHandlerRuns();
    void opensAndSaves();
    void offersExamples();
    void asksBeforeItLosesChanges();
    void keepsDraftsFromRunToRun();
    void saysWhyAFileCanNotBeRead();
    void findsWords();
    void anEndlessLoopLeavesTheWindowAnswering();

private:
    ServerTab *server() const { return m_fixture->server(); }
    template <typename Widget = QWidget>
    Widget *part(const char *name) const
    {
        return WindowFixture::part<Widget>(server(), name);
    }
    ui::CodeEditor *editor() const { return part<ui::CodeEditor>("scriptEditor"); }
    void write(const QString &text)
    {
        editor()->selectAll();
        editor()->insertPlainText(text);
    }
    void run() { QTest::keyClick(&m_fixture->window(), Qt::Key_R, Qt::ControlModifier); }
    bool runUntilItListens()
    {
        part<QSpinBox>("serverPort")->setValue(0);
        run();
        return QTest::qWaitFor([this] { return server()->state() == ServerTab::State::Listening; });
    }
    QStringList console() const;
    bool consoleHas(const QString &text) const { return console().join(u'\n').contains(text); }
    QStringList heard() const { return WindowFixture::messages(m_fixture->client()); }

    std::optional<WindowFixture> m_fixture;
};

void ScriptPageTest::init()
{
    m_fixture.emplace();
    QTest::keyClick(&m_fixture->window(), Qt::Key_2, Qt::ControlModifier);
    server()->showSection(ServerTab::Script);
}

QStringList ScriptPageTest::console() const
{
    QStringList lines;
    const QAbstractItemModel *model = part<QListView>("scriptConsole")->model();
    for (int row = 0; row < model->rowCount(); ++row)
        lines += model->index(row, 0).data().toString();
    return lines;
}

void ScriptPageTest::theTextOneBeginsWithRuns()
{
    QVERIFY(editor()->exactText().contains(QStringLiteral("function onMessage")));
    QVERIFY(runUntilItListens());
    QCOMPARE(part<QComboBox>("serverHandler")->currentText(), QStringLiteral("script"));
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendText(m_fixture->client(), QStringLiteral("hello"));
    QTRY_COMPARE(heard().size(), 3); // welcome, hello, hello
    QCOMPARE(heard().constLast(), QStringLiteral("↓ Text: hello"));
    QTRY_VERIFY(consoleHas(QStringLiteral("peer 1 came to /websocket")));
}

void ScriptPageTest::runsAndTakesOver()
{
    write(QStringLiteral("function onMessage(peer, message) { peer.send('old ' + message); }"));
    QVERIFY(runUntilItListens());
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendText(m_fixture->client(), QStringLiteral("a"));
    QTRY_COMPARE(heard().value(1), QStringLiteral("↓ Text: old a"));
    write(QStringLiteral("function onMessage(peer, message) { peer.send('new ' + message); }"));
    run();
    QTRY_COMPARE(console().filter(QStringLiteral("runs")).size(), 2);
    WindowFixture::sendText(m_fixture->client(), QStringLiteral("b"));
    QTRY_COMPARE(heard().value(3), QStringLiteral("↓ Text: new b"));
    QCOMPARE(m_fixture->client()->state(), ui::ClientTab::State::Open);
}

void ScriptPageTest::runsAgainAfterAStop()
{
    QVERIFY(runUntilItListens());
    WindowFixture::click(server(), "serverButton");
    QTRY_COMPARE(server()->state(), ServerTab::State::Stopped);
    write(QStringLiteral("var 5x;"));
    run();
    QTRY_VERIFY(WindowFixture::problem(server()).contains(QStringLiteral("SyntaxError")));
    QCOMPARE(server()->state(), ServerTab::State::Stopped);
    write(QStringLiteral("var x;"));
    QVERIFY(runUntilItListens());
}

void ScriptPageTest::marksASyntaxError()
{
    write(QStringLiteral("var a;\nvar 5x;\n"));
    run();
    QTRY_COMPARE(editor()->errorLine(), 2);
    QTRY_VERIFY(consoleHas(QStringLiteral("Error: script.js:2: SyntaxError")));
    QTRY_VERIFY(WindowFixture::problem(server()).contains(QStringLiteral("script.js:2")));
    write(QStringLiteral("var a;\n"));
    QVERIFY(runUntilItListens());
    QTRY_COMPARE(editor()->errorLine(), 0);
    QCOMPARE(WindowFixture::problem(server()), QString());
}

void ScriptPageTest::marksWhatThrew()
{
    write(QStringLiteral("function onMessage(peer) {\n    missing.call();\n}\n"));
    QVERIFY(runUntilItListens());
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendText(m_fixture->client(), QStringLiteral("x"));
    QTRY_COMPARE(editor()->errorLine(), 2);
    QCOMPARE(m_fixture->client()->state(), ui::ClientTab::State::Open);
}

void ScriptPageTest::goesToTheLineOfAnError()
{
    write(QStringLiteral("var a;\n\nvar 5x;\n"));
    run();
    QTRY_VERIFY(consoleHas(QStringLiteral("script.js:3")));
    editor()->moveCursor(QTextCursor::Start);
    auto *list = part<QListView>("scriptConsole");
    const QModelIndex error = list->model()->index(list->model()->rowCount() - 1, 0);
    list->scrollTo(error);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(error).center());
    QCOMPARE(editor()->textCursor().blockNumber(), 2);
    QCOMPARE(QApplication::focusWidget(), editor());
}

void ScriptPageTest::saysWhenAnotherHandlerRuns()
{
    QVERIFY(!m_fixture->startServer().isEmpty());
    run();
    QVERIFY(WindowFixture::problem(server()).contains(QStringLiteral("\"echo\"")));
}

void ScriptPageTest::opensAndSaves()
{
    const QString path = m_fixture->folder() + QStringLiteral("/greet.js");
    const QString text = QStringLiteral("// grüße\nfunction onOpen(peer) { peer.send('hi'); }\n");
    write(text);
    m_fixture->dialogs().path = path;
    QTest::keyClick(&m_fixture->window(), Qt::Key_S, Qt::ControlModifier);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text);
    QCOMPARE(part<QLabel>("scriptName")->text(), QStringLiteral("greet.js"));
    QTest::keyClicks(editor(), QStringLiteral("x"));
    QCOMPARE(part<QLabel>("scriptName")->text(), QStringLiteral("greet.js (changed)"));
    m_fixture->dialogs().answer = ui::Dialogs::Answer::Discard;
    QTest::keyClick(&m_fixture->window(), Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(editor()->exactText(), text);
    QCOMPARE(part<QLabel>("scriptName")->text(), QStringLiteral("greet.js"));
}

void ScriptPageTest::offersExamples()
{
    const QList<QAction *> examples = part<QPushButton>("exampleScripts")->menu()->actions();
    QCOMPARE(examples.size(), 6);
    const QString before = editor()->exactText();
    for (QAction *example : examples) {
        example->trigger();
        QVERIFY2(editor()->exactText().contains(u"function on"), qPrintable(example->text()));
        QVERIFY(editor()->exactText() != before);
        QCOMPARE(part<QLabel>("scriptName")->text(), QStringLiteral("not in a file yet"));
    }
    write(QStringLiteral("var mine;"));
    m_fixture->dialogs().answer = ui::Dialogs::Answer::Cancel;
    examples.first()->trigger();
    QCOMPARE(editor()->exactText(), QStringLiteral("var mine;"));
    QVERIFY(runUntilItListens());
}

void ScriptPageTest::asksBeforeItLosesChanges()
{
    write(QStringLiteral("mine"));
    auto &dialogs = m_fixture->dialogs();
    dialogs.path = m_fixture->folder() + QStringLiteral("/mine.js");
    dialogs.answer = ui::Dialogs::Answer::Cancel;
    WindowFixture::click(server(), "openScript");
    QCOMPARE(dialogs.questions.size(), 1); // which file wasn't asked for any more
    QCOMPARE(editor()->exactText(), QStringLiteral("mine"));
    QTest::keyClick(&m_fixture->window(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(dialogs.questions.size(), 2);
    QCOMPARE(editor()->exactText(), QStringLiteral("mine"));
    dialogs.answer = ui::Dialogs::Answer::Save;
    const QPointer<ServerTab> tab = server();
    QTest::keyClick(&m_fixture->window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(tab.isNull());
    QVERIFY(QFile::exists(dialogs.path));
}

void ScriptPageTest::keepsDraftsFromRunToRun()
{
    const QString text = QStringLiteral("// \"quoted\", 50%, ü\nvar a = 1;\n");
    write(text);
    m_fixture->window().openServer()->script()->setDraft({QStringLiteral("second"), {}, true});
    m_fixture->reopen();
    QVERIFY(m_fixture->dialogs().questions.isEmpty()); // nothing is lost, so nothing is asked
    QCOMPARE(editor()->exactText(), text);
    QCOMPARE(m_fixture->window().serverTabs().size(), 2);
    QCOMPARE(m_fixture->window().serverTabs().at(1)->script()->source(), QStringLiteral("second"));
    QVERIFY(part<QLabel>("scriptName")->text().contains(QStringLiteral("changed")));
}

void ScriptPageTest::saysWhyAFileCanNotBeRead()
{
    const QString path = m_fixture->folder() + QStringLiteral("/latin1.js");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("// gr\xFC\xDF"
               "e");
    file.close();
    const QString before = editor()->exactText();
    m_fixture->dialogs().path = path;
    WindowFixture::click(server(), "openScript");
    QVERIFY(WindowFixture::problem(server()).contains(QStringLiteral("UTF-8")));
    QCOMPARE(editor()->exactText(), before);
    m_fixture->dialogs().path = m_fixture->folder() + QStringLiteral("/none.js");
    WindowFixture::click(server(), "openScript");
    QVERIFY(WindowFixture::problem(server()).contains(QStringLiteral("none.js")));
}

void ScriptPageTest::findsWords()
{
    write(QStringLiteral("alpha\nbeta\n"));
    editor()->setFocus();
    editor()->moveCursor(QTextCursor::Start);
    QVERIFY(!part("findBar")->isVisible());
    QTest::keyClick(editor(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(part("findBar")->isVisible());
    QCOMPARE(QApplication::focusWidget(), part("findWords"));
    QTest::keyClicks(part("findWords"), QStringLiteral("BETA"));
    QTest::keyClick(part("findWords"), Qt::Key_Return);
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("beta"));
    QTest::keyClicks(part("findWords"), QStringLiteral("x"));
    QTest::keyClick(part("findWords"), Qt::Key_Return);
    QCOMPARE(part<QLabel>("findVerdict")->text(), QStringLiteral("Not found"));
    QTest::keyClick(part("findWords"), Qt::Key_Escape);
    QVERIFY(!part("findBar")->isVisible());
    QCOMPARE(QApplication::focusWidget(), editor());
}

void ScriptPageTest::anEndlessLoopLeavesTheWindowAnswering()
{
    write(QStringLiteral("function onMessage() {\n    for (;;);\n}\n"));
    QVERIFY(runUntilItListens());
    QVERIFY(m_fixture->connectToOwnServer());
    QTest::keyClick(&m_fixture->window(), Qt::Key_2, Qt::ControlModifier);

    // The longest time between two beats of a timer is the longest that the window didn't answer.
    constexpr int beat = 5;
    qint64 longest = 0;
    int beats = 0;
    QElapsedTimer sinceBeat;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    connect(&heart, &QTimer::timeout, this, [&] {
        longest = std::max(longest, sinceBeat.restart() - beat);
        ++beats;
        editor()->insertPlainText(beats % 20 == 0 ? QStringLiteral("\n") : QStringLiteral("x")); // somebody types
    });
    heart.start(beat);
    sinceBeat.start();
    WindowFixture::sendText(m_fixture->client(), QStringLiteral("loop"));
    QTRY_VERIFY_WITH_TIMEOUT(consoleHas(QStringLiteral("interrupted")), 20'000);
    heart.stop();
    qInfo("the longest stall of the window: %lld ms in %d beats", longest, beats);
    QVERIFY(beats > 50); // it took some time, which was the window's
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    constexpr int bound = 1'000;
#else
    constexpr int bound = 200;
#endif
    QVERIFY2(longest < bound, qPrintable(QString::number(longest)));
}

WINDSOCK_TEST(ScriptPageTest)
#include "ScriptPageTest.moc"
