#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// Under which name and in which folder a profile is kept.
class SaveDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p folders are places in the folder of profiles; the top one need not be among them.
    SaveDialog(const QString &name, const QString &folder, const QStringList &folders, QWidget *parent);

    /// What stands there already, by folder: a name among them is told to get a number.
    void setTaken(const QStringList &places);

Q_SIGNALS:
    /// @p folder may be a new one.
    void chosen(const QString &name, const QString &folder);

private:
    QString folder() const;
    void validate();

    QLineEdit *m_name;
    QComboBox *m_folder;
    QLabel *m_verdict;
    QPushButton *m_save;
    QStringList m_taken;
};

} // namespace ui
