#include "ComposeStage.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include <QTableView>

using workbench::MessageDraft;

/// What the composer asks in dialogs: saved messages, a ping's payload, a Close frame's code.
class ComposeDialogsTest : public QObject, private ComposeStage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture.emplace(); }
    void cleanup() { m_fixture.reset(); }
    void savesMessages();
    void findsAndSendsSavedMessages();
    void changesSavedMessages();
    void pingsWithAPayload();
    void refusesLongPingPayloads();
    void closesWithCodeAndReason();
};

// ---- Saved messages -------------------------------------------------------------------------------------------------

void ComposeDialogsTest::savesMessages()
{
    QSignalSpy changes(client(), &ClientTab::messagesChanged);
    write(Form::Json, str("{\"type\": \"hello\"}"));
    part<QComboBox>("fragmentSize")->setCurrentText(str("1 KiB"));
    click("savedButton");
    dialogPart<QAbstractButton>("savedAdd")->click();
    auto *table = dialogPart<QTableView>("savedTable");
    auto *name = table->findChild<QLineEdit *>();
    QVERIFY(name);
    name->setText(str("greeting"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!client()->messages().isEmpty() && client()->messages().first().name == str("greeting"));
    QVERIFY(!changes.isEmpty());
    const MessageDraft saved = client()->messages().first().draft;
    QCOMPARE(saved.form, Form::Json);
    QCOMPARE(saved.text(), str("{\"type\": \"hello\"}"));
    QCOMPARE(saved.fragmentSize, 1024);
    dialogPart<QAbstractButton>("savedClose")->click();
}

void ComposeDialogsTest::findsAndSendsSavedMessages()
{
    QVERIFY(m_fixture->connectToOwnServer());
    MessageDraft hex;
    hex.form = Form::Hex;
    hex.texts.insert(Form::Hex, str("00 FF"));
    MessageDraft text;
    text.texts.insert(Form::Text, str("hello"));
    client()->setMessages({{str("greeting"), text}, {str("two bytes"), hex}});
    write(Form::Hex, str("AA"));
    click("savedButton");
    auto *search = dialogPart<QLineEdit>("savedSearch");
    QTest::keyClicks(search, str("00"));
    QCOMPARE(dialogPart<QTableView>("savedTable")->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(editor(Form::Hex)->toPlainText(), str("00 FF"));
    press(Form::Hex, Qt::Key_Up); // what it replaced isn't lost
    QCOMPARE(editor(Form::Hex)->toPlainText(), str("AA"));
    QCOMPARE(messageCount(), 0);
    QTRY_VERIFY(!m_fixture->window().findChild<QWidget *>(str("savedMessages")));
    click("savedButton");
    QTest::keyClick(dialogPart<QLineEdit>("savedSearch"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(received(), QByteArrayList{"hello"});
}

void ComposeDialogsTest::changesSavedMessages()
{
    MessageDraft text;
    text.texts.insert(Form::Text, str("old"));
    client()->setMessages({{str("a"), text}, {str("b"), text}});
    write(Form::Text, str("new"));
    click("savedButton");
    auto *table = dialogPart<QTableView>("savedTable");
    table->selectRow(1);
    dialogPart<QAbstractButton>("savedUpdate")->click();
    QCOMPARE(client()->messages().last().draft.text(), str("new"));
    dialogPart<QAbstractButton>("savedRename")->click();
    auto *name = table->findChild<QLineEdit *>();
    QVERIFY(name);
    name->setText(str("c"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(client()->messages().last().name, str("c"));
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Delete); // asked, and not confirmed
    QCOMPARE(client()->messages().size(), 2);
    m_fixture->dialogs().confirms = true;
    dialogPart<QAbstractButton>("savedDelete")->click();
    QCOMPARE(client()->messages().size(), 1);
    QVERIFY(m_fixture->dialogs().questions.last().contains(str("“a”")));
    dialogPart<QAbstractButton>("savedClose")->click();
}

// ---- Ping and Close -------------------------------------------------------------------------------------------------

void ComposeDialogsTest::pingsWithAPayload()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    WindowFixture::connectTo(client(), server.url());
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    click("pingPayloadButton");
    dialogPart<QLineEdit>("pingPayload")->setText(str("hi ä"));
    dialogPart<QAbstractButton>("pingAccept")->click();
    auto frame = server.peer().waitForFrame();
    QVERIFY(frame);
    QCOMPARE(frame->opcode(), 0x9);
    QCOMPARE(frame->payload, QByteArray("hi \xC3\xA4"));
    QTRY_VERIFY(!m_fixture->window().findChild<QWidget *>(str("pingDialog")));
    click("pingPayloadButton");
    dialogPart<QComboBox>("pingForm")->setCurrentIndex(1);
    dialogPart<QLineEdit>("pingPayload")->setText(str("00 FF"));
    dialogPart<QAbstractButton>("pingAccept")->click();
    frame = server.peer().waitForFrame();
    QVERIFY(frame);
    QCOMPARE(frame->payload, QByteArray::fromHex("00ff"));
}

void ComposeDialogsTest::refusesLongPingPayloads()
{
    click("pingPayloadButton");
    auto *payload = dialogPart<QLineEdit>("pingPayload");
    const auto *accept = dialogPart<QAbstractButton>("pingAccept");
    payload->setText(QString(125, u'x'));
    QVERIFY(accept->isEnabled());
    payload->setText(QString(124, u'x') + str("ä"));
    QVERIFY(!accept->isEnabled());
    QVERIFY(dialogPart<QLabel>("pingVerdict")->text().contains(str("125 bytes; these are 126")));
    dialogPart<QComboBox>("pingForm")->setCurrentIndex(1);
    payload->setText(str("0G"));
    QVERIFY(!accept->isEnabled());
    QVERIFY(dialogPart<QLabel>("pingVerdict")->text().contains(str("not a hex digit")));
    dialogPart<QAbstractButton>("pingCancel")->click();
}

void ComposeDialogsTest::closesWithCodeAndReason()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    WindowFixture::connectTo(client(), server.url());
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    click("closeButton");
    dialogPart<QComboBox>("closeCode")->setEditText(str("4000"));
    dialogPart<QLineEdit>("closeReason")->setText(str("bye"));
    dialogPart<QAbstractButton>("closeAccept")->click();
    const auto frame = server.peer().waitForFrame();
    QVERIFY(frame);
    QCOMPARE(frame->closeCode(), 4000);
    QVERIFY(frame->payload.endsWith("bye"));
    server.peer().close();
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
}

WINDSOCK_TEST(ComposeDialogsTest)
#include "ComposeDialogsTest.moc"
