#include "workbench/log/LogQuery.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace workbench {

namespace {

using Comparison = LogFilter::Json::Comparison;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

struct KindName
{
    const char16_t *name;
    const char16_t *opcode; ///< RFC 6455 §11.8; empty if it is no frame.
    Kind kind;
};

constexpr std::array kindNames{
    KindName{u"text", u"1", Kind::Text},   KindName{u"binary", u"2", Kind::Binary},
    KindName{u"close", u"8", Kind::Close}, KindName{u"ping", u"9", Kind::Ping},
    KindName{u"pong", u"10", Kind::Pong},  KindName{u"handshake", u"", Kind::Handshake},
    KindName{u"note", u"", Kind::Note},    KindName{u"failure", u"", Kind::Failure},
    KindName{u"raw", u"", Kind::Raw},
};

/// Reads one word after the other. What goes wrong is said in `error`, and ends it.
class Reader
{
public:
    Reader(QStringView text, bool caseSensitive)
        : m_rest(text)
        , m_caseSensitive(caseSensitive)
    {
    }

    wslib::Loaded<LogFilter> read()
    {
        for (skipBlanks(); !m_rest.isEmpty() && m_error.isEmpty(); skipBlanks())
            readWord();
        if (!m_error.isEmpty())
            return {std::nullopt, m_error};
        return {m_filter, {}};
    }

private:
    void skipBlanks() { m_rest = m_rest.trimmed(); }

    void readWord()
    {
        const bool wanted = !(m_rest.size() > 1 && m_rest.startsWith(u'-') && !m_rest[1].isSpace());
        if (!wanted)
            m_rest = m_rest.sliced(1);
        if (m_rest.startsWith(u"$.") || m_rest.startsWith(u"$["))
            readPath(wanted);
        else if (m_rest.startsWith(u'/') && m_rest.indexOf(u'/', 1) > 0)
            readExpression(wanted);
        else if (m_rest.startsWith(u'"'))
            addText(readQuoted(), wanted);
        else if (!wanted || !readField())
            addText(readPlain(), wanted);
    }

    void addText(const QString &pattern, bool wanted)
    {
        if (!pattern.isEmpty())
            m_filter.texts += {pattern, false, m_caseSensitive, wanted};
    }

    QString readPlain()
    {
        const auto end = std::find_if(m_rest.begin(), m_rest.end(), [](QChar c) { return c.isSpace(); });
        const QStringView word = m_rest.first(end - m_rest.begin());
        m_rest = m_rest.sliced(word.size());
        return word.toString();
    }

    // Up to the next quote that has no backslash before it, or to the end: one may still be typing.
    QString readQuoted()
    {
        QString content;
        qsizetype at = 1;
        for (; at < m_rest.size() && m_rest[at] != u'"'; ++at) {
            if (m_rest[at] == u'\\' && at + 1 < m_rest.size())
                ++at;
            content += m_rest[at];
        }
        m_rest = m_rest.sliced(std::min(at + 1, m_rest.size()));
        return content;
    }

    // /…/ and what follows it; a slash within has a backslash before it.
    std::pair<QString, bool> readSlashed()
    {
        QString pattern;
        qsizetype at = 1;
        for (; at < m_rest.size() && m_rest[at] != u'/'; ++at) {
            if (m_rest[at] == u'\\' && at + 1 < m_rest.size() && m_rest[at + 1] == u'/')
                ++at;
            pattern += m_rest[at];
        }
        m_rest = m_rest.sliced(std::min(at + 1, m_rest.size()));
        const bool caseBlind = m_rest.startsWith(u'i');
        if (caseBlind)
            m_rest = m_rest.sliced(1);
        return {pattern, !caseBlind};
    }

    void readExpression(bool wanted)
    {
        const auto [pattern, caseSensitive] = readSlashed();
        m_filter.texts += {pattern, true, caseSensitive, wanted};
    }

    // ---- name:value --------------------------------------------------------------------------------------------------

    bool readField()
    {
        const auto starts = [this](QStringView name) { return m_rest.startsWith(name, Qt::CaseInsensitive); };
        if (const QStringView size = m_rest.mid(4).trimmed();
            starts(u"size") && !size.isEmpty() && QStringView(u":<>=").contains(size.front())) {
            m_rest = size;
            return readSize();
        }
        for (const auto &[name, take] : fields) {
            if (starts(name)) {
                m_rest = m_rest.sliced(QStringView(name).size());
                const QString value = readPlain();
                for (const QString &part : value.split(u',', Qt::SkipEmptyParts))
                    (this->*take)(part.toLower());
                return true;
            }
        }
        return false;
    }

    void takeDirection(const QString &value)
    {
        if (value == u"sent" || value == u"out")
            m_filter.direction = Direction::Sent;
        else if (value == u"received" || value == u"in")
            m_filter.direction = Direction::Received;
        else if (value == u"none")
            m_filter.direction = Direction::None;
        else
            m_error = QStringLiteral("dir: takes sent, received or none, not \"%1\".").arg(value);
    }

    void takeKind(const QString &value)
    {
        for (const KindName &kind : kindNames) {
            if (value == QStringView(kind.name)) {
                m_filter.kinds += kind.kind;
                return;
            }
        }
        m_error = QStringLiteral("type: takes text, binary, ping, pong, close, handshake, note or failure, not \"%1\".")
                      .arg(value);
    }

    void takeOpcode(const QString &value)
    {
        for (const KindName &kind : kindNames) {
            if (!value.isEmpty()
                && (value == QStringView(kind.opcode) || (value == u"0xa" && kind.kind == Kind::Pong))) {
                m_filter.kinds += kind.kind;
                return;
            }
        }
        m_error = QStringLiteral("opcode: takes 1 (text), 2 (binary), 8 (close), 9 (ping) or 10 (pong), not \"%1\".")
                      .arg(value);
    }

    void takePeer(const QString &value)
    {
        bool isNumber = false;
        const quint32 peer = value.toUInt(&isNumber);
        if (isNumber)
            m_filter.peers += peer;
        else
            m_error = QStringLiteral("peer: takes the numbers of peers, such as peer:1,3, not \"%1\".").arg(value);
    }

    // ---- size --------------------------------------------------------------------------------------------------------

    bool readSize()
    {
        QString value = readPlain();
        const QString comparison = value.left(value.startsWith(u"<=") || value.startsWith(u">=") ? 2 : 1);
        value = value.sliced(comparison.size());
        if (value.isEmpty()) { // "size > 5"
            skipBlanks();
            value = readPlain();
        }
        if (comparison == u":" && value.indexOf(u'-') > 0) {
            m_filter.smallest = bytes(value.section(u'-', 0, 0));
            m_filter.largest = bytes(value.section(u'-', 1));
            return true;
        }
        const qint64 size = bytes(value);
        if (comparison == u">")
            m_filter.smallest = size + 1;
        else if (comparison == u"<")
            m_filter.largest = size - 1;
        if (comparison == u">=" || comparison == u"=" || comparison == u":")
            m_filter.smallest = size;
        if (comparison == u"<=" || comparison == u"=" || comparison == u":")
            m_filter.largest = size;
        return true;
    }

    qint64 bytes(QString text)
    {
        qint64 factor = 1;
        if (text.endsWith(u'k', Qt::CaseInsensitive))
            factor = 1000;
        else if (text.endsWith(u'm', Qt::CaseInsensitive))
            factor = 1'000'000;
        if (factor > 1)
            text.chop(1);
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (!isNumber || number < 0 || number > 1e12)
            m_error = QStringLiteral("size takes bytes, such as size>1k or size:10-20, not \"%1\".").arg(text);
        return static_cast<qint64>(number * static_cast<double>(factor));
    }

    // ---- $.path == value ---------------------------------------------------------------------------------------------

    void readPath(bool wanted)
    {
        qsizetype length = 0;
        const auto path = JsonPath::parse(m_rest, &length);
        if (!path.value) {
            m_error = path.error;
            return;
        }
        LogFilter::Json json;
        json.path = m_rest.first(length).toString();
        json.wanted = wanted;
        m_rest = m_rest.sliced(length);
        skipBlanks();
        readComparison(json);
        m_filter.json += json;
    }

    void readComparison(LogFilter::Json &json)
    {
        static constexpr std::array<std::pair<const char16_t *, Comparison>, 8> comparisons{{
            {u"==", Comparison::Equal},
            {u"!=", Comparison::NotEqual},
            {u"<=", Comparison::LessOrEqual},
            {u">=", Comparison::GreaterOrEqual},
            {u"=", Comparison::Equal},
            {u"<", Comparison::Less},
            {u">", Comparison::Greater},
            {u"~", Comparison::Matches},
        }};
        for (const auto &[sign, comparison] : comparisons) {
            if (m_rest.startsWith(QStringView(sign))) {
                m_rest = m_rest.sliced(QStringView(sign).size());
                skipBlanks();
                json.comparison = comparison;
                readValue(json);
                return;
            }
        }
    }

    void readValue(LogFilter::Json &json)
    {
        if (m_rest.isEmpty()) {
            m_error = QStringLiteral("Behind %1 a value is missing, such as \"tick\", 5 or true.").arg(json.path);
            return;
        }
        if (json.comparison == Comparison::Matches) {
            json.value = m_rest.startsWith(u'/') ? readSlashed().first : readPlain();
            return;
        }
        if (m_rest.startsWith(u'"')) {
            json.value = readQuoted();
            return;
        }
        const QString word = readPlain();
        const QJsonDocument read = QJsonDocument::fromJson('[' + word.toUtf8() + ']');
        json.value = read.isArray() && read.array().size() == 1 ? read.array().first() : QJsonValue(word);
    }

    using Take = void (Reader::*)(const QString &);
    static const std::array<std::pair<const char16_t *, Take>, 6> fields;

    QStringView m_rest;
    bool m_caseSensitive;
    LogFilter m_filter;
    QString m_error;
};

const std::array<std::pair<const char16_t *, Reader::Take>, 6> Reader::fields{{
    {u"dir:", &Reader::takeDirection},
    {u"direction:", &Reader::takeDirection},
    {u"type:", &Reader::takeKind},
    {u"kind:", &Reader::takeKind},
    {u"opcode:", &Reader::takeOpcode},
    {u"peer:", &Reader::takePeer},
}};

} // namespace

wslib::Loaded<LogFilter> LogQuery::parse() const
{
    wslib::Loaded<LogFilter> read;
    if (!wholeIsExpression)
        read = Reader(text, caseSensitive).read();
    else
        read.value.emplace();
    if (!read.value)
        return read;
    if (wholeIsExpression && !text.isEmpty())
        read.value->texts += {text, true, caseSensitive, true};
    if (const QString error = LogMatcher(*read.value).error(); !error.isEmpty())
        return {std::nullopt, error};
    return read;
}

} // namespace workbench
