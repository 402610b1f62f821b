#pragma once

#include <QTableView>

namespace ui {

class EmptyHint;
class LogModel;

/// The rows of a log: all of one height, nothing laid out that isn't seen. It follows the end only when it is
/// there, and what one looks at stays where it is while older rows are dropped.
class LogTable : public QTableView
{
    Q_OBJECT

public:
    explicit LogTable(LogModel *model, QWidget *parent = nullptr);

    /// Shown while there are no rows.
    EmptyHint *hint() const { return m_hint; }

public Q_SLOTS:
    /// Puts the selected rows on the clipboard: a line each, cells apart by tabs.
    void copy();
    /// Puts the whole payload of the current row on the clipboard; binary as hex.
    void copyPayload();

protected:
    /// At the end it stays at the end.
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void setUpHeaders();
    void setUpSizes();
    void followModel();
    void updateHint();
    bool isAtEnd() const;

    LogModel *m_model;
    EmptyHint *m_hint;
    bool m_follows = true;
};

} // namespace ui
