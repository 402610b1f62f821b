#include "ui/detail/EntryDetail.h"

#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/detail/DecoderMenu.h"
#include "ui/detail/EntryDecoder.h"
#include "ui/detail/HandshakeView.h"
#include "ui/detail/HexPane.h"
#include "ui/detail/HexView.h"
#include "ui/detail/PrettyView.h"
#include "ui/detail/TextView.h"
#include "ui/frames/FramesPage.h"
#include "ui/log/EntryText.h"
#include "ui/log/TextHighlight.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using workbench::LogEntry;
using workbench::LogFilter;
using Kind = LogEntry::Kind;

EntryDetail::EntryDetail(QWidget *parent)
    : QWidget(parent)
    , m_decoder(new EntryDecoder(this))
    , m_title(new ElidedLabel(this))
    , m_tabs(named(new QTabBar(this), QStringLiteral("detailForms"), tr("How the message is shown")))
    , m_pages(new QStackedWidget(this))
    , m_pretty(new PrettyView(m_decoder->stack(), this))
    , m_text(new TextView(this))
    , m_hex(new HexPane(this))
    , m_frames(new FramesPage(this))
    , m_handshake(new HandshakeView(this))
{
    setObjectName(QStringLiteral("entryDetail"));
    m_title->setObjectName(QStringLiteral("detailTitle"));
    for (const QString &label : {tr("Pretty"), tr("Text"), tr("Hex"), tr("Frames"), tr("Handshake")})
        m_tabs->addTab(label);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setDrawBase(false);
    // In the order of Form.
    for (QWidget *page : std::initializer_list<QWidget *>{m_pretty, m_text, m_hex, m_frames, m_handshake})
        m_pages->addWidget(page);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int form) {
        m_tabs->updateGeometry(); // the bold one takes more room
        m_wanted = static_cast<Form>(form);
        display(static_cast<Form>(form));
    });
    connect(m_decoder, &EntryDecoder::decoded, this, &EntryDetail::take);
    connect(m_pretty, &PrettyView::choiceMade, this, [this](const workbench::DecoderChoice &choice) {
        if (m_entry)
            m_choices.insert(m_entry->direction, choice);
        m_wanted = Pretty; // who chooses a decoder wants to see what it makes
        decode();
    });
    connect(m_pretty, &PrettyView::cancelled, this, [this] {
        m_decoder->cancel();
        m_wantsDecoding = false;
    });
    connect(m_pretty, &PrettyView::currentRangeChanged, this, [this](workbench::DecodedTree::Range range) {
        if (m_outcome && !m_outcome->isUnpacked && !range.isEmpty())
            m_hex->view()->select(range.begin, range.end - range.begin);
    });
    auto *find = new QShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_F), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        choose(Pretty);
        m_pretty->find();
    });
    setEntry(std::nullopt);
}

void EntryDetail::setHighlight(const LogFilter::Text &text)
{
    m_text->setHighlight(highlightOf(text));
    // A decoded message has no braces, quotes and colons; with them nothing would be found there.
    static const QRegularExpression punctuation(QStringLiteral("[{}\\[\\]\":,]"));
    const bool plain = !text.regularExpression && !text.pattern.contains(punctuation);
    m_pretty->setWords(plain ? text.pattern : QString());
}

EntryDetail::Form EntryDetail::form() const
{
    return static_cast<Form>(m_pages->currentIndex());
}

void EntryDetail::choose(Form form)
{
    if (m_tabs->isTabEnabled(form))
        m_tabs->setCurrentIndex(form);
}

void EntryDetail::chooseFrame(qint64 frame)
{
    if (isPartial())
        m_wantedFrame = frame; // its frames are being read
    choose(Frames);
    m_frames->choose(frame);
}

bool EntryDetail::isDecodable() const
{
    return m_entry && (m_entry->isMessage() || m_entry->kind == Kind::Ping || m_entry->kind == Kind::Pong)
           && !m_entry->payload.isEmpty();
}

void EntryDetail::setEntry(const std::optional<LogEntry> &entry, const workbench::HandshakeHeads &heads)
{
    begin(entry, entry ? entry->payload.size() : 0, heads);
    setText();
    decode();
}

void EntryDetail::setBeginning(const LogEntry &entry, qint64 size, const workbench::HandshakeHeads &heads)
{
    begin(entry, size, heads);
    m_text->setBeginning(entry.payload, size, tr("The rest is being read."));
    decode();
    // Its beginning can be seen where nothing has to be decoded for it.
    const bool possible = m_wanted && m_tabs->isTabEnabled(*m_wanted);
    display(possible ? *m_wanted : m_entry->kind == Kind::Text ? Text : Hex);
}

void EntryDetail::setPayload(const QByteArray &payload, const QByteArray &frames)
{
    if (!isPartial())
        return;
    m_entry->frames = frames;
    m_tabs->setTabEnabled(Frames, !frames.isEmpty());
    if (payload.size() != m_size) {
        m_isUnreadable = true;
        m_title->setText(title());
        m_text->setBeginning(m_entry->payload, m_size, tr("The rest can't be read from the disk."));
        m_pretty->clear();
        return;
    }
    m_entry->payload = payload;
    setText();
    m_hex->view()->setRest(payload);
    m_frames->setEntry(m_entry);
    if (const qint64 wanted = std::exchange(m_wantedFrame, -1); wanted >= 0)
        chooseFrame(wanted);
    if (m_wantsDecoding)
        decode(true);
}

void EntryDetail::begin(const std::optional<LogEntry> &entry, qint64 size, const workbench::HandshakeHeads &heads)
{
    m_decoder->cancel();
    m_isUnreadable = false;
    m_wantsDecoding = true;
    m_entry = entry;
    m_size = size;
    m_heads = heads;
    m_outcome.reset();
    if (entry && entry->kind == Kind::Handshake && heads.isEmpty())
        (entry->payload.startsWith("HTTP/") ? m_heads.response : m_heads.request) = entry->payload;
    m_title->setText(title());
    {
        // Qt goes to another tab where one is disabled: that is nobody's choice.
        const QSignalBlocker blocker(m_tabs);
        m_tabs->setEnabled(entry.has_value());
        m_tabs->setTabEnabled(Text, true);
        m_tabs->setTabEnabled(Pretty, isDecodable());
        m_tabs->setTabEnabled(Hex, entry && !entry->payload.isEmpty());
        m_tabs->setTabEnabled(Frames, entry && !entry->frames.isEmpty());
        m_tabs->setTabEnabled(Handshake, !m_heads.isEmpty());
    }
    m_hex->setBytes(entry ? entry->payload : QByteArray());
    m_wantedFrame = -1;
    m_frames->setEntry(entry);
    m_handshake->setHeads(m_heads);
}

// @p inPlace: what is on screen stays there until it is decoded.
void EntryDetail::decode(bool inPlace)
{
    m_outcome.reset();
    if (!isDecodable()) {
        m_decoder->cancel();
        m_pretty->clear();
        showBest();
        return;
    }
    const workbench::DecoderChoice choice = m_choices.value(m_entry->direction);
    m_pretty->setChoice(choice);
    m_pretty->setBusy();
    m_wantsDecoding = true;
    if (isPartial())
        return; // setPayload() goes on
    workbench::DecodeHints hints;
    hints.isText = m_entry->kind == Kind::Text;
    hints.direction = m_entry->direction;
    if (!m_heads.request.isEmpty())
        hints.target = workbench::HeadFacts::of(m_heads.request).target();
    if (!m_heads.response.isEmpty())
        hints.subprotocol =
            workbench::HeadFacts::of(m_heads.response).value("Sec-WebSocket-Protocol").value_or(QByteArray());
    m_decoder->decode(m_entry->payload, hints, choice);
    if (m_decoder->isBusy() && (m_wanted || m_entry->payload.size() > EntryDecoder::atOnce) && !inPlace)
        showBest();
}

void EntryDetail::take(const workbench::DecodeOutcome &outcome)
{
    m_outcome = outcome;
    m_pretty->setOutcome(outcome);
    if (outcome.isUnpacked)
        setText();
    showBest();
}

// What suits the entry; nothing while that isn't known yet.
std::optional<EntryDetail::Form> EntryDetail::bestForm() const
{
    if (!m_entry)
        return Text;
    if (m_entry->kind == Kind::Handshake)
        return Handshake;
    if (m_entry->kind == Kind::Raw)
        return m_entry->frames.isEmpty() ? Hex : Frames;
    if (!isDecodable())
        return Text;
    if (!m_outcome)
        return Pretty; // where it says so
    if (m_outcome->tree)
        return Pretty;
    return m_outcome->isReadable ? Text : Hex;
}

void EntryDetail::showBest()
{
    const bool possible = m_wanted && m_tabs->isTabEnabled(*m_wanted);
    // Notes, closes and the like have nothing but their text.
    const bool plain = !m_entry || (!isDecodable() && m_entry->kind != Kind::Handshake);
    const bool mine = possible && !(plain && *m_wanted == Handshake);
    display(mine ? *m_wanted : bestForm().value_or(Text));
}

void EntryDetail::display(Form form)
{
    const QSignalBlocker blocker(m_tabs);
    m_tabs->setCurrentIndex(form);
    m_tabs->updateGeometry(); // the current one is bold
    m_pages->setCurrentIndex(form);
}

void EntryDetail::setText()
{
    if (!m_entry)
        m_text->clear();
    else if (m_entry->kind == Kind::Close)
        m_text->setSentence(sentence());
    else if (m_entry->kind == Kind::Handshake)
        m_text->setBytes(workbench::maskedHead(m_entry->payload));
    else if (m_outcome && m_outcome->isUnpacked)
        m_text->setBytes(m_outcome->bytes, tr("This is what was unpacked: %1.").arg(DecoderMenu::chain(*m_outcome)));
    else
        m_text->setBytes(m_entry->payload);
}

QString EntryDetail::sentence() const
{
    const QString reason = QString::fromUtf8(m_entry->payload);
    const QString code = EntryText::closeCode(m_entry->closeCode);
    return reason.isEmpty() ? tr("%1, without a reason").arg(code) : tr("%1: %2").arg(code, reason);
}

QString EntryDetail::title() const
{
    if (!m_entry)
        return {};
    QStringList parts;
    if (const QString direction = EntryText::direction(m_entry->direction); !direction.isEmpty())
        parts += EntryText::directionGlyph(m_entry->direction) + u' ' + direction;
    parts += EntryText::kind(m_entry->kind);
    if (EntryText::hasSize(*m_entry))
        parts += m_size == 1 ? tr("1 byte") : tr("%1 bytes").arg(QLocale().toString(m_size));
    if (m_isUnreadable)
        parts += tr("only its beginning can be read");
    if (m_entry->isMessage() && m_entry->wireSize >= 0 && m_entry->wireSize != m_size)
        parts += tr("%1 on the wire").arg(EntryText::size(m_entry->wireSize));
    if (m_entry->roundTripNs >= 0)
        parts += tr("round trip %1").arg(EntryText::duration(m_entry->roundTripNs));
    parts += EntryText::time(m_entry->wallClockMs);
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
