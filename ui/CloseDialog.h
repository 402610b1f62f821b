#pragma once

#include "wslib/protocol/CloseCode.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// With which code and reason a connection is to be closed, or several.
class CloseDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p title says whose.
    explicit CloseDialog(const QString &title, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(wslib::CloseCode code, const QString &reason);

private:
    void validate();
    int code() const;

    QComboBox *m_code;
    QLineEdit *m_reason;
    QLabel *m_verdict;
    QPushButton *m_close = nullptr;
};

} // namespace ui
