#pragma once

#include <QWidget>

#include <memory>

class QLineEdit;

namespace ui {

class Dialogs;

/// The path of a file, typed or chosen.
class FileEdit : public QWidget
{
    Q_OBJECT

public:
    /// The field is called @p name, the button nameBrowse. @p title is what the dialog and screen readers say, @p filter is
    /// as of QFileDialog.
    FileEdit(const QString &name, const QString &title, const QString &filter, std::shared_ptr<Dialogs> dialogs,
             QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);
    void setPlaceholderText(const QString &text);

Q_SIGNALS:
    void pathChanged();

private:
    std::shared_ptr<Dialogs> m_dialogs;
    QLineEdit *m_field;
};

} // namespace ui
