#pragma once

#include "workbench/forge/ForgeSequence.h"

#include <QWidget>

class QLabel;
class QSpinBox;

namespace ui {

class FrameForm;
class FramePreview;
class NumberEdit;
class PayloadForm;

/// One step of a sequence as a form, with the bytes it comes to.
class StepForm : public QWidget
{
    Q_OBJECT

public:
    explicit StepForm(QWidget *parent = nullptr);

    /// In which role it will be sent; a client masks.
    void setRole(wslib::Role role);
    const workbench::ForgeStep &step() const { return m_step; }
    void setStep(const workbench::ForgeStep &step);

Q_SIGNALS:
    void edited(const workbench::ForgeStep &step);

private:
    QWidget *makeTail();
    QWidget *makeWaiting();
    void showParts();
    void read();

    wslib::Role m_role = wslib::Role::Client;
    workbench::ForgeStep m_step;
    FrameForm *m_frame;
    PayloadForm *m_payload;
    QWidget *m_tail;
    NumberEdit *m_cut;
    QSpinBox *m_repeat;
    QWidget *m_waiting;
    QSpinBox *m_wait;
    QLabel *m_words; ///< Of a step that has nothing to fill in.
    FramePreview *m_preview;
    bool m_filling = false;
};

} // namespace ui
