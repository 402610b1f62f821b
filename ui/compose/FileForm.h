#pragma once

#include "ui/Dialogs.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// A message that is a file: which one, and whether it goes as binary or as text.
class FileForm : public QWidget
{
    Q_OBJECT

public:
    explicit FileForm(QWidget *parent = nullptr);

    void setDialogs(std::shared_ptr<Dialogs> dialogs) { m_dialogs = std::move(dialogs); }
    QString path() const;
    void setPath(const QString &path);
    bool isBinary() const;
    void setBinary(bool binary);
    void takeFocus();
    QWidgetList inTabOrder() const;

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void browse();

    std::shared_ptr<Dialogs> m_dialogs = std::make_shared<Dialogs>();
    QLineEdit *m_path;
    QPushButton *m_browse;
    QComboBox *m_kind;
};

} // namespace ui
