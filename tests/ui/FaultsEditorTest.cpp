#include "WindowFixture.h"
#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "ui/faults/FaultsEditor.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrl>

using ui::ServerTab;

/// Faults as they are chosen in the server's tab.
class FaultsEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void addsAndRemoves();
    void saysWhatIsWrong();
    void strikesWithThem();
    void startsNotWithWhatCantBeRead();
    void switchedOffStrikesNothing();
    void drawsASeed();

private:
    ServerTab *server() const { return m_fixture->server(); }
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return WindowFixture::part<Widget>(server(), name);
    }
    void choose(const char *name) const;

    std::optional<WindowFixture> m_fixture;
};

void FaultsEditorTest::init()
{
    m_fixture.emplace();
    QTest::keyClick(&m_fixture->window(), Qt::Key_2, Qt::ControlModifier);
    server()->showSection(ServerTab::Options);
}

void FaultsEditorTest::choose(const char *name) const
{
    auto *add = part<QComboBox>("addFault");
    const int index = add->findText(QLatin1String(name));
    QVERIFY2(index > 0, name);
    add->setCurrentIndex(index);
    Q_EMIT add->activated(index);
    QCOMPARE(add->currentIndex(), 0);
}

void FaultsEditorTest::addsAndRemoves()
{
    auto *editor = server()->findChild<ui::FaultsEditor *>();
    choose("Latency");
    choose("Lose messages");
    QCOMPARE(part<QLineEdit>("faultArguments1")->text(), QStringLiteral("200ms,jitter=50ms"));
    QCOMPARE(editor->activeCount(), 2);
    part<QLineEdit>("faultArguments2")->setText(QStringLiteral("after:3"));
    part<QLineEdit>("faultSeed")->setText(QStringLiteral("42"));
    const auto plan = editor->plan();
    QVERIFY(plan.value.has_value());
    QCOMPARE(plan.value->faults.size(), 2);
    QCOMPARE(plan.value->faults.at(1).trigger.after, 3);
    QCOMPARE(plan.value->seed, 42U);
    part<QAbstractButton>("removeFault1")->click();
    QCOMPARE(editor->activeCount(), 1);
}

void FaultsEditorTest::saysWhatIsWrong()
{
    choose("Bandwidth");
    auto *problem = part<QLabel>("faultProblem");
    QVERIFY(problem->isHidden());
    part<QLineEdit>("faultArguments1")->setText(QStringLiteral("much"));
    QVERIFY(!problem->isHidden());
    QVERIFY(problem->text().contains(QStringLiteral("\"much\"")));
    part<QLineEdit>("faultArguments1")->setText(QStringLiteral("64k"));
    QVERIFY(problem->isHidden());
}

void FaultsEditorTest::strikesWithThem()
{
    choose("Send twice");
    part<QLineEdit>("faultArguments1")->setText(QStringLiteral("every:2"));
    part<QLineEdit>("faultSeed")->setText(QStringLiteral("7"));
    const QString url = m_fixture->startServer();
    QVERIFY(!url.isEmpty());
    const auto *facts = part<QLabel>("statusFacts");
    QTRY_VERIFY2(facts->text().contains(QStringLiteral("1 fault active, seed 7")), qPrintable(facts->text()));
    QVERIFY(!part<QLineEdit>("faultArguments1")->isEnabled()); // in use
    RawPeer peer(static_cast<quint16>(QUrl(url).port()));
    QVERIFY(peer.upgrade("/websocket"));
    peer.send(WireFrame::text("a").masked().bytes() + WireFrame::text("b").masked().bytes());
    for (const char *text : {"a", "b", "b"})
        QCOMPARE(peer.waitForFrame()->payload, QByteArray(text));
}

void FaultsEditorTest::startsNotWithWhatCantBeRead()
{
    choose("Latency");
    part<QLineEdit>("faultArguments1")->setText(QStringLiteral("soon"));
    part<QSpinBox>("serverPort")->setValue(0);
    WindowFixture::click(server(), "serverButton");
    QTRY_VERIFY(WindowFixture::problem(server()).contains(QStringLiteral("soon")));
    QCOMPARE(server()->state(), ServerTab::State::Stopped);
}

void FaultsEditorTest::switchedOffStrikesNothing()
{
    choose("Refuse connections");
    part<QCheckBox>("faultOn1")->setChecked(false);
    QVERIFY(m_fixture->connectToOwnServer());
}

void FaultsEditorTest::drawsASeed()
{
    choose("Latency");
    auto *editor = server()->findChild<ui::FaultsEditor *>();
    const auto plan = editor->plan();
    QVERIFY(plan.value.has_value());
    QVERIFY(part<QLineEdit>("faultSeed")->placeholderText().contains(QString::number(plan.value->seed)));
}

WINDSOCK_TEST(FaultsEditorTest)
#include "FaultsEditorTest.moc"
