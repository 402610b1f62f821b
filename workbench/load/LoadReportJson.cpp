#include "workbench/load/LoadReportText.h"

#include "workbench/record/Redaction.h"

#include <QJsonArray>

namespace workbench {

namespace {

constexpr double millisecond = 1e6;

QJsonObject latencyJson(const LatencySummary &latency)
{
    return {{QStringLiteral("count"), static_cast<qint64>(latency.count)},
            {QStringLiteral("min"), static_cast<double>(latency.min) / millisecond},
            {QStringLiteral("mean"), static_cast<double>(latency.mean) / millisecond},
            {QStringLiteral("p50"), static_cast<double>(latency.p50) / millisecond},
            {QStringLiteral("p75"), static_cast<double>(latency.p75) / millisecond},
            {QStringLiteral("p90"), static_cast<double>(latency.p90) / millisecond},
            {QStringLiteral("p99"), static_cast<double>(latency.p99) / millisecond},
            {QStringLiteral("p99.9"), static_cast<double>(latency.p999) / millisecond},
            {QStringLiteral("max"), static_cast<double>(latency.max) / millisecond}};
}

QJsonObject optionsJson(const LoadOptions &options)
{
    return {{QStringLiteral("mode"), loadModeName(options.mode)},
            {QStringLiteral("connections"), options.connections},
            {QStringLiteral("active"), options.senders()},
            {QStringLiteral("window"), options.windowInUse()},
            {QStringLiteral("type"), loadPayloadName(options.payload)},
            {QStringLiteral("size"), options.message.isEmpty() ? options.size : qint64{options.message.size()}},
            {QStringLiteral("rate"), options.rate},
            {QStringLiteral("duration"), static_cast<double>(options.duration.count()) / 1000},
            {QStringLiteral("messages"), options.messages},
            {QStringLiteral("rampUp"), static_cast<double>(options.rampUp.count()) / 1000},
            {QStringLiteral("warmUp"), static_cast<double>(options.warmUp.count()) / 1000},
            {QStringLiteral("compression"), options.request.compression.has_value()},
            {QStringLiteral("threads"), options.threads}};
}

QJsonObject flowJson(const LoadReport &report, qint64 messages, qint64 bytes)
{
    return {{QStringLiteral("messages"), messages},
            {QStringLiteral("bytes"), bytes},
            {QStringLiteral("messagesPerSecond"), report.rate(messages)},
            {QStringLiteral("bytesPerSecond"), report.rate(bytes)}};
}

QJsonArray errorsJson(const LoadErrors &errors)
{
    QJsonArray array;
    for (const auto &[kind, entry] : errors.entries()) {
        QJsonObject object{{QStringLiteral("kind"), faultName(kind.fault)},
                           {QStringLiteral("count"), entry.count},
                           {QStringLiteral("text"), loadErrorText(kind)}};
        if (kind.number != 0)
            object.insert(QStringLiteral("number"), kind.number);
        if (!entry.example.isEmpty())
            object.insert(QStringLiteral("example"), redactedExample(entry));
        array.append(object);
    }
    return array;
}

QJsonArray samplesJson(const QList<LoadSample> &samples)
{
    QJsonArray array;
    for (const LoadSample &sample : samples)
        array.append(QJsonObject{{QStringLiteral("at"), sample.at},
                                 {QStringLiteral("seconds"), sample.seconds},
                                 {QStringLiteral("phase"), loadPhaseName(sample.phase)},
                                 {QStringLiteral("sent"), sample.counts.sent},
                                 {QStringLiteral("received"), sample.counts.received},
                                 {QStringLiteral("sentBytes"), sample.counts.sentBytes},
                                 {QStringLiteral("receivedBytes"), sample.counts.receivedBytes},
                                 {QStringLiteral("open"), sample.open},
                                 {QStringLiteral("errors"), sample.errors},
                                 {QStringLiteral("p50"), static_cast<double>(sample.p50) / millisecond},
                                 {QStringLiteral("p99"), static_cast<double>(sample.p99) / millisecond},
                                 {QStringLiteral("max"), static_cast<double>(sample.max) / millisecond}});
    return array;
}

QString noteName(LoadNote note)
{
    switch (note) {
    case LoadNote::ClosedLoop:
        return QStringLiteral("closed-loop");
    case LoadNote::IntendedTimes:
        return QStringLiteral("intended-times");
    case LoadNote::NothingCame:
        return QStringLiteral("nothing-came");
    case LoadNote::NoCopies:
        return QStringLiteral("no-copies");
    case LoadNote::BelowRate:
        return QStringLiteral("below-rate");
    case LoadNote::GeneratorLate:
        return QStringLiteral("generator-late");
    case LoadNote::GeneratorBusy:
        return QStringLiteral("generator-busy");
    case LoadNote::NeverAnswered:
        return QStringLiteral("never-answered");
    case LoadNote::Interrupted:
        break;
    }
    return QStringLiteral("interrupted");
}

QJsonArray notesJson(const LoadReport &report)
{
    QJsonArray array;
    for (const LoadNote note : report.notes())
        array.append(noteName(note));
    return array;
}

} // namespace

QString loadModeName(LoadMode mode)
{
    switch (mode) {
    case LoadMode::Echo:
        return QStringLiteral("echo");
    case LoadMode::FanOut:
        return QStringLiteral("fanout");
    case LoadMode::Hold:
        return QStringLiteral("hold");
    case LoadMode::Connect:
        break;
    }
    return QStringLiteral("connect");
}

QString loadPayloadName(LoadPayload payload)
{
    switch (payload) {
    case LoadPayload::Text:
        return QStringLiteral("text");
    case LoadPayload::Mixed:
        return QStringLiteral("mixed");
    case LoadPayload::Json:
        return QStringLiteral("json");
    case LoadPayload::Binary:
        break;
    }
    return QStringLiteral("binary");
}

QString loadPhaseName(LoadPhase phase)
{
    switch (phase) {
    case LoadPhase::Resolving:
        return QStringLiteral("resolving");
    case LoadPhase::Opening:
        return QStringLiteral("opening");
    case LoadPhase::WarmingUp:
        return QStringLiteral("warming up");
    case LoadPhase::Measuring:
        return QStringLiteral("measuring");
    case LoadPhase::Draining:
        return QStringLiteral("draining");
    case LoadPhase::Closing:
        return QStringLiteral("closing");
    case LoadPhase::Done:
        break;
    }
    return QStringLiteral("done");
}

QJsonObject loadReportJson(const LoadReport &report)
{
    QJsonObject json{
        {QStringLiteral("url"), redactedUrl(report.options.request.url)},
        {QStringLiteral("options"), optionsJson(report.options)},
        {QStringLiteral("interrupted"), report.interrupted},
        {QStringLiteral("seconds"), report.seconds},
        {QStringLiteral("sent"), flowJson(report, report.counts.sent, report.counts.sentBytes)},
        {QStringLiteral("received"), flowJson(report, report.counts.received, report.counts.receivedBytes)},
        {QStringLiteral("answeredLate"), report.answeredLate},
        {QStringLiteral("neverAnswered"), report.neverAnswered},
        {QStringLiteral("connections"), QJsonObject{{QStringLiteral("opened"), report.opened},
                                                    {QStringLiteral("failed"), report.failed},
                                                    {QStringLiteral("lost"), report.lost},
                                                    {QStringLiteral("seconds"), report.openingTime}}},
        {QStringLiteral("handshakeMs"), latencyJson(report.handshakes)},
        {QStringLiteral("latencyMs"), latencyJson(report.latency)},
        {QStringLiteral("errorCount"), report.errors.total()},
        {QStringLiteral("errors"), errorsJson(report.errors)},
        {QStringLiteral("notes"), notesJson(report)},
        {QStringLiteral("samples"), samplesJson(report.samples)}};
    if (report.options.rate > 0) {
        json.insert(QStringLiteral("responseMs"), latencyJson(report.response));
        json.insert(QStringLiteral("latenessMs"), latencyJson(report.lateness));
    }
    if (report.processorShare >= 0)
        json.insert(QStringLiteral("processorShare"), report.processorShare);
    return json;
}

} // namespace workbench
