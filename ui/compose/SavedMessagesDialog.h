#pragma once

#include "ui/Dialogs.h"
#include "workbench/profile/MessageDraft.h"

#include <QDialog>

#include <memory>

class QBoxLayout;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace ui {

class SavedMessageModel;

/// The messages that have a name: to be found, loaded or sent at once; to save what is being written, and to keep house.
class SavedMessagesDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p model outlives the dialog; @p current is what is being written.
    SavedMessagesDialog(SavedMessageModel *model, const workbench::MessageDraft &current,
                        std::shared_ptr<Dialogs> dialogs, QWidget *parent = nullptr);

Q_SIGNALS:
    void loadRequested(const workbench::MessageDraft &draft);
    /// Loaded it is too.
    void sendRequested(const workbench::MessageDraft &draft);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpTable();
    QBoxLayout *makeHousekeeping();
    QBoxLayout *makeChoices();
    QPushButton *makeButton(const QString &name, const QString &text, const QString &toolTip);
    /// The row in the model that is chosen, or -1.
    int row() const;
    void saveCurrent();
    void update();
    void rename();
    void remove();
    void choose(bool send);
    void updateButtons();

    SavedMessageModel *m_model;
    QSortFilterProxyModel *m_found;
    workbench::MessageDraft m_current;
    std::shared_ptr<Dialogs> m_dialogs;
    QLineEdit *m_search;
    QTableView *m_table;
    QList<QPushButton *> m_needRow;
};

} // namespace ui
