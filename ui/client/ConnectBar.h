#pragma once

#include "workbench/session/ClientSession.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QPushButton;
class QToolButton;

namespace ui {

class UrlEdit;
class UrlHistory;

/// Where to connect to, and the button that does it, gives up, or ends it, as the state is. While connecting it says what is
/// being waited for, and for how long.
class ConnectBar : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectBar(QWidget *parent = nullptr);

    QString url() const;
    void setUrl(const QString &url);
    /// The same, from another field: the cursor stays, and no urlEdited() follows.
    void showUrl(const QString &url);
    void focusUrl();
    /// @p history outlives it.
    void setHistory(UrlHistory *history);
    /// See UrlEdit::setPreview().
    void setPreview(std::function<QString(const QString &)> preview);
    void setState(workbench::ClientSession::State state);
    /// While connecting: what is being waited for.
    void setPhase(wslib::ConnectPhase phase);
    /// What is being waited for in words, with the time if that is a second or more; empty unless it is connecting.
    QString progress() const;

Q_SIGNALS:
    void connectRequested();
    void disconnectRequested();
    void urlEdited();
    /// progress() is another.
    void progressChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void press();
    void updateProgress();
    static QString phaseText(std::optional<wslib::ConnectPhase> phase);

    UrlEdit *m_url;
    QToolButton *m_history;
    QPushButton *m_button;
    QTimer m_tick;
    QElapsedTimer m_elapsed;
    std::optional<wslib::ConnectPhase> m_phase;
    workbench::ClientSession::State m_state = workbench::ClientSession::State::Idle;
};

} // namespace ui
