#pragma once

#include <QByteArrayList>
#include <QTreeView>

class QAction;

namespace ui {

class MatrixFilter;

/// The table of cases and what came of them. With several peers, Left and Right go from one to the next.
class MatrixView : public QTreeView
{
    Q_OBJECT

public:
    explicit MatrixView(MatrixFilter *filter, QWidget *parent = nullptr);

    /// The case that is current, in the model that is filtered; its column is that of the peer looked at.
    QModelIndex currentCase() const;
    /// What is selected, in the model that is filtered.
    QModelIndexList selectedCases() const;
    void select(const QByteArray &id, int column);
    /// The first case that a peer failed, if there is one and it is shown.
    void selectFirstFailure();

public Q_SLOTS:
    /// The selected rows, to the clipboard: a line each, cells apart by tabs.
    void copy() const;

Q_SIGNALS:
    /// Another case, or another peer's.
    void caseChosen();
    /// What is selected is to be asked again.
    void askRequested();
    /// The case's log is to be opened.
    void openRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void addActions();
    void remember();
    void restore();
    void layOutColumns();
    int columnFor(const QModelIndex &index) const;

    MatrixFilter *m_filter;
    QAction *m_ask = nullptr;
    QAction *m_open = nullptr;
    QAction *m_copy = nullptr;
    QByteArray m_id; ///< What was current before the model changed all of it.
    int m_column = 0;
    QByteArrayList m_selected; ///< The cases that were.
    QStringList m_expanded;
};

} // namespace ui
