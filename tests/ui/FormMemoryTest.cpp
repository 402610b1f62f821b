#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/faults/FaultsEditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

/// How a server is to be stays as it was typed, from one run to the next.
class FormMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsHowAServerIsToBe();
    void keepsItOverACrash();
    void keepsFaultsAsTheyWereTyped();
    void keepsNoSecrets();
    void passesOverWhatCantBe();

private:
    template <typename Widget>
    static Widget *part(const WindowFixture &fixture, const char *name)
    {
        return WindowFixture::part<Widget>(fixture.server(), name);
    }
    static void fill(const WindowFixture &fixture);
    static void compare(const WindowFixture &fixture);
};

void FormMemoryTest::fill(const WindowFixture &fixture)
{
    part<QComboBox>(fixture, "serverHandler")->setCurrentText(QStringLiteral("relay"));
    part<QLineEdit>(fixture, "serverHost")->setText(QStringLiteral("0.0.0.0"));
    part<QLineEdit>(fixture, "serverPath")->setText(QStringLiteral("/mine"));
    part<QLineEdit>(fixture, "serverUpstream")->setText(QStringLiteral("ws://localhost:3000/feed"));
    part<QCheckBox>(fixture, "serverCompression")->setChecked(true);
    part<QSpinBox>(fixture, "compressionLevel")->setValue(3);
    part<QComboBox>(fixture, "serverOrigins")->setCurrentIndex(2);
    part<QLineEdit>(fixture, "serverOriginHosts")->setText(QStringLiteral("example.org"));
    part<QSpinBox>(fixture, "serverPort")->setValue(9001);
}

void FormMemoryTest::compare(const WindowFixture &fixture)
{
    QCOMPARE(part<QComboBox>(fixture, "serverHandler")->currentText(), QStringLiteral("relay"));
    QCOMPARE(part<QLineEdit>(fixture, "serverHost")->text(), QStringLiteral("0.0.0.0"));
    QCOMPARE(part<QLineEdit>(fixture, "serverPath")->text(), QStringLiteral("/mine"));
    QCOMPARE(part<QLineEdit>(fixture, "serverUpstream")->text(), QStringLiteral("ws://localhost:3000/feed"));
    QVERIFY(part<QCheckBox>(fixture, "serverCompression")->isChecked());
    QCOMPARE(part<QSpinBox>(fixture, "compressionLevel")->value(), 3);
    QCOMPARE(part<QComboBox>(fixture, "serverOrigins")->currentIndex(), 2);
    QCOMPARE(part<QLineEdit>(fixture, "serverOriginHosts")->text(), QStringLiteral("example.org"));
    QCOMPARE(part<QSpinBox>(fixture, "serverPort")->value(), 9001);
}

void FormMemoryTest::keepsHowAServerIsToBe()
{
    WindowFixture fixture;
    fill(fixture);
    fixture.reopen();
    compare(fixture);
}

void FormMemoryTest::keepsItOverACrash()
{
    WindowFixture fixture;
    fill(fixture);
    QSignalSpy saved(fixture.server(), &ui::ServerTab::draftChanged);
    QVERIFY(saved.wait());
    fixture.crash();
    compare(fixture);
}

void FormMemoryTest::keepsFaultsAsTheyWereTyped()
{
    WindowFixture fixture;
    auto *faults = fixture.server()->findChild<ui::FaultsEditor *>();
    faults->add(QStringLiteral("latency=200ms,jitter=50ms"));
    faults->add(QStringLiteral("stall=3,5s"));
    faults->add(QStringLiteral("wrong-accept"));
    part<QLineEdit>(fixture, "faultArguments2")->setText(QStringLiteral("soon")); // and wrong
    part<QCheckBox>(fixture, "faultOn1")->setChecked(false);
    part<QLineEdit>(fixture, "faultSeed")->setText(QStringLiteral("42"));
    const QStringList written = faults->written();
    QCOMPARE(written.size(), 3);
    fixture.reopen();
    auto *again = fixture.server()->findChild<ui::FaultsEditor *>();
    QCOMPARE(again->written(), written);
    QCOMPARE(again->activeCount(), 2);
    QCOMPARE(part<QLineEdit>(fixture, "faultSeed")->text(), QStringLiteral("42"));
}

void FormMemoryTest::keepsNoSecrets()
{
    WindowFixture fixture;
    part<QLineEdit>(fixture, "serverUpstream")->setText(QStringLiteral("ws://me:secret@localhost:3000/?token=hidden"));
    part<QLineEdit>(fixture, "tlsPassphrase")->setText(QStringLiteral("secret"));
    const QVariantMap fields = fixture.server()->draft().fields;
    for (const QVariant &value : fields)
        QVERIFY2(!value.toString().contains(QStringLiteral("secret")), qPrintable(value.toString()));
    QVERIFY(!fields.contains(QStringLiteral("tlsPassphrase")));
}

void FormMemoryTest::passesOverWhatCantBe()
{
    WindowFixture fixture;
    ui::ScriptDraft draft = fixture.server()->draft();
    draft.fields.insert(QStringLiteral("serverHandler"), QStringLiteral("of another version"));
    draft.fields.insert(QStringLiteral("serverPort"), QStringLiteral("a port"));
    draft.fields.insert(QStringLiteral("faults"), QStringList{QStringLiteral("of another version=1"), QString()});
    fixture.server()->setDraft(draft);
    QCOMPARE(part<QComboBox>(fixture, "serverHandler")->currentText(), QStringLiteral("echo"));
    QVERIFY(fixture.server()->findChild<ui::FaultsEditor *>()->written().isEmpty());
}

WINDSOCK_TEST(FormMemoryTest)
#include "FormMemoryTest.moc"
