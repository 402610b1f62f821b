#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/FilterField.h"
#include "ui/log/LogMemory.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"

using ui::TimeForm;

/// What logs keep from one run to the next.
class LogMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheFormOfTheTime();
    void keepsFilters();
    void keepsAFewAndShortOnes();
    void forgivesNonsense();

private:
    static ui::FilterField *field(const ui::Tab *tab) { return WindowFixture::part<ui::FilterField>(tab, "logFilter"); }
    static void type(const ui::Tab *tab, const QString &filter)
    {
        field(tab)->setText(filter);
        QTest::keyClick(field(tab), Qt::Key_Return);
    }
};

void LogMemoryTest::keepsTheFormOfTheTime()
{
    WindowFixture fixture;
    const auto form = [](const ui::Tab *tab) { return tab->log()->model()->timeForm(); };
    QCOMPARE(form(fixture.client()), TimeForm::Clock);
    QTest::keyClick(&fixture.window(), Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(form(fixture.client()), TimeForm::SinceConnect);
    QCOMPARE(form(fixture.window().openClient()), TimeForm::SinceConnect);
    fixture.reopen();
    QCOMPARE(form(fixture.client()), TimeForm::SinceConnect);
    QCOMPARE(form(fixture.server()), TimeForm::Clock); // a server's log is another thing
}

void LogMemoryTest::keepsFilters()
{
    WindowFixture fixture;
    type(fixture.client(), QStringLiteral("size>1k"));
    type(fixture.client(), QStringLiteral("/a\\/b, \"c\"/i"));
    type(fixture.server(), QStringLiteral("peer:3"));
    const QStringList clients{QStringLiteral("/a\\/b, \"c\"/i"), QStringLiteral("size>1k")};
    // At once, for all of its kind.
    QCOMPARE(field(fixture.window().openClient())->history(), clients);
    fixture.crash();
    QCOMPARE(field(fixture.client())->history(), clients);
    QCOMPARE(field(fixture.client())->text(), QString());
    QCOMPARE(field(fixture.server())->history(), QStringList{QStringLiteral("peer:3")});
}

void LogMemoryTest::keepsAFewAndShortOnes()
{
    WindowFixture fixture;
    for (int i = 0; i < 30; ++i)
        type(fixture.client(), QStringLiteral("word%1").arg(i));
    type(fixture.client(), QString(ui::LogMemory::longestFilter + 1, u'x'));
    fixture.reopen();
    const QStringList kept = field(fixture.client())->history();
    QVERIFY(kept.size() >= 10 && kept.size() <= 20);
    QCOMPARE(kept.constFirst(), QStringLiteral("word29"));
}

void LogMemoryTest::forgivesNonsense()
{
    WindowFixture fixture;
    fixture.settings().setValue(QStringLiteral("log/client/time"), QStringLiteral("sundial"));
    fixture.settings().setValue(QStringLiteral("log/client/filters"), 7);
    fixture.reopen();
    QCOMPARE(fixture.client()->log()->model()->timeForm(), TimeForm::Clock);
}

WINDSOCK_TEST(LogMemoryTest)
#include "LogMemoryTest.moc"
