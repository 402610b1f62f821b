#include "ui/log/LogTable.h"

#include "ui/Named.h"
#include "ui/log/EmptyHint.h"
#include "ui/log/LogModel.h"
#include "ui/theme/Fonts.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

LogTable::LogTable(LogModel *model, QWidget *parent)
    : UniformTable(parent)
    , m_model(model)
    , m_hint(new EmptyHint(viewport()))
    , m_news(named(new QPushButton(viewport()), QStringLiteral("newEntries"), tr("Go to the newest entry")))
{
    setObjectName(QStringLiteral("logTable"));
    setAccessibleName(tr("Message log"));
    setModel(model);
    m_news->setToolTip(tr("Go to the newest entry and follow (End)"));
    m_news->setFocusPolicy(Qt::NoFocus); // the keyboard has End
    m_news->hide();
    connect(m_news, &QPushButton::clicked, this, &LogTable::scrollToBottom);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogTable::updateNews);
    auto *overlay = new QVBoxLayout(viewport());
    overlay->addWidget(m_hint);
    followFont(this, [this] { setUpSizes(); });
    followModel();
    updateHint();
}

void LogTable::setUpSizes()
{
    const auto width = [this](const char *sample) {
        return fontMetrics().horizontalAdvance(QString::fromUtf8(sample)) + 16;
    };
    setColumnWidth(LogModel::Time, width("00:00:00.000"));
    setColumnWidth(LogModel::Delta, width("+000.00 ms"));
    setColumnWidth(LogModel::Direction, width("↑↓") + 6);
    setColumnWidth(LogModel::Peer, width("00000"));
    setColumnWidth(LogModel::Kind, width("Handshake") + 40);
    setColumnWidth(LogModel::Size, width("000.0 MB"));
}

void LogTable::followModel()
{
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { m_follows = isAtEnd(); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        updateHint();
        m_new += last - first + 1;
        if (m_follows)
            scrollToBottom();
        updateNews();
    });
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        m_follows = isAtEnd();
        const int gone = last - first + 1;
        if (!m_follows)
            verticalScrollBar()->setValue(std::max(0, verticalScrollBar()->value() - gone));
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &LogTable::updateHint);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        updateHint();
        m_new = 0;
        updateNews();
    });
}

bool LogTable::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void LogTable::resizeEvent(QResizeEvent *event)
{
    const bool atEnd = isAtEnd();
    UniformTable::resizeEvent(event);
    if (atEnd)
        scrollToBottom();
    placeNews();
}

void LogTable::updateNews()
{
    if (isAtEnd())
        m_new = 0;
    m_news->setText(tr("↓ %1 new").arg(QLocale().toString(m_new)));
    m_news->setVisible(m_new > 0);
    if (m_new > 0)
        placeNews();
}

void LogTable::placeNews()
{
    m_news->adjustSize();
    m_news->move((viewport()->width() - m_news->width()) / 2, viewport()->height() - m_news->height() - 8);
    m_news->raise();
}

void LogTable::updateHint()
{
    m_hint->setVisible(m_model->rowCount() == 0);
}

void LogTable::copy()
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column) {
            if (!isColumnHidden(column))
                cells += row.siblingAtColumn(column).data().toString();
        }
        lines += cells.join(u'\t');
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void LogTable::copyPayload()
{
    const auto entry = currentIndex().isValid() ? m_model->entry(currentIndex().row()) : std::nullopt;
    if (!entry)
        return;
    const bool text = entry->kind != workbench::LogEntry::Kind::Binary;
    QGuiApplication::clipboard()->setText(text ? QString::fromUtf8(entry->payload)
                                               : QString::fromLatin1(entry->payload.toHex(' ').toUpper()));
}

void LogTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool any = currentIndex().isValid();
    QMenu menu(this);
    menu.addAction(tr("Copy Rows"), this, &LogTable::copy)->setEnabled(selectionModel()->hasSelection());
    menu.addAction(tr("Copy Payload"), this, &LogTable::copyPayload)->setEnabled(any);
    menu.addSeparator();
    menu.addAction(tr("Select All"), this, &LogTable::selectAll)->setEnabled(m_model->rowCount() > 0);
    menu.exec(event->globalPos());
}

} // namespace ui
