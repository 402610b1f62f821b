#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace ui {

class LogModel;

/// Where one types a place in the log to go to: see LogPlace.
class GoToBar : public QFrame
{
    Q_OBJECT

public:
    explicit GoToBar(const LogModel *model, QWidget *parent = nullptr);

    void open();
    void dismiss();
    /// The row that is selected; -1 if none is.
    void setCurrentRow(int row) { m_currentRow = row; }

Q_SIGNALS:
    void placeWanted(int row);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void go();

    const LogModel *m_model;
    QLineEdit *m_field;
    QLabel *m_problem;
    int m_currentRow = -1;
};

} // namespace ui
