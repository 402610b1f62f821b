#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPixmap>
#include <QSpinBox>
#include <QTabBar>

using ui::ClientTab;
using workbench::MessageDraft;
using Form = MessageDraft::Form;

/// Where messages are written, in the sizes and themes it is seen in: nothing is cut off. With WINDSOCK_PICTURES set to a
/// folder, it leaves pictures there for people to look at.
class ComposeLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasRoomForEverything_data();
    void hasRoomForEverything();

private:
    static void fill(ClientTab *client);
    static void checkButtons(const QWidget *parent);
    static void checkForms(const QTabBar *forms);
    static void draw(QWidget *window, const QString &name);
};

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

MessageDraft draftOf(Form form, const char *text)
{
    MessageDraft draft;
    draft.form = form;
    draft.texts.insert(form, str(text));
    return draft;
}

} // namespace

void ComposeLooksTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
    QTest::newRow("light-small") << false << QSize(800, 600);
    QTest::newRow("dark-small") << true << QSize(800, 600);
}

void ComposeLooksTest::fill(ClientTab *client)
{
    client->setEnvironment({str("staging"), {{str("room"), str("lobby"), false}, {str("token"), str("x"), true}}});
    MessageDraft draft;
    draft.texts = {{Form::Text, str("join {{room}} with {{token}} as {{nobody}}")},
                   {Form::Json, str("{\n  \"type\": \"join\",\n  \"room\": \"{{room}}\",\n  \"token\": \"{{token}}\",\n"
                                    "  \"at\": {{$timestamp}}, \"ok\": true\n}")},
                   {Form::Hex, str("DE AD BE EF 0X")},
                   {Form::Base64, str("3q2+7w==")},
                   {Form::File, str("/no/such/file.bin")}};
    client->setDraft(draft);
    client->setMessages({{str("Greeting"), draftOf(Form::Json, "{\"type\": \"hello\"}")},
                         {str("Join the lobby"), draftOf(Form::Text, "join {{room}} with {{token}}")},
                         {str("Four bytes"), draftOf(Form::Hex, "DE AD BE EF")}});
}

void ComposeLooksTest::checkButtons(const QWidget *parent)
{
    for (const QAbstractButton *button : parent->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
    }
    for (const QComboBox *box : parent->findChildren<QComboBox *>()) {
        if (box->isVisible())
            QVERIFY2(box->width() >= box->minimumSizeHint().width(), qPrintable(box->objectName()));
    }
}

void ComposeLooksTest::checkForms(const QTabBar *forms)
{
    for (int i = 0; i < forms->count(); ++i)
        QVERIFY2(forms->rect().contains(forms->tabRect(i)), qPrintable(forms->tabText(i)));
}

void ComposeLooksTest::draw(QWidget *window, const QString &name)
{
    const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(window->grab().save(QStringLiteral("%1/compose-%2.png").arg(folder, name)));
}

void ComposeLooksTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    fixture.window().resize(size);
    QVERIFY(fixture.connectToOwnServer());
    ClientTab *client = fixture.client();
    fill(client);
    auto *forms = WindowFixture::part<QTabBar>(client, "composeForms");
    static constexpr const char *formNames[] = {"text", "json", "hex", "base64", "file"};
    const auto look = [&](const QString &what) {
        QCoreApplication::processEvents();
        checkButtons(client);
        checkForms(forms);
        draw(&fixture.window(), what + u'-' + name);
        QCOMPARE(fixture.window().size(), size); // it could be made that small
    };
    for (int form = 0; form < forms->count(); ++form) {
        forms->setCurrentIndex(form);
        QThreadPool::globalInstance()->waitForDone();
        look(QLatin1String(formNames[form]));
    }
    forms->setCurrentIndex(1);
    WindowFixture::part<QAbstractButton>(client, "repeatButton")->click();
    WindowFixture::part<QSpinBox>(client, "repeatCount")->setValue(3);
    WindowFixture::part<QSpinBox>(client, "repeatEvery")->setValue(1);
    WindowFixture::part<QAbstractButton>(client, "repeatStart")->click();
    QTRY_COMPARE(WindowFixture::messages(client).size(), 6);
    look(str("repeat"));
    for (const auto &[button, dialog] :
         {std::pair("savedButton", "savedMessages"), std::pair("pingPayloadButton", "pingDialog"),
          std::pair("closeButton", "closeDialog")}) {
        WindowFixture::part<QAbstractButton>(client, button)->click();
        auto *opened = WindowFixture::part(&fixture.window(), dialog);
        QCoreApplication::processEvents();
        checkButtons(opened);
        draw(opened, QLatin1String(dialog) + u'-' + name);
        opened->close();
    }
}

WINDSOCK_TEST(ComposeLooksTest)
#include "ComposeLooksTest.moc"
