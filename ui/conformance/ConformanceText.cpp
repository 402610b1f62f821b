#include "ui/conformance/ConformanceText.h"

#include "ui/conformance/CaseMatrix.h"
#include "ui/theme/ThemeColors.h"

#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace ui {

using workbench::conformance::Category;
using workbench::conformance::RunReport;

namespace {

QString number(int count)
{
    return QLocale().toString(count);
}

} // namespace

// ---- Verdicts --------------------------------------------------------------------------------------------------------

const QList<ConformanceText::Verdict> &ConformanceText::verdicts()
{
    static const QList<Verdict> all{Verdict::Failed, Verdict::Unimplemented, Verdict::NonStrict, Verdict::Informational,
                                    Verdict::Ok};
    return all;
}

QString ConformanceText::verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return tr("OK");
    case Verdict::Informational:
        return tr("Informational");
    case Verdict::NonStrict:
        return tr("Non-strict");
    case Verdict::Unimplemented:
        return tr("Unimplemented");
    case Verdict::Failed:
        break;
    }
    return tr("Failed");
}

QString ConformanceText::meaning(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return tr("The peer did what the RFC says.");
    case Verdict::Informational:
        return tr("The RFC leaves it open; this is what the peer does.");
    case Verdict::NonStrict:
        return tr("Safe, but not what the RFC recommends, or later than it could be.");
    case Verdict::Unimplemented:
        return tr("The peer doesn't speak the extension that the case is about.");
    case Verdict::Failed:
        break;
    }
    return tr("The peer broke a rule.");
}

QString ConformanceText::iconName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return QStringLiteral("check");
    case Verdict::Informational:
        return QStringLiteral("kind-note");
    case Verdict::NonStrict:
        return QStringLiteral("warning");
    case Verdict::Unimplemented:
        return QStringLiteral("minus");
    case Verdict::Failed:
        break;
    }
    return QStringLiteral("close");
}

IconTone ConformanceText::tone(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return IconTone::Success;
    case Verdict::Informational:
    case Verdict::Unimplemented:
        return IconTone::Muted;
    case Verdict::NonStrict:
        return IconTone::Warning;
    case Verdict::Failed:
        break;
    }
    return IconTone::Danger;
}

QColor ConformanceText::color(Verdict verdict, const QPalette &palette)
{
    const ThemeColors &colors = ThemeColors::of(palette);
    switch (tone(verdict)) {
    case IconTone::Success:
        return colors.success;
    case IconTone::Warning:
        return colors.warning;
    case IconTone::Danger:
        return colors.danger;
    default:
        return colors.muted;
    }
}

// ---- Categories ------------------------------------------------------------------------------------------------------

QString ConformanceText::category(Category category)
{
    switch (category) {
    case Category::Framing:
        return tr("Framing");
    case Category::Pings:
        return tr("Pings and pongs");
    case Category::ReservedBits:
        return tr("Reserved bits");
    case Category::Opcodes:
        return tr("Opcodes");
    case Category::Fragmentation:
        return tr("Fragmentation");
    case Category::Utf8:
        return tr("UTF-8");
    case Category::Closing:
        return tr("Closing");
    case Category::Masking:
        return tr("Masking");
    case Category::Lengths:
        return tr("Length encoding");
    case Category::Limits:
        return tr("Limits");
    case Category::CompressionOffers:
        return tr("Compression: negotiation");
    case Category::CompressionMessages:
        return tr("Compression: messages");
    case Category::CompressionErrors:
        return tr("Compression: violations");
    case Category::Handshake:
        return tr("Opening handshake");
    case Category::HandshakeAbuse:
        return tr("Handshake abuse");
    case Category::HeaderBounds:
        return tr("Header bounds");
    case Category::Smuggling:
        return tr("Request smuggling");
    case Category::OriginPolicy:
        return tr("Origin policy");
    case Category::Patience:
        return tr("Slow and deaf peers");
    case Category::ResourceLimits:
        return tr("Announced sizes");
    case Category::DeflateBombs:
        return tr("Deflate bombs");
    case Category::MaskingKeys:
        break;
    }
    return tr("Masking keys");
}

QString ConformanceText::part(bool security)
{
    return security ? tr("Security") : tr("RFC 6455 and RFC 7692");
}

// ---- Figures ---------------------------------------------------------------------------------------------------------

QString ConformanceText::cases(int count)
{
    return count == 1 ? tr("1 case") : tr("%1 cases").arg(number(count));
}

QString ConformanceText::tally(const Tally &tally)
{
    QStringList words;
    const auto add = [&](Verdict verdict, const QString &text) {
        if (const int count = tally.of(verdict); count > 0)
            words += text.arg(number(count));
    };
    add(Verdict::Failed, tr("%1 failed"));
    add(Verdict::Unimplemented, tr("%1 unimplemented"));
    add(Verdict::NonStrict, tr("%1 non-strict"));
    add(Verdict::Informational, tr("%1 informational"));
    add(Verdict::Ok, tr("%1 OK"));
    return words.join(QStringLiteral(" · "));
}

std::optional<ConformanceText::Verdict> ConformanceText::worst(const Tally &tally)
{
    for (const Verdict verdict :
         {Verdict::Failed, Verdict::NonStrict, Verdict::Unimplemented, Verdict::Informational, Verdict::Ok}) {
        if (tally.of(verdict) > 0)
            return verdict;
    }
    return std::nullopt;
}

QString ConformanceText::timeLeft(std::chrono::milliseconds left)
{
    using namespace std::chrono_literals;
    if (left < 0ms)
        return {};
    if (left < 1s)
        return tr("less than a second left");
    const auto seconds = static_cast<int>((left + 999ms) / 1s);
    constexpr int minute = 60;
    if (seconds < 2 * minute)
        return seconds == 1 ? tr("1 second left") : tr("%1 seconds left").arg(seconds);
    return tr("%1 minutes left").arg((seconds + minute - 1) / minute);
}

QString ConformanceText::duration(std::chrono::milliseconds duration)
{
    using namespace std::chrono_literals;
    if (duration < 1s)
        return tr("%1 ms").arg(duration.count());
    return tr("%1 s").arg(
        QLocale().toString(static_cast<double>(duration.count()) / 1000, 'f', duration < 10s ? 1 : 0));
}

QString ConformanceText::moment(const QDateTime &started)
{
    const QDateTime local = started.toLocalTime();
    const QDate today = QDate::currentDate();
    const QString form = local.date() == today                 ? QStringLiteral("HH:mm")
                         : local.date().year() == today.year() ? QStringLiteral("d MMM HH:mm")
                                                               : QStringLiteral("d MMM yyyy");
    return QLocale().toString(local, form);
}

QString ConformanceText::comparison(const CaseMatrix &matrix)
{
    if (matrix.earlier().isEmpty() || matrix.runs().isEmpty())
        return {};
    if (!matrix.isCompared())
        return tr("The earlier run has no peer of that name.");
    const QList<CaseMatrix::Trend> trends = matrix.trends();
    const auto changes = [&trends](CaseMatrix::Trend trend) { return static_cast<int>(trends.count(trend)); };
    return comparison(changes(CaseMatrix::Trend::Worse), changes(CaseMatrix::Trend::Better),
                      changes(CaseMatrix::Trend::Other));
}

QString ConformanceText::comparison(int worse, int better, int others)
{
    if (worse + better + others == 0)
        return tr("Nothing has changed since the earlier run.");
    QStringList parts;
    if (worse > 0)
        parts += worse == 1 ? tr("1 case got worse") : tr("%1 cases got worse").arg(number(worse));
    if (better > 0)
        parts += better == 1 ? tr("1 got better") : tr("%1 got better").arg(number(better));
    if (others > 0)
        parts +=
            others == 1 ? tr("1 was asked in one run only") : tr("%1 were asked in one run only").arg(number(others));
    return tr("Since the earlier run: %1.").arg(parts.join(QStringLiteral(", ")));
}

QString ConformanceText::toolTip(const QString &text)
{
    return QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

QString ConformanceText::agent(const RunReport &run)
{
    if (!run.agent.isEmpty())
        return run.agent;
    const QString authority = QUrl(run.target).authority(QUrl::EncodeReserved).section(u'@', -1);
    return authority.isEmpty() ? tr("the peer") : authority;
}

QString ConformanceText::securityQuestion(const QString &host, bool clients)
{
    if (clients)
        return tr("Clients from other machines can reach \"%1\". The security half attacks whoever connects: broken "
                  "heads, announcements of more than anyone can hold, deflate bombs. A client that is vulnerable may "
                  "hang or crash. One must be allowed to test the clients that will connect.")
            .arg(host);
    return tr("\"%1\" isn't this machine. The security half attacks it: broken heads, smuggled requests, connections "
              "that are never read, announcements of more than anyone can hold, deflate bombs. A server that is "
              "vulnerable may hang or crash, and its operators may take it for a break-in. One must be allowed to test "
              "that host: go on only if it is yours, or you have its owner's leave.")
        .arg(host);
}

} // namespace ui
