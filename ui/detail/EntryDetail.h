#pragma once

#include "workbench/decode/DecoderStack.h"
#include "workbench/decode/HandshakeFacts.h"
#include "workbench/log/LogEntry.h"
#include "workbench/log/LogFilter.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QStackedWidget;
class QTabBar;

namespace ui {

class ElidedLabel;
class EntryDecoder;
class FramesPage;
class HandshakeView;
class HexPane;
class PrettyView;
class TextView;

/// All of one entry of the log: decoded, as text, in hex, and the handshake of its connection. It opens with what
/// suits the entry, until a person chooses; that choice stays.
class EntryDetail : public QWidget
{
    Q_OBJECT

public:
    enum Form { Pretty, Text, Hex, Frames, Handshake };

    explicit EntryDetail(QWidget *parent = nullptr);

    /// Nothing: the pane says what it is for. @p heads: the handshake of the entry's connection as far as it is known.
    void setEntry(const std::optional<workbench::LogEntry> &entry, const workbench::HandshakeHeads &heads = {});
    /// Of an entry whose payload of @p size bytes is still being read only the beginning, that it may be seen at once. It isn't
    /// decoded until setPayload() brings the whole; then nothing that is looked at moves.
    void setBeginning(const workbench::LogEntry &entry, qint64 size, const workbench::HandshakeHeads &heads);
    /// The whole payload of the entry whose beginning is shown; of another size if it couldn't be read, which is told then.
    /// @p frames: LogEntry::frames, which the beginning came without.
    void setPayload(const QByteArray &payload, const QByteArray &frames = {});
    /// What to point out in the text, and in the decoded message as far as it is plain text; empty for nothing.
    void setHighlight(const workbench::LogFilter::Text &text);
    Form form() const;
    /// As if a person chose it.
    void choose(Form form);
    /// Which decoders a person chose for that direction.
    workbench::DecoderChoice decoders(workbench::LogEntry::Direction direction) const
    {
        return m_choices.value(direction);
    }

    /// Shows that of the entry's frames, from 0.
    void chooseFrame(qint64 frame);

    PrettyView *pretty() const { return m_pretty; }

private:
    void begin(const std::optional<workbench::LogEntry> &entry, qint64 size, const workbench::HandshakeHeads &heads);
    bool isPartial() const { return m_entry && m_entry->payload.size() != m_size; }
    void decode(bool inPlace = false);
    void take(const workbench::DecodeOutcome &outcome);
    void showBest();
    std::optional<Form> bestForm() const;
    void display(Form form);
    void setText();
    QString sentence() const;
    QString title() const;
    bool isDecodable() const;

    std::optional<workbench::LogEntry> m_entry;
    qint64 m_size = 0;           ///< Of the entry's whole payload.
    bool m_isUnreadable = false; ///< But for its beginning.
    qint64 m_wantedFrame = -1;   ///< Of those that are being read.
    bool m_wantsDecoding = true; ///< It wasn't cancelled while the payload was read.
    workbench::HandshakeHeads m_heads;
    std::optional<workbench::DecodeOutcome> m_outcome;
    QHash<workbench::LogEntry::Direction, workbench::DecoderChoice> m_choices;
    std::optional<Form> m_wanted; ///< What a person chose.
    EntryDecoder *m_decoder;
    ElidedLabel *m_title;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    PrettyView *m_pretty;
    TextView *m_text;
    HexPane *m_hex;
    FramesPage *m_frames;
    HandshakeView *m_handshake;
};

} // namespace ui
