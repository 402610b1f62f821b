#pragma once

#include <QLineEdit>
#include <QStringList>

namespace ui {

/// A field that knows what was typed into it before: Down shows it. Escape clears, and leaves when there is nothing to clear.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    /// The latest first.
    QStringList history() const { return m_history; }
    /// Puts what is typed into the history.
    void remember();

Q_SIGNALS:
    void escaped();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showHistory();

    QStringList m_history;
};

} // namespace ui
