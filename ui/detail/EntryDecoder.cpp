#include "ui/detail/EntryDecoder.h"

#include "ui/Background.h"

namespace ui {

using namespace workbench;

EntryDecoder::EntryDecoder(QObject *parent)
    : QObject(parent)
    , m_stack(std::make_shared<const DecoderStack>())
{
}

EntryDecoder::~EntryDecoder()
{
    cancel();
}

void EntryDecoder::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
    ++m_asked;
    m_busy = false;
}

void EntryDecoder::decode(const QByteArray &payload, const DecodeHints &hints, const DecoderChoice &choice)
{
    cancel();
    // What is unpacked may be a thousand times as large.
    if (hints.isText && choice.unpacker.isEmpty() && payload.size() <= atOnce) {
        Q_EMIT decoded(m_stack->decode(payload, hints, choice));
        return;
    }
    m_busy = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    DecodeLimits limits;
    limits.cancelled = m_cancelled;
    inBackground(
        this,
        [stack = m_stack, payload, hints, choice, limits] { return stack->decode(payload, hints, choice, limits); },
        [this, asked = m_asked](const DecodeOutcome &outcome) {
            if (asked != m_asked)
                return;
            m_busy = false;
            Q_EMIT decoded(outcome);
        });
}

} // namespace ui
