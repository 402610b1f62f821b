#pragma once

#include "workbench/forge/ForgedPayload.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace ui {

class NumberEdit;

/// Writes a payload: as text or hex, once or over and over, compressed or not.
class PayloadForm : public QWidget
{
    Q_OBJECT

public:
    explicit PayloadForm(QWidget *parent = nullptr);

    workbench::ForgedPayload payload() const;
    void setPayload(const workbench::ForgedPayload &payload);

Q_SIGNALS:
    void edited();

private:
    bool isHex() const;
    void switchForm();
    void read();

    QComboBox *m_form;
    QCheckBox *m_deflate;
    NumberEdit *m_size;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    workbench::ForgedPayload m_payload;
    bool m_filling = false;
};

} // namespace ui
