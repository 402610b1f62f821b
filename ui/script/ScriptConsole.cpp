#include "ui/script/ScriptConsole.h"

#include "ui/script/ConsoleModel.h"
#include "ui/theme/Fonts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>

#include <algorithm>
#include <memory>

namespace ui {

ScriptConsole::ScriptConsole(ConsoleModel *model, QWidget *parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("scriptConsole"));
    setAccessibleName(tr("Console of the script"));
    useMonospace(this);
    setModel(model);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    setIconSize(QSize(13, 13));
    setTabKeyNavigation(false);
    followFont(this, [this] { setMinimumHeight(fontMetrics().height() * 4); });
    const auto atEnd = std::make_shared<bool>(true);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this, atEnd] { *atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum(); });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this, atEnd] {
        if (*atEnd)
            scrollToBottom();
    });
    const auto go = [this](const QModelIndex &index) {
        if (const int line = index.data(ConsoleModel::LineRole).toInt(); line > 0)
            Q_EMIT lineRequested(line);
    };
    connect(this, &QListView::clicked, this, go);
    connect(this, &QListView::activated, this, go);
}

void ScriptConsole::copy()
{
    QModelIndexList rows = selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows)
        lines += row.data().toString();
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace ui
