#include "ui/frames/FrameTable.h"

#include "ui/frames/FrameLogModel.h"
#include "ui/theme/Fonts.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>

#include <algorithm>

namespace ui {

FrameTable::FrameTable(FrameLogModel *model, QWidget *parent)
    : UniformTable(parent)
    , m_model(model)
    , m_hint(new QLabel(
          tr("No frames: nothing that is shown has passed since this was opened, or its frames aren't known."),
          viewport()))
{
    setObjectName(QStringLiteral("frameLog"));
    setAccessibleName(tr("Frames of the log"));
    m_hint->setProperty("muted", true);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    setModel(model);
    followFont(this, [this] {
        const char *const samples[] = {"00000.000",     "00:00:00.000",   "+000.00 ms",    "↑↓0",
                                       "00000",         "continuation00", "FIN0",          "RSV1 RSV2 0",
                                       "On the wire 0", "1,000,000",      "00 00 00 00 00"};
        for (int column = 0; column < FrameLogModel::Header; ++column)
            setColumnWidth(column, fontMetrics().horizontalAdvance(QString::fromUtf8(samples[column])) + 16);
    });
    auto *copyAction = new QAction(tr("Copy Rows"), this);
    connect(copyAction, &QAction::triggered, this, &FrameTable::copy);
    addAction(copyAction);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto updateHint = [this] { m_hint->setVisible(m_model->rowCount() == 0); };
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { m_follows = isAtEnd(); });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this, updateHint] {
        updateHint();
        if (m_follows)
            scrollToBottom();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, updateHint);
    connect(model, &QAbstractItemModel::modelReset, this, updateHint);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        const auto place = m_model->place(current.row());
        if (current.isValid() && place.number >= 0)
            Q_EMIT frameChosen(place.number, place.frame);
    });
}

bool FrameTable::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void FrameTable::showNumber(qint64 number)
{
    const int row = m_model->rowOf(number);
    if (row < 0 || m_model->place(currentIndex().row()).number == number)
        return;
    selectRow(row);
    scrollTo(m_model->index(row, 0), PositionAtCenter);
}

void FrameTable::placeHint()
{
    m_hint->setGeometry(viewport()->rect().adjusted(20, 0, -20, 0));
}

void FrameTable::resizeEvent(QResizeEvent *event)
{
    const bool atEnd = isAtEnd();
    UniformTable::resizeEvent(event);
    if (atEnd)
        scrollToBottom();
    placeHint();
}

void FrameTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        UniformTable::keyPressEvent(event);
}

void FrameTable::copy()
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < mostCopied; ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < FrameLogModel::ColumnCount; ++column) {
            if (!isColumnHidden(column))
                cells += m_model->index(row, column).data().toString();
        }
        lines += cells.join(u'\t');
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace ui
