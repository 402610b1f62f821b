#include "workbench/load/LoadReportText.h"

#include "workbench/record/Redaction.h"

#include <QLocale>
#include <QStringList>

#include <array>
#include <cmath>
#include <utility>

namespace workbench {

namespace {

constexpr int labelWidth = 12;
constexpr int columnWidth = 11;
constexpr int lineWidth = 100;
constexpr double thousand = 1000;

// 1,234,567
QLocale numbers()
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale;
}

QString grouped(qint64 number)
{
    return numbers().toString(number);
}

// Three figures that matter: 1,234 or 56.7 or 0.89.
QString figure(double value)
{
    const int decimals = value >= 100 || value == std::floor(value) ? 0 : value >= 10 ? 1 : 2;
    return numbers().toString(value, 'f', decimals);
}

QString bytesText(double bytes)
{
    static constexpr std::array units{"B", "kB", "MB", "GB", "TB"};
    size_t unit = 0;
    for (; bytes >= thousand && unit + 1 < units.size(); ++unit)
        bytes /= thousand;
    return figure(bytes) + u' ' + QLatin1String(units.at(unit));
}

QString latencyText(qint64 nanoseconds)
{
    const double value = static_cast<double>(nanoseconds);
    if (value < 1e6)
        return figure(std::round(value / 10) / 100) + QStringLiteral(" µs");
    return value < 1e9 ? figure(value / 1e6) + QStringLiteral(" ms") : figure(value / 1e9) + QStringLiteral(" s");
}

QString secondsText(double seconds)
{
    return seconds < 1 ? latencyText(std::llround(seconds * 1e9)) : figure(seconds) + QStringLiteral(" s");
}

// In lines that fit into most terminals.
QString wrapped(const QString &sentence)
{
    QString text;
    QString line;
    for (const QString &word : sentence.split(u' ')) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > lineWidth)
            text += std::exchange(line, {}) + u'\n';
        line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
    }
    return text + line + u'\n';
}

QString row(const QString &label, const QString &text)
{
    return QStringLiteral("  ") + label.leftJustified(labelWidth) + text + u'\n';
}

QString cells(const QStringList &texts)
{
    QString line;
    for (const QString &text : texts)
        line += text.rightJustified(columnWidth);
    return line;
}

QString latencyRow(const char *label, const LatencySummary &latency)
{
    QStringList texts;
    for (const qint64 value :
         {latency.min, latency.mean, latency.p50, latency.p75, latency.p90, latency.p99, latency.p999, latency.max})
        texts.append(latencyText(value));
    return row(QLatin1String(label), cells(texts));
}

QString latencyTable(const LoadReport &report)
{
    const bool isConnect = report.options.mode == LoadMode::Connect;
    if (report.latency.count == 0 && report.handshakes.count == 0)
        return {};
    QString text = u'\n'
                   + row({}, cells({QStringLiteral("min"), QStringLiteral("mean"), QStringLiteral("p50"),
                                    QStringLiteral("p75"), QStringLiteral("p90"), QStringLiteral("p99"),
                                    QStringLiteral("p99.9"), QStringLiteral("max")}));
    if (report.latency.count > 0)
        text += latencyRow("latency", report.latency);
    if (report.response.count > 0)
        text += latencyRow("from sending", report.response);
    if (report.handshakes.count > 0 && !isConnect)
        text += latencyRow("handshake", report.handshakes);
    return text;
}

QString flowRow(const char *label, const LoadReport &report, qint64 messages, qint64 bytes)
{
    const bool isConnect = report.options.mode == LoadMode::Connect;
    QString text = cells({grouped(messages)})
                   + (isConnect ? QStringLiteral(" handshakes") : QStringLiteral(" messages"))
                   + cells({grouped(std::llround(report.rate(messages)))}) + QStringLiteral(" /s");
    if (!isConnect)
        text += cells({bytesText(report.rate(bytes))}) + QStringLiteral("/s");
    return row(QLatin1String(label), text);
}

QString title(const LoadReport &report)
{
    const LoadOptions &options = report.options;
    QStringList parts{redactedUrl(options.request.url), loadModeName(options.mode)};
    QString connections =
        QStringLiteral("%1 connection%2")
            .arg(grouped(options.connections), options.connections == 1 ? QString() : QStringLiteral("s"));
    if (options.mode == LoadMode::Hold && options.active > 0)
        connections += QStringLiteral(", %1 active").arg(grouped(options.active));
    parts.append(connections);
    if (options.senders() > 0 && options.mode != LoadMode::Connect) {
        parts.append(QStringLiteral("%1 in flight").arg(grouped(options.windowInUse())));
        const qint64 size = options.message.isEmpty() ? options.size : options.message.size();
        parts.append(QStringLiteral("%1 bytes of %2").arg(grouped(size), loadPayloadName(options.payload)));
    }
    if (options.rate > 0)
        parts.append(QStringLiteral("%1 /s").arg(figure(options.rate)));
    if (options.request.compression)
        parts.append(QStringLiteral("compressed"));
    if (options.threads > 1)
        parts.append(QStringLiteral("%1 threads").arg(options.threads));
    return parts.join(QStringLiteral(" · ")) + u'\n';
}

QString connectionsText(const LoadReport &report)
{
    QStringList parts{QStringLiteral("%1 opened in %2").arg(grouped(report.opened), secondsText(report.openingTime))};
    if (report.failed > 0)
        parts.append(QStringLiteral("%1 failed").arg(grouped(report.failed)));
    if (report.lost > 0)
        parts.append(QStringLiteral("%1 lost").arg(grouped(report.lost)));
    return parts.join(QStringLiteral(", "));
}

QString errorLines(const LoadErrors &errors)
{
    if (errors.isEmpty())
        return row(QStringLiteral("errors"), QStringLiteral("none"));
    QString text = row(QStringLiteral("errors"), grouped(errors.total()));
    for (const auto &[kind, entry] : errors.entries()) {
        text += QStringLiteral("  %1  %2\n").arg(grouped(entry.count).rightJustified(columnWidth), loadErrorText(kind));
        if (!entry.example.isEmpty())
            text += QStringLiteral("  %1  such as: %2\n").arg(QString(columnWidth, u' '), redactedExample(entry));
    }
    return text;
}

} // namespace

QString redactedExample(const LoadErrors::Entry &entry)
{
    return QString::fromUtf8(redactedSentence(entry.example.toUtf8()));
}

QString loadErrorText(const LoadErrors::Kind &kind)
{
    switch (kind.fault) {
    case LoadFault::InvalidRequest:
        return QStringLiteral("the request can't be used");
    case LoadFault::HostNotFound:
        return QStringLiteral("the host wasn't found");
    case LoadFault::Refused:
        return QStringLiteral("connection refused");
    case LoadFault::Unreachable:
        return QStringLiteral("host unreachable");
    case LoadFault::TimedOut:
        return QStringLiteral("the handshake timed out");
    case LoadFault::Proxy:
        return QStringLiteral("the proxy refused");
    case LoadFault::Tls:
        return QStringLiteral("TLS failed");
    case LoadFault::Handshake:
        return kind.number != 0 && kind.number != 101
                   ? QStringLiteral("the handshake was answered with %1").arg(kind.number)
                   : QStringLiteral("the answer was no WebSocket handshake");
    case LoadFault::Redirect:
        return QStringLiteral("the handshake was answered with a redirect, which isn't followed");
    case LoadFault::Protocol:
        return QStringLiteral("the peer broke a rule, closed with %1").arg(kind.number);
    case LoadFault::Lost:
        return QStringLiteral("the connection was lost");
    case LoadFault::Closed:
        return QStringLiteral("the peer closed with %1").arg(kind.number);
    case LoadFault::Mismatch:
        return QStringLiteral("answers weren't what was sent");
    case LoadFault::Unexpected:
        return QStringLiteral("messages came that nobody waited for");
    case LoadFault::Missing:
        return QStringLiteral("messages never reached a receiver that got later ones");
    case LoadFault::Unanswered:
        return QStringLiteral("messages were never answered");
    case LoadFault::Unsent:
        return QStringLiteral("messages were due but couldn't be sent: all of the window was unanswered");
    case LoadFault::Other:
        break;
    }
    return QStringLiteral("of further kinds");
}

QString loadNoteText(LoadNote note, const LoadReport &report)
{
    switch (note) {
    case LoadNote::ClosedLoop:
        return QStringLiteral(
            "Latencies are of a closed loop: a slow answer also delays the message behind it, so high "
            "percentiles look better than users would find them. Give a rate to count from when each "
            "message is due.");
    case LoadNote::IntendedTimes:
        return QStringLiteral("Latencies count from when each message was due, not from when it could be sent.");
    case LoadNote::NothingCame:
        return QStringLiteral("Nothing came back: does the server echo what it is sent?");
    case LoadNote::NoCopies:
        return QStringLiteral("No receiver got a message: does the server pass on to all what one sends?");
    case LoadNote::BelowRate:
        return QStringLiteral("The rate wasn't reached: %1 of %2 messages a second.")
            .arg(figure(report.rate(report.counts.sent)), figure(report.options.rate));
    case LoadNote::GeneratorLate:
        return QStringLiteral(
                   "This side was late itself: one message in a hundred was sent %1 or more behind its time. "
                   "Latencies contain that.")
            .arg(latencyText(report.lateness.p99));
    case LoadNote::GeneratorBusy:
        return QStringLiteral("This side was busy for %1 % of the time: the server may be faster than it looks. More "
                              "threads may help.")
            .arg(std::llround(report.processorShare * 100));
    case LoadNote::NeverAnswered:
        return QStringLiteral(
                   "%1 messages were never answered, or couldn't even be sent; they count with the time they "
                   "had waited.")
            .arg(grouped(report.neverAnswered));
    case LoadNote::Interrupted:
        break;
    }
    return QStringLiteral("The run was interrupted; this is what there was until then.");
}

QString loadReportText(const LoadReport &report)
{
    if (!report.problem.isEmpty())
        return report.problem + u'\n';
    const bool isConnect = report.options.mode == LoadMode::Connect;
    QString text = title(report) + u'\n';
    if (!isConnect)
        text += row(QStringLiteral("connections"), connectionsText(report));
    if (report.opened > 0)
        text += row(QStringLiteral("measured"), secondsText(report.seconds));
    if (report.opened == 0) {
        // there are only errors to tell
    } else if (isConnect) {
        text += flowRow("completed", report, report.counts.received, 0);
    } else if (report.options.senders() > 0) {
        text += flowRow("sent", report, report.counts.sent, report.counts.sentBytes);
        text += flowRow("received", report, report.counts.received, report.counts.receivedBytes);
    }
    text += latencyTable(report) + u'\n' + errorLines(report.errors);
    for (const LoadNote note : report.notes())
        text += u'\n' + wrapped(loadNoteText(note, report));
    return text;
}

QString loadProgressText(const LoadReport &soFar)
{
    constexpr double nearlyWhole = 0.7;
    const qsizetype count = soFar.samples.size();
    const bool lastIsWhole = count < 2 || soFar.samples.last().seconds > nearlyWhole;
    const LoadSample last = soFar.samples.value(count - (lastIsWhole ? 1 : 2));
    QString text = QStringLiteral("%1 s  %2  %3 open")
                       .arg(soFar.elapsed, 0, 'f', 0)
                       .arg(loadPhaseName(soFar.phase), grouped(soFar.open));
    if (soFar.counts.sent > 0 || last.counts.sent > 0)
        text += QStringLiteral("  %1 /s sent  %2 /s received  p50 %3  p99 %4")
                    .arg(grouped(std::llround(last.sentRate())), grouped(std::llround(last.receivedRate())),
                         latencyText(last.p50), latencyText(last.p99));
    if (!soFar.errors.isEmpty())
        text += QStringLiteral("  %1 errors").arg(grouped(soFar.errors.total()));
    return text;
}

} // namespace workbench
