#include "workbench/record/JsonLinesReader.h"

#include "workbench/log/Saturated.h"
#include "workbench/record/FramesJson.h"

#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace workbench {

using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

namespace {

constexpr qint64 longestLine = qint64{512} * 1024 * 1024;
constexpr qint64 readAtOnce = qint64{256} * 1024;
constexpr int knownVersion = 1;

// Of what a file says, the number of ours that is nearest: the language defines no conversion of what is out of range.
qint64 nearest(quint64 number)
{
    return static_cast<qint64>(std::min(number, static_cast<quint64>(std::numeric_limits<qint64>::max())));
}

/// The keys of one flat object, and those of the objects in its array "frames"; what else lies deeper is skipped.
class FlatObject : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return number(value); }
    bool number_unsigned(number_unsigned_t value) override { return number(nearest(value)); }
    bool number_float(number_float_t value, const string_t &) override { return number(saturatedFrom(value)); }
    bool string(string_t &value) override
    {
        if (m_depth == 1)
            strings[m_key] = std::move(value);
        else if (isInFrame())
            m_frame.setText(m_frameKey, value);
        return true;
    }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return deeper(); }
    bool end_object() override
    {
        if (isInFrame())
            frames.take(std::exchange(m_frame, {}));
        return --m_depth >= 0;
    }
    bool start_array(std::size_t) override
    {
        m_inFrames = m_inFrames || (m_depth == 1 && m_key == "frames");
        return m_depth > 0 && deeper();
    }
    bool end_array() override
    {
        m_inFrames = m_inFrames && m_depth > 2;
        return --m_depth >= 0;
    }
    bool key(string_t &value) override
    {
        if (m_depth == 1)
            m_key = std::move(value);
        else if (isInFrame())
            m_frameKey = std::move(value);
        return strings.size() + numbers.size() < 100;
    }
    bool parse_error(std::size_t at, const std::string &, const nlohmann::detail::exception &) override
    {
        column = static_cast<qint64>(at);
        return false;
    }

    QByteArray text(const char *name) const
    {
        const auto found = strings.find(name);
        return found == strings.end() ? QByteArray() : QByteArray::fromStdString(found->second);
    }
    /// @p otherwise where there is no such number.
    qint64 value(const char *name, qint64 otherwise = 0) const
    {
        const auto found = numbers.find(name);
        return found == numbers.end() ? otherwise : found->second;
    }

    std::map<std::string, std::string> strings;
    std::map<std::string, qint64> numbers;
    FramesFromJson frames;
    qint64 column = 0;

private:
    bool number(qint64 value)
    {
        if (m_depth == 1)
            numbers[m_key] = value;
        else if (isInFrame())
            m_frame.setNumber(m_frameKey, value);
        return true;
    }
    bool deeper() { return ++m_depth <= 64; }

    bool isInFrame() const { return m_inFrames && m_depth == 3; }

    std::string m_key;
    bool m_inFrames = false;
    std::string m_frameKey;
    FramesFromJson::Frame m_frame;
    int m_depth = 0;
};

// Of times, so that no difference of two of them is out of the range of their type.
constexpr qint64 earliestNs = -1'000'000'000'000'000'000;
constexpr qint64 latestNs = 8'000'000'000'000'000'000;
constexpr qint64 nsInMs = 1'000'000;

/// What of an entry is a number.
struct Field
{
    const char *name;
    qint64 least;
    qint64 most;
};
constexpr std::array fields{
    Field{"ns", earliestNs, latestNs},
    Field{"time", earliestNs / nsInMs, latestNs / nsInMs},
    Field{"code", 0, std::numeric_limits<quint16>::max()},
    Field{"peer", 0, std::numeric_limits<quint32>::max()},
};

/// The name of a number that is out of its bounds.
std::optional<const char *> misfit(const FlatObject &object)
{
    for (const Field &field : fields) {
        const qint64 value = object.value(field.name);
        if (value < field.least || value > field.most)
            return field.name;
    }
    return std::nullopt;
}

bool parse(QByteArrayView line, FlatObject &object)
{
    return nlohmann::json::sax_parse(line.begin(), line.end(), &object);
}

std::optional<Kind> kindFrom(const QByteArray &name)
{
    constexpr std::array all{Kind::Text, Kind::Binary,    Kind::Ping, Kind::Pong,   Kind::Close,
                             Kind::Raw,  Kind::Handshake, Kind::Note, Kind::Failure};
    for (const Kind kind : all) {
        if (name == kindName(kind))
            return kind;
    }
    return std::nullopt;
}

Direction directionFrom(const QByteArray &name)
{
    return name == "sent" ? Direction::Sent : name == "received" ? Direction::Received : Direction::None;
}

} // namespace

JsonLinesReader::JsonLinesReader(QFile &file, LogSink &sink, RecordingProgress &progress, ImportResult &result)
    : m_file(file)
    , m_sink(sink)
    , m_progress(progress)
    , m_result(result)
{
}

void JsonLinesReader::read()
{
    m_progress.total = m_file.size();
    QByteArrayView line;
    while (!m_progress.isCancelled() && nextLine(line)) {
        ++m_line;
        if (line.trimmed().isEmpty())
            continue;
        if (m_line == 1 ? !readHeader(line) : !readEntry(line))
            break;
    }
    if (m_unknown > 0)
        m_result.notes.append(
            QStringLiteral("%1 lines were left out: this version doesn't know what they are.").arg(m_unknown));
}

// The next line with its end, which the last one may lack. False: there is none.
bool JsonLinesReader::nextLine(QByteArrayView &line)
{
    qsizetype end = m_buffer.indexOf('\n', m_lineEnd);
    if (end < 0)
        m_buffer.remove(0, std::exchange(m_lineEnd, 0));
    while (end < 0 && m_buffer.size() < longestLine) {
        const qsizetype searched = m_buffer.size();
        const QByteArray piece = m_file.read(readAtOnce);
        if (piece.isEmpty())
            break;
        m_buffer += piece;
        m_progress.done += piece.size();
        end = m_buffer.indexOf('\n', searched);
    }
    const qsizetype begin = std::exchange(m_lineEnd, end < 0 ? m_buffer.size() : end + 1);
    line = QByteArrayView(m_buffer).sliced(begin, m_lineEnd - begin);
    return !line.isEmpty();
}

bool JsonLinesReader::readHeader(QByteArrayView line)
{
    FlatObject object;
    if (!parse(line, object)) {
        fail(QStringLiteral("the header isn't a JSON object"));
        return false;
    }
    if (object.value("version") > knownVersion) {
        m_result.error =
            QStringLiteral("%1 was written by a newer Windsock (version %2 of the format; this one reads %3). "
                           "Get the newer one to read it.")
                .arg(name())
                .arg(object.value("version"))
                .arg(knownVersion);
        return false;
    }
    if (const QString url = QString::fromUtf8(object.text("url")); !url.isEmpty())
        m_result.urls.append(url);
    return true;
}

bool JsonLinesReader::readEntry(QByteArrayView line)
{
    FlatObject object;
    if (!parse(line, object)) {
        if (m_file.atEnd() && line.back() != '\n') {
            m_result.notes.append(
                QStringLiteral("The recording ends in the middle of line %1, which was left out: whoever "
                               "wrote it was stopped.")
                    .arg(m_line));
        } else {
            fail(QStringLiteral("column %1 is not what JSON has there").arg(object.column));
        }
        return false;
    }
    const auto kind = kindFrom(object.text("kind"));
    if (!kind) {
        ++m_unknown;
        return true;
    }
    if (const auto name = misfit(object)) {
        fail(QStringLiteral("the value of \"%1\" is out of bounds").arg(QLatin1String(*name)));
        return false;
    }
    LogEntry entry;
    entry.monotonicNs = object.value("ns");
    entry.wallClockMs = object.value("time");
    entry.direction = directionFrom(object.text("direction"));
    entry.kind = *kind;
    entry.closeCode = static_cast<quint16>(object.value("code"));
    entry.peer = static_cast<quint32>(object.value("peer"));
    if (entry.isMessage())
        entry.wireSize = std::max<qint64>(-1, object.value("wire", -1));
    if (entry.kind == Kind::Pong)
        entry.roundTripNs = std::max<qint64>(-1, object.value("roundTripNs", -1));
    if (const QByteArray base64 = object.text("base64"); !base64.isEmpty()) {
        auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded) {
            fail(QStringLiteral("the value of \"base64\" isn't base64"));
            return false;
        }
        entry.payload = std::move(*decoded);
    } else {
        entry.payload = object.text("text");
    }
    entry.frames = object.frames.finish();
    m_sink.append(entry);
    ++m_result.entries;
    return true;
}

void JsonLinesReader::fail(const QString &what)
{
    m_result.error =
        QStringLiteral("%1 is damaged at line %2: %3. What stands before was read.").arg(name()).arg(m_line).arg(what);
}

QString JsonLinesReader::name() const
{
    return QFileInfo(m_file).fileName();
}

} // namespace workbench
