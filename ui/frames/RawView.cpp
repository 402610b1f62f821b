#include "ui/frames/RawView.h"

#include "ui/Background.h"
#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/detail/HexPane.h"
#include "ui/detail/HexView.h"
#include "ui/frames/RawSource.h"
#include "ui/log/EntryText.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"
#include "workbench/log/FrameTrail.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

namespace ui {

using workbench::LogEntry;
using workbench::LoggedFrame;
using workbench::WireIndex;

namespace {

constexpr std::chrono::milliseconds betweenBuilds{400};
constexpr int perRow = HexView::bytesPerRow;

struct Match
{
    bool found = false;
    size_t piece = 0;
    qint64 at = 0;
};

/// The pieces of one entry after the other, which is read once however many there are.
class EntryBytes
{
public:
    explicit EntryBytes(const workbench::LogStore &log)
        : m_log(log)
    {
    }

    QByteArray of(const WireIndex::Piece &piece)
    {
        if (m_number != piece.number) {
            m_number = piece.number;
            const auto found = m_log.entries({piece.number, piece.number + 1});
            m_entry = found.isEmpty() ? LogEntry() : found.first();
            m_trail.reset();
        }
        if (m_entry.kind == LogEntry::Kind::Handshake)
            return m_entry.payload;
        if (!m_trail || m_next > piece.frame) {
            m_trail.emplace(m_entry.frames);
            m_next = 0;
        }
        LoggedFrame frame;
        while (m_trail->next(frame)) {
            if (m_next++ == piece.frame)
                return wireBytes(frame, m_entry.payload);
        }
        return {};
    }

private:
    const workbench::LogStore &m_log;
    qint64 m_number = -1;
    LogEntry m_entry;
    std::optional<workbench::FrameTrail> m_trail;
    quint32 m_next = 0; ///< The trail's next frame.
};

// The next match behind a place, or from the beginning on; not one that lies in two pieces.
Match findIn(const workbench::LogStore &log, const WireIndex &index, const QByteArray &wanted, size_t piece,
             qint64 from, const std::atomic<bool> &cancelled)
{
    const size_t count = index.pieces().size();
    std::array<EntryBytes, 2> entries{EntryBytes(log), EntryBytes(log)}; // the two directions' are mixed
    for (size_t i = 0; i <= count && !cancelled; ++i) {
        const size_t at = (piece + i) % count;
        const WireIndex::Piece &one = index.pieces()[at];
        EntryBytes &entry = entries[one.direction == workbench::LogEntry::Direction::Sent ? 0 : 1];
        const qsizetype found = entry.of(one).indexOf(wanted, i == 0 ? from : 0);
        if (found >= 0)
            return {true, at, found};
    }
    return {};
}

bool isSameConnection(const RawSource *before, const RawSource &now)
{
    return before != nullptr && !before->index().pieces().empty() && !now.index().pieces().empty()
           && before->index().pieces().front().number == now.index().pieces().front().number;
}

// Where the piece is in another index of the same connection, which may have grown.
std::optional<size_t> samePiece(const WireIndex &index, size_t piece, const WireIndex &now)
{
    const WireIndex::Piece &wanted = index.pieces()[piece];
    const auto isWanted = [&wanted](const WireIndex::Piece &one) {
        return one.number == wanted.number && one.frame == wanted.frame;
    };
    const auto &pieces = now.pieces();
    if (piece < pieces.size() && isWanted(pieces[piece]))
        return piece;
    const auto found = std::find_if(pieces.begin(), pieces.end(), isWanted);
    return found == pieces.end() ? std::nullopt : std::optional(static_cast<size_t>(found - pieces.begin()));
}

} // namespace

RawView::RawView(std::shared_ptr<const workbench::LogStore> log, QWidget *parent)
    : QWidget(parent)
    , m_log(std::move(log))
    , m_find(named(new QLineEdit(this), QStringLiteral("rawFind"), tr("Find bytes: text, or hex such as 0x81 05")))
    , m_next(named(new QToolButton(this), QStringLiteral("rawFindNext"), tr("Find the next match")))
    , m_place(new ElidedLabel(this))
    , m_hex(new HexPane(this))
    , m_cancelled(std::make_shared<std::atomic<bool>>(false))
{
    setObjectName(QStringLiteral("rawView"));
    m_hex->view()->setObjectName(QStringLiteral("rawBytes"));
    m_hex->view()->setAccessibleName(tr("The bytes of the connection, both ways"));
    m_find->setPlaceholderText(tr("Find text or 0x81 05"));
    m_find->setToolTip(m_find->accessibleName());
    m_next->setToolTip(m_next->accessibleName());
    m_next->setFocusPolicy(Qt::StrongFocus);
    giveIcon(m_next, QStringLiteral("next"));
    m_place->setObjectName(QStringLiteral("rawPlace"));
    m_place->setProperty("muted", true);
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_find, 1);
    head->addWidget(m_next);
    head->addWidget(m_place, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_hex, 1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(betweenBuilds);
    connect(&m_timer, &QTimer::timeout, this, &RawView::build);
    connect(m_find, &QLineEdit::returnPressed, this, &RawView::find);
    connect(m_next, &QToolButton::clicked, this, &RawView::find);
    connect(m_hex->view(), &HexView::selectionChanged, this, &RawView::tell);
    tell();
}

RawView::~RawView()
{
    abandonWork();
}

// ---- What is shown ---------------------------------------------------------------------------------------------------

void RawView::setActive(bool active)
{
    if (!active && m_active)
        abandonWork();
    m_active = active;
    if (active && m_isStale)
        build();
}

// Nobody looks any more.
void RawView::abandonWork()
{
    *m_cancelled = true;
    if (m_searchCancelled)
        *m_searchCancelled = true;
    ++m_search;
    m_timer.stop();
}

void RawView::showNumber(qint64 number)
{
    m_target = number;
    if (m_source && !m_isStale && number >= 0 && m_source->index().pieceOf(number))
        return goTo(std::exchange(m_target, -1));
    m_number = number;
    m_isStale = true;
    if (m_active)
        build();
}

void RawView::grow()
{
    // Of one that is cut, more isn't shown; unless its beginning is dropped.
    if (m_source && m_source->index().isCut() && m_source->index().pieces().front().number >= m_log->range().begin)
        return;
    m_isStale = true;
    if (m_active && !m_timer.isActive() && !m_isBuilding)
        m_timer.start();
}

// In a thread: it looks through the whole log.
void RawView::build()
{
    if (m_isBuilding || !m_active)
        return;
    const auto range = m_log->range();
    const qint64 number = m_number >= 0 ? m_number : range.end - 1;
    m_isBuilding = true;
    m_isStale = false;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    inBackground(
        this,
        [log = m_log, number, cancelled = m_cancelled] {
            return std::make_shared<const WireIndex>(WireIndex::of(*log, number, mostPieces, *cancelled));
        },
        [this, cancelled = m_cancelled](const std::shared_ptr<const WireIndex> &index) {
            m_isBuilding = false;
            if (!*cancelled)
                return take(index);
            m_isStale = true;
            build(); // if it is looked at again
        });
}

void RawView::take(const std::shared_ptr<const WireIndex> &index)
{
    const auto before = std::exchange(m_source, std::make_shared<RawSource>(m_log, index));
    connect(m_source.get(), &RawSource::bytesRead, m_hex->view()->viewport(), qOverload<>(&QWidget::update));
    connect(m_source.get(), &RawSource::bytesRead, this, &RawView::tell);
    if (isSameConnection(before.get(), *m_source)) {
        m_source->takeOver(*before);
        m_hex->view()->replaceSource(m_source);
    } else {
        m_hex->view()->setSource(m_source);
    }
    if (m_target >= 0)
        goTo(std::exchange(m_target, -1));
    tell();
    if (m_isStale)
        m_timer.start();
}

void RawView::goTo(qint64 number)
{
    const auto piece = m_source->index().pieceOf(number);
    if (!piece)
        return;
    HexView *view = m_hex->view();
    view->select(m_source->firstRow(*piece) * perRow, m_source->index().sizeOf(*piece));
    const auto row = static_cast<int>(m_source->firstRow(*piece));
    if (row < view->verticalScrollBar()->value() || row > view->verticalScrollBar()->value() + 3)
        view->verticalScrollBar()->setValue(row);
}

void RawView::tell()
{
    if (!m_source || m_source->index().pieces().empty()) {
        m_place->setText(tr("Nothing has passed yet."));
        return;
    }
    const WireIndex &index = m_source->index();
    const qsizetype at = m_hex->view()->selectionBegin();
    const size_t number = m_source->pieceOfRow(at / perRow);
    const WireIndex::Piece &piece = index.pieces()[number];
    const QLocale locale;
    QStringList parts{EntryText::directionGlyph(piece.direction) + u' ' + EntryText::direction(piece.direction)};
    parts += piece.offset < 0
                 ? tr("handshake")
                 : tr("frame %1 of entry %2").arg(locale.toString(piece.frame + 1), locale.toString(piece.number + 1));
    parts += tr("%1 bytes in all").arg(locale.toString(index.size()));
    if (index.unknown() > 0)
        parts += tr("messages whose frames aren't known: %1").arg(locale.toString(index.unknown()));
    if (index.isCut())
        parts += tr("only the first %1 frames").arg(locale.toString(mostPieces));
    m_place->setText(parts.join(QStringLiteral(" · ")));
}

// ---- Finding ---------------------------------------------------------------------------------------------------------

QByteArray RawView::wanted(const QString &typed)
{
    if (!typed.startsWith(QLatin1String("0x"), Qt::CaseInsensitive))
        return typed.toUtf8();
    QByteArray digits = typed.mid(2).toLatin1().replace(' ', "");
    for (const char digit : std::as_const(digits)) {
        if (!std::isxdigit(static_cast<unsigned char>(digit)))
            return typed.toUtf8();
    }
    return digits.size() % 2 == 0 ? QByteArray::fromHex(digits) : typed.toUtf8();
}

void RawView::find()
{
    const QByteArray bytes = wanted(m_find->text());
    if (!m_source || m_source->index().pieces().empty() || bytes.isEmpty())
        return;
    const qsizetype at = m_hex->view()->selectionBegin();
    const size_t piece = m_source->pieceOfRow(at / perRow);
    const qint64 from =
        at - m_source->firstRow(piece) * perRow + (m_hex->view()->selectionSize() == bytes.size() ? 1 : 0);
    const int search = ++m_search;
    if (m_searchCancelled)
        *m_searchCancelled = true;
    m_searchCancelled = std::make_shared<std::atomic<bool>>(false);
    inBackground(
        this,
        [log = m_log, index = m_source->sharedIndex(), bytes, piece, from, cancelled = m_searchCancelled] {
            return findIn(*log, *index, bytes, piece, from, *cancelled);
        },
        [this, search, size = bytes.size(), source = m_source](const Match &match) {
            if (search != m_search || !m_source || !isSameConnection(source.get(), *m_source))
                return;
            m_find->setProperty("problem", !match.found);
            m_find->setToolTip(match.found ? m_find->accessibleName() : tr("Nothing like that has passed."));
            restyle(m_find);
            if (!match.found)
                return;
            const auto there = samePiece(source->index(), match.piece, m_source->index());
            if (there)
                m_hex->view()->select(m_source->firstRow(*there) * perRow + match.at, size);
        });
}

} // namespace ui
