#pragma once

#include "workbench/faults/Fault.h"

#include "wslib/net/Loaded.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace ui {

/// One fault: whether it is on, and its arguments.
class FaultRow : public QWidget
{
    Q_OBJECT

public:
    /// @p number makes its parts' names: "faultOn1", "faultArguments1", "removeFault1".
    FaultRow(const workbench::Fault &fault, int number, QWidget *parent = nullptr);

    bool isOn() const;
    /// As it was typed, right or wrong, as `--fault` takes it.
    QString written() const;
    /// Puts @p arguments there as if they were typed.
    void write(const QString &arguments, bool on);
    /// As it stands, or a sentence on what is wrong.
    wslib::Loaded<workbench::Fault> fault() const;

Q_SIGNALS:
    void changed();
    void removed();

private:
    workbench::FaultKind m_kind;
    QCheckBox *m_on;
    QLineEdit *m_arguments;
};

} // namespace ui
