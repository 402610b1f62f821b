#pragma once

#include "ui/compose/TypedBytes.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// What a ping is to carry: text, or bytes in hex.
class PingDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PingDialog(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QByteArray &payload);

private:
    TypedBytes payload() const;
    void validate();

    QComboBox *m_form;
    QLineEdit *m_payload;
    QLabel *m_verdict;
    QPushButton *m_ping = nullptr;
};

} // namespace ui
