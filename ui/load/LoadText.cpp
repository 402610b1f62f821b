#include "ui/load/LoadText.h"

#include "workbench/load/LoadCaution.h"

#include <QLocale>

#include <cmath>

namespace ui {

using workbench::LoadErrors;
using workbench::LoadFault;
using workbench::LoadNote;
using workbench::LoadPhase;
using workbench::LoadReport;

namespace {

// Three figures that matter.
QString figure(double value)
{
    const int decimals = value >= 100 || value == std::floor(value) ? 0 : value >= 10 ? 1 : 2;
    return QLocale().toString(value, 'f', decimals);
}

} // namespace

QString LoadText::phase(LoadPhase phase)
{
    switch (phase) {
    case LoadPhase::Resolving:
        return tr("Looking up the host…");
    case LoadPhase::Opening:
        return tr("Opening connections…");
    case LoadPhase::WarmingUp:
        return tr("Warming up…");
    case LoadPhase::Measuring:
        return tr("Measuring");
    case LoadPhase::Draining:
        return tr("Waiting for answers…");
    case LoadPhase::Closing:
        return tr("Closing connections…");
    case LoadPhase::Done:
        break;
    }
    return tr("Done");
}

QString LoadText::error(const LoadErrors::Kind &kind)
{
    switch (kind.fault) {
    case LoadFault::InvalidRequest:
        return tr("The request can't be used");
    case LoadFault::HostNotFound:
        return tr("The host wasn't found");
    case LoadFault::Refused:
        return tr("Connection refused");
    case LoadFault::Unreachable:
        return tr("Host unreachable");
    case LoadFault::TimedOut:
        return tr("The handshake timed out");
    case LoadFault::Proxy:
        return tr("The proxy refused");
    case LoadFault::Tls:
        return tr("TLS failed");
    case LoadFault::Handshake:
        return kind.number != 0 && kind.number != 101 ? tr("Handshake answered with %1").arg(kind.number)
                                                      : tr("The answer was no WebSocket handshake");
    case LoadFault::Redirect:
        return tr("Answered with a redirect, which isn't followed");
    case LoadFault::Protocol:
        return tr("The peer broke a rule, closed with %1").arg(kind.number);
    case LoadFault::Lost:
        return tr("Connection lost");
    case LoadFault::Closed:
        return tr("The peer closed with %1").arg(kind.number);
    case LoadFault::Mismatch:
        return tr("Answer wasn't what was sent");
    case LoadFault::Unexpected:
        return tr("Unexpected message");
    case LoadFault::Missing:
        return tr("Missed by a receiver that got later ones");
    case LoadFault::Unanswered:
        return tr("Never answered");
    case LoadFault::Unsent:
        return tr("Due, but all of the window was unanswered");
    case LoadFault::Other:
        break;
    }
    return tr("Of further kinds");
}

QString LoadText::note(LoadNote note, const LoadReport &report)
{
    switch (note) {
    case LoadNote::ClosedLoop:
        return tr(
            "Latencies are of a closed loop: a slow answer also delays the message behind it, so high percentiles look "
            "better than users would find them. Give a rate to count from when each message is due.");
    case LoadNote::IntendedTimes:
        return tr("Latencies count from when each message was due, not from when it could be sent.");
    case LoadNote::NothingCame:
        return tr("Nothing came back: does the server echo what it is sent?");
    case LoadNote::NoCopies:
        return tr("No receiver got a message: does the server pass on to all what one sends?");
    case LoadNote::BelowRate:
        return tr("The rate wasn't reached: %1 of %2 messages a second.")
            .arg(figure(report.rate(report.counts.sent)), figure(report.options.rate));
    case LoadNote::GeneratorLate:
        return tr("Windsock was late itself: one message in a hundred was sent %1 or more behind its time. Latencies "
                  "contain "
                  "that.")
            .arg(latency(report.lateness.p99));
    case LoadNote::GeneratorBusy:
        return tr("Windsock was busy for %1 % of the time: the server may be faster than it looks. More threads may "
                  "help.")
            .arg(std::llround(report.processorShare * 100));
    case LoadNote::NeverAnswered:
        return tr("%1 messages were never answered, or couldn't even be sent; they count with the time they had "
                  "waited.")
            .arg(QLocale().toString(report.neverAnswered));
    case LoadNote::Interrupted:
        break;
    }
    return tr("The run was stopped; this is what there was until then.");
}

QString LoadText::latency(qint64 nanoseconds)
{
    const auto value = static_cast<double>(nanoseconds);
    if (value < 1e6)
        return tr("%1 µs").arg(figure(std::round(value / 10) / 100));
    if (value < 1e9)
        return tr("%1 ms").arg(figure(value / 1e6));
    return tr("%1 s").arg(figure(value / 1e9));
}

QString LoadText::question(const QString &host, bool proxied)
{
    if (proxied)
        return tr("Behind a proxy, \"%1\" may be any machine. More than %2 connections or %3 messages a second may "
                  "harm "
                  "a host that doesn't expect them, and as fast as it goes may be more than that. Load it only if it "
                  "is "
                  "yours to load.")
            .arg(host, QLocale().toString(workbench::LoadCaution::mostConnections),
                 QLocale().toString(workbench::LoadCaution::mostMessages, 'f', 0));
    return tr("\"%1\" isn't this machine. More than %2 connections or %3 messages a second may harm a host that "
              "doesn't "
              "expect them, and as fast as it goes may be more than that. Load it only if it is yours to load.")
        .arg(host, QLocale().toString(workbench::LoadCaution::mostConnections),
             QLocale().toString(workbench::LoadCaution::mostMessages, 'f', 0));
}

} // namespace ui
