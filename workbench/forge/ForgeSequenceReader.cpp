#include "workbench/forge/ForgeJsonWords.h"
#include "workbench/forge/ForgeSequenceJson.h"
#include "workbench/profile/JsonText.h"

#include <initializer_list>
#include <limits>

namespace workbench {

using json::Json;

namespace {

constexpr qsizetype largestFile = qsizetype{64} * 1024 * 1024;

/// Notes the first thing that is wrong, with the field it is at.
class Reader
{
public:
    QString error() const { return m_error; }
    bool hasFailed() const { return !m_error.isEmpty(); }

    ForgeSequence sequence(const Json &object);

private:
    /// A field, and what it is called from the top of the file.
    struct Field
    {
        const Json &value;
        QString path;
    };

    Field at(const Field &object, const char *name) const;
    void fail(const Field &field, const QString &wants);
    bool isObject(const Field &field, std::initializer_list<const char *> names);
    void flag(const Field &field, bool &value);
    template <typename Number>
    void number(const Field &field, Number &value, Number least, Number most);
    template <typename Table, typename Value>
    bool word(const Field &field, const Table &table, Value &value);
    QByteArray hex(const Field &field);
    ForgedPayload payload(const Field &field);
    void opcode(const Field &field, quint8 &value);
    void masking(const Field &field, ForgedFrame::Masking &value);
    void key(const Field &field, std::optional<wslib::MaskKey> &value);
    ForgedFrame frame(const Field &field);
    ForgeStep step(const Field &field);
    void deed(const Field &field, ForgeStep &step);
    ForgeExpectation expectation(const Field &field);
    QByteArray bytes(const Field &field);

    QString m_error;
};

QString words(const Json &names)
{
    QStringList all;
    for (const Json &name : names)
        all += json::toText(name);
    return all.join(QStringLiteral(", "));
}

Reader::Field Reader::at(const Field &object, const char *name) const
{
    const QString own = QString::fromLatin1(name);
    return {json::member(object.value, name), object.path.isEmpty() ? own : object.path + u'.' + own};
}

void Reader::fail(const Field &field, const QString &wants)
{
    if (hasFailed())
        return;
    const QString is = QString::fromStdString(field.value.dump(-1, ' ', false, Json::error_handler_t::replace));
    const QString shown = is.size() > 60 ? is.first(57) + QStringLiteral("...") : is;
    m_error = QStringLiteral("%1 %2, not %3.")
                  .arg(field.path.isEmpty() ? QStringLiteral("The file") : field.path, wants, shown);
}

bool Reader::isObject(const Field &field, std::initializer_list<const char *> names)
{
    if (!field.value.is_object()) {
        fail(field, QStringLiteral("takes an object"));
        return false;
    }
    for (const auto &[key, value] : field.value.items()) {
        const auto isIt = [&key = key](const char *name) { return key == name; };
        if (std::any_of(names.begin(), names.end(), isIt) || hasFailed())
            continue;
        const QString place = field.path.isEmpty() ? QStringLiteral("The file") : field.path;
        m_error = QStringLiteral("%1 has a field \"%2\" that isn't known: use %3.")
                      .arg(place, QString::fromStdString(key),
                           words(Json(std::vector<std::string>(names.begin(), names.end()))));
    }
    return !hasFailed();
}

void Reader::flag(const Field &field, bool &value)
{
    if (field.value.is_boolean())
        value = field.value.get<bool>();
    else if (!field.value.is_null())
        fail(field, QStringLiteral("takes true or false"));
}

template <typename Number>
void Reader::number(const Field &field, Number &value, Number least, Number most)
{
    if (field.value.is_null())
        return;
    const bool negative = field.value.is_number_integer() && !field.value.is_number_unsigned();
    bool fits = field.value.is_number_integer();
    if (fits && negative)
        fits = least < 0 && field.value.get<qint64>() >= static_cast<qint64>(least);
    else if (fits)
        fits = field.value.get<quint64>() >= static_cast<quint64>(least < 0 ? 0 : least)
               && field.value.get<quint64>() <= static_cast<quint64>(most);
    if (fits)
        value = field.value.get<Number>();
    else
        fail(field, QStringLiteral("takes a whole number from %1 to %2").arg(least).arg(most));
}

template <typename Table, typename Value>
bool Reader::word(const Field &field, const Table &table, Value &value)
{
    for (const auto &[name, meaning] : table) {
        if (field.value == name) {
            value = static_cast<Value>(meaning);
            return true;
        }
    }
    Json names = Json::array();
    for (const auto &[name, meaning] : table)
        names.push_back(name);
    fail(field, QStringLiteral("takes one of: %1").arg(words(names)));
    return false;
}

QByteArray Reader::hex(const Field &field)
{
    const QByteArray digits = json::toText(field.value).toLatin1().replace(' ', "");
    QByteArray read = QByteArray::fromHex(digits);
    if (!field.value.is_string() || read.size() * 2 != digits.size())
        fail(field, QStringLiteral("takes hexadecimal digits, two a byte"));
    return read;
}

ForgedPayload Reader::payload(const Field &field)
{
    if (field.value.is_null())
        return {};
    if (field.value.is_string())
        return ForgedPayload::text(QByteArray::fromStdString(field.value.get<std::string>()));
    ForgedPayload read;
    if (!isObject(field, {"text", "hex", "size", "deflate"}))
        return read;
    const Field text = at(field, "text");
    const Field digits = at(field, "hex");
    if (text.value.is_null() == digits.value.is_null())
        fail(field, QStringLiteral("takes either text or hex"));
    else if (text.value.is_null())
        read = {ForgedPayload::Form::Hex, hex(digits)};
    else if (text.value.is_string())
        read = ForgedPayload::text(QByteArray::fromStdString(text.value.get<std::string>()));
    else
        fail(text, QStringLiteral("takes a text"));
    number<qint64>(at(field, "size"), read.size, 0, ForgedPayload::mostInflated);
    flag(at(field, "deflate"), read.deflated);
    if (const QString why = read.problem(); !why.isEmpty() && !hasFailed())
        m_error = field.path + QStringLiteral(": ") + why;
    return read;
}

void Reader::opcode(const Field &field, quint8 &value)
{
    if (field.value.is_number()) {
        int number = 0;
        this->number(field, number, 0, 15);
        value = static_cast<quint8>(number);
    } else if (!field.value.is_null()) {
        const bool isWord = field.value.is_string() && [&] {
            for (const auto &[name, meaning] : forgewords::opcode) {
                if (field.value == name)
                    return true;
            }
            return false;
        }();
        if (isWord)
            word(field, forgewords::opcode, value);
        else
            fail(field,
                 QStringLiteral("takes a number from 0 to 15, or continuation, text, binary, close, ping, pong"));
    }
}

void Reader::masking(const Field &field, ForgedFrame::Masking &value)
{
    if (field.value.is_boolean())
        value = field.value.get<bool>() ? ForgedFrame::Masking::On : ForgedFrame::Masking::Off;
    else if (field.value == "auto" || field.value == "wrong")
        word(field, forgewords::masking, value);
    else if (!field.value.is_null())
        fail(field, QStringLiteral("takes true, false, \"auto\" or \"wrong\""));
}

void Reader::key(const Field &field, std::optional<wslib::MaskKey> &value)
{
    if (field.value.is_null())
        return;
    const QByteArray read = hex(field);
    if (read.size() != 4) {
        fail(field, QStringLiteral("takes four bytes in hexadecimal, such as \"37fa213d\""));
        return;
    }
    value.emplace();
    std::copy(read.begin(), read.end(), value->begin());
}

ForgedFrame Reader::frame(const Field &field)
{
    ForgedFrame read;
    if (!isObject(field,
                  {"fin", "rsv1", "rsv2", "rsv3", "opcode", "mask", "key", "length", "lengthEncoding", "payload"}))
        return read;
    flag(at(field, "fin"), read.fin);
    flag(at(field, "rsv1"), read.rsv1);
    flag(at(field, "rsv2"), read.rsv2);
    flag(at(field, "rsv3"), read.rsv3);
    opcode(at(field, "opcode"), read.opcode);
    masking(at(field, "mask"), read.masking);
    key(at(field, "key"), read.key);
    if (!at(field, "length").value.is_null())
        number<quint64>(at(field, "length"), read.declaredLength.emplace(), 0, std::numeric_limits<quint64>::max());
    if (!at(field, "lengthEncoding").value.is_null())
        word(at(field, "lengthEncoding"), forgewords::encoding, read.lengthEncoding);
    read.payload = payload(at(field, "payload"));
    if (const QString why = read.problem(); !why.isEmpty() && !hasFailed())
        m_error = field.path + QStringLiteral(": ") + why;
    return read;
}

void Reader::deed(const Field &field, ForgeStep &step)
{
    const std::initializer_list<const char *> deeds{"frame", "raw", "wait", "do"};
    const auto given =
        std::count_if(deeds.begin(), deeds.end(), [&](const char *name) { return !at(field, name).value.is_null(); });
    if (given != 1) {
        fail(field, QStringLiteral("takes one of frame, raw, wait and do"));
    } else if (!at(field, "frame").value.is_null()) {
        step.frame = frame(at(field, "frame"));
    } else if (!at(field, "raw").value.is_null()) {
        step.kind = ForgeStep::Kind::Raw;
        step.raw = payload(at(field, "raw"));
    } else if (!at(field, "wait").value.is_null()) {
        qint64 milliseconds = 0;
        number<qint64>(at(field, "wait"), milliseconds, 0, ForgeStep::longestWait.count());
        step.kind = ForgeStep::Kind::Wait;
        step.wait = std::chrono::milliseconds(milliseconds);
    } else {
        word(at(field, "do"), forgewords::deed, step.kind);
    }
}

ForgeStep Reader::step(const Field &field)
{
    ForgeStep read;
    if (!isObject(field, {"frame", "raw", "wait", "do", "cut", "repeat"}))
        return read;
    deed(field, read);
    if (!at(field, "cut").value.is_null())
        number<qint64>(at(field, "cut"), read.cut.emplace(), 0, ForgedPayload::mostPlain);
    number(at(field, "repeat"), read.repeat, 1, ForgeStep::mostRepeats);
    return read;
}

QByteArray Reader::bytes(const Field &field)
{
    return payload(field).bytes;
}

ForgeExpectation Reader::expectation(const Field &field)
{
    ForgeExpectation read;
    if (field.value.is_null() || !isObject(field, {"end", "codes", "pong", "noPongs", "echo", "survives"}))
        return read;
    if (!at(field, "end").value.is_null())
        word(at(field, "end"), forgewords::end, read.end);
    const Field codes = at(field, "codes");
    for (qsizetype i = 0; const Json &code : codes.value) {
        int number = 0;
        this->number(Field{code, QStringLiteral("%1[%2]").arg(codes.path).arg(i++)}, number, 0, 0xFFFF);
        read.codes += static_cast<quint16>(number);
    }
    if (!at(field, "pong").value.is_null())
        read.pong = bytes(at(field, "pong"));
    const Field noPongs = at(field, "noPongs");
    for (qsizetype i = 0; const Json &payload : noPongs.value)
        read.noPongs += bytes(Field{payload, QStringLiteral("%1[%2]").arg(noPongs.path).arg(i++)});
    if (!at(field, "echo").value.is_null())
        read.echo = bytes(at(field, "echo"));
    flag(at(field, "survives"), read.survives);
    return read;
}

ForgeSequence Reader::sequence(const Json &object)
{
    ForgeSequence read;
    const Field file{object, {}};
    if (!isObject(file, {"format", "version", "title", "needs", "repeat", "steps", "expect"}))
        return read;
    if (at(file, "format").value != forgewords::format)
        fail(at(file, "format"), QStringLiteral("takes \"%1\"").arg(QLatin1String(forgewords::format)));
    int version = forgewords::version;
    number(at(file, "version"), version, 1, forgewords::version);
    read.title = json::text(object, "title");
    if (!at(file, "needs").value.is_null())
        word(at(file, "needs"), forgewords::needs, read.needs);
    number(at(file, "repeat"), read.repeat, 1, ForgeStep::mostRepeats);
    const Field steps = at(file, "steps");
    if (!steps.value.is_array() || steps.value.size() > static_cast<size_t>(ForgeSequence::mostSteps))
        fail(steps, QStringLiteral("takes an array of at most %1 steps").arg(ForgeSequence::mostSteps));
    for (qsizetype i = 0; !hasFailed() && i < static_cast<qsizetype>(steps.value.size()); ++i)
        read.steps += step({steps.value[static_cast<size_t>(i)], QStringLiteral("steps[%1]").arg(i)});
    read.expected = expectation(at(file, "expect"));
    return read;
}

} // namespace

ReadForgeSequence readForgeSequence(const QByteArray &json)
{
    if (json.size() > largestFile)
        return {std::nullopt, QStringLiteral("It has more than %1 bytes.").arg(largestFile)};
    QString why;
    const auto parsed = json::parse(json, &why);
    if (!parsed)
        return {std::nullopt, why};
    Reader reader;
    ForgeSequence sequence = reader.sequence(*parsed);
    if (reader.hasFailed())
        return {std::nullopt, reader.error()};
    return {std::move(sequence), {}};
}

} // namespace workbench
