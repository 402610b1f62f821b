#pragma once

#include "workbench/forge/ForgedFrame.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace ui {

class NumberEdit;

/// A frame's header as a form; each field is what one says it is, whatever the others are.
class FrameForm : public QWidget
{
    Q_OBJECT

public:
    explicit FrameForm(QWidget *parent = nullptr);

    /// Puts what stands in the form into @p frame, whose payload stays.
    void applyTo(workbench::ForgedFrame &frame) const;
    void setFrame(const workbench::ForgedFrame &frame);

Q_SIGNALS:
    void edited();

private:
    void fillBoxes();
    void layOut();
    void markKey();

    QCheckBox *m_fin;
    QCheckBox *m_rsv1;
    QCheckBox *m_rsv2;
    QCheckBox *m_rsv3;
    QComboBox *m_opcode;
    QComboBox *m_masking;
    QLineEdit *m_key;
    NumberEdit *m_length;
    QComboBox *m_encoding;
};

} // namespace ui
