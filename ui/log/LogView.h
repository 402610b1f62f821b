#pragma once

#include "workbench/log/LogStore.h"

#include <QWidget>

#include <functional>
#include <memory>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class EmptyHint;
class EntryDetail;
class LogModel;
class LogTable;

/// A log to look at: what to show of it, its rows, and all of the row that is selected.
class LogView : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(std::shared_ptr<workbench::LogStore> store, QWidget *parent = nullptr);

    LogModel *model() const { return m_model; }
    LogTable *table() const { return m_table; }
    EmptyHint *hint() const;
    /// What the rows that are shown are chosen by.
    QWidget *filter() const;
    /// All of the selected row.
    QWidget *detail() const;
    /// A server's log says which peer; a client's needn't.
    void setPeersShown(bool shown);
    void setPingsShown(bool shown);
    /// Shows only what belongs to these peers, as if they were typed into the filter.
    void filterPeers(const QList<quint32> &peers);

public Q_SLOTS:
    void clear();

Q_SIGNALS:
    /// How many entries there are, are hidden, were dropped may have changed.
    void countsChanged();
    void pingsShownChanged(bool shown);

private:
    QHBoxLayout *makeToolBar();
    void showPings(bool shown);
    void applyPeerFilter();
    /// What has rows is changed by @p change; what is selected stays selected if it still has one.
    void keepingSelection(const std::function<void()> &change);
    void showCurrent();
    void updateCounts();

    // In the order of the keyboard's way through them.
    LogModel *m_model;
    QLabel *m_counts;
    QLineEdit *m_peerFilter;
    QCheckBox *m_pings;
    QToolButton *m_clear;
    LogTable *m_table;
    EntryDetail *m_detail;
};

} // namespace ui
