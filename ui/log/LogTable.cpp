#include "ui/log/LogTable.h"

#include "ui/Background.h"
#include "ui/Named.h"
#include "ui/log/EmptyHint.h"
#include "ui/log/LogDelegate.h"
#include "ui/log/LogMarks.h"
#include "ui/log/LogModel.h"
#include "ui/theme/Fonts.h"

#include <QActionGroup>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

// More than that are copied in a thread of their own.
constexpr qint64 mostCopiedAtOnce = 1000;
constexpr qint64 mostBytesCopiedAtOnce = qint64{1} << 20;

void toClipboard(const CopyText &made, qint64 wanted, QWidget *table)
{
    QGuiApplication::clipboard()->setText(made.text);
    if (made.copied < wanted)
        QToolTip::showText(table->mapToGlobal(table->rect().center()),
                           LogTable::tr("The first %1 of %2 rows were copied: more than %3 of text isn't put on the "
                                        "clipboard. Export the log instead.")
                               .arg(QLocale().toString(made.copied), QLocale().toString(wanted),
                                    QLocale().formattedDataSize(CopyText::most)),
                           table);
}

} // namespace

LogTable::LogTable(LogModel *model, QWidget *parent)
    : UniformTable(parent)
    , m_model(model)
    , m_delegate(new LogDelegate(this))
    , m_hint(new EmptyHint(viewport()))
    , m_news(named(new QPushButton(viewport()), QStringLiteral("newEntries"), tr("Go to the newest entry")))
{
    setObjectName(QStringLiteral("logTable"));
    setAccessibleName(tr("Message log"));
    setItemDelegate(m_delegate);
    setModel(model);
    m_news->setToolTip(tr("Go to the newest entry and follow (End)"));
    m_news->setFocusPolicy(Qt::NoFocus); // the keyboard has End
    m_news->hide();
    connect(m_news, &QPushButton::clicked, this, &LogTable::scrollToBottom);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogTable::updateNews);
    auto *overlay = new QVBoxLayout(viewport());
    overlay->addWidget(m_hint);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &LogTable::showHeaderMenu);
    horizontalHeader()->setMinimumSectionSize(20);
    setColumnHidden(LogModel::Number, true);
    followFont(this, [this] { setUpSizes(); });
    followModel();
    updateHint();
}

void LogTable::setUpSizes()
{
    const auto width = [this](const char *sample) {
        return fontMetrics().horizontalAdvance(QString::fromUtf8(sample)) + 16;
    };
    setColumnWidth(LogModel::Mark, 24);
    setColumnWidth(LogModel::Number, width("1,000,000"));
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
        selectPending();
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
        m_made = true;
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

// ---- Where one is ----------------------------------------------------------------------------------------------------

void LogTable::setHighlight(const QRegularExpression &expression)
{
    m_delegate->setHighlight(expression);
    viewport()->update();
}

qint64 LogTable::currentNumber() const
{
    return currentIndex().isValid() ? m_model->number(currentIndex().row()) : -1;
}

bool LogTable::showNumber(qint64 number)
{
    const int row = m_model->shownRow(number);
    m_pending = -1;
    if (row < 0)
        return false;
    const bool seen = row >= topRow() && row < topRow() + visibleRows();
    selectRow(row);
    if (!seen)
        scrollTo(m_model->index(row, 0), PositionAtCenter);
    return true;
}

void LogTable::keepingCurrent(const std::function<void()> &change)
{
    const qint64 number = m_pending >= 0 ? m_pending : currentNumber();
    m_made = false;
    change();
    if (!m_made)
        return; // it made no difference
    m_pending = number;
    scrollToBottom();
    selectPending();
}

void LogTable::selectPending()
{
    if (m_pending < 0)
        return;
    const qint64 number = m_pending;
    if (currentIndex().isValid() || number < m_model->seen().begin)
        m_pending = -1; // one has chosen another meanwhile, or it is gone
    else if (!showNumber(number))
        m_pending = number;
}

std::vector<qint64> LogTable::selectedNumbers(qint64 most) const
{
    std::vector<qint64> numbers;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && static_cast<qint64>(numbers.size()) < most; ++row)
            numbers.push_back(m_model->number(row));
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::vector<workbench::LogStore::Range> LogTable::selectedRanges() const
{
    std::vector<workbench::LogStore::Range> ranges;
    for (const auto &[top, bottom] : selectedRows())
        ranges.push_back({m_model->number(top), m_model->number(bottom) + 1});
    return ranges;
}

qint64 LogTable::selectedCount() const
{
    qint64 count = 0;
    for (const auto &[top, bottom] : selectedRows())
        count += bottom - top + 1;
    return count;
}

std::vector<std::pair<int, int>> LogTable::selectedRows() const
{
    std::vector<std::pair<int, int>> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        rows.emplace_back(range.top(), range.bottom());
    std::sort(rows.begin(), rows.end());
    std::vector<std::pair<int, int>> joined;
    for (const auto &[top, bottom] : rows) {
        if (joined.empty() || top > joined.back().second + 1)
            joined.emplace_back(top, bottom);
        else
            joined.back().second = std::max(joined.back().second, bottom);
    }
    return joined;
}

// ---- The clipboard ---------------------------------------------------------------------------------------------------

void LogTable::copy()
{
    copyAs(CopyText::Form::Rows);
}

void LogTable::copyPayload()
{
    copyAs(CopyText::Form::Payloads);
}

void LogTable::copyAs(CopyText::Form form)
{
    const std::vector<qint64> numbers = selectedNumbers(m_model->rowCount());
    if (numbers.empty())
        return;
    const auto count = static_cast<qint64>(numbers.size());
    qint64 bytes = 0;
    for (qint64 i = 0; i < std::min(count, mostCopiedAtOnce); ++i) {
        if (const auto head = m_model->store()->head(numbers[static_cast<size_t>(i)], 0))
            bytes += head->size;
    }
    if (count <= mostCopiedAtOnce && bytes <= mostBytesCopiedAtOnce)
        return toClipboard(CopyText::of(*m_model->store(), numbers, form), count, this);
    inBackground(
        this, [store = m_model->store(), numbers, form] { return CopyText::of(*store, numbers, form); },
        [this, count](const CopyText &made) { toClipboard(made, count, this); });
}

// ---- What one asks for -----------------------------------------------------------------------------------------------

void LogTable::addCommand(QMenu *menu, const QString &text, LogCommand command, bool enabled)
{
    menu->addAction(text, this, [this, command] { Q_EMIT commandRequested(command); })->setEnabled(enabled);
}

void LogTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool any = selectionModel()->hasSelection();
    const qint64 number = currentNumber();
    const LogMarks *marks = m_model->marks();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("logContextMenu"));
    addCommand(menu, marks->isMarked(number) ? tr("Remove Mark\tM") : tr("Mark\tM"), LogCommand::ToggleMark, any);
    addCommand(menu, marks->isPinned(number) ? tr("Unpin\tP") : tr("Pin\tP"), LogCommand::TogglePin, number >= 0);
    menu->addSeparator();
    addCommand(menu, tr("Copy Rows"), LogCommand::CopyRows, any);
    addCommand(menu, tr("Copy Payload"), LogCommand::CopyPayloads, any);
    addCommand(menu, tr("Copy as JSON Lines"), LogCommand::CopyJson, any);
    addCommand(menu, tr("Copy as Hex"), LogCommand::CopyHex, any);
    addCommand(menu, tr("Export…"), LogCommand::Export, true);
    menu->addSeparator();
    addCommand(menu, tr("Show Time Since This Row"), LogCommand::TimeSinceSelected, number >= 0);
    menu->addAction(tr("Select All"), this, &LogTable::selectAll)->setEnabled(m_model->rowCount() > 0);
    menu->popup(event->globalPos());
}

void LogTable::showHeaderMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("logHeaderMenu"));
    auto *forms = new QActionGroup(menu);
    for (const auto &[form, command] : {std::pair(TimeForm::Clock, LogCommand::TimeOfDay),
                                        std::pair(TimeForm::SinceConnect, LogCommand::TimeSinceConnect),
                                        std::pair(TimeForm::SinceSelected, LogCommand::TimeSinceSelected)}) {
        addCommand(menu, LogCells::timeFormName(form), command, true);
        QAction *action = menu->actions().constLast();
        action->setCheckable(true);
        action->setChecked(m_model->timeForm() == form);
        forms->addAction(action);
    }
    menu->addSeparator();
    for (const int column : {LogModel::Number, LogModel::Time, LogModel::Delta, LogModel::Kind, LogModel::Size}) {
        QAction *action = menu->addAction(LogCells::columnName(column), this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            viewport()->update();
        });
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
    }
    menu->popup(horizontalHeader()->mapToGlobal(place));
}

void LogTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (plain && event->key() == Qt::Key_M)
        Q_EMIT commandRequested(LogCommand::ToggleMark);
    else if (plain && event->key() == Qt::Key_P)
        Q_EMIT commandRequested(LogCommand::TogglePin);
    else
        UniformTable::keyPressEvent(event);
}

void LogTable::mousePressEvent(QMouseEvent *event)
{
    UniformTable::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && index.column() == LogModel::Mark)
        Q_EMIT commandRequested(LogCommand::ToggleMark);
}

} // namespace ui
