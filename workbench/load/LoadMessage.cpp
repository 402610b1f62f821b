#include "workbench/load/LoadMessage.h"

#include <algorithm>
#include <array>
#include <random>

namespace workbench {

namespace {

constexpr qsizetype digits = 16; // of a stamp's numbers, which are hexadecimal
constexpr qsizetype comparedEnd = 2048;

// Not std::uniform_int_distribution, whose numbers differ from one library to the next.
class Dice
{
public:
    quint32 below(quint32 bound) { return static_cast<quint32>(m_engine() % bound); }

private:
    std::mt19937 m_engine{20'260'101}; // NOLINT: the same bytes in every run are what is wanted
};

template <size_t count>
QByteArray words(const std::array<const char *, count> &vocabulary, qint64 size)
{
    Dice dice;
    QByteArray text;
    text.reserve(size);
    while (text.size() < size) {
        const QByteArray word = vocabulary.at(dice.below(count));
        text += text.size() + word.size() + 1 <= size ? word + ' ' : QByteArray(size - text.size(), '.');
    }
    return text;
}

QByteArray plainText(qint64 size)
{
    static constexpr std::array vocabulary{"the",   "socket", "opens",  "and",   "a",     "frame",   "of",   "data",
                                           "goes",  "to",     "server", "which", "reads", "masked",  "from", "it",
                                           "every", "second", "while",  "peers", "wait",  "message", "in",   "order",
                                           "close", "code",   "ping",   "pong",  "text",  "length",  "for",  "none"};
    return words(vocabulary, size);
}

QByteArray mixedText(qint64 size)
{
    static constexpr std::array vocabulary{"socket", "größer",    "façade",     "сокет",    "сообщение", "μήνυμα",
                                           "שלום",   "سلام",      "メッセージ", "消息",     "메시지",    "नमस्ते",
                                           "ข้อความ", "🙂",      "🚀🚀",         "naïveté",  "plain",     "words",
                                           "între",  "žluťoučký", "привет",     "漢字かな", "हिन्दी",     "data"};
    return words(vocabulary, size);
}

QByteArray randomBytes(qint64 size)
{
    Dice dice;
    QByteArray bytes(size, '\0');
    std::generate(bytes.begin(), bytes.end(), [&dice] { return static_cast<char>(dice.below(256)); });
    return bytes;
}

QByteArray record(Dice &dice, int number)
{
    static constexpr std::array names{"alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"};
    return "{\"id\":" + QByteArray::number(number) + ",\"name\":\"" + names.at(dice.below(names.size()))
           + "\",\"price\":" + QByteArray::number(dice.below(1'000'000) / 100.0, 'f', 2)
           + ",\"open\":" + (dice.below(2) == 0 ? "true" : "false") + "}";
}

// JSON text of exactly @p size bytes: as many records as fit behind @p head, then a string that fills it up.
QByteArray jsonText(const QByteArray &head, qint64 size)
{
    const QByteArray rest = R"("pad":")";
    const QByteArray end = R"("})";
    if (size < head.size() + rest.size() + end.size())
        return QByteArray(std::max<qint64>(size, 1), '1'); // a number is JSON, too
    Dice dice;
    QByteArray text = head;
    text.reserve(size);
    const QByteArray open = R"("items":[)";
    const QByteArray close = "],";
    QByteArray items;
    for (int number = 1;; ++number) {
        const QByteArray next = (items.isEmpty() ? "" : ",") + record(dice, number);
        if (text.size() + open.size() + items.size() + next.size() + close.size() + rest.size() + end.size() > size)
            break;
        items += next;
    }
    if (!items.isEmpty())
        text += open + items + close;
    text += rest;
    text += QByteArray(size - text.size() - end.size(), '.');
    return text + end;
}

QByteArray content(LoadPayload payload, qint64 size)
{
    switch (payload) {
    case LoadPayload::Text:
        return plainText(size);
    case LoadPayload::Mixed:
        return mixedText(size);
    case LoadPayload::Binary:
        return randomBytes(size);
    case LoadPayload::Json:
        break;
    }
    return jsonText("{", size);
}

QByteArray stamped(LoadPayload payload, qint64 size)
{
    const QByteArray blank(digits, '0');
    if (payload == LoadPayload::Json)
        return jsonText("{\"seq\":\"" + blank + "\",\"at\":\"" + blank + "\",", size);
    const QByteArray head = "seq " + blank + " at " + blank + ' ';
    return head + content(payload, size - head.size());
}

void writeHex(char *place, quint64 number)
{
    for (qsizetype i = digits; i-- > 0; number >>= 4)
        place[i] = "0123456789abcdef"[number & 0xF];
}

} // namespace

LoadMessage::LoadMessage(const LoadOptions &options)
{
    m_message.opcode = options.payload == LoadPayload::Binary ? wslib::Opcode::Binary : wslib::Opcode::Text;
    if (options.mode == LoadMode::FanOut) {
        m_message.payload = stamped(options.payload, options.size);
        m_numberAt = m_message.payload.indexOf('0');
        m_timeAt = m_message.payload.indexOf('0', m_numberAt + digits);
    } else {
        m_message.payload = options.message.isEmpty() ? content(options.payload, options.size) : options.message;
    }
}

void LoadMessage::setStamp(const Stamp &stamp)
{
    writeHex(m_message.payload.data() + m_numberAt, stamp.number);
    writeHex(m_message.payload.data() + m_timeAt, static_cast<quint64>(stamp.time));
}

std::optional<LoadMessage::Stamp> LoadMessage::stampOf(const wslib::Message &received) const
{
    const QByteArray &bytes = received.payload;
    if (bytes.size() != m_message.payload.size()
        || !QByteArrayView(bytes).startsWith(QByteArrayView(m_message.payload).first(m_numberAt)))
        return std::nullopt;
    bool hasNumber = false;
    bool hasTime = false;
    const Stamp stamp{QByteArray::fromRawData(bytes.constData() + m_numberAt, digits).toULongLong(&hasNumber, 16),
                      QByteArray::fromRawData(bytes.constData() + m_timeAt, digits).toLongLong(&hasTime, 16)};
    return hasNumber && hasTime ? std::optional(stamp) : std::nullopt;
}

bool LoadMessage::matches(const wslib::Message &received) const
{
    const QByteArrayView sent = m_message.payload;
    const QByteArrayView came = received.payload;
    if (received.opcode != m_message.opcode || came.size() != sent.size())
        return false;
    if (sent.size() <= 2 * comparedEnd)
        return came == sent;
    return came.first(comparedEnd) == sent.first(comparedEnd) && came.last(comparedEnd) == sent.last(comparedEnd);
}

} // namespace workbench
