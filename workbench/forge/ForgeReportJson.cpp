#include "workbench/forge/ForgeReportJson.h"

#include "workbench/forge/ForgeSequenceJson.h"
#include "workbench/forge/ForgeText.h"

#include "wslib/protocol/Utf8Validator.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace workbench {

namespace {

const char *kindName(ForgeEvent::Kind kind)
{
    switch (kind) {
    case ForgeEvent::Kind::Text:
        return "text";
    case ForgeEvent::Kind::Binary:
        return "binary";
    case ForgeEvent::Kind::Ping:
        return "ping";
    case ForgeEvent::Kind::Pong:
        return "pong";
    case ForgeEvent::Kind::Close:
        return "close";
    case ForgeEvent::Kind::Ended:
        return "ended";
    case ForgeEvent::Kind::Invalid:
        return "invalid";
    case ForgeEvent::Kind::TooMuch:
        break;
    }
    return "too-much";
}

QJsonObject eventJson(const ForgeEvent &event)
{
    QJsonObject object{{QStringLiteral("kind"), QLatin1String(kindName(event.kind))},
                       {QStringLiteral("ms"), std::chrono::duration<double, std::milli>(event.at).count()}};
    if (event.kind == ForgeEvent::Kind::Close)
        object[QStringLiteral("code")] = event.code;
    if (event.kind < ForgeEvent::Kind::Close)
        object[QStringLiteral("size")] = event.size;
    if (wslib::isValidUtf8(event.payload))
        object[QStringLiteral("text")] = QString::fromUtf8(event.payload);
    else
        object[QStringLiteral("hex")] = QString::fromLatin1(event.payload.toHex());
    return object;
}

QString expectationSentences(const ForgeExpectation &expected)
{
    QStringList all;
    for (const Phrase &phrase : expectationText(expected))
        all += phrase.english();
    return all.join(u' ');
}

} // namespace

QString markName(ForgeVerdict::Mark mark)
{
    switch (mark) {
    case ForgeVerdict::Mark::Right:
        return QStringLiteral("right");
    case ForgeVerdict::Mark::Tolerable:
        return QStringLiteral("tolerable");
    case ForgeVerdict::Mark::Wrong:
        return QStringLiteral("wrong");
    case ForgeVerdict::Mark::Unjudged:
        return QStringLiteral("unjudged");
    case ForgeVerdict::Mark::Unfit:
        return QStringLiteral("unfit");
    case ForgeVerdict::Mark::Unreached:
        break;
    }
    return QStringLiteral("unreached");
}

QJsonObject forgeReportJson(const ForgeReport &report)
{
    QJsonArray events;
    for (const ForgeEvent &event : report.events)
        events += eventJson(event);
    QJsonObject object{{QStringLiteral("title"), report.title},
                       {QStringLiteral("verdict"), markName(report.verdict.mark)},
                       {QStringLiteral("finding"), findingText(report).english()},
                       {QStringLiteral("expected"), expectationSentences(report.expected)},
                       {QStringLiteral("cameBack"), events},
                       {QStringLiteral("leftOut"), report.eventsLeftOut},
                       {QStringLiteral("bytesSent"), report.bytesSent},
                       {QStringLiteral("stepsSent"), report.stepsSent},
                       {QStringLiteral("steps"), report.stepsInAll},
                       {QStringLiteral("deflate"), report.deflate},
                       {QStringLiteral("ms"), std::chrono::duration<double, std::milli>(report.duration).count()}};
    if (!report.id.isEmpty())
        object[QStringLiteral("preset")] = report.id;
    if (report.outcome.survived)
        object[QStringLiteral("survived")] = *report.outcome.survived;
    return object;
}

QJsonObject forgePresetJson(const ForgePreset &preset)
{
    return {{QStringLiteral("preset"), preset.id},
            {QStringLiteral("title"), preset.title.english()},
            {QStringLiteral("section"), preset.section},
            {QStringLiteral("expected"), expectationSentences(preset.sequence.expected)},
            {QStringLiteral("heavy"), isHeavy(preset.sequence)},
            {QStringLiteral("sequence"), QJsonDocument::fromJson(forgeSequenceJson(preset.sequence)).object()}};
}

QString forgeReportText(const ForgeReport &report)
{
    QStringList lines;
    const QString name = report.id.isEmpty() ? report.title : report.id;
    lines += QStringLiteral("%1  %2  %3")
                 .arg(markText(report.verdict.mark).english(), -13)
                 .arg(name, -28)
                 .arg(findingText(report).english());
    if (report.verdict.mark == ForgeVerdict::Mark::Unreached || report.verdict.mark == ForgeVerdict::Mark::Unfit)
        return lines.first();
    lines += QStringLiteral("    sent      %1 (%2 bytes)").arg(report.title).arg(report.bytesSent);
    if (report.stepsSent < report.stepsInAll)
        lines += QStringLiteral("              The connection ended behind step %1 of %2.")
                     .arg(report.stepsSent)
                     .arg(report.stepsInAll);
    lines += QStringLiteral("    expected  %1").arg(expectationSentences(report.expected));
    constexpr qsizetype shown = 8;
    const qsizetype count = report.events.size();
    for (qsizetype i = 0; i < count; ++i) {
        if (count > shown && i == shown - 2) {
            lines += QStringLiteral("              … %1 more").arg(count - shown + 1 + report.eventsLeftOut);
            i = count - 2;
            continue;
        }
        const auto milliseconds = std::chrono::duration<double, std::milli>(report.events.at(i).at).count();
        lines += QStringLiteral("    came back %1 ms  %2")
                     .arg(milliseconds, 8, 'f', 1)
                     .arg(eventText(report.events.at(i)).english());
    }
    if (count == 0)
        lines += QStringLiteral("    came back nothing");
    return lines.join(u'\n');
}

} // namespace workbench
