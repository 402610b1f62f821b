#include "workbench/conformance/reports/RunJson.h"

#include "workbench/conformance/reports/RunJsonWords.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>

namespace workbench::conformance {

namespace {

using namespace std::chrono_literals;

QString latin(const char *text)
{
    return QString::fromLatin1(text);
}

/// A string if @p bytes are UTF-8 that survives being one; else {"base64": …}.
QJsonValue bytesJson(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        return text;
    return QJsonObject{{QStringLiteral("base64"), QString::fromLatin1(bytes.toBase64())}};
}

QJsonValue numberJson(quint64 number)
{
    if (number > runwords::largestNumber)
        return QString::number(number);
    return static_cast<qint64>(number);
}

/// Members that say nothing are left out.
void add(QJsonObject &object, const char *name, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        object.insert(latin(name), bytesJson(bytes));
}

QJsonObject frameJson(const FrameRecord &frame)
{
    QJsonObject object{{QStringLiteral("dir"), latin(runwords::direction(frame.direction))},
                       {QStringLiteral("fin"), frame.fin},
                       {QStringLiteral("opcode"), frame.opcode},
                       {QStringLiteral("masked"), frame.masked},
                       {QStringLiteral("length"), numberJson(frame.payloadLength)},
                       {QStringLiteral("atNs"), static_cast<qint64>(frame.at.count())}};
    if (frame.reserved != 0)
        object.insert(QStringLiteral("rsv"), frame.reserved);
    if (!frame.header.isEmpty())
        object.insert(QStringLiteral("header"), QString::fromLatin1(frame.header.toHex()));
    return object;
}

// A thousand equal messages, sent and echoed, would be megabytes: a payload that was there before is named by its frame.
QJsonArray framesJson(const QList<FrameRecord> &frames)
{
    QJsonArray array;
    QHash<QByteArray, qsizetype> seen;
    for (const FrameRecord &frame : frames) {
        QJsonObject object = frameJson(frame);
        const auto earlier = seen.constFind(frame.payload);
        if (earlier != seen.cend())
            object.insert(QStringLiteral("payloadOfFrame"), static_cast<qint64>(*earlier));
        else if (!frame.payload.isEmpty())
            object.insert(QStringLiteral("payload"), QString::fromLatin1(frame.payload.toBase64()));
        if (earlier == seen.cend() && frame.payload.size() > 16)
            seen.insert(frame.payload, array.size());
        array.append(object);
    }
    return array;
}

QJsonObject closingJson(const ClosingRecord &closing)
{
    QJsonObject object{{QStringLiteral("clean"), closing.clean},
                       {QStringLiteral("code"), closing.code},
                       {QStringLiteral("sentCode"), closing.sentCode},
                       {QStringLiteral("droppedBy"), latin(runwords::droppedBy(closing.droppedBy))}};
    add(object, "reason", closing.reason);
    return object;
}

QJsonObject endingJson(const Ending &ending)
{
    QJsonObject codes;
    for (auto at = ending.codes.begin(); at != ending.codes.end(); ++at)
        codes.insert(QString::number(at.key()), latin(verdictName(*at)));
    QJsonObject object{{QStringLiteral("codes"), codes}};
    if (ending.otherCode)
        object.insert(QStringLiteral("otherCode"), latin(verdictName(*ending.otherCode)));
    return object;
}

QJsonObject questionJson(const Case &question)
{
    QJsonObject object{{QStringLiteral("id"), bytesJson(question.id)},
                       {QStringLiteral("category"), latin(categoryWord(question.category))},
                       {QStringLiteral("ending"), endingJson(question.expected.ending)}};
    add(object, "title", question.title);
    add(object, "section", question.section);
    add(object, "rule", question.rule);
    add(object, "risk", question.risk);
    if (question.slow)
        object.insert(QStringLiteral("slow"), true);
    return object;
}

QJsonObject caseJson(const CaseReport &report)
{
    QJsonObject object = questionJson(report.question);
    object.insert(QStringLiteral("verdict"), latin(verdictName(report.verdict)));
    object.insert(QStringLiteral("durationMs"), static_cast<qint64>(std::max(0ms, report.duration).count()));
    object.insert(QStringLiteral("closing"), closingJson(report.closing));
    object.insert(QStringLiteral("frames"), framesJson(report.frames));
    QJsonArray expected;
    for (const QByteArray &line : report.expected)
        expected.append(bytesJson(line));
    object.insert(QStringLiteral("expected"), expected);
    add(object, "explanation", report.explanation);
    add(object, "sentHead", report.sentHead);
    add(object, "receivedHead", report.receivedHead);
    return object;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray runText(const RunReport &run)
{
    const QJsonObject head{{QStringLiteral("side"), latin(runwords::side(run.side))},
                           {QStringLiteral("agent"), run.agent},
                           {QStringLiteral("target"), run.target},
                           {QStringLiteral("started"), run.started.toUTC().toString(Qt::ISODateWithMs)},
                           {QStringLiteral("durationMs"), static_cast<qint64>(std::max(0ms, run.duration).count())},
                           {QStringLiteral("complete"), run.isComplete},
                           {QStringLiteral("windsock"), run.version}};
    QByteArrayList lines;
    for (const CaseReport &report : run.cases)
        lines.append(compact(caseJson(report)));
    const QByteArray cases = lines.isEmpty() ? QByteArray() : '\n' + lines.join(",\n") + '\n';
    return compact(head).chopped(1) + ",\"cases\":[" + cases + "]}";
}

} // namespace

QByteArray runJson(const QList<RunReport> &runs)
{
    QByteArrayList texts;
    for (const RunReport &run : runs)
        texts.append(runText(run));
    return QByteArray("{\"format\":\"") + runwords::format + "\",\"version\":" + QByteArray::number(runwords::version)
           + ",\"runs\":[\n" + texts.join(",\n") + "\n]}\n";
}

} // namespace workbench::conformance
