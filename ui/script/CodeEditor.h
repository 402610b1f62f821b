#pragma once

#include <QPlainTextEdit>

namespace ui {

class JavaScriptHighlighter;

/// Where a script is written: line numbers, colours, a mark on the line with an error. The Tab key indents by four spaces;
/// Escape, then Tab, goes on to the next widget.
class CodeEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeEditor(QWidget *parent = nullptr);

    /// What is written, character for character: no-break spaces stay what they are.
    QString exactText() const;
    /// Marks the line (from 1) where something went wrong; 0 for none. The mark stays with its line while one types.
    void setErrorLine(int line, const QString &why = {});
    int errorLine() const;
    /// Puts the cursor at the beginning of the line (from 1) and shows it.
    void goToLine(int line);
    /// Selects the next @p text, or the one before; around the end. Upper and lower case are the same.
    bool find(const QString &text, bool backward);
    /// For the column of numbers.
    void paintNumbers(QPaintEvent *event, QWidget *column);
    int numbersWidth() const;
    QString why() const { return m_why; }

Q_SIGNALS:
    void findRequested();
    void escaped();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void updateMargin();
    void updateMarks();
    void indent();
    void unindent();
    void breakLine();
    /// Calls @p change with a cursor at the beginning of each selected line.
    template <typename Change>
    void forSelectedLines(Change change);

    QWidget *m_numbers;
    JavaScriptHighlighter *m_highlighter;
    QTextCursor m_error; ///< In the marked line; null without one.
    QString m_why;
};

} // namespace ui
