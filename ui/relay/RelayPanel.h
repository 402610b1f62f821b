#pragma once

#include "workbench/relay/RelayMessage.h"
#include "workbench/session/PeerRecord.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace ui {

class EmptyHint;
class HeldModel;
class MessageEditor;

/// What one does to the messages of a relay by hand: a breakpoint that holds some of them, those that are held, to be changed,
/// released or dropped, and messages of one's own.
class RelayPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RelayPanel(QWidget *parent = nullptr);

    void setHeld(const QList<workbench::HeldMessage> &held);
    int heldCount() const;
    /// Between whom something can be injected.
    void setPeers(const QList<workbench::PeerInfo> &peers);
    workbench::RelayBreakpoint breakpoint() const;
    QWidget *table() const;
    QWidget *editor() const;

Q_SIGNALS:
    void breakpointChanged(const workbench::RelayBreakpoint &breakpoint);
    void releaseRequested(quint64 id, const std::optional<wslib::Message> &changed);
    void releaseAllRequested();
    void dropRequested(quint64 id);
    void injectRequested(const QList<quint32> &clients, workbench::RelayDirection direction,
                         const wslib::Message &message);

private:
    QHBoxLayout *makeFilter();
    QWidget *makeList();
    QHBoxLayout *makeActions();
    void filterChanged();
    void showCurrent();
    quint64 current() const;
    void release();
    void drop();
    void inject(workbench::RelayDirection direction);
    void updateActions();

    QCheckBox *m_on;
    QComboBox *m_direction;
    QComboBox *m_type;
    QLineEdit *m_pattern;
    QCheckBox *m_regular;
    QLabel *m_problem;
    HeldModel *m_model;
    QTableView *m_table;
    EmptyHint *m_hint;
    MessageEditor *m_editor;
    QPushButton *m_release;
    QPushButton *m_releaseAll;
    QPushButton *m_drop;
    QComboBox *m_client;
    QPushButton *m_toClient;
    QPushButton *m_toServer;
};

} // namespace ui
