#pragma once

#include "workbench/log/LogFilter.h"

#include <QFrame>

#include <optional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class LogFinder;

/// Where one types what to look for in a log. Enter goes to the next match, Shift+Enter to the previous one, Escape leaves.
class LogFindBar : public QFrame
{
    Q_OBJECT

public:
    explicit LogFindBar(LogFinder *finder, QWidget *parent = nullptr);

    /// Shows it with the cursor in the field.
    void open();
    void dismiss();
    /// Goes from match to match; opens the bar if there is nothing to look for yet.
    void step(bool backward);
    /// The entry from which the next match is looked for, by its number; -1: the beginning.
    void setCurrent(qint64 number);
    const workbench::LogFilter::Text &text() const { return m_text; }

Q_SIGNALS:
    /// What is looked for is another; nothing while the bar is closed.
    void textChanged(const workbench::LogFilter::Text &text);
    void matchWanted(qint64 number);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addToggle(const QString &name, const QString &sign, const QString &meaning);
    QToolButton *addButton(const QString &name, const QString &icon, const QString &meaning);
    void look();
    void takeChange();
    void go(bool backward);
    void updateVerdict();

    LogFinder *m_finder;
    QLineEdit *m_field;
    QToolButton *m_case;
    QToolButton *m_expression;
    QLabel *m_verdict;
    workbench::LogFilter::Text m_text;
    QString m_error;
    qint64 m_current = -1;
    /// One wants to go to a match that isn't found yet: backward or forward.
    std::optional<bool> m_pending;
};

} // namespace ui
