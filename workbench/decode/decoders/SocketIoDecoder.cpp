#include "workbench/decode/JsonReader.h"
#include "workbench/decode/decoders/Decoders.h"
#include "workbench/decode/decoders/JsonDecoder.h"

#include <array>

namespace workbench::decoders {

namespace {

using Type = TreeWriter::Type;

// socket.io/docs/v4/engine-io-protocol, socket.io/docs/v4/socket-io-protocol; the numbers are those of v3 to v5.
constexpr std::array<const char *, 7> engineTypes{"open", "close", "ping", "pong", "message", "upgrade", "noop"};
constexpr std::array<const char *, 7> socketTypes{"connect", "disconnect",   "event",     "ack",
                                                  "error",   "binary event", "binary ack"};
enum SocketType { Connect, Disconnect, Event, Ack, Error, BinaryEvent, BinaryAck };

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

// "51-/admin,12[…]": attachments, namespace and the number of the acknowledgement may each be missing.
struct Packet
{
    int type = -1;
    QByteArrayView attachments;
    QByteArrayView nameSpace = "/";
    QByteArrayView ack;
    qsizetype dataAt = 0; ///< In the message.
};

QByteArrayView takeDigits(QByteArrayView text, qsizetype &at)
{
    const qsizetype begin = at;
    while (at < text.size() && at - begin < 20 && isDigit(text[at]))
        ++at;
    return text.sliced(begin, at - begin);
}

Packet parse(QByteArrayView text)
{
    Packet packet;
    if (text.size() < 2 || text[1] < '0' || text[1] > '6')
        return packet;
    packet.type = text[1] - '0';
    qsizetype at = 2;
    if (packet.type >= BinaryEvent) {
        const qsizetype begin = at;
        packet.attachments = takeDigits(text, at);
        if (at < text.size() && text[at] == '-') {
            ++at;
        } else {
            packet.attachments = {};
            at = begin;
        }
    }
    if (at < text.size() && text[at] == '/') {
        const qsizetype comma = text.indexOf(',', at);
        const qsizetype end = comma < 0 ? text.size() : comma;
        packet.nameSpace = text.sliced(at, end - at);
        at = std::min(end + 1, text.size());
    }
    packet.ack = takeDigits(text, at);
    packet.dataAt = at;
    return packet;
}

class SocketIo : public Decoder
{
public:
    QByteArray id() const override { return "socketio"; }
    QString name() const override { return QStringLiteral("Socket.IO"); }

    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView text = input.bytes();
        if (text.isEmpty() || text.front() < '0' || text.front() > '6')
            return 0;
        if (input.hints().target.contains("EIO="))
            return 97;
        if (text == QByteArrayView("2probe") || text == QByteArrayView("3probe"))
            return 82;
        if (text.front() == '0')
            return text.startsWith("0{") && text.contains("\"sid\"") ? 95 : 0;
        if (text.front() != '4')
            return 0;
        const Packet packet = parse(text);
        if (packet.type < 0)
            return 0;
        const QByteArrayView data = text.sliced(packet.dataAt).trimmed();
        const bool array = data.startsWith('[') && data.endsWith(']');
        const bool object = data.startsWith('{') && data.endsWith('}');
        if (packet.type == Connect)
            return object ? 90 : packet.nameSpace.size() > 1 && data.isEmpty() ? 82 : 0;
        if (packet.type == Disconnect)
            return packet.nameSpace.size() > 1 && data.isEmpty() ? 82 : 0;
        return array ? 92 : packet.type == Error && object ? 90 : 0;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        const QByteArrayView text = input.bytes();
        if (text.isEmpty() || text.front() < '0' || text.front() > '6') {
            decoded.error = DecodeError{
                {QT_TRANSLATE_NOOP("workbench", "An Engine.IO packet begins with a digit from 0 to 6."), {}}, 0};
            return decoded;
        }
        TreeWriter writer(&decoded.tree, input.limits());
        writer.begin(Type::Object, 0);
        const auto type = static_cast<size_t>(text.front() - '0');
        field(writer, "packet", engineTypes[type], 0, 1, text.first(1));
        if (type == 4 && text.size() > 1 && text[1] >= '0' && text[1] <= '6')
            decodeSocket(text, writer, decoded);
        else
            decodeEngine(text, writer, decoded, QString::fromLatin1(engineTypes[type]));
        writer.finish(text.size());
        if (decoded.summary.isEmpty())
            decoded.summary = eventSummary(decoded.tree);
        return decoded;
    }

private:
    static void field(TreeWriter &writer, const char *key, QByteArrayView value, qsizetype begin, qsizetype end,
                      QByteArrayView note = {})
    {
        writer.key(key);
        if (!note.isEmpty())
            writer.note(note);
        writer.string(value, begin, end);
    }

    static void json(QByteArrayView text, qsizetype at, TreeWriter &writer, Decoded &decoded)
    {
        JsonReader reader(text, writer, at);
        if (!reader.readDocument())
            decoded.error = reader.error();
    }

    static void decodeEngine(QByteArrayView text, TreeWriter &writer, Decoded &decoded, const QString &type)
    {
        decoded.summary = {QT_TRANSLATE_NOOP("workbench", "Engine.IO %1"), {type}};
        if (text.size() < 2)
            return;
        if (text.front() == '0') {
            writer.key("handshake");
            json(text, 1, writer, decoded);
        } else {
            field(writer, "data", text.sliced(1), 1, text.size());
        }
    }

    static void decodeSocket(QByteArrayView text, TreeWriter &writer, Decoded &decoded)
    {
        const Packet packet = parse(text);
        const auto type = static_cast<size_t>(packet.type);
        field(writer, "type", socketTypes[type], 1, 2, text.sliced(1, 1));
        field(writer, "namespace", packet.nameSpace, 0, 0);
        const QString where = QString::fromUtf8(packet.nameSpace);
        if (!packet.attachments.isEmpty()) {
            writer.key("attachments");
            writer.note("each comes as a binary message of its own");
            writer.value(Type::Integer, packet.attachments, 2, 2 + packet.attachments.size());
        }
        if (!packet.ack.isEmpty()) {
            writer.key("ack");
            writer.value(Type::Integer, packet.ack, packet.dataAt - packet.ack.size(), packet.dataAt);
        }
        if (packet.type == Connect || packet.type == Disconnect || packet.type == Error) {
            if (packet.dataAt < text.size()) {
                writer.key("data");
                json(text, packet.dataAt, writer, decoded);
            }
            decoded.summary = {QT_TRANSLATE_NOOP("workbench", "Socket.IO %1 (%2)"),
                               {QString::fromLatin1(socketTypes[type]), where}};
            return;
        }
        if (packet.dataAt >= text.size())
            decoded.error = DecodeError{
                {QT_TRANSLATE_NOOP("workbench", "A Socket.IO event without its array of arguments."), {}}, text.size()};
        else
            decodeArguments(text, packet, writer, decoded);
    }

    // ["name", argument …]: the name stands apart, for it is what one looks for.
    static void decodeArguments(QByteArrayView text, const Packet &packet, TreeWriter &writer, Decoded &decoded)
    {
        const bool event = packet.type == Event || packet.type == BinaryEvent;
        DecodedTree name;
        TreeWriter nameWriter(&name, writer.limits());
        JsonReader nameReader(text, nameWriter, packet.dataAt + 1);
        const bool named = event && text[packet.dataAt] == '[' && nameReader.readValue();
        nameWriter.finish(nameReader.position());
        if (!named || name.isContainer(DecodedTree::root)) {
            writer.key("arguments");
            json(text, packet.dataAt, writer, decoded);
            return;
        }
        field(writer, "event", name.value(DecodedTree::root), packet.dataAt + 1, nameReader.position());
        writer.key("arguments");
        JsonReader reader(text, writer, nameReader.position());
        if (!reader.readRestOfArray())
            decoded.error = reader.error();
    }

    static Phrase eventSummary(const DecodedTree &tree)
    {
        const QString event = textOf(tree, DecodedTree::root, "event");
        const DecodedTree::Node list = tree.child(DecodedTree::root, "arguments");
        const int arguments = list == DecodedTree::none ? 0 : tree.childCount(list);
        const QString ack = textOf(tree, DecodedTree::root, "ack");
        if (event.isEmpty())
            return {QT_TRANSLATE_NOOP("workbench", "Socket.IO acknowledgement %1"), {ack}};
        return arguments == 1 ? Phrase{QT_TRANSLATE_NOOP("workbench", "Socket.IO event “%1” (1 argument)"), {event}}
                              : Phrase{QT_TRANSLATE_NOOP("workbench", "Socket.IO event “%1” (%2 arguments)"),
                                       {event, QString::number(arguments)}};
    }
};

} // namespace

std::unique_ptr<Decoder> socketIo()
{
    return std::make_unique<SocketIo>();
}

} // namespace workbench::decoders
