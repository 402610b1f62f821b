#include "workbench/script/ScriptNatives.h"

#include "workbench/script/ScriptProgram.h"
#include "workbench/script/ScriptRuntime.h"

#include <QTimerEvent>

#include <limits>

namespace workbench {

namespace {

enum Answer { Done, Closed, TooLarge };

} // namespace

ScriptNatives::ScriptNatives(ScriptProgram &program, ScriptRuntime &runtime, const ScriptLimits &limits)
    : m_program(program)
    , m_runtime(runtime)
    , m_messageSize(limits.messageSize)
{
}

int ScriptNatives::sendText(int how, quint32 peer, const QString &text)
{
    return send(how, peer, text.toUtf8(), wslib::Opcode::Text);
}

int ScriptNatives::sendBinary(int how, quint32 peer, const QByteArray &bytes)
{
    return send(how, peer, bytes, wslib::Opcode::Binary);
}

int ScriptNatives::send(int how, quint32 peer, const QByteArray &bytes, wslib::Opcode opcode)
{
    if (bytes.size() > messageSize())
        return TooLarge;
    switch (how) {
    case 0:
        return m_runtime.command(peer, SendMessage{{opcode, bytes}}) ? Done : Closed;
    case 1:
        return m_runtime.command(peer, SendPing{bytes}) ? Done : Closed;
    default:
        return m_runtime.command(peer, SendRaw{bytes}) ? Done : Closed;
    }
}

int ScriptNatives::sendTextFrame(quint32 peer, int firstByte, bool mask, const QString &payload)
{
    return sendBinaryFrame(peer, firstByte, mask, payload.toUtf8());
}

int ScriptNatives::sendBinaryFrame(quint32 peer, int firstByte, bool mask, const QByteArray &payload)
{
    if (payload.size() > messageSize())
        return TooLarge;
    wslib::FrameHeader header;
    header.fin = (firstByte & 0x80) != 0;
    header.rsv1 = (firstByte & 0x40) != 0;
    header.rsv2 = (firstByte & 0x20) != 0;
    header.rsv3 = (firstByte & 0x10) != 0;
    header.opcode = static_cast<wslib::Opcode>(firstByte & 0x0F);
    if (mask)
        header.maskKey.emplace();
    return m_runtime.command(peer, SendFrame{header, payload}) ? Done : Closed;
}

bool ScriptNatives::mayClose(int code) const
{
    return code >= 0 && code <= std::numeric_limits<quint16>::max()
           && wslib::isAllowedOnWire(static_cast<quint16>(code));
}

int ScriptNatives::close(quint32 peer, int code, const QString &reason)
{
    if (!m_runtime.command(peer, SendClose{code, reason}))
        return Closed;
    m_runtime.setClosed(peer);
    return Done;
}

int ScriptNatives::abort(quint32 peer)
{
    if (!m_runtime.command(peer, AbortPeer{}))
        return Closed;
    m_runtime.setClosed(peer);
    return Done;
}

bool ScriptNatives::isOpen(quint32 peer) const
{
    return m_runtime.isOpen(peer);
}

qint64 ScriptNatives::messageSize() const
{
    return m_messageSize;
}

void ScriptNatives::report(int level, const QString &text)
{
    ScriptReport report;
    report.level = static_cast<ScriptReport::Level>(level);
    report.text = text;
    m_runtime.report(report);
}

void ScriptNatives::threw(const QJSValue &error)
{
    m_program.threw(error);
}

int ScriptNatives::startTimer(double milliseconds, bool repeats)
{
    const double longest = std::numeric_limits<int>::max();
    const int id =
        QObject::startTimer(static_cast<int>(qBound(repeats ? 1.0 : 0.0, milliseconds, longest)), Qt::PreciseTimer);
    m_timers.insert(id, repeats);
    return id;
}

void ScriptNatives::stopTimer(int timer)
{
    if (m_timers.remove(timer) > 0)
        killTimer(timer);
}

void ScriptNatives::timerEvent(QTimerEvent *event)
{
    const int id = event->timerId();
    if (!m_timers.value(id))
        stopTimer(id);
    m_program.fire(id);
}

} // namespace workbench
