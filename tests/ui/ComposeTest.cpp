#include "ComposeStage.h"
#include "tests/support/RandomSource.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "ui/compose/FragmentSizeBox.h"

#include <QDropEvent>
#include <QMimeData>
#include <QProgressBar>
#include <QSpinBox>

using workbench::MessageDraft;

/// Writing and sending through the widgets of a client's tab, in every form, against real peers.
class ComposeTest : public QObject, private ComposeStage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture.emplace(); }
    void cleanup();
    void sendsEveryForm_data();
    void sendsEveryForm();
    void sendsFiles();
    void sendsALargeFileInFragments();
    void sendsBehindALargeFile();
    void sendsTextInFragments();
    void sendsALongTextInTheBackground();
    void tellsWhatIsWrongWithAFile();
    void takesADroppedFile();
    void tellsWhatIsWrongWithJson();
    void laysJsonOut();
    void tellsWhatIsWrongWithBase64();
    void putsVariablesIn();
    void refusesUnknownVariables();
    void masksSecrets();
    void completesNames();
    void checksJsonWithItsVariables();
    void walksThroughHistory();
    void beginsALineWithShiftEnter();
    void repeatsWithACounter();
    void goesOnRepeatingWhenAnotherMessageIsWrong();
    void sendsNothingMoreOnceStopped();
    void tellsThatAPingWasRefusedAfterRepeating();
    void stopsRepeatingByHand();
    void stopsRepeatingWithTheConnection();
    void doesNotRepeatWithoutConnection();
    void keepsEveryDraft();
    void readsFragmentSizes();
};

void ComposeTest::cleanup()
{
    m_fixture.reset();
}

// ---- Forms ----------------------------------------------------------------------------------------------------------

void ComposeTest::sendsEveryForm_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("logged");
    const auto row = [](const char *name, Form form, const char *written, const char *logged) {
        QTest::newRow(name) << static_cast<int>(form) << str(written) << str(logged);
    };
    row("text", Form::Text, "h\xC3\xA4llo", "Text: h\xC3\xA4llo");
    row("JSON", Form::Json, "{\"a\": 1.0}", "Text: {\"a\": 1.0}");
    row("hex", Form::Hex, "de ad 0xBE", "Binary: DE AD BE");
    row("Base64", Form::Base64, "3q2+\n7w==", "Binary: DE AD BE EF");
    row("Base64 for URLs", Form::Base64, "-_-_", "Binary: FB FF BF");
}

void ComposeTest::sendsEveryForm()
{
    QFETCH(int, form);
    QFETCH(QString, written);
    QFETCH(QString, logged);
    QVERIFY(m_fixture->connectToOwnServer());
    write(static_cast<Form>(form), written);
    editor(static_cast<Form>(form))->setFocus();
    QTest::keyClick(editor(static_cast<Form>(form)), Qt::Key_Return, Qt::ControlModifier);
    const QStringList expected{str("↑ ") + logged, str("↓ ") + logged};
    QTRY_COMPARE(WindowFixture::messages(client()), expected);
    QCOMPARE(editor(static_cast<Form>(form))->toPlainText(), written);
}

void ComposeTest::sendsFiles()
{
    QVERIFY(m_fixture->connectToOwnServer());
    const QByteArray bytes = "caf\xC3\xA9\n";
    m_fixture->dialogs().path = file("note.txt", bytes);
    show(Form::File);
    click("fileBrowse");
    QCOMPARE(m_fixture->dialogs().questions.size(), 1);
    QTRY_COMPARE(verdict(), str("6 B"));
    click("sendButton");
    QTRY_COMPARE(messageCount(), 2);
    QCOMPARE(received(), QByteArrayList{bytes});
    QVERIFY(WindowFixture::messages(client()).last().startsWith(str("↓ Binary")));
    part<QComboBox>("fileKind")->setCurrentIndex(1);
    click("sendButton");
    QTRY_COMPARE(messageCount(), 4);
    QVERIFY(WindowFixture::messages(client()).last().startsWith(str("↓ Text")));
}

// The peer knows nothing of our engine, and counts.
void ComposeTest::sendsALargeFileInFragments()
{
    constexpr qsizetype size = qsizetype{20} * 1024 * 1024;
    constexpr qsizetype fragment = qsizetype{64} * 1024;
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    WindowFixture::connectTo(client(), server.url());
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    RawPeer &peer = server.peer();
    peer.stopReading();
    RandomSource random;
    const QByteArray bytes = random.bytes(size);
    write(Form::File, file("large.bin", bytes));
    part<QComboBox>("fragmentSize")->setCurrentText(str("64 KiB"));
    click("sendButton");
    auto *progress = part<QProgressBar>("sendProgress");
    QTRY_VERIFY(progress->isVisible() && progress->maximum() > 0 && progress->text().contains(str("left")));
    // While it waits, the window works, and a ping goes in between.
    click("pingButton");
    peer.readAgain();
    QByteArray arrived;
    int frames = 0;
    int pings = 0;
    while (arrived.size() < size) {
        const auto frame = peer.waitForFrame();
        QVERIFY(frame);
        if (frame->opcode() == 0x9) {
            ++pings;
            continue;
        }
        QCOMPARE(frame->opcode(), frames == 0 ? 0x2 : 0x0);
        QCOMPARE(frame->payload.size(), fragment);
        QVERIFY(frame->masked);
        ++frames;
        arrived += frame->payload;
        QCOMPARE((frame->firstByte & 0x80) != 0, arrived.size() == size);
    }
    QCOMPARE(frames, 320);
    QCOMPARE(pings, 1);
    QVERIFY(arrived == bytes);
    QTRY_VERIFY(!progress->isVisible());
}

void ComposeTest::sendsBehindALargeFile()
{
    constexpr qsizetype size = qsizetype{40} * 1024 * 1024;
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    WindowFixture::connectTo(client(), server.url());
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    RawPeer &peer = server.peer();
    peer.stopReading();
    write(Form::File, file("large.bin", QByteArray(size, 'x')));
    part<QComboBox>("fragmentSize")->setCurrentText(str("1 MiB"));
    click("sendButton");
    auto *progress = part<QProgressBar>("sendProgress");
    QTRY_VERIFY(progress->isVisible() && progress->maximum() > 0 && progress->text().contains(str("left")));
    WindowFixture::sendText(client(), str("hi"));
    peer.readAgain();
    qsizetype arrived = 0;
    while (arrived < size) {
        const auto frame = peer.waitForFrame();
        QVERIFY(frame);
        arrived += frame->payload.size();
    }
    const auto last = peer.waitForFrame();
    QVERIFY(last);
    QCOMPARE(last->payload, QByteArray("hi"));
    QCOMPARE(WindowFixture::problem(client()), QString());
}

void ComposeTest::sendsTextInFragments()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    WindowFixture::connectTo(client(), server.url());
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    part<QComboBox>("fragmentSize")->setCurrentText(str("2"));
    WindowFixture::sendText(client(), str("abcde"));
    QByteArrayList pieces;
    for (int i = 0; i < 3; ++i)
        pieces += server.peer().waitForFrame()->payload;
    QCOMPARE(pieces, (QByteArrayList{"ab", "cd", "e"}));
}

void ComposeTest::sendsALongTextInTheBackground()
{
    QVERIFY(m_fixture->connectToOwnServer());
    setVariables();
    const QString text = QString(300'000, u'x') + str("{{room}}{{$counter}}");
    write(Form::Text, text);
    QTRY_COMPARE(verdict(), str("About 300.0 kB"));
    click("sendButton");
    QTRY_COMPARE(messageCount(), 2);
    QVERIFY(received().first().endsWith("xlobby1"));
    click("sendButton");
    QTRY_COMPARE(messageCount(), 4);
    QVERIFY(received().last().endsWith("xlobby2"));
}

void ComposeTest::tellsWhatIsWrongWithAFile()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::File, m_fixture->folder() + str("/missing"));
    QTRY_VERIFY(verdict().contains(str("There is no file")));
    click("sendButton");
    QTRY_VERIFY(verdict().contains(str("Choose another one")));
    write(Form::File, m_fixture->folder());
    QTRY_VERIFY(verdict().contains(str("is a folder")));
    write(Form::File, str("/dev/zero"));
    QTRY_VERIFY(verdict().contains(str("may never end")));
    write(Form::File, file("latin1.txt", "caf\xE9"));
    QTRY_COMPARE(verdict(), str("4 B"));
    part<QComboBox>("fileKind")->setCurrentIndex(1);
    click("sendButton");
    QTRY_VERIFY(verdict().contains(str("not valid UTF-8")));
    QCOMPARE(messageCount(), 0);
}

void ComposeTest::takesADroppedFile()
{
    const QString path = file("dropped.bin", "dropped");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QWidget *target = editor(Form::Text)->viewport();
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    QCOMPARE(part<QTabBar>("composeForms")->currentIndex(), static_cast<int>(Form::File));
    QCOMPARE(part<QLineEdit>("filePath")->text(), path);
    QCOMPARE(editor(Form::Text)->toPlainText(), QString());
}

// ---- What is wrong --------------------------------------------------------------------------------------------------

void ComposeTest::tellsWhatIsWrongWithJson()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Json, str("{\n  \"a\": 1\n  \"b\": 2\n}"));
    QVERIFY2(verdict().startsWith(str("Line 3, column 3: A comma is missing")), qPrintable(verdict()));
    QVERIFY(part<QLabel>("composeVerdict")->property("problem").toBool());
    const auto marks = editor(Form::Json)->extraSelections();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks.first().cursor.selectedText(), str("\"b\""));
    click("sendButton");
    QCOMPARE(editor(Form::Json)->textCursor().position(), marks.first().cursor.selectionStart());
    write(Form::Json, str("{\"a\": 1}"));
    QCOMPARE(verdict(), str("Valid JSON, 8 B"));
    QVERIFY(editor(Form::Json)->extraSelections().isEmpty());
    QCOMPARE(messageCount(), 0);
}

void ComposeTest::laysJsonOut()
{
    const QString small = str("{\"z\":1.0,\"a\":[12345678901234567890,\"{{x}}\"]}");
    write(Form::Json, small);
    click("beautify");
    const QString large = str("{\n  \"z\": 1.0,\n  \"a\": [\n    12345678901234567890,\n    \"{{x}}\"\n  ]\n}");
    QTRY_COMPARE(editor(Form::Json)->toPlainText(), large);
    click("minify");
    QTRY_COMPARE(editor(Form::Json)->toPlainText(), small);
    editor(Form::Json)->undo();
    QCOMPARE(editor(Form::Json)->toPlainText(), large);
    show(Form::Text);
    QVERIFY(!part<QAbstractButton>("beautify")->isVisible());
}

void ComposeTest::tellsWhatIsWrongWithBase64()
{
    write(Form::Base64, str("3q2*"));
    QVERIFY(verdict().contains(str("“*” at position 4")));
    QCOMPARE(editor(Form::Base64)->extraSelections().first().cursor.selectedText(), str("*"));
    write(Form::Base64, str("3q2+7"));
    QVERIFY(!part<QLabel>("composeVerdict")->property("problem").toBool()); // being typed
    write(Form::Base64, str("3q2+7w"));
    QCOMPARE(verdict(), str("4 B"));
}

// ---- Variables ------------------------------------------------------------------------------------------------------

void ComposeTest::putsVariablesIn()
{
    QVERIFY(m_fixture->connectToOwnServer());
    setVariables();
    write(Form::Text, str("join {{room}} as {{$counter}} \\{{room}}"));
    QCOMPARE(label("composePreview"), str("Sends: join lobby as 1 {{room}}"));
    click("sendButton");
    QCOMPARE(label("composePreview"), str("Sends: join lobby as 2 {{room}}"));
    write(Form::Hex, str("DE AD {{bytes}}"));
    QCOMPARE(verdict(), str("4 B"));
    click("sendButton");
    QTRY_COMPARE(received(), (QByteArrayList{"join lobby as 1 {{room}}", QByteArray::fromHex("deadbeef")}));
}

void ComposeTest::refusesUnknownVariables()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Text, str("to {{room}}"));
    QVERIFY2(verdict().contains(str("no environment is chosen")), qPrintable(verdict()));
    QCOMPARE(editor(Form::Text)->extraSelections().first().cursor.selectedText(), str("{{room}}"));
    setVariables();
    QCOMPARE(verdict(), str("8 B"));
    write(Form::Text, str("to {{nobody}}"));
    QVERIFY2(verdict().contains(str("The environment “staging” has no variable “nobody”")), qPrintable(verdict()));
    click("sendButton");
    write(Form::Text, str("{{$random 6 1}}"));
    QVERIFY2(verdict().contains(str("“$random” can't be told that")), qPrintable(verdict()));
    click("sendButton");
    write(Form::Text, str("end"));
    click("sendButton");
    QTRY_COMPARE(received(), QByteArrayList{"end"});
}

void ComposeTest::masksSecrets()
{
    QVERIFY(m_fixture->connectToOwnServer());
    setVariables();
    write(Form::Text, str("auth {{token}}"));
    QCOMPARE(label("composePreview"), str("Sends: auth ••••"));
    QCOMPARE(verdict(), str("11 B"));
    click("sendButton");
    QTRY_COMPARE(received(), QByteArrayList{"auth s3cr3t"});
    write(Form::Json, str("{\"auth\": {{token}}}")); // without its quotes it is no JSON
    QVERIFY2(verdict().startsWith(str("With the variables put in")), qPrintable(verdict()));
    QVERIFY2(!verdict().contains(str("s3cr3t")), qPrintable(verdict()));
}

void ComposeTest::completesNames()
{
    setVariables();
    show(Form::Text);
    QPlainTextEdit *text = editor(Form::Text);
    text->setFocus();
    QTest::keyClicks(text, str("to {{o"));
    auto *list = QApplication::activePopupWidget();
    QVERIFY(list);
    QCOMPARE(list->objectName(), str("mentionNames"));
    QTest::keyClicks(list, str("o"));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(text->toPlainText(), str("to {{room}}"));
    QVERIFY(!QApplication::activePopupWidget());
    QTest::keyClicks(text, str(" {{$uu"));
    QVERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QVERIFY(!QApplication::activePopupWidget());
    QCOMPARE(text->toPlainText(), str("to {{room}} {{$uu"));
}

void ComposeTest::checksJsonWithItsVariables()
{
    setVariables();
    write(Form::Json, str("{\"room\": \"{{room}}\", \"n\": {{$counter}}}"));
    QVERIFY2(verdict().startsWith(str("Valid JSON, about")), qPrintable(verdict()));
    write(Form::Json, str("{\"room\": {{room}}}"));
    QVERIFY2(verdict().contains(str("With the variables put in, this is no JSON. Line 1, column 10: “lobby”")),
             qPrintable(verdict()));
    write(Form::Json, str("[\"{{quoted}}\"]"));
    QVERIFY2(verdict().contains(str("With the variables put in")), qPrintable(verdict()));
}

// ---- History --------------------------------------------------------------------------------------------------------

void ComposeTest::walksThroughHistory()
{
    QVERIFY(m_fixture->connectToOwnServer());
    for (const char *text : {"first", "second\nline", "third"}) {
        write(Form::Text, str(text));
        click("sendButton");
    }
    write(Form::Text, str("unfinished"));
    const auto shown = [this] { return editor(Form::Text)->toPlainText(); };
    press(Form::Text, Qt::Key_Up);
    QCOMPARE(shown(), str("third"));
    press(Form::Text, Qt::Key_Up);
    QCOMPARE(shown(), str("second\nline"));
    press(Form::Text, Qt::Key_Down); // within it
    QCOMPARE(shown(), str("second\nline"));
    press(Form::Text, Qt::Key_Up);
    QCOMPARE(shown(), str("second\nline"));
    press(Form::Text, Qt::Key_Up);
    QCOMPARE(shown(), str("first"));
    press(Form::Text, Qt::Key_Up);
    QCOMPARE(shown(), str("first"));
    for (int i = 0; i < 3; ++i)
        press(Form::Text, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(shown(), str("unfinished"));
    press(Form::Text, Qt::Key_Down);
    QCOMPARE(shown(), str("unfinished"));
    QCOMPARE(client()->sentHistory().size(), 3);
    write(Form::Hex, QString());
    press(Form::Hex, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(editor(Form::Hex)->toPlainText(), QString()); // a history of its own
}

// Qt's own Shift+Enter is U+2028, which looks like a line's end and is none for who receives it.
void ComposeTest::beginsALineWithShiftEnter()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Text, str("a"));
    editor(Form::Text)->moveCursor(QTextCursor::End);
    press(Form::Text, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(editor(Form::Text), str("b"));
    click("sendButton");
    QTRY_COMPARE(received(), QByteArrayList{"a\nb"});
}

// ---- Again and again ------------------------------------------------------------------------------------------------

void ComposeTest::repeatsWithACounter()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Text, str("tick {{$counter}}"));
    click("repeatButton");
    part<QSpinBox>("repeatEvery")->setValue(1);
    part<QSpinBox>("repeatCount")->setValue(5);
    click("repeatStart");
    write(Form::Text, str("something else meanwhile"));
    QTRY_COMPARE(label("repeatState"), str("Sent 5 of 5."));
    QTRY_COMPARE(received(), (QByteArrayList{"tick 1", "tick 2", "tick 3", "tick 4", "tick 5"}));
    QCOMPARE(part<QAbstractButton>("repeatStart")->text(), str("Start"));
}

void ComposeTest::goesOnRepeatingWhenAnotherMessageIsWrong()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Text, str("x"));
    click("repeatButton");
    part<QSpinBox>("repeatEvery")->setValue(1);
    click("repeatStart");
    QTRY_VERIFY(!received().isEmpty());
    write(Form::Json, str("{"));
    click("sendButton");
    QCOMPARE(part<QAbstractButton>("repeatStart")->text(), str("Stop"));
}

// A long message is made in the background; then it is too late.
void ComposeTest::sendsNothingMoreOnceStopped()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Text, QString(60'000, u'x'));
    click("repeatButton");
    click("repeatStart");
    click("repeatStart");
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    write(Form::Text, str("last"));
    click("sendButton");
    QTRY_COMPARE(received(), QByteArrayList{"last"});
    QCOMPARE(label("repeatState"), str("Sent 0."));
}

void ComposeTest::tellsThatAPingWasRefusedAfterRepeating()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Text, str("x"));
    click("repeatButton");
    part<QSpinBox>("repeatCount")->setValue(1);
    click("repeatStart");
    QTRY_COMPARE(label("repeatState"), str("Sent 1 of 1."));
    click("connectButton");
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
    client()->ping(); // as the menu does
    QTRY_VERIFY(!WindowFixture::problem(client()).isEmpty());
    QCOMPARE(label("repeatState"), str("Sent 1 of 1."));
}

void ComposeTest::stopsRepeatingByHand()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Text, str("x"));
    click("repeatButton");
    part<QSpinBox>("repeatEvery")->setValue(1);
    click("repeatStart");
    QTRY_VERIFY(received().size() > 3);
    QCOMPARE(part<QAbstractButton>("repeatStart")->text(), str("Stop"));
    click("repeatButton"); // it stays in sight while it runs
    QVERIFY(part<QAbstractButton>("repeatStart")->isVisible());
    click("repeatStart");
    const QString said = label("repeatState");
    QVERIFY2(said.startsWith(str("Sent ")) && !said.contains(str("Stopped")), qPrintable(said));
    QTRY_VERIFY(said.contains(QString::number(received().size())));
}

void ComposeTest::stopsRepeatingWithTheConnection()
{
    QVERIFY(m_fixture->connectToOwnServer());
    write(Form::Text, str("x"));
    click("repeatButton");
    part<QSpinBox>("repeatEvery")->setValue(1);
    click("repeatStart");
    QTRY_VERIFY(!received().isEmpty());
    click("connectButton");
    QTRY_VERIFY(label("repeatState").contains(str("Stopped: The connection ended.")));
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
    QCOMPARE(WindowFixture::problem(client()), QString());
}

void ComposeTest::doesNotRepeatWithoutConnection()
{
    click("repeatButton");
    click("repeatStart");
    QCOMPARE(label("repeatState"), str("Sent 0. Stopped: There is no open connection."));
    QCOMPARE(part<QAbstractButton>("repeatStart")->text(), str("Start"));
}

// ---- What is kept ---------------------------------------------------------------------------------------------------

void ComposeTest::keepsEveryDraft()
{
    QSignalSpy changes(client(), &ClientTab::draftChanged);
    write(Form::Text, str("a text\u00A0"));
    write(Form::Json, str("{\"half"));
    write(Form::Hex, str("DE A"));
    write(Form::File, str("/no/such/file"));
    part<QComboBox>("fragmentSize")->setCurrentText(str("100"));
    part<QComboBox>("fileKind")->setCurrentIndex(1);
    show(Form::Hex);
    QVERIFY(changes.size() >= 7);
    MessageDraft expected;
    expected.form = Form::Hex;
    expected.texts = {{Form::Text, str("a text\u00A0")},
                      {Form::Json, str("{\"half")},
                      {Form::Hex, str("DE A")},
                      {Form::File, str("/no/such/file")}};
    expected.fragmentSize = 100;
    QCOMPARE(client()->draft(), expected);
    ClientTab *other = m_fixture->window().openClient(QStringLiteral("ws://other/"));
    other->setDraft(expected);
    QCOMPARE(other->draft(), expected);
    QCOMPARE(WindowFixture::part<QPlainTextEdit>(other, "hexDraft")->toPlainText(), str("DE A"));
}

void ComposeTest::readsFragmentSizes()
{
    using ui::FragmentSizeBox;
    QCOMPARE(FragmentSizeBox::parse(str("1000")), 1000);
    QCOMPARE(FragmentSizeBox::parse(str(" 4 KiB ")), 4096);
    QCOMPARE(FragmentSizeBox::parse(str("1m")), 1024 * 1024);
    QCOMPARE(FragmentSizeBox::parse(str("7B")), 7);
    for (const char *none : {"", "x", "-1", "1.5 KiB", "4 GiB", "99999999999999999999"})
        QVERIFY2(!FragmentSizeBox::parse(str(none)), none);
    for (const qint64 bytes : {1LL, 125LL, 1000LL, 1024LL, 65536LL, 1048576LL, 3LL << 20})
        QCOMPARE(FragmentSizeBox::parse(FragmentSizeBox::text(bytes)), bytes);
    auto *box = part<FragmentSizeBox>("fragmentSize");
    box->setCurrentText(str("64 KiB"));
    box->setCurrentText(str("64 Kx"));
    QVERIFY(box->property("problem").toBool());
    QCOMPARE(box->size(), 65536);
}

WINDSOCK_TEST(ComposeTest)
#include "ComposeTest.moc"
