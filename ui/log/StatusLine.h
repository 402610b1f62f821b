#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace ui {

class LogModel;

/// The line under a tab: how things stand, and how much passed.
class StatusLine : public QFrame
{
    Q_OBJECT

public:
    /// What the dot beside the words looks like: a ring, a half, a disc.
    enum class State { Idle, Busy, Open };

    explicit StatusLine(QWidget *parent = nullptr);

    /// @p facts follow the state, apart by dots.
    void setState(State state, const QString &text, const QStringList &facts = {});
    void setCounts(const LogModel &model);
    /// Offers to press @p label beside the facts, which @p explanation explains; without it there is no button.
    void setAction(const QString &label, const QString &explanation = {});

    static QString iconName(State state);

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    State m_shape = State::Idle;
    QLabel *m_icon;
    QLabel *m_state;
    QLabel *m_facts;
    QToolButton *m_action;
    QLabel *m_counts;
};

} // namespace ui
