#pragma once

#include "workbench/profile/ProfileStore.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QTableView;

namespace ui {

class Dialogs;
class VariableModel;

/// Environments and their variables: add, rename and delete environments, edit their variables.
class EnvironmentDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins with the one called @p current.
    EnvironmentDialog(const QList<workbench::ProfileStore::StoredEnvironment> &environments, const QString &current,
                      std::shared_ptr<Dialogs> dialogs, QWidget *parent);

Q_SIGNALS:
    /// All there are now.
    void chosen(const QList<workbench::ProfileStore::StoredEnvironment> &environments);

private:
    QWidget *makeList();
    QWidget *makeTable();
    void add();
    void removeEnvironment();
    void removeVariable();
    void showEnvironment(int row);
    void takeVariables();
    void rename(QListWidgetItem *item);
    void validate();
    QString problem() const;

    QList<workbench::ProfileStore::StoredEnvironment> m_environments;
    std::shared_ptr<Dialogs> m_dialogs;
    VariableModel *m_model;
    QListWidget *m_list;
    QTableView *m_table;
    QPushButton *m_removeEnvironment;
    QPushButton *m_removeVariable;
    QLabel *m_verdict;
    QPushButton *m_save;
    int m_shown = -1;
};

} // namespace ui
