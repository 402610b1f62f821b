#include "tests/support/TestRegistry.h"

#include "wslib/net/Readiness.h"

#include <QtTest>

#include <array>
#include <functional>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace wslib;

namespace {

/// A pair of connected descriptors, of which one is watched.
class Pair : private ReadyListener
{
public:
    explicit Pair(quint32 events = EPOLLIN)
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends.data()) != 0)
            qFatal("socketpair() failed");
        m_place = readiness->add(m_ends[0], this);
        watchFor(events);
    }
    ~Pair() override
    {
        readiness->remove(m_place);
        for (const int end : m_ends)
            ::close(end);
    }
    Q_DISABLE_COPY_MOVE(Pair)

    /// Makes it ready, for as long as nobody reads.
    void poke() const { QCOMPARE(::write(m_ends[1], "x", 1), 1); }
    void watchFor(quint32 events) const { QVERIFY(readiness->change(m_place, events)); }

    int told = 0;
    std::function<void()> onTold;
    std::shared_ptr<Readiness> readiness = Readiness::ofThisThread();

private:
    void descriptorReady(quint32 /*events*/) override
    {
        ++told;
        if (onTold)
            onTold();
    }

    std::array<int, 2> m_ends{};
    Readiness::Place m_place;
};

} // namespace

/// Many descriptors behind one notifier.
class ReadinessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoIsReady();
    void tellsAgainUntilTheyAreRead();
    void isOneForAThread();
    void tellsNothingOfWhatIsntWatched();
    void mayLoseOneThatIsTold();
    void mayLoseOneThatWouldBeToldNext();
    void mayLoseTheLastOne();
    void tellsNothingToWhoTakesThePlace();
    void tellsMoreThanABatch();
    void mayBeUsedFromWithin();
};

void ReadinessTest::tellsWhoIsReady()
{
    Pair ready;
    Pair idle;
    ready.poke();
    QTRY_VERIFY(ready.told > 0);
    QCOMPARE(idle.told, 0);
}

void ReadinessTest::tellsAgainUntilTheyAreRead()
{
    Pair pair;
    pair.poke();
    QTRY_VERIFY(pair.told > 3);
}

void ReadinessTest::isOneForAThread()
{
    const Pair one;
    const Pair other;
    QCOMPARE(one.readiness, other.readiness);
    std::shared_ptr<Readiness> elsewhere;
    QThread *thread = QThread::create([&elsewhere] {
        elsewhere = Readiness::ofThisThread();
        elsewhere.reset();
    });
    thread->start();
    QVERIFY(thread->wait());
    delete thread;
}

void ReadinessTest::tellsNothingOfWhatIsntWatched()
{
    Pair pair;
    Pair other;
    pair.watchFor(0);
    pair.poke();
    other.poke();
    QTRY_VERIFY(other.told > 3);
    QCOMPARE(pair.told, 0);
    pair.watchFor(EPOLLIN);
    QTRY_VERIFY(pair.told > 0);
}

void ReadinessTest::mayLoseOneThatIsTold()
{
    auto pair = std::make_unique<Pair>();
    const Pair other;
    pair->onTold = [&pair] { pair.reset(); };
    pair->poke();
    QTRY_VERIFY(pair == nullptr);
}

// Both are in the same batch, and whichever comes first deletes the other.
void ReadinessTest::mayLoseOneThatWouldBeToldNext()
{
    auto one = std::make_unique<Pair>();
    auto two = std::make_unique<Pair>();
    one->onTold = [&two] { two.reset(); };
    two->onTold = [&one] { one.reset(); };
    one->poke();
    two->poke();
    QTRY_VERIFY(one == nullptr || two == nullptr);
    Pair *const left = one ? one.get() : two.get();
    left->onTold = {};
    QTRY_VERIFY(left->told > 3);
}

void ReadinessTest::mayLoseTheLastOne()
{
    auto pair = std::make_unique<Pair>();
    pair->onTold = [&pair] { pair.reset(); };
    pair->poke();
    QTRY_VERIFY(pair == nullptr);
    Pair next;
    next.poke();
    QTRY_VERIFY(next.told > 0);
}

// What was in the batch for the last owner of a place isn't told to the next.
void ReadinessTest::tellsNothingToWhoTakesThePlace()
{
    auto one = std::make_unique<Pair>();
    auto two = std::make_unique<Pair>();
    std::unique_ptr<Pair> successor;
    const auto replace = [&successor](std::unique_ptr<Pair> &pair) {
        if (successor)
            return;
        pair.reset();
        successor = std::make_unique<Pair>();
    };
    one->onTold = [&] { replace(two); };
    two->onTold = [&] { replace(one); };
    one->poke();
    two->poke();
    QTRY_VERIFY(successor != nullptr);
    Pair &left = one ? *one : *two;
    const int told = left.told;
    QTRY_VERIFY(left.told > told + 3);
    QCOMPARE(successor->told, 0);
}

void ReadinessTest::tellsMoreThanABatch()
{
    std::vector<std::unique_ptr<Pair>> pairs;
    for (int i = 0; i < 400; ++i) { // a batch has 256
        pairs.push_back(std::make_unique<Pair>());
        pairs.back()->poke();
        Pair *const pair = pairs.back().get();
        pair->onTold = [pair] { pair->watchFor(0); };
    }
    const auto isTold = [](const std::unique_ptr<Pair> &pair) { return pair->told == 1; };
    QTRY_VERIFY(std::all_of(pairs.begin(), pairs.end(), isTold));
}

// A slot that runs an event loop of its own, and makes others there.
void ReadinessTest::mayBeUsedFromWithin()
{
    Pair inner;
    std::vector<std::unique_ptr<Pair>> more;
    Pair outer;
    bool nested = false;
    outer.onTold = [&] {
        outer.watchFor(0);
        for (int i = 0; i < 100; ++i)
            more.push_back(std::make_unique<Pair>());
        inner.poke();
        QTRY_VERIFY(inner.told > 0);
        nested = true;
    };
    outer.poke();
    QTRY_VERIFY(nested);
}

WINDSOCK_TEST(ReadinessTest)
#include "ReadinessTest.moc"
