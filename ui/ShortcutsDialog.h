#pragma once

#include <QDialog>

class QAbstractItemModel;
class QMenuBar;
class QTableView;

namespace ui {

/// Every key that does something, to look through: those of the menus, and those that only one place knows.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    /// Reads the menus of @p bar as they are now.
    explicit ShortcutsDialog(const QMenuBar *bar, QWidget *parent = nullptr);

private:
    QAbstractItemModel *makeModel(const QMenuBar *bar);
    QTableView *makeTable(QAbstractItemModel *model);
};

} // namespace ui
