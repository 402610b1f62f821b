#include "workbench/decode/TreeWriter.h"
#include "workbench/decode/decoders/Decoders.h"
#include "workbench/decode/decoders/JsonDecoder.h"

#include <algorithm>

namespace workbench::decoders {

namespace {

using Type = TreeWriter::Type;

// stomp.github.io, 1.0 to 1.2
constexpr QByteArrayView commands[] = {"CONNECT",     "STOMP",      "CONNECTED", "SEND",    "SUBSCRIBE",
                                       "UNSUBSCRIBE", "ACK",        "NACK",      "BEGIN",   "COMMIT",
                                       "ABORT",       "DISCONNECT", "MESSAGE",   "RECEIPT", "ERROR"};

QByteArrayView withoutReturn(QByteArrayView line)
{
    return line.endsWith('\r') ? line.chopped(1) : line;
}

bool isHeartBeat(QByteArrayView text)
{
    return !text.isEmpty() && text.size() < 16 && text.trimmed().isEmpty();
}

// "\c" is a colon (1.1 and 1.2). What is no escape stays: 1.0 has none.
QByteArray unescaped(QByteArrayView text)
{
    QByteArray plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        const char meant = next == 'n' ? '\n' : next == 'r' ? '\r' : next == 'c' ? ':' : next == '\\' ? '\\' : '\0';
        plain += meant ? meant : text[i];
        i += meant ? 1 : 0;
    }
    return plain;
}

class StompParser
{
public:
    StompParser(const DecodeInput &input, Decoded &decoded)
        : m_text(input.bytes())
        , m_writer(&decoded.tree, input.limits())
        , m_decoded(decoded)
    {
    }

    void parse()
    {
        while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            ++m_at; // heart-beats in front
        m_writer.begin(Type::Object, 0);
        const qsizetype begin = m_at;
        m_command = line();
        m_writer.key("command");
        m_writer.string(m_command, begin, begin + m_command.size());
        parseHeaders();
        if (!m_decoded.error)
            parseBody();
        m_writer.finish(m_text.size());
        summarize();
    }

private:
    QByteArrayView line()
    {
        const qsizetype newline = m_text.indexOf('\n', m_at);
        const qsizetype end = newline < 0 ? m_text.size() : newline;
        const QByteArrayView found = m_text.sliced(m_at, end - m_at);
        m_at = std::min(end + 1, m_text.size());
        m_ended = newline < 0;
        return withoutReturn(found);
    }

    void parseHeaders()
    {
        const bool escapes = m_command != QByteArrayView("CONNECT") && m_command != QByteArrayView("CONNECTED");
        m_writer.key("headers");
        m_writer.begin(Type::Object, m_at);
        while (!m_ended) {
            const qsizetype begin = m_at;
            const QByteArrayView header = line();
            if (header.isEmpty() && !m_ended)
                break;
            const qsizetype colon = header.indexOf(':');
            if (colon < 0) {
                m_decoded.error =
                    m_ended
                        ? DecodeError{{QT_TRANSLATE_NOOP("workbench", "The STOMP frame ends within its headers."), {}},
                                      begin}
                        : DecodeError{{QT_TRANSLATE_NOOP("workbench", "A STOMP header without a colon."), {}}, begin};
                break;
            }
            const QByteArray name = escapes ? unescaped(header.first(colon)) : header.first(colon).toByteArray();
            const QByteArray value =
                escapes ? unescaped(header.sliced(colon + 1)) : header.sliced(colon + 1).toByteArray();
            remember(name, value);
            m_writer.key(name);
            if (!m_writer.string(value, begin + colon + 1, begin + header.size()))
                break;
        }
        if (m_writer.problem() == TreeWriter::Problem::None)
            m_writer.end(m_at);
        else
            m_decoded.error = limitError(m_writer, m_at);
    }

    // Of a header that is repeated the first counts.
    void remember(const QByteArray &name, const QByteArray &value)
    {
        if (name == "content-type" && m_type.isEmpty())
            m_type = value.toLower();
        else if (name == "content-length" && m_length < 0)
            m_length = value.toLongLong();
        else if (name == "destination" && m_about.isEmpty())
            m_about = shortened(value);
        else if ((name == "message" || name == "receipt-id" || name == "version") && m_about.isEmpty())
            m_about = shortened(value);
    }

    void parseBody()
    {
        const qsizetype nul =
            m_length >= 0 && m_length < m_text.size() - m_at ? m_at + m_length : m_text.indexOf('\0', m_at);
        if (nul < 0 || m_text[nul] != '\0')
            m_decoded.error = DecodeError{
                {QT_TRANSLATE_NOOP("workbench", "The NUL that ends a STOMP frame is missing."), {}}, m_text.size()};
        const qsizetype end = nul < 0 ? m_text.size() : nul;
        if (end == m_at)
            return;
        m_writer.key("body");
        m_writer.string(m_text.sliced(m_at, end - m_at), m_at, end);
        m_decoded.content = Decoded::Content{m_writer.last(), {m_at, end}, m_type};
    }

    void summarize()
    {
        const QString command = shortened(m_command);
        m_decoded.summary = m_about.isEmpty()
                                ? Phrase{QT_TRANSLATE_NOOP("workbench", "STOMP %1"), {command}}
                                : Phrase{QT_TRANSLATE_NOOP("workbench", "STOMP %1: %2"), {command, m_about}};
    }

    QByteArrayView m_text;
    TreeWriter m_writer;
    Decoded &m_decoded;
    qsizetype m_at = 0;
    bool m_ended = false; ///< No line break was behind the last line.
    QByteArrayView m_command;
    QByteArray m_type;
    qsizetype m_length = -1;
    QString m_about;
};

class Stomp : public Decoder
{
public:
    QByteArray id() const override { return "stomp"; }
    QString name() const override { return QStringLiteral("STOMP"); }

    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView text = input.bytes();
        const bool agreed = input.hints().subprotocol.contains("stomp");
        if (isHeartBeat(text))
            return agreed ? 95 : 0;
        const qsizetype newline = text.indexOf('\n');
        if (newline < 0 || newline > 20)
            return 0;
        const QByteArrayView command = withoutReturn(text.first(newline));
        if (std::find(std::begin(commands), std::end(commands), command) == std::end(commands))
            return 0;
        return agreed || text.endsWith('\0') || text.trimmed().endsWith('\0') ? 97 : 60;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        if (isHeartBeat(input.bytes())) {
            TreeWriter writer(&decoded.tree, input.limits());
            writer.string("heart-beat", 0, input.bytes().size());
            writer.finish(input.bytes().size());
            decoded.summary = {QT_TRANSLATE_NOOP("workbench", "STOMP heart-beat"), {}};
        } else {
            StompParser(input, decoded).parse();
        }
        return decoded;
    }
};

} // namespace

std::unique_ptr<Decoder> stomp()
{
    return std::make_unique<Stomp>();
}

} // namespace workbench::decoders
