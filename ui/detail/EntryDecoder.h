#pragma once

#include "workbench/decode/DecoderStack.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace ui {

/// Decodes one message after the other: a short text at once, anything else in a thread of its own. Only the last one
/// asked for is told of.
class EntryDecoder : public QObject
{
    Q_OBJECT

public:
    /// Texts up to this size don't wait for a thread.
    static constexpr qsizetype atOnce = qsizetype{64} * 1024;

    explicit EntryDecoder(QObject *parent = nullptr);
    ~EntryDecoder() override;
    Q_DISABLE_COPY_MOVE(EntryDecoder)

    const workbench::DecoderStack &stack() const { return *m_stack; }
    /// Emits decoded(), perhaps before it returns. What was asked before is given up.
    void decode(const QByteArray &payload, const workbench::DecodeHints &hints, const workbench::DecoderChoice &choice);
    /// Gives up; nothing is emitted.
    void cancel();
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void decoded(const workbench::DecodeOutcome &outcome);

private:
    std::shared_ptr<const workbench::DecoderStack> m_stack;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    quint64 m_asked = 0;
    bool m_busy = false;
};

} // namespace ui
