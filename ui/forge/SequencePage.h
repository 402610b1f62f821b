#pragma once

#include "workbench/forge/ForgeSequence.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QTableView;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace ui {

class Dialogs;
class NumberEdit;
class StepForm;
class StepModel;

/// A sequence as it is written: its steps, the one in front as a form, and what it should come to.
class SequencePage : public QWidget
{
    Q_OBJECT

public:
    explicit SequencePage(QWidget *parent = nullptr);

    void setDialogs(const std::shared_ptr<Dialogs> &dialogs) { m_dialogs = dialogs; }
    void setRole(wslib::Role role);
    workbench::ForgeSequence sequence() const;
    void setSequence(const workbench::ForgeSequence &sequence);
    void append(const workbench::ForgeSequence &sequence);
    void setSendable(bool can);
    void takeFocus();

Q_SIGNALS:
    void edited();
    void sendRequested(const workbench::ForgeSequence &sequence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpList();
    QWidget *makeList();
    QWidget *makeHousekeeping();
    QWidget *makeFoot();
    void addAddMenu();
    QToolButton *makeTool(const QString &name, const QString &text, const QString &toolTip);
    void add(const workbench::ForgeStep &step);
    void showStep();
    void removeStep();
    void moveStep(int by);
    int row() const;
    void sendStep();
    void open();
    void save();
    void changed();
    void updateButtons();

    std::shared_ptr<Dialogs> m_dialogs;
    workbench::ForgeSequence m_rest; ///< All but the steps.
    StepModel *m_model;
    QTableView *m_list;
    StepForm *m_form;
    QToolButton *m_add;
    QToolButton *m_duplicate;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_open;
    QToolButton *m_save;
    QSpinBox *m_repeat;
    QComboBox *m_end;
    QPushButton *m_sendStep;
    QPushButton *m_sendAll;
    QLabel *m_problem;
    bool m_sendable = false;
    bool m_isSound = true; ///< The sequence can be sent.
};

} // namespace ui
