#include "workbench/conformance/reports/AutobahnJson.h"

#include "workbench/conformance/FrameSpec.h"
#include "workbench/conformance/Utf8Check.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace workbench::conformance {

namespace {

using Direction = FrameRecord::Direction;

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

QString shown(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

// Bytes as Autobahn logs them: in hexadecimal, or text if they are UTF-8; shortened.
QString hexText(const QByteArray &bytes, qsizetype whole)
{
    constexpr qsizetype most = 256;
    const QString hex = QString::fromLatin1(bytes.first(std::min(most, bytes.size())).toHex());
    return whole > std::min(most, bytes.size()) ? hex + QStringLiteral(" ...") : hex;
}

QString asciiText(const QByteArray &bytes, qsizetype whole)
{
    constexpr qsizetype most = 64;
    const QByteArray head = bytes.first(std::min(most, bytes.size()));
    if (!isUtf8(head))
        return QStringLiteral("0x") + hexText(bytes, whole);
    return whole > head.size() ? shown(head) + QStringLiteral(" ...") : shown(head);
}

QJsonValue closeCode(int code)
{
    return code == closeWithoutCode || code == noCloseFrame ? QJsonValue() : QJsonValue(code);
}

/// There was a WebSocket connection: whoever was the server has said 101.
bool isEstablished(const CaseReport &report)
{
    const QByteArray &answer = report.question.side == Side::Server ? report.receivedHead : report.sentHead;
    return answer.startsWith("HTTP/1.1 101") && !report.receivedHead.isEmpty();
}

bool isLeftOpen(const CaseReport &report)
{
    return report.closing.code == noCloseFrame && report.closing.droppedBy != ClosingRecord::DroppedBy::Peer;
}

struct Behaviour
{
    const char *name;
    const char *result;
};

Behaviour closeBehaviour(const CaseReport &report)
{
    constexpr Behaviour good{"OK", "Connection was properly closed"};
    if (!isEstablished(report))
        return report.verdict == Verdict::Failed
                   ? Behaviour{"FAILED", "There was no WebSocket connection to be closed"}
                   : Behaviour{"OK", "There was no WebSocket connection, as it should be"};
    const Ending &ending = report.question.expected.ending;
    const int code = isLeftOpen(report) ? leftOpen : report.closing.code;
    if (code == leftOpen && ending.codes.value(leftOpen, Verdict::Failed) == Verdict::Failed)
        return {"FAILED", "The peer left the connection open"};
    const Verdict verdict =
        ending.codes.value(code, code == noCloseFrame ? Verdict::Failed : ending.otherCode.value_or(Verdict::Failed));
    if (verdict == Verdict::Ok && report.question.side == Side::Server && code != noCloseFrame && code != leftOpen
        && report.closing.droppedBy == ClosingRecord::DroppedBy::Us)
        return {"FAILED BY CLIENT", "It is preferred that the server close the TCP connection"};
    if (verdict == Verdict::Ok)
        return good;
    if (verdict == Verdict::Informational)
        return {"INFORMATIONAL", "The specification leaves it open how this connection is closed"};
    if (code == noCloseFrame || code == leftOpen)
        return {"UNCLEAN", "The spec requires the connection to be failed cleanly here"};
    return {"WRONG CODE", "The close code should have been another"};
}

// ---- What went over the wire -----------------------------------------------------------------------------------------

QByteArray maskKey(const FrameRecord &frame)
{
    return frame.masked && frame.header.size() >= 6 ? frame.header.last(4) : QByteArray();
}

/// The frame as it was on the wire, as far as it is kept.
QByteArray octets(const FrameRecord &frame)
{
    QByteArray bytes = frame.header + frame.payload;
    if (const QByteArray key = maskKey(frame); !key.isEmpty()) {
        FrameSpec::Key octets{};
        std::copy(key.begin(), key.end(), octets.begin());
        applyKey(bytes, frame.header.size(), octets);
    }
    return bytes;
}

QJsonValue keyJson(const FrameRecord &frame)
{
    const QByteArray key = maskKey(frame);
    return key.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(key.toHex()));
}

// As declared, which may be more than numbers in JSON hold, and than can be added to.
qint64 sizeOf(const FrameRecord &frame)
{
    constexpr quint64 most = quint64{1} << 53U;
    return static_cast<qint64>(std::min(frame.payloadLength, most));
}

// What passed: of a frame that was only begun, what was only declared doesn't count.
qint64 onWire(const FrameRecord &frame)
{
    const bool isWhole = frame.payload.size() < FrameRecord::maxKeptPayload;
    return frame.header.size() + (isWhole ? frame.payload.size() : sizeOf(frame));
}

// ["TF", [size, payload], opcode, FIN, RSV, key, repeated to, cut into, synchronous], ["TO", [size, hex], synchronous];
// "RF" with whether it was masked in front of the key.
void addToLog(QJsonArray &log, const FrameRecord &frame)
{
    const bool isSent = frame.direction == Direction::Sent;
    const QJsonArray payload{sizeOf(frame), asciiText(frame.payload, sizeOf(frame))};
    const QJsonValue key = keyJson(frame);
    const QJsonArray wire{onWire(frame), hexText(octets(frame), onWire(frame))};
    if (isSent) {
        log.append(QJsonArray{QStringLiteral("TF"), payload, frame.opcode, frame.fin, frame.reserved, key, QJsonValue(),
                              QJsonValue(), false});
        log.append(QJsonArray{QStringLiteral("TO"), wire, false});
        return;
    }
    log.append(QJsonArray{QStringLiteral("RO"), wire});
    log.append(QJsonArray{QStringLiteral("RF"), payload, frame.opcode, frame.fin, frame.reserved, frame.masked, key});
}

/// How many of each size, and of each opcode, went one way. Sizes are those of frames: how TCP cut them isn't kept.
struct Statistics
{
    QJsonObject octets;
    QJsonObject opcodes;

    static void count(QJsonObject &counts, qint64 what)
    {
        const QString key = QString::number(what);
        counts.insert(key, counts.value(key).toInt() + 1);
    }

    Statistics(const CaseReport &report, Direction direction)
    {
        const QByteArray &head = direction == Direction::Sent ? report.sentHead : report.receivedHead;
        if (!head.isEmpty())
            count(octets, head.size());
        for (const FrameRecord &frame : report.frames) {
            if (frame.direction != direction)
                continue;
            count(octets, onWire(frame));
            count(opcodes, frame.opcode);
        }
    }
};

QJsonArray messageJson(quint8 opcode, const QByteArray &payload, qsizetype size)
{
    const QString text = asciiText(payload, size);
    if (opcode == 0x9 || opcode == 0xA)
        return {opcode == 0x9 ? QStringLiteral("ping") : QStringLiteral("pong"), text};
    return {QStringLiteral("message"), text, opcode == 0x2};
}

/// The peer's messages, pings and pongs. Compressed ones stay as they came.
QJsonArray receivedJson(const CaseReport &report)
{
    QJsonArray received;
    FrameRecord message;
    for (const FrameRecord &frame : report.frames) {
        if (frame.direction != Direction::Received || frame.opcode == 0x8)
            continue;
        if ((frame.opcode & 0x8U) != 0) {
            received.append(messageJson(frame.opcode, frame.payload, sizeOf(frame)));
            continue;
        }
        if (frame.opcode != 0) {
            message = FrameRecord();
            message.opcode = frame.opcode;
        }
        message.payload += frame.payload;
        message.payloadLength += static_cast<quint64>(sizeOf(frame));
        if (frame.fin)
            received.append(messageJson(message.opcode, message.payload, sizeOf(message)));
    }
    return received;
}

QJsonObject expectedJson(const Case &question)
{
    QJsonArray events;
    for (const ExpectedEvent &event : question.expected.events) {
        const QByteArray head = event.payload.size() > 65536 ? event.payload.text() : event.payload.bytes();
        events.append(messageJson(event.opcode, head, event.payload.size()));
    }
    return {{word(verdictName(Verdict::Ok)), events}};
}

// ---- A case ----------------------------------------------------------------------------------------------------------

/// Whether our Close frame was the first.
bool closedByUs(const CaseReport &report)
{
    const auto first = std::find_if(report.frames.begin(), report.frames.end(),
                                    [](const FrameRecord &frame) { return frame.opcode == 0x8; });
    return first != report.frames.end() && first->direction == Direction::Sent;
}

QJsonObject expectedCloseJson(const CaseReport &report)
{
    QJsonArray codes;
    const QMap<int, Verdict> &ending = report.question.expected.ending.codes;
    for (auto at = ending.begin(); at != ending.end(); ++at) {
        if (*at == Verdict::Ok && at.key() != closeWithoutCode && at.key() != noCloseFrame)
            codes.append(at.key());
    }
    return {{word("closeCode"), codes},
            {word("closedByMe"), closedByUs(report)},
            {word("requireClean"), ending.value(noCloseFrame, Verdict::Failed) != Verdict::Ok}};
}

void addClosing(QJsonObject &object, const CaseReport &report)
{
    using DroppedBy = ClosingRecord::DroppedBy;
    const ClosingRecord &closing = report.closing;
    const bool droppedByUs = closing.droppedBy == DroppedBy::Us;
    const Behaviour behaviour = closeBehaviour(report);
    object.insert(word("behaviorClose"), word(behaviour.name));
    object.insert(word("resultClose"), word(behaviour.result));
    object.insert(word("closedByMe"), closedByUs(report));
    object.insert(word("droppedByMe"), droppedByUs);
    object.insert(word("failedByMe"), droppedByUs && !closing.clean);
    object.insert(word("wasClean"), closing.clean);
    object.insert(word("wasNotCleanReason"), closing.clean ? QJsonValue() : QJsonValue(shown(closingText(closing))));
    object.insert(word("wasServerConnectionDropTimeout"),
                  report.question.side == Side::Server && closing.code != noCloseFrame && droppedByUs);
    object.insert(word("wasOpenHandshakeTimeout"), droppedByUs && report.receivedHead.isEmpty());
    object.insert(word("wasCloseHandshakeTimeout"),
                  droppedByUs && closing.sentCode != noCloseFrame && closing.code == noCloseFrame);
    object.insert(word("localCloseCode"), closeCode(closing.sentCode));
    object.insert(word("localCloseReason"), QJsonValue());
    object.insert(word("remoteCloseCode"), closeCode(closing.code));
    object.insert(word("remoteCloseReason"), closing.reason.isEmpty()
                                                 ? QJsonValue()
                                                 : QJsonValue(asciiText(closing.reason, closing.reason.size())));
}

void addTraffic(QJsonObject &object, const CaseReport &report)
{
    QJsonArray log;
    for (const FrameRecord &frame : report.frames)
        addToLog(log, frame);
    const Statistics received(report, Direction::Received);
    const Statistics sent(report, Direction::Sent);
    object.insert(word("createWirelog"), true);
    object.insert(word("wirelog"), log);
    object.insert(word("createStats"), true);
    object.insert(word("rxOctetStats"), received.octets);
    object.insert(word("rxFrameStats"), received.opcodes);
    object.insert(word("txOctetStats"), sent.octets);
    object.insert(word("txFrameStats"), sent.opcodes);
    object.insert(word("trafficStats"), QJsonValue());
    object.insert(word("received"), receivedJson(report));
}

QString expectationOf(const CaseReport &report)
{
    QString text = shown(report.expected.join("; "));
    if (!report.question.rule.isEmpty())
        text += QStringLiteral(" (%1: \"%2\")").arg(shown(report.question.section), shown(report.question.rule));
    return text;
}

/// @p number counts from 1.
QJsonObject caseJson(const RunReport &run, const CaseReport &report, qsizetype number, const QString &agent)
{
    const Case &question = report.question;
    const bool isServer = question.side == Side::Client; // we
    QJsonObject object{{word("case"), static_cast<qint64>(number)},
                       {word("id"), shown(question.id)},
                       {word("description"), shown(question.title)},
                       {word("expectation"), expectationOf(report)},
                       {word("agent"), agent},
                       {word("started"), run.started.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ"))},
                       {word("duration"), static_cast<qint64>(report.duration.count())},
                       {word("reportTime"), question.slow},
                       {word("reportCompressionRatio"), false},
                       {word("behavior"), word(verdictName(report.verdict))},
                       {word("expected"), expectedJson(question)},
                       {word("expectedClose"), expectedCloseJson(report)},
                       {word("result"), report.explanation.isEmpty()
                                            ? QStringLiteral("Actual events match at least one expected.")
                                            : shown(report.explanation)},
                       {word("isServer"), isServer},
                       {word("httpRequest"), shown(isServer ? report.receivedHead : report.sentHead)},
                       {word("httpResponse"), shown(isServer ? report.sentHead : report.receivedHead)}};
    addClosing(object, report);
    addTraffic(object, report);
    return object;
}

QJsonObject indexEntry(const CaseReport &report, const QString &file)
{
    return {{word("behavior"), word(verdictName(report.verdict))},
            {word("behaviorClose"), word(closeBehaviour(report).name)},
            {word("duration"), static_cast<qint64>(report.duration.count())},
            {word("remoteCloseCode"), closeCode(report.closing.code)},
            {word("reportfile"), file}};
}

// ---- Names -----------------------------------------------------------------------------------------------------------

/// The first of @p name, "@p name 2", "@p name 3" … that nobody has had, in the form that @p join gives it.
template <typename Join>
QString unique(QSet<QString> &taken, const QString &name, Join join)
{
    QString free = name;
    for (int number = 2; taken.contains(free); ++number)
        free = join(name, number);
    taken.insert(free);
    return free;
}

/// As Autobahn makes it: lower case, digits, and "_" for all else; not too long for a file's name.
QString fileStem(const QString &agent)
{
    QString stem;
    for (const QChar letter : agent.trimmed().toLower()) {
        const bool isSafe = (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9');
        stem += isSafe ? letter : u' ';
    }
    stem = stem.trimmed().left(100).replace(u' ', u'_');
    return stem.isEmpty() ? QStringLiteral("agent") : stem;
}

/// Ids are our own, but those of a report that was read are anybody's.
QString idStem(const QByteArray &id)
{
    QString stem;
    for (const char letter : id.left(60))
        stem += (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ? QChar::fromLatin1(letter) : u'_';
    return stem;
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace

QMap<QString, QByteArray> autobahnFiles(const QList<RunReport> &runs)
{
    QMap<QString, QByteArray> files;
    QSet<QString> agents;
    QSet<QString> stems;
    QSet<QString> names{QStringLiteral("index")};
    QJsonObject index;
    const auto counted = [](const QString &name, int number) {
        return QStringLiteral("%1 (%2)").arg(name, QString::number(number));
    };
    const auto joined = [](const QString &name, int number) {
        return QStringLiteral("%1_%2").arg(name, QString::number(number));
    };
    for (const RunReport &run : runs) {
        const QString agent = unique(agents, run.agent, counted);
        const QString stem = unique(stems, fileStem(agent), joined);
        QJsonObject entries;
        for (qsizetype i = 0; i < run.cases.size(); ++i) {
            const CaseReport &report = run.cases[i];
            const QString name = unique(names, stem + QStringLiteral("_case_") + idStem(report.question.id), joined);
            const QString file = name + QStringLiteral(".json");
            entries.insert(shown(report.question.id), indexEntry(report, file));
            files.insert(file, text(caseJson(run, report, i + 1, agent)));
        }
        index.insert(agent, entries);
    }
    files.insert(QStringLiteral("index.json"), text(index));
    return files;
}

} // namespace workbench::conformance
