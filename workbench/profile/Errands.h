#pragma once

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

#include <utility>

namespace workbench {

/// Has work done in a thread of its own, one piece after the other in the order they were given, and says what came of it in
/// the thread of the object it belongs to. For files: nothing that a window waits for reads them.
class Errands
{
public:
    /// What `then` is called in the thread of; outlives us.
    explicit Errands(QObject *owner)
        : m_owner(owner)
    {
        m_pool.setMaxThreadCount(1);
    }

    /// Does what is left first.
    ~Errands() { m_pool.waitForDone(); }
    Q_DISABLE_COPY_MOVE(Errands)

    /// Calls @p work in the other thread, then @p then with what it gave in ours, unless the owner is gone by then.
    template <typename Work, typename Then>
    void run(Work work, Then then)
    {
        m_pool.start([owner = m_owner, work = std::move(work), then = std::move(then)] {
            auto result = work();
            QMetaObject::invokeMethod(
                owner, [then, result = std::move(result)] { then(result); }, Qt::QueuedConnection);
        });
    }

    /// Until all is done that was given; not what is said about it.
    void finish() { m_pool.waitForDone(); }

private:
    QObject *m_owner;
    QThreadPool m_pool;
};

} // namespace workbench
