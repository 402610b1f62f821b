#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

/// A line in the window on a recording that is being written or read: how far it is, with a Cancel, and in the end what came of it.
class RecordingBar : public QFrame
{
    Q_OBJECT

public:
    explicit RecordingBar(QWidget *parent = nullptr);

    /// It goes on; until setProgress() nobody knows how far it is.
    void begin(const QString &text);
    void setProgress(qint64 done, qint64 total);
    /// It is over. With @p canShow there is a file to show.
    void finish(const QString &text, bool canShow = false);
    /// It is over, and not well.
    void fail(const QString &text);

    QString text() const;
    bool isRunning() const;

Q_SIGNALS:
    void cancelRequested();
    /// The file is to be shown in its folder.
    void showRequested();
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Mood { Note, Warning };

    void showText(const QString &text, Mood mood, bool running);
    void drawIcon();

    Mood m_mood = Mood::Note;
    QLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_show;
    QPushButton *m_dismiss;
};

} // namespace ui
