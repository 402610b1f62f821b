#pragma once

#include "ui/detail/BrokenLines.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace ui {

/// Shows a text whose lines may have any length, and takes no longer for long ones: they are broken where the window ends, or
/// if lines aren't wrapped, after some hundred characters. What is copied has the breaks of the text alone. Nobody writes in it.
class LongTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LongTextEdit(QWidget *parent = nullptr);

    void setText(const QString &text);
    /// As it was given, which toPlainText() isn't.
    const QString &text() const { return m_text; }
    /// Whether there are breaks that the text hasn't.
    bool isBroken() const { return m_lines.isBroken(); }
    void setWrapped(bool wrapped);
    /// What is shown of a part of text().
    QTextCursor cursorOver(qsizetype begin, qsizetype end) const;
    /// What is selected, as it is in text().
    QString selectedText() const;

Q_SIGNALS:
    /// The lines are broken at other places: cursors of before are at wrong ones.
    void brokenAnew();

protected:
    QMimeData *createMimeDataFromSelection() const override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    qsizetype longestLine() const;
    void showLines(BrokenLines lines);
    void rememberPlace();
    void breakAnew();

    QString m_text;
    BrokenLines m_lines;
    qsizetype m_longest = 0; ///< By which the lines are broken.
    qsizetype m_top = 0;     ///< In the text: what was seen first before there was more or less room.
    bool m_cursorSeen = false;
    QTimer m_breakTimer;
};

} // namespace ui
