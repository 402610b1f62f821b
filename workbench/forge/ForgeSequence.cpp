#include "workbench/forge/ForgeSequence.h"

namespace workbench {

namespace {

// More than a person would send by hand, or a program by mistake.
constexpr qint64 manyFrames = 1000;
constexpr qint64 manyBytes = qint64{4} * 1024 * 1024;

} // namespace

ForgeStep ForgeStep::of(const ForgedFrame &frame, int times)
{
    ForgeStep step;
    step.frame = frame;
    step.repeat = times;
    return step;
}

ForgeStep ForgeStep::cutAt(qint64 bytes, const ForgedFrame &frame)
{
    ForgeStep step = of(frame);
    step.cut = bytes;
    return step;
}

ForgeStep ForgeStep::bytes(const ForgedPayload &raw)
{
    ForgeStep step;
    step.kind = Kind::Raw;
    step.raw = raw;
    return step;
}

ForgeStep ForgeStep::pause(std::chrono::milliseconds time)
{
    ForgeStep step;
    step.kind = Kind::Wait;
    step.wait = time;
    return step;
}

QByteArray ForgeStep::wireBytes(wslib::Role role, const wslib::MaskKey &randomKey) const
{
    if (!hasBytes())
        return {};
    QByteArray bytes = kind == Kind::Raw ? raw.onWire() : frame.forged(role, randomKey).bytes;
    if (cut)
        bytes.truncate(*cut);
    return bytes;
}

QString ForgeStep::problem() const
{
    if (kind == Kind::Raw)
        return raw.problem();
    return kind == Kind::Frame ? frame.problem() : QString();
}

bool isHeavy(const ForgeSequence &sequence)
{
    qint64 frames = 0;
    qint64 bytes = 0;
    for (const ForgeStep &step : sequence.steps) {
        const qint64 times = qint64{step.repeat} * sequence.repeat;
        if (!step.hasBytes())
            continue;
        frames += times;
        bytes += times * (step.kind == ForgeStep::Kind::Raw ? step.raw : step.frame.payload).plainSize();
    }
    return frames > manyFrames || bytes > manyBytes;
}

QString problemOf(const ForgeSequence &sequence)
{
    if (sequence.steps.isEmpty())
        return QStringLiteral("There is no step to carry out: add a frame.");
    for (qsizetype i = 0; i < sequence.steps.size(); ++i) {
        if (const QString why = sequence.steps.at(i).problem(); !why.isEmpty())
            return QStringLiteral("Step %1: %2").arg(i + 1).arg(why);
    }
    return {};
}

} // namespace workbench
