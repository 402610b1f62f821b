#include "tests/support/TestRegistry.h"

#include "wslib/net/BusyPolling.h"

#include <QCoreApplication>
#include <QtTest>

using namespace wslib;

namespace {

/// How many times something must come until the loop is kept awake again; then that moment passes, in vain.
int stirsUntilAwake(BusyPolling &polling)
{
    int stirs = 0;
    while (!polling.isAwake() && stirs < 1000) {
        polling.stir();
        ++stirs;
    }
    return QTest::qWaitFor([&polling] { return !polling.isAwake(); }) ? stirs : -1;
}

} // namespace

/// Staying awake for a moment, and not for nothing.
class BusyPollingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysAwakeForAMoment();
    void triesLessAndLessOftenInVain();
    void triesAgainWhenItWasWorthwhile();
    void sleepsWhereThereIsOneProcessor();
};

void BusyPollingTest::staysAwakeForAMoment()
{
    BusyPolling polling(true);
    polling.stir();
    QVERIFY(polling.isAwake());
    // The loop doesn't wait, though there is nothing: else this would never return.
    while (polling.isAwake())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void BusyPollingTest::triesLessAndLessOftenInVain()
{
    BusyPolling polling(true);
    for (int failures = 0; failures < BusyPolling::mostFailures; ++failures)
        QCOMPARE(stirsUntilAwake(polling), 1 << failures);
    QCOMPARE(stirsUntilAwake(polling), 1 << BusyPolling::mostFailures);
    QCOMPARE(stirsUntilAwake(polling), 1 << BusyPolling::mostFailures);
}

void BusyPollingTest::triesAgainWhenItWasWorthwhile()
{
    BusyPolling polling(true);
    for (int failures = 0; failures < BusyPolling::mostFailures; ++failures)
        QVERIFY(stirsUntilAwake(polling) > 0);
    while (!polling.isAwake())
        polling.stir();
    polling.stir(); // while it is awake: that is what it was for
    QTRY_VERIFY(!polling.isAwake());
    QCOMPARE(stirsUntilAwake(polling), 2);
}

void BusyPollingTest::sleepsWhereThereIsOneProcessor()
{
    BusyPolling polling(false);
    polling.stir();
    QVERIFY(!polling.isAwake());
}

WINDSOCK_TEST(BusyPollingTest)
#include "BusyPollingTest.moc"
