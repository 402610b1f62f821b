#include "ui/log/LogView.h"

#include "ui/detail/EntryDetail.h"
#include "ui/detail/TextView.h"
#include "ui/frames/FrameLogModel.h"
#include "ui/frames/FrameTable.h"
#include "ui/frames/RawView.h"
#include "ui/log/DensityStrip.h"
#include "ui/log/GoToBar.h"
#include "ui/log/LogFilterBar.h"
#include "ui/log/LogFindBar.h"
#include "ui/log/LogFinder.h"
#include "ui/log/LogMarks.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/PayloadReader.h"
#include "ui/log/PinStrip.h"
#include "ui/log/StatisticsPage.h"
#include "ui/log/TextHighlight.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ui {

namespace {

// Marks are put by a person: a key pressed with a million rows selected is a slip.
constexpr qint64 mostMarkedAtOnce = 1000;
// Nobody reads numbers that change at every frame.
constexpr std::chrono::milliseconds betweenCounts{80};
// A payload up to this size is read from the disk at once: that takes no longer than to paint it.
constexpr qint64 readAtOnce = qint64{256} * 1024;
// Of a larger one, what is shown of it at first, and the end of its last character.
constexpr qint64 beginning = TextView::windowBytes + 4;

} // namespace

LogView::LogView(std::shared_ptr<workbench::LogStore> store, QWidget *parent)
    : QWidget(parent)
    , m_model(new LogModel(std::move(store), this))
    , m_finder(new LogFinder(m_model, this))
    , m_filter(new LogFilterBar(this))
    , m_find(new LogFindBar(m_finder, this))
    , m_goTo(new GoToBar(m_model, this))
    , m_pins(new PinStrip(m_model, this))
    , m_table(new LogTable(m_model, this))
    , m_density(new DensityStrip(m_table, m_finder, this))
    , m_modes(new QStackedWidget(this))
    , m_frameRows(new FrameLogModel(m_model, this))
    , m_frames(new FrameTable(m_frameRows, this))
    , m_raw(new RawView(m_model->store(), this))
    , m_below(new QStackedWidget(this))
    , m_detail(new EntryDetail(this))
    , m_statistics(new StatisticsPage(m_model->store(), this))
    , m_reader(new PayloadReader(m_model->store(), this))
{
    layOut();
    setPeersShown(false);
    listenToFilter();
    listenToFinder();
    listenToRows();
    showCounts();
}

// Fields that lose the cursor as they go tell what was typed in them; there is nobody to hear it any more.
LogView::~LogView()
{
    m_filter->disconnect(this);
}

void LogView::layOut()
{
    m_table->setMinimumHeight(m_table->rowHeight() * 9 / 4); // where all else is open, too
    auto *rows = new QWidget(this);
    auto *messages = new QWidget(m_modes);
    auto *beside = new QHBoxLayout(messages);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(2);
    beside->addWidget(m_table, 1);
    beside->addWidget(m_density);
    auto *upper = new QVBoxLayout(rows);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(4);
    for (QWidget *bar : std::initializer_list<QWidget *>{m_find, m_goTo, m_pins})
        upper->addWidget(bar);
    for (QWidget *page : std::initializer_list<QWidget *>{messages, m_frames, m_raw}) // in the order of LogMode
        m_modes->addWidget(page);
    upper->addWidget(m_modes, 1);
    m_below->addWidget(m_detail);
    m_below->addWidget(m_statistics);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("logSplitter"));
    splitter->addWidget(rows);
    splitter->addWidget(m_below);
    splitter->setCollapsible(0, false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({255, 225});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_filter);
    layout->addWidget(splitter, 1);
}

// Where there is little room the rows have it, and the pins are scrolled.
void LogView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_pins->setMostLines(std::clamp(height() / 150, 1, 4));
}

void LogView::listenToFilter()
{
    m_countsTimer.setSingleShot(true);
    m_countsTimer.setInterval(betweenCounts);
    connect(&m_countsTimer, &QTimer::timeout, this, &LogView::showCounts);
    connect(m_filter, &LogFilterBar::filterChanged, this, [this](const workbench::LogFilter &filter) {
        if (filter != m_model->filter())
            m_table->keepingCurrent([this, &filter] { m_model->setFilter(filter); });
    });
    connect(m_filter, &LogFilterBar::peersChanged, this, [this](const QSet<quint32> &peers) {
        m_table->keepingCurrent([this, &peers] { m_model->setPeersWanted(peers); });
    });
    connect(m_filter, &LogFilterBar::pingsToggled, this, [this](bool shown) {
        m_table->keepingCurrent([this, shown] { m_model->setPingsShown(shown); });
        Q_EMIT pingsShownChanged(shown);
    });
    connect(m_filter, &LogFilterBar::pauseToggled, this, [this](bool paused) {
        m_model->setPaused(paused);
        m_filter->setCounts(*m_model);
    });
    connect(m_filter, &LogFilterBar::statisticsToggled, this, &LogView::showStatistics);
    connect(m_filter, &LogFilterBar::exportRequested, this, &LogView::exportRequested);
    connect(m_filter, &LogFilterBar::historyChanged, this, &LogView::filterHistoryChanged);
    connect(m_filter, &LogFilterBar::clearRequested, this, &LogView::clear);
    connect(m_filter, &LogFilterBar::left, this,
            [this] { (m_filter->mode() == LogMode::Frames ? static_cast<QWidget *>(m_frames) : m_table)->setFocus(); });
    connect(m_filter, &LogFilterBar::modeChosen, this, [this](LogMode mode) {
        showMode(mode);
        Q_EMIT modeChosen(mode);
    });
    connect(m_model, &LogModel::drained, this, [this] {
        if (!m_countsTimer.isActive())
            m_countsTimer.start();
        m_raw->grow();
        Q_EMIT countsChanged();
    });
}

void LogView::listenToFinder()
{
    const auto toTable = [this] { m_table->setFocus(); };
    connect(m_find, &LogFindBar::textChanged, this, &LogView::showMatches);
    connect(m_find, &LogFindBar::matchWanted, m_table, &LogTable::showNumber);
    connect(m_find, &LogFindBar::dismissed, this, toTable);
    connect(m_goTo, &GoToBar::placeWanted, this, [this](int row) { m_table->showNumber(m_model->number(row)); });
    connect(m_goTo, &GoToBar::dismissed, this, toTable);
}

void LogView::listenToRows()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LogView::showCurrent);
    connect(m_table, &LogTable::commandRequested, this, &LogView::perform);
    connect(m_frames, &FrameTable::frameChosen, this, [this](qint64 number, qint64 frame) {
        m_table->showNumber(number);
        m_detail->chooseFrame(frame);
    });
    connect(
        m_reader, &PayloadReader::payloadRead, m_detail,
        [this](qint64, const QByteArray &payload, const QByteArray &frames) { m_detail->setPayload(payload, frames); });
    connect(m_pins, &PinStrip::chosen, this, [this](qint64 number, const workbench::LogEntry &entry) {
        showStatistics(false);
        if (m_table->showNumber(number))
            return showCurrent();
        m_reader->cancel();
        m_detail->setEntry(entry);
    });
}

EmptyHint *LogView::hint() const
{
    return m_table->hint();
}

QWidget *LogView::filter() const
{
    return m_filter->field();
}

QWidget *LogView::detail() const
{
    return m_below;
}

void LogView::setPeersShown(bool shown)
{
    m_table->setColumnHidden(LogModel::Peer, !shown);
    m_frames->setColumnHidden(FrameLogModel::Peer, !shown);
    m_filter->setPeersShown(shown);
}

void LogView::setPingsShown(bool shown)
{
    m_filter->setPingsShown(shown);
}

void LogView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_filter->setReadOnly(readOnly);
}

void LogView::setFilterHistory(const QStringList &history)
{
    m_filter->setHistory(history);
}

void LogView::chooseTimeForm(TimeForm form)
{
    m_model->setTimeForm(form);
    Q_EMIT timeFormChosen(form);
}

void LogView::filterPeers(const QList<quint32> &peers)
{
    m_filter->filterPeers(peers);
}

void LogView::focusFilter()
{
    m_filter->focusFilter();
}

void LogView::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    const qint64 number = m_table->currentNumber();
    m_model->setTimeReference(number);
    m_find->setCurrent(number);
    m_goTo->setCurrentRow(current.isValid() ? current.row() : -1);
    showInMode(number);
    m_reader->cancel();
    if (current.isValid())
        showEntry(current.row());
    else
        m_detail->setEntry(std::nullopt);
}

// Of what is large and on the disk the beginning at once, and all of it once that is read.
void LogView::showEntry(int row)
{
    const qint64 number = m_model->number(row);
    const auto head = m_model->store()->head(number, beginning);
    if (!head || !head->isOnDisk || !head->entry.isMessage() || head->size + head->framesSize <= readAtOnce)
        return m_detail->setEntry(m_model->entry(row), m_model->handshake(row));
    m_detail->setBeginning(head->entry, head->size, m_model->handshake(row));
    m_reader->read(number);
}

void LogView::setMode(LogMode mode)
{
    m_filter->setMode(mode);
    showMode(mode);
}

void LogView::showMode(LogMode mode)
{
    m_modes->setCurrentIndex(static_cast<int>(mode));
    m_frameRows->setActive(mode == LogMode::Frames);
    m_raw->setActive(mode == LogMode::Raw);
    showInMode(m_table->currentNumber());
}

// What is chosen in one of the modes is so in the others.
void LogView::showInMode(qint64 number)
{
    if (m_filter->mode() == LogMode::Frames && number >= 0)
        m_frames->showNumber(number);
    else if (m_filter->mode() == LogMode::Raw)
        m_raw->showNumber(number);
}

void LogView::showCounts()
{
    m_filter->setCounts(*m_model);
    // Without anything to look at, the hint on where to begin needs the room.
    const auto seen = m_model->seen();
    m_below->setVisible(seen.begin < seen.end || m_filter->areStatisticsShown());
}

void LogView::showStatistics(bool shown)
{
    m_filter->setStatisticsShown(shown);
    showCounts();
    m_below->setCurrentWidget(shown ? static_cast<QWidget *>(m_statistics) : m_detail);
}

void LogView::showMatches(const workbench::LogFilter::Text &text)
{
    m_table->setHighlight(highlightOf(text));
    m_detail->setHighlight(text);
}

void LogView::clear()
{
    if (m_readOnly)
        return;
    m_reader->cancel();
    m_model->clear();
    m_detail->setEntry(std::nullopt);
}

void LogView::toggleMarks()
{
    std::vector<qint64> numbers = m_table->selectedNumbers(mostMarkedAtOnce + 1);
    if (static_cast<qint64>(numbers.size()) > mostMarkedAtOnce)
        numbers = {m_table->currentNumber()};
    LogMarks *marks = m_model->marks();
    const bool all =
        std::all_of(numbers.begin(), numbers.end(), [marks](qint64 number) { return marks->isMarked(number); });
    for (const qint64 number : numbers)
        marks->setMarked(number, !all);
}

void LogView::goToMark(bool backward)
{
    const LogMarks *marks = m_model->marks();
    qint64 number = m_table->currentNumber();
    // Marks on rows that are hidden are passed by.
    for (size_t tried = 0; tried < marks->marked().size(); ++tried) {
        number = backward ? marks->previous(number) : marks->next(number);
        if (m_table->showNumber(number))
            return;
    }
}

void LogView::perform(LogCommand command)
{
    switch (command) {
    case LogCommand::FocusFilter:
        return focusFilter();
    case LogCommand::Find:
        return m_find->open();
    case LogCommand::FindNext:
    case LogCommand::FindPrevious:
        return m_find->step(command == LogCommand::FindPrevious);
    case LogCommand::GoTo:
        return m_goTo->open();
    case LogCommand::ToggleMark:
        return toggleMarks();
    case LogCommand::NextMark:
    case LogCommand::PreviousMark:
        return goToMark(command == LogCommand::PreviousMark);
    case LogCommand::TogglePin:
        if (m_table->currentNumber() >= 0)
            m_pins->toggle(m_table->currentNumber());
        return;
    case LogCommand::TogglePause:
        return m_filter->setPaused(!m_readOnly && !m_filter->isPaused());
    case LogCommand::ToggleStatistics:
        return showStatistics(!m_filter->areStatisticsShown());
    case LogCommand::TimeOfDay:
        return chooseTimeForm(TimeForm::Clock);
    case LogCommand::TimeSinceConnect:
        return chooseTimeForm(TimeForm::SinceConnect);
    case LogCommand::TimeSinceSelected:
        return chooseTimeForm(TimeForm::SinceSelected);
    case LogCommand::CopyRows:
        return m_table->copyAs(CopyText::Form::Rows);
    case LogCommand::CopyPayloads:
        return m_table->copyAs(CopyText::Form::Payloads);
    case LogCommand::CopyJson:
        return m_table->copyAs(CopyText::Form::Json);
    case LogCommand::CopyHex:
        return m_table->copyAs(CopyText::Form::Hex);
    case LogCommand::ShowMessages:
        return m_filter->chooseMode(LogMode::Messages);
    case LogCommand::ShowFrames:
        return m_filter->chooseMode(LogMode::Frames);
    case LogCommand::ShowRaw:
        return m_filter->chooseMode(LogMode::Raw);
    case LogCommand::Export:
        return Q_EMIT exportRequested();
    }
}

} // namespace ui
