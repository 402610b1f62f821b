#pragma once

#include "ui/detail/DecodedModel.h"

#include "workbench/decode/DecoderStack.h"

#include <QWidget>

#include <atomic>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTimer;
class QToolButton;
class QTreeView;

namespace ui {

class DecoderMenu;
class ElidedLabel;
class LongTextEdit;

/// A decoded message: its tree, to search and to copy from, and how it was decoded.
class PrettyView : public QWidget
{
    Q_OBJECT

public:
    /// @p stack must outlive it.
    explicit PrettyView(const workbench::DecoderStack &stack, QWidget *parent = nullptr);

    void setChoice(const workbench::DecoderChoice &choice);
    void setOutcome(const workbench::DecodeOutcome &outcome);
    /// Decoding takes its time: says so after a moment, and offers to give up.
    void setBusy();
    /// Nothing to show.
    void clear();

public Q_SLOTS:
    /// Into the search field.
    void find();
    /// As if they were typed into the search field.
    void setWords(const QString &words);
    void nextMatch() { showMatch(m_match + 1); }
    void previousMatch() { showMatch(m_match - 1); }
    /// The value of the current row, whole; of an object or an array its JSON.
    void copyValue();
    /// "$.items[3].name"
    void copyPath();
    /// The current row and all below it.
    void copyJson();
    /// As far as a view can take it.
    void expandAll();
    void collapseAll();

Q_SIGNALS:
    void choiceMade(const workbench::DecoderChoice &choice);
    void cancelled();
    /// What a row stands for in the decoded bytes; empty if that isn't known.
    void currentRangeChanged(workbench::DecodedTree::Range range);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// With words to search for, F3 is here what it is in the whole window without.
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QHBoxLayout *makeBar();
    QHBoxLayout *makeSearch();
    void makeTree();
    void makeMenu(QToolButton *button);
    QAction *addAction(QMenu *menu, const char *name, const QString &text, const QKeySequence &keys,
                       void (PrettyView::*act)());
    void addKeys(const QKeySequence &keys, void (PrettyView::*act)());
    void showMessage(const QString &text, bool canCancel);
    void openSome();
    void search();
    void showMatch(int match);
    void updateCount();
    void showCurrent();
    void expandBelow(const QModelIndex &parent, int maxRows);
    workbench::DecodedTree::Node currentNode() const;

    DecoderMenu *m_menu;
    ElidedLabel *m_summary;
    QLineEdit *m_words;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_more;
    QLabel *m_problem;
    QStackedWidget *m_pages;
    QTreeView *m_tree;
    DecodedModel *m_model;
    LongTextEdit *m_value;
    QWidget *m_messagePage;
    QLabel *m_message;
    QToolButton *m_cancel;
    QTimer *m_busyTimer;
    int m_match = -1;
    std::shared_ptr<std::atomic_bool> m_searchCancelled;
    quint64 m_searches = 0;
};

} // namespace ui
