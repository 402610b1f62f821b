#include "wslib/protocol/HttpDate.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wslib {

namespace {

using Name = std::string_view;

// In the order of QDate::dayOfWeek().
constexpr std::array<Name, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<Name, 7> longDays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<Name, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

QByteArray twoDigits(int number)
{
    return QByteArray::number(number).rightJustified(2, '0');
}

// Reads a text from left to right. Once something isn't as it must be, nothing behind it is.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_rest(text)
    {
    }

    void literal(Name text)
    {
        const auto size = static_cast<qsizetype>(text.size());
        m_good = m_good && m_rest.startsWith(QByteArrayView(text.data(), size));
        if (m_good)
            m_rest = m_rest.sliced(size);
    }

    // Exactly @p digits of them.
    int number(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i) {
            m_good = m_good && !m_rest.isEmpty() && m_rest.front() >= '0' && m_rest.front() <= '9';
            if (!m_good)
                return 0;
            value = value * 10 + (m_rest.front() - '0');
            m_rest = m_rest.sliced(1);
        }
        return value;
    }

    // Which of the names comes, counted from 1.
    template <size_t Count>
    int name(const std::array<Name, Count> &names)
    {
        for (size_t i = 0; i < Count && m_good; ++i) {
            const QByteArrayView name(names[i].data(), static_cast<qsizetype>(names[i].size()));
            if (m_rest.startsWith(name)) {
                m_rest = m_rest.sliced(name.size());
                return static_cast<int>(i) + 1;
            }
        }
        m_good = false;
        return 0;
    }

    bool startsWith(char byte) const { return m_rest.startsWith(byte); }
    bool isGoodAndAtEnd() const { return m_good && m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_good = true;
};

struct Parts
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

void readTime(Reader &reader, Parts &parts)
{
    parts.hour = reader.number(2);
    reader.literal(":");
    parts.minute = reader.number(2);
    reader.literal(":");
    parts.second = reader.number(2);
}

Parts readImfFixdate(Reader &reader)
{
    Parts parts;
    reader.name(days);
    reader.literal(", ");
    parts.day = reader.number(2);
    reader.literal(" ");
    parts.month = reader.name(months);
    reader.literal(" ");
    parts.year = reader.number(4);
    reader.literal(" ");
    readTime(reader, parts);
    reader.literal(" GMT");
    return parts;
}

Parts readRfc850(Reader &reader, int thisYear)
{
    Parts parts;
    reader.name(longDays);
    reader.literal(", ");
    parts.day = reader.number(2);
    reader.literal("-");
    parts.month = reader.name(months);
    reader.literal("-");
    const int latest = thisYear + 50;
    parts.year = latest - latest % 100 + reader.number(2);
    if (parts.year > latest)
        parts.year -= 100;
    reader.literal(" ");
    readTime(reader, parts);
    reader.literal(" GMT");
    return parts;
}

Parts readAsctime(Reader &reader)
{
    Parts parts;
    reader.name(days);
    reader.literal(" ");
    parts.month = reader.name(months);
    reader.literal(" ");
    const bool oneDigit = reader.startsWith(' ');
    if (oneDigit)
        reader.literal(" ");
    parts.day = reader.number(oneDigit ? 1 : 2);
    reader.literal(" ");
    readTime(reader, parts);
    reader.literal(" ");
    parts.year = reader.number(4);
    return parts;
}

} // namespace

QByteArray formatHttpDate(const QDateTime &time)
{
    const QDateTime utc = time.toUTC();
    const QDate date = utc.date();
    if (!utc.isValid() || date.year() < 1 || date.year() > 9999)
        return {};
    const Name day = days.at(static_cast<size_t>(date.dayOfWeek() - 1));
    const Name month = months.at(static_cast<size_t>(date.month() - 1));
    return QByteArray(day.data(), 3) + ", " + twoDigits(date.day()) + ' ' + QByteArray(month.data(), 3) + ' '
           + QByteArray::number(date.year()).rightJustified(4, '0') + ' ' + twoDigits(utc.time().hour()) + ':'
           + twoDigits(utc.time().minute()) + ':' + twoDigits(utc.time().second()) + " GMT";
}

std::optional<QDateTime> parseHttpDate(QByteArrayView text, int thisYear)
{
    Reader reader(text);
    const qsizetype comma = text.indexOf(',');
    const Parts parts = comma < 0    ? readAsctime(reader)
                        : comma == 3 ? readImfFixdate(reader)
                                     : readRfc850(reader, thisYear);
    if (!reader.isGoodAndAtEnd() || parts.second > 60)
        return std::nullopt;
    const QDate date(parts.year, parts.month, parts.day);
    const QTime time(parts.hour, parts.minute, 0);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, Qt::UTC).addSecs(parts.second); // a leap second is the next minute's first
}

} // namespace wslib
