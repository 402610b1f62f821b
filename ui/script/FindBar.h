#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace ui {

class CodeEditor;

/// Looks for words in an editor. Enter finds the next, Shift+Enter the one before, Escape goes back to the editor.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    explicit FindBar(CodeEditor *editor, QWidget *parent = nullptr);

    /// Shows itself, with what is selected in the editor to begin with.
    void open();
    void dismiss();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void find(bool backward);

    CodeEditor *m_editor;
    QLineEdit *m_words;
    QLabel *m_verdict;
};

} // namespace ui
