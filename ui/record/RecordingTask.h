#pragma once

#include "ui/Background.h"
#include "workbench/record/RecordingProgress.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <utility>

namespace ui {

/// An export or an import on its way, in a thread in the background. Who deletes it cancels it, and doesn't wait for that.
class RecordingTask : public QObject
{
    Q_OBJECT

public:
    explicit RecordingTask(QObject *parent = nullptr);
    ~RecordingTask() override;

    /// Calls @p work with the progress it is to tell of, in another thread, and then @p done with what it gave, in ours. @p work
    /// must own all it uses. Once only.
    template <typename Work, typename Done>
    void run(Work work, Done done)
    {
        begin();
        inBackground(
            this,
            [progress = m_progress, work = std::move(work)] {
                const BesidesThePool besides;
                return work(*progress);
            },
            [this, done = std::move(done)](const auto &result) {
                end();
                done(result);
            });
    }

    void cancel();
    bool isRunning() const { return m_poll.isActive(); }

Q_SIGNALS:
    /// How far it is, some times a second: entries of an export, bytes of an import. @p total is 0 until it is known.
    void progressed(qint64 done, qint64 total);

private:
    /// While there is one, Qt's pool has a thread more: what takes this long mustn't keep short things waiting.
    class BesidesThePool
    {
    public:
        BesidesThePool();
        ~BesidesThePool();
        Q_DISABLE_COPY_MOVE(BesidesThePool)
    };

    void begin();
    void end();
    void tell();

    std::shared_ptr<workbench::RecordingProgress> m_progress;
    QTimer m_poll;
};

} // namespace ui
