#pragma once

#include "workbench/faults/Fault.h"

#include "wslib/net/Loaded.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace ui {

class FaultRow;

/// Which faults are to strike, with their arguments as they are typed, and the seed of chance.
class FaultsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit FaultsEditor(QWidget *parent = nullptr);
    ~FaultsEditor() override;

    /// Those that are switched on. Without a seed that was typed, one is drawn, and shown. A sentence if one can't be read.
    wslib::Loaded<workbench::FaultPlan> plan();
    /// Adds one, as `--fault` takes it.
    void add(const QString &text);
    int activeCount() const;

    /// Every row as it was typed, as `--fault` takes it; "#" before those that are switched off.
    QStringList written() const;
    /// Rows for these in place of those that are there; what is no fault is passed over.
    void setWritten(const QStringList &faults);

Q_SIGNALS:
    /// What written() says is another.
    void changed();

private:
    FaultRow *addRow(const workbench::Fault &fault);
    void remove(FaultRow *row);
    void update();

    QVBoxLayout *m_rows;
    QComboBox *m_add;
    QLineEdit *m_seed;
    QLabel *m_problem;
    QList<FaultRow *> m_faults;
    int m_added = 0;
};

} // namespace ui
