#include "ui/log/LogPlace.h"

#include "ui/log/LogModel.h"
#include "workbench/log/Saturated.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace ui {

namespace {

std::optional<qint64> offsetNs(const QString &text)
{
    static const QRegularExpression withUnit(QStringLiteral("^\\+?\\s*([0-9]+(?:[.,][0-9]+)?)\\s*(ms|s|min|m|h)?$"));
    static const QRegularExpression withColons(
        QStringLiteral("^\\+\\s*(?:([0-9]+):)?([0-9]+):([0-9]{1,2}(?:[.,][0-9]+)?)$"));
    const auto number = [](QString digits) { return digits.replace(u',', u'.').toDouble(); };
    if (const auto match = withUnit.match(text); match.hasMatch()) {
        const QString unit = match.captured(2);
        const double factor = unit == u"ms" ? 1e6 : unit == u"min" || unit == u"m" ? 60e9 : unit == u"h" ? 3600e9 : 1e9;
        return workbench::saturatedFrom(number(match.captured(1)) * factor);
    }
    if (const auto match = withColons.match(text); match.hasMatch()) {
        const double minutes = match.captured(1).toDouble() * 60 + match.captured(2).toDouble();
        return workbench::saturatedFrom((minutes * 60 + number(match.captured(3))) * 1e9);
    }
    return std::nullopt;
}

// The first row of which @p isBefore isn't true; all rows of which it is true come first.
template <typename IsBefore>
int firstNot(const LogModel &model, IsBefore isBefore)
{
    int begin = 0;
    for (int count = model.rowCount(); count > 0;) {
        const int half = count / 2;
        if (isBefore(begin + half)) {
            begin += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return std::min(begin, model.rowCount() - 1);
}

qint64 wallClockMs(const LogModel &model, int row)
{
    const auto head = model.store()->head(model.number(row), 0);
    return head ? head->entry.wallClockMs : 0;
}

} // namespace

wslib::Loaded<LogPlace> LogPlace::parse(const QString &text)
{
    static const QRegularExpression asNumber(QStringLiteral("^#?\\s*([0-9]{1,15})$"));
    static const QRegularExpression asClock(
        QStringLiteral("^([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,3}))?)?$"));
    const QString typed = text.trimmed();
    LogPlace place;
    if (const auto match = asNumber.match(typed); match.hasMatch()) {
        place.m_value = std::max(qint64{0}, match.captured(1).toLongLong() - 1);
        return {place, {}};
    }
    if (const auto match = asClock.match(typed); match.hasMatch()) {
        place.m_kind = Kind::Clock;
        place.m_clock = QTime(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
                              match.captured(4).leftJustified(3, u'0').toInt());
        if (place.m_clock.isValid())
            return {place, {}};
    }
    if (const auto offset = offsetNs(typed)) {
        place.m_kind = Kind::SinceConnect;
        place.m_value = *offset;
        return {place, {}};
    }
    return {std::nullopt,
            tr("Type a number such as 120, a time such as 14:05:03, or +12.5 s for a time since connect.")};
}

int LogPlace::rowIn(const LogModel &model, int current) const
{
    const int rows = model.rowCount();
    if (rows == 0)
        return -1;
    if (m_kind == Kind::Number)
        return std::min(model.rowOf(m_value), rows - 1);
    if (m_kind == Kind::Clock)
        return rowAtClock(model, m_clock, current);
    const int row = current < 0 ? rows - 1 : current;
    const auto head = model.store()->head(model.number(row), 0);
    const auto opened = head ? model.store()->openedNs(head->entry.peer, model.number(row)) : std::nullopt;
    const qint64 wanted = workbench::saturatedSum(opened.value_or(model.rows().monotonicNs(0)), m_value);
    return firstNot(model, [&](int at) { return model.rows().monotonicNs(at) < wanted; });
}

// A log may go over midnight: of the day one looks at, or else of the one before or after.
int LogPlace::rowAtClock(const LogModel &model, QTime clock, int current)
{
    const qint64 first = wallClockMs(model, 0);
    const qint64 last = wallClockMs(model, model.rowCount() - 1);
    const qint64 seen = current < 0 ? last : wallClockMs(model, current);
    QDateTime wanted(QDateTime::fromMSecsSinceEpoch(seen).date(), clock);
    if (wanted.toMSecsSinceEpoch() < first && wanted.addDays(1).toMSecsSinceEpoch() <= last)
        wanted = wanted.addDays(1);
    else if (wanted.toMSecsSinceEpoch() > last && wanted.addDays(-1).toMSecsSinceEpoch() >= first)
        wanted = wanted.addDays(-1);
    return firstNot(model, [&](int row) { return wallClockMs(model, row) < wanted.toMSecsSinceEpoch(); });
}

} // namespace ui
