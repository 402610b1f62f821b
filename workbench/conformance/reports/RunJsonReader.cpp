#include "workbench/conformance/reports/RunJson.h"
#include "workbench/conformance/reports/RunJsonWords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <limits>
#include <optional>

namespace workbench::conformance {

namespace {

// No case takes a day; and times are added up.
constexpr qint64 longestCaseNs = qint64{24} * 3600 * 1'000'000'000;

/// Notes the first thing that is wrong, with the member it is at; what is read behind that is of no use.
class Reader
{
public:
    const QString &error() const { return m_error; }

    QList<RunReport> runs(const QJsonObject &file);

private:
    /// A member, and what it is called from the top of the file.
    struct Member
    {
        QJsonValue value;
        QString path;
    };

    static Member at(const Member &object, const char *name);
    static Member at(const Member &array, qsizetype index);
    void fail(const Member &member, const QString &wants);

    QJsonArray array(const Member &member);
    bool flag(const Member &member);
    qint64 number(const Member &member, qint64 least, qint64 most);
    quint64 large(const Member &member);
    std::chrono::milliseconds duration(const Member &member);
    QString text(const Member &member);
    QByteArray bytes(const Member &member);
    QByteArray encoded(const Member &member, bool isHex);
    template <typename Value, typename Named>
    Value word(const Member &member, Named named, const QString &wants);
    Verdict verdict(const Member &member);

    RunReport run(const Member &object);
    CaseReport caseReport(const Member &object);
    Case question(const Member &object);
    Ending ending(const Member &object);
    ClosingRecord closing(const Member &object);
    QList<FrameRecord> frames(const Member &frames);
    FrameRecord frame(const Member &object, const QList<FrameRecord> &earlier);

    QString m_error;
};

Reader::Member Reader::at(const Member &object, const char *name)
{
    const QString own = QString::fromLatin1(name);
    return {object.value.toObject().value(own), object.path.isEmpty() ? own : object.path + u'.' + own};
}

Reader::Member Reader::at(const Member &array, qsizetype index)
{
    return {array.value.toArray().at(index), QStringLiteral("%1[%2]").arg(array.path).arg(index)};
}

void Reader::fail(const Member &member, const QString &wants)
{
    if (m_error.isEmpty())
        m_error = QStringLiteral("The report can't be read: %1 %2.").arg(member.path, wants);
}

QJsonArray Reader::array(const Member &member)
{
    if (!member.value.isArray())
        fail(member, QStringLiteral("is no list"));
    return member.value.toArray();
}

// Members that aren't there are as if they said nothing: false, 0, "".
bool Reader::flag(const Member &member)
{
    if (!member.value.isBool() && !member.value.isUndefined())
        fail(member, QStringLiteral("is neither true nor false"));
    return member.value.toBool();
}

qint64 Reader::number(const Member &member, qint64 least, qint64 most)
{
    if (member.value.isUndefined() && least <= 0)
        return 0;
    const qint64 number = member.value.toInteger(std::numeric_limits<qint64>::min());
    if (member.value.isDouble() && number >= least && number <= most)
        return number;
    fail(member, QStringLiteral("is no whole number from %1 to %2").arg(least).arg(most));
    return std::max<qint64>(least, 0);
}

quint64 Reader::large(const Member &member)
{
    if (!member.value.isString())
        return static_cast<quint64>(number(member, 0, std::numeric_limits<qint64>::max()));
    bool isNumber = false;
    const quint64 number = member.value.toString().toULongLong(&isNumber);
    if (!isNumber)
        fail(member, QStringLiteral("is no whole number"));
    return number;
}

std::chrono::milliseconds Reader::duration(const Member &member)
{
    return std::chrono::milliseconds(number(member, 0, static_cast<qint64>(runwords::largestNumber)));
}

QString Reader::text(const Member &member)
{
    if (!member.value.isString() && !member.value.isUndefined())
        fail(member, QStringLiteral("is no text"));
    return member.value.toString();
}

QByteArray Reader::bytes(const Member &member)
{
    return member.value.isObject() ? encoded(at(member, "base64"), false) : text(member).toUtf8();
}

QByteArray Reader::encoded(const Member &member, bool isHex)
{
    const QByteArray code = text(member).toLatin1();
    QByteArray bytes = isHex ? QByteArray::fromHex(code) : QByteArray::fromBase64(code);
    if ((isHex ? bytes.toHex() : bytes.toBase64()) != code)
        fail(member, isHex ? QStringLiteral("is not in hexadecimal") : QStringLiteral("is not in base64"));
    return bytes;
}

template <typename Value, typename Named>
Value Reader::word(const Member &member, Named named, const QString &wants)
{
    const std::optional<Value> value = named(text(member).toUtf8());
    if (!value)
        fail(member, QStringLiteral("is none of ") + wants);
    return value.value_or(Value());
}

Verdict Reader::verdict(const Member &member)
{
    return word<Verdict>(member, verdictNamed,
                         QStringLiteral("OK, INFORMATIONAL, NON-STRICT, UNIMPLEMENTED and FAILED"));
}

template <typename Value, typename Wording>
auto among(std::initializer_list<Value> values, Wording wording)
{
    return [list = QList<Value>(values), wording](const QByteArray &word) -> std::optional<Value> {
        for (const Value value : list) {
            if (word == wording(value))
                return value;
        }
        return std::nullopt;
    };
}

FrameRecord Reader::frame(const Member &object, const QList<FrameRecord> &earlier)
{
    using Direction = FrameRecord::Direction;
    FrameRecord frame;
    frame.direction =
        word<Direction>(at(object, "dir"), among({Direction::Sent, Direction::Received}, runwords::direction),
                        QStringLiteral("sent and received"));
    frame.fin = flag(at(object, "fin"));
    frame.reserved = static_cast<quint8>(number(at(object, "rsv"), 0, 7));
    frame.opcode = static_cast<quint8>(number(at(object, "opcode"), 0, 15));
    frame.masked = flag(at(object, "masked"));
    frame.payloadLength = large(at(object, "length"));
    frame.header = encoded(at(object, "header"), true);
    frame.at = std::chrono::nanoseconds(number(at(object, "atNs"), 0, longestCaseNs));
    const Member same = at(object, "payloadOfFrame");
    if (same.value.isUndefined())
        frame.payload = encoded(at(object, "payload"), false);
    else if (const qint64 index = same.value.toInteger(-1); index >= 0 && index < earlier.size())
        frame.payload = earlier[index].payload;
    else
        fail(same, QStringLiteral("names no earlier frame"));
    return frame;
}

QList<FrameRecord> Reader::frames(const Member &frames)
{
    QList<FrameRecord> records;
    if (frames.value.isUndefined())
        return records;
    const QJsonArray values = array(frames);
    for (qsizetype i = 0; i < values.size() && m_error.isEmpty(); ++i)
        records.append(frame({values[i], QStringLiteral("%1[%2]").arg(frames.path).arg(i)}, records));
    return records;
}

ClosingRecord Reader::closing(const Member &object)
{
    using DroppedBy = ClosingRecord::DroppedBy;
    ClosingRecord closing;
    closing.clean = flag(at(object, "clean"));
    closing.code = static_cast<int>(number(at(object, "code"), 0, 65535));
    closing.reason = bytes(at(object, "reason"));
    closing.sentCode = static_cast<int>(number(at(object, "sentCode"), 0, 65535));
    closing.droppedBy = word<DroppedBy>(at(object, "droppedBy"),
                                        among({DroppedBy::Nobody, DroppedBy::Us, DroppedBy::Peer}, runwords::droppedBy),
                                        QStringLiteral("nobody, us and peer"));
    return closing;
}

Ending Reader::ending(const Member &object)
{
    Ending ending;
    const Member codes = at(object, "codes");
    const QJsonObject values = codes.value.toObject();
    for (auto at = values.begin(); at != values.end(); ++at)
        ending.codes.insert(at.key().toInt(), verdict({at.value(), codes.path + u'.' + at.key()}));
    if (const Member other = at(object, "otherCode"); !other.value.isUndefined())
        ending.otherCode = verdict(other);
    return ending;
}

Case Reader::question(const Member &object)
{
    Case question;
    question.id = bytes(at(object, "id"));
    if (question.id.isEmpty())
        fail(at(object, "id"), QStringLiteral("is missing"));
    question.title = bytes(at(object, "title"));
    question.category = word<Category>(at(object, "category"), categoryWorded,
                                       QStringLiteral("the categories that this version of Windsock knows"));
    question.section = bytes(at(object, "section"));
    question.rule = bytes(at(object, "rule"));
    question.risk = bytes(at(object, "risk"));
    question.slow = flag(at(object, "slow"));
    question.expected.ending = ending(at(object, "ending"));
    return question;
}

CaseReport Reader::caseReport(const Member &object)
{
    CaseReport report;
    report.question = question(object);
    report.verdict = verdict(at(object, "verdict"));
    report.explanation = bytes(at(object, "explanation"));
    const Member expected = at(object, "expected");
    for (qsizetype i = 0; i < expected.value.toArray().size(); ++i)
        report.expected.append(bytes(at(expected, i)));
    report.sentHead = bytes(at(object, "sentHead"));
    report.receivedHead = bytes(at(object, "receivedHead"));
    report.frames = frames(at(object, "frames"));
    report.closing = closing(at(object, "closing"));
    report.duration = duration(at(object, "durationMs"));
    return report;
}

RunReport Reader::run(const Member &object)
{
    RunReport run;
    run.side = word<Side>(at(object, "side"), among({Side::Server, Side::Client}, runwords::side),
                          QStringLiteral("server and client"));
    run.agent = text(at(object, "agent"));
    run.target = text(at(object, "target"));
    run.started = QDateTime::fromString(text(at(object, "started")), Qt::ISODateWithMs).toUTC();
    run.duration = duration(at(object, "durationMs"));
    run.isComplete = flag(at(object, "complete"));
    run.version = text(at(object, "windsock"));
    const Member cases = at(object, "cases");
    const QJsonArray values = array(cases);
    QSet<QByteArray> ids;
    for (qsizetype i = 0; i < values.size() && m_error.isEmpty(); ++i) {
        const Member member{values[i], QStringLiteral("%1[%2]").arg(cases.path).arg(i)};
        run.cases.append(caseReport(member));
        run.cases.last().question.side = run.side;
        if (ids.contains(run.cases.last().question.id))
            fail(at(member, "id"), QStringLiteral("is there twice"));
        ids.insert(run.cases.last().question.id);
    }
    return run;
}

QList<RunReport> Reader::runs(const QJsonObject &file)
{
    QList<RunReport> runs;
    const Member member = at({file, QString()}, "runs");
    const QJsonArray values = array(member);
    for (qsizetype i = 0; i < values.size() && m_error.isEmpty(); ++i)
        runs.append(run(at(member, i)));
    return runs;
}

} // namespace

std::variant<QList<RunReport>, QString> readRuns(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isNull())
        return QStringLiteral("This is no report of the conformance lab, for it is no JSON: %1 at byte %2.")
            .arg(error.errorString())
            .arg(error.offset);
    const QJsonObject file = document.object();
    if (file.value(QStringLiteral("format")).toString() != QLatin1String(runwords::format))
        return QStringLiteral("This is JSON, but no report of the conformance lab: those say \"format\": \"%1\".")
            .arg(QLatin1String(runwords::format));
    const QJsonValue version = file.value(QStringLiteral("version"));
    if (!version.isDouble() || version.toDouble() < 1)
        return QStringLiteral("This report doesn't say which version of the format it is in.");
    if (version.toDouble() > runwords::version)
        return QStringLiteral("This report is in version %1 of the format; this version of Windsock knows %2. A newer "
                              "Windsock can read it.")
            .arg(version.toDouble())
            .arg(runwords::version);
    Reader reader;
    QList<RunReport> runs = reader.runs(file);
    if (!reader.error().isEmpty())
        return reader.error();
    return runs;
}

} // namespace workbench::conformance
