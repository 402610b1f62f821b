#pragma once

#include "ui/log/CopyText.h"
#include "ui/log/LogCells.h"
#include "ui/log/LogCommand.h"
#include "ui/log/UniformTable.h"

#include <QRegularExpression>

#include <functional>
#include <utility>
#include <vector>

class QMenu;
class QPushButton;

namespace ui {

class EmptyHint;
class LogDelegate;
class LogModel;

/// The rows of a log. It follows the end only when it is there, and else says how many are new; what one looks at stays where
/// it is while older rows are dropped.
class LogTable : public UniformTable
{
    Q_OBJECT

public:
    explicit LogTable(LogModel *model, QWidget *parent = nullptr);

    LogModel *logModel() const { return m_model; }
    /// Shown while there are no rows.
    EmptyHint *hint() const { return m_hint; }
    /// Whether the last row is seen, so that it follows what comes.
    bool isAtEnd() const;
    /// What to point out in the previews; empty for nothing.
    void setHighlight(const QRegularExpression &expression);

    /// The number of the current row's entry; -1 if there is none.
    qint64 currentNumber() const;
    /// Selects the row of the entry @p number, in the middle of what is seen. False if it has none.
    bool showNumber(qint64 number);
    /// What has rows is changed by @p change; what is selected stays selected if it has a row again, if later.
    void keepingCurrent(const std::function<void()> &change);
    /// The entries of the selected rows, ascending; not more than @p most of them.
    std::vector<qint64> selectedNumbers(qint64 most) const;
    /// Rows that are selected side by side are a range of numbers, from the first one's to behind the last one's; ascending. What
    /// is hidden between two rows is in it too.
    std::vector<workbench::LogStore::Range> selectedRanges() const;
    qint64 selectedCount() const;

public Q_SLOTS:
    /// Puts the selected rows on the clipboard: a line each, cells apart by tabs.
    void copy();
    /// Puts the whole payloads of the selected rows on the clipboard; binary as hex.
    void copyPayload();
    /// Puts the selected rows on the clipboard; at once if they are few.
    void copyAs(ui::CopyText::Form form);

Q_SIGNALS:
    /// A key or the context menu asks for it.
    void commandRequested(ui::LogCommand command);

protected:
    /// At the end it stays at the end.
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    /// First and last row of each piece of the selection, ascending.
    std::vector<std::pair<int, int>> selectedRows() const;
    void setUpSizes();
    void followModel();
    void updateHint();
    void updateNews();
    void placeNews();
    void selectPending();
    void addCommand(QMenu *menu, const QString &text, LogCommand command, bool enabled);
    void showHeaderMenu(const QPoint &place);

    LogModel *m_model;
    LogDelegate *m_delegate;
    EmptyHint *m_hint;
    QPushButton *m_news; ///< To the end; only while there is something new there.
    bool m_follows = true;
    qint64 m_new = 0;      ///< Rows that came while one looked elsewhere.
    bool m_made = false;   ///< All rows were made anew.
    qint64 m_pending = -1; ///< What to select when it has a row again, by its number.
};

} // namespace ui
