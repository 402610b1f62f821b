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

    /// What stands in the field while it is empty: @p full where there is room for it, else @p brief.
    void setHint(const QString &full, const QString &brief);

    /// The latest first.
    QStringList history() const { return m_history; }
    /// As many of them as are kept.
    void setHistory(const QStringList &history);
    /// Puts what is typed into the history.
    void remember();

Q_SIGNALS:
    void escaped();
    /// The history has something new.
    void remembered(const QStringList &history);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showHistory();
    void chooseHint();

    QString m_hint;
    QString m_briefHint;
    QStringList m_history;
};

} // namespace ui
