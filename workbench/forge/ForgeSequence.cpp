#include "workbench/forge/ForgeSequence.h"

namespace workbench {

namespace {

// More than a person would send by hand, or a program by mistake.
constexpr double manyFrames = 1000;
constexpr double manyBytes = 4.0 * 1024 * 1024;

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

qint64 ForgeStep::plainSize() const
{
    return !hasBytes() ? 0 : (kind == Kind::Raw ? raw : frame.payload).plainSize();
}

QString ForgeStep::problem() const
{
    if (kind == Kind::Raw)
        return raw.problem();
    return kind == Kind::Frame ? frame.problem() : QString();
}

bool isHeavy(const ForgeSequence &sequence)
{
    double frames = 0; // what is typed may be more than any integer holds
    double bytes = 0;
    for (const ForgeStep &step : sequence.steps) {
        if (!step.hasBytes())
            continue;
        const double times = static_cast<double>(step.repeat) * sequence.repeat;
        frames += times;
        bytes += times * static_cast<double>(step.plainSize());
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
