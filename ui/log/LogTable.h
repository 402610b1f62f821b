#pragma once

#include "ui/log/UniformTable.h"

class QPushButton;

namespace ui {

class EmptyHint;
class LogModel;

/// The rows of a log. It follows the end only when it is there, and else says how many are new; what one looks at stays where
/// it is while older rows are dropped.
class LogTable : public UniformTable
{
    Q_OBJECT

public:
    explicit LogTable(LogModel *model, QWidget *parent = nullptr);

    /// Shown while there are no rows.
    EmptyHint *hint() const { return m_hint; }
    /// Whether the last row is seen, so that it follows what comes.
    bool isAtEnd() const;

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
    void setUpSizes();
    void followModel();
    void updateHint();
    void updateNews();
    void placeNews();

    LogModel *m_model;
    EmptyHint *m_hint;
    QPushButton *m_news; ///< To the end; only while there is something new there.
    bool m_follows = true;
    qint64 m_new = 0; ///< Rows that came while one looked elsewhere.
};

} // namespace ui
