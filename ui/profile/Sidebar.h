#pragma once

#include "ui/profile/SidebarModel.h"
#include "workbench/profile/ProfileStore.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QLineEdit;
class QTreeView;

namespace ui {

class Dialogs;

/// Saved profiles and the history, to open with Enter or a double click, to put in order by dragging, F2 and Del, and to look
/// through with the filter.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    /// @p store and @p history outlive us.
    Sidebar(workbench::ProfileStore &store, ConnectionHistory &history, std::shared_ptr<Dialogs> dialogs,
            QWidget *parent = nullptr);

    SidebarModel *model() const { return m_model; }
    /// Marks a profile, so that one sees where it is.
    void select(const QString &place);
    void focusFilter();

Q_SIGNALS:
    void profileWanted(const QString &place);
    void connectionWanted(const QString &url);
    void importWanted();
    /// A sentence on what can't be done.
    void failed(const QString &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    void open(const QModelIndex &index);
    void removeCurrent();
    void remove(const QString &place, const QString &name);
    void makeFolder();
    void showMenu(const QPoint &at);
    void showListing();
    void setFilter(const QString &text);
    QModelIndex current() const;
    bool pressed(int key);

    workbench::ProfileStore &m_store;
    ConnectionHistory &m_history;
    std::shared_ptr<Dialogs> m_dialogs;
    SidebarModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QSet<QString> m_closed; ///< Folders that were closed by hand: the others are open.
    QString m_selected;
};

} // namespace ui
