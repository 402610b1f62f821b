#pragma once

#include "workbench/script/ScriptLimits.h"

#include "workbench/script/ScriptMail.h"

#include <QJSValue>
#include <QObject>

namespace workbench {

class ScriptProgram;
class ScriptRuntime;

/// What the prelude (resources/script/prelude.js) calls: the way out of the engine. Lives and is called in the script's thread.
class ScriptNatives : public QObject
{
    Q_OBJECT

public:
    ScriptNatives(ScriptProgram &program, ScriptRuntime &runtime, const ScriptLimits &limits);

    /// @name For the prelude. The answers: 0 done, 1 the peer is closed, 2 too large
    /// @{
    /// @p how: 0 a message, 1 a ping, 2 raw bytes.
    Q_INVOKABLE int sendText(int how, quint32 peer, const QString &text);
    Q_INVOKABLE int sendBinary(int how, quint32 peer, const QByteArray &bytes);
    /// @p firstByte: FIN, RSV and opcode as on the wire.
    Q_INVOKABLE int sendTextFrame(quint32 peer, int firstByte, bool mask, const QString &payload);
    Q_INVOKABLE int sendBinaryFrame(quint32 peer, int firstByte, bool mask, const QByteArray &payload);
    Q_INVOKABLE bool mayClose(int code) const;
    Q_INVOKABLE int close(quint32 peer, int code, const QString &reason);
    Q_INVOKABLE int abort(quint32 peer);
    Q_INVOKABLE bool isOpen(quint32 peer) const;
    Q_INVOKABLE qint64 messageSize() const;
    Q_INVOKABLE void report(int level, const QString &text);
    Q_INVOKABLE void threw(const QJSValue &error);
    Q_INVOKABLE int startTimer(double milliseconds, bool repeats);
    Q_INVOKABLE void stopTimer(int timer);
    /// @}

private:
    int send(int how, quint32 peer, const QByteArray &bytes, wslib::Opcode opcode);
    void timerEvent(QTimerEvent *event) override;

    ScriptProgram &m_program;
    ScriptRuntime &m_runtime;
    qint64 m_messageSize;
    QHash<int, bool> m_timers; ///< By Qt's number, which is the script's too: whether it repeats.
};

} // namespace workbench
