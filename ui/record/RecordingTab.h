#pragma once

#include "ui/Tab.h"
#include "workbench/log/LogStore.h"
#include "workbench/record/HarRemains.h"

#include <QStringList>

#include <memory>

namespace ui {

class RecordingBar;
class RecordingTask;
class StatusLine;

/// A recording to look at: the log of a file. It fills while the file is read, and nothing else changes it.
class RecordingTab : public Tab
{
    Q_OBJECT

public:
    RecordingTab(const QString &path, const workbench::LogBudget &budget, QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QIcon icon() const override;
    void takeFocus() override;
    LogView *log() const override { return m_log; }
    /// With what the file had beside, so that it is written again.
    workbench::RecordingOptions recording() const override;

    QString path() const { return m_path; }
    /// Reads the file, once.
    void read();
    bool isReading() const;

Q_SIGNALS:
    /// The file was read, or as much of it as could be.
    void finished();

protected:
    QList<PlacedPane> panes() const override;

private:
    struct Read;

    void take(const Read &read);
    void updateStatus();

    QString m_path;
    std::shared_ptr<workbench::LogStore> m_store;
    RecordingBar *m_bar;
    LogView *m_log;
    StatusLine *m_status;
    RecordingTask *m_task;
    QStringList m_urls;
    std::shared_ptr<workbench::HarRemains> m_remains;
};

} // namespace ui
