#pragma once

#include "workbench/compose/TemplateExpander.h"
#include "workbench/profile/MessageDraft.h"

#include <QPlainTextEdit>

#include <memory>

namespace ui {

class ComposeHighlighter;
class MentionCompleter;

/// Where a message is typed, in one of its forms. Up on the first line, and Down on the last, walk through what was sent;
/// with Alt from everywhere. Two braces bring up the names of variables. The Tab key leads on to the next widget.
class ComposeEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    ComposeEditor(workbench::MessageDraft::Form form, std::shared_ptr<const workbench::TemplateExpander> expander,
                  QWidget *parent = nullptr);

    /// What is typed, character for character: no-break spaces stay what they are.
    QString exactText() const;
    /// Puts @p text in place of what there is; that can be undone. The cursor goes to the end of the first line, or of the
    /// last one.
    void replaceText(const QString &text, bool cursorAtEnd);
    /// Underlines what is wrong; a @p length of 0 takes the line away.
    void setMark(qsizetype position, qsizetype length);
    /// Puts the cursor to the mark, if there is one.
    void goToMark();
    /// The variables are others.
    void environmentChanged();

Q_SIGNALS:
    void olderRequested();
    void newerRequested();
    /// A file was dropped.
    void fileDropped(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool isAtEdge(int key) const;
    void showMark();

    ComposeHighlighter *m_highlighter;
    MentionCompleter *m_completer;
    qsizetype m_markPosition = 0;
    qsizetype m_markLength = 0;
};

/// The path of the one local file that @p data holds, or nothing.
QString droppedFile(const QMimeData *data);

} // namespace ui
