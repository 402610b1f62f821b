#include "workbench/conformance/reports/Expectations.h"

#include "workbench/conformance/reports/RunJson.h"
#include "workbench/conformance/reports/RunJsonWords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace workbench::conformance {

namespace {

constexpr auto ownFormat = "windsock-expectations";
constexpr int ownVersion = 1;

QString anyAgent()
{
    return QStringLiteral("*");
}

QByteArray quoted(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

/// The worst of each case of an agent, if a file has several runs of it.
Expectations ofRuns(const QList<RunReport> &runs)
{
    Expectations expectations;
    const auto isOfOtherSide = [&runs](const RunReport &run) { return run.side != runs.first().side; };
    if (!runs.isEmpty() && std::none_of(runs.begin(), runs.end(), isOfOtherSide))
        expectations.side = runs.first().side;
    for (const RunReport &run : runs) {
        QMap<QByteArray, Verdict> &verdicts = expectations.agents[run.agent];
        for (const CaseReport &report : run.cases)
            verdicts[report.question.id] = std::max(verdicts.value(report.question.id, Verdict::Ok), report.verdict);
    }
    return expectations;
}

// Of one peer alone: it may call itself otherwise by now, if only by its version, or be called by the port it listens on.
Expectations forOtherNames(Expectations expectations)
{
    if (expectations.agents.size() == 1)
        expectations.agents.insert(anyAgent(), expectations.agents.first());
    return expectations;
}

std::variant<Expectations, QString> readReport(const QByteArray &json)
{
    const auto read = readRuns(json);
    if (const auto *error = std::get_if<QString>(&read))
        return *error;
    return forOtherNames(ofRuns(std::get<QList<RunReport>>(read)));
}

// False: it is no side. Files of earlier versions don't say.
bool readSide(const QJsonValue &value, std::optional<Side> &side)
{
    for (const Side known : {Side::Server, Side::Client}) {
        if (value.toString() == QLatin1String(runwords::side(known)))
            side = known;
    }
    return side || value.isUndefined();
}

std::variant<Expectations, QString> readOwn(const QJsonObject &file)
{
    Expectations expectations;
    if (!readSide(file.value(QStringLiteral("side")), expectations.side))
        return QStringLiteral("These expectations don't say of whom they are: \"side\" is neither server nor client.");
    const QJsonObject agents = file.value(QStringLiteral("agents")).toObject();
    for (auto agent = agents.begin(); agent != agents.end(); ++agent) {
        if (!agent.value().isObject())
            return QStringLiteral("The expectations of the agent \"%1\" are no list of cases and verdicts.")
                .arg(agent.key());
        QMap<QByteArray, Verdict> &verdicts = expectations.agents[agent.key()];
        const QJsonObject cases = agent.value().toObject();
        for (auto row = cases.begin(); row != cases.end(); ++row) {
            const std::optional<Verdict> verdict = verdictNamed(row.value().toString().toUtf8());
            if (!verdict)
                return QStringLiteral("What is expected of the agent \"%1\" in case %2 is none of OK, INFORMATIONAL, "
                                      "NON-STRICT, UNIMPLEMENTED and FAILED.")
                    .arg(agent.key(), row.key());
            verdicts.insert(row.key().toUtf8(), *verdict);
        }
    }
    return forOtherNames(expectations);
}

} // namespace

QList<Change> Expectations::news(const RunReport &run) const
{
    const auto named = agents.constFind(run.agent);
    const QMap<QByteArray, Verdict> known = named == agents.cend() ? agents.value(anyAgent()) : *named;
    QList<Change> changes;
    for (const CaseReport &report : run.cases) {
        Change change{report.question.id, std::nullopt, report.verdict};
        if (const auto expected = known.constFind(report.question.id); expected != known.cend())
            change.before = *expected;
        if (change.isWorse())
            changes.append(change);
    }
    return changes;
}

std::variant<Expectations, QString> readExpectations(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isNull())
        return QStringLiteral("This is no file of expectations, for it is no JSON: %1 at byte %2.")
            .arg(error.errorString())
            .arg(error.offset);
    const QJsonObject file = document.object();
    const QString format = file.value(QStringLiteral("format")).toString();
    if (format == QLatin1String(runwords::format))
        return readReport(json);
    if (format != QLatin1String(ownFormat))
        return QStringLiteral("This is JSON, but neither expectations nor a report of the conformance lab: those say "
                              "\"format\": \"%1\" or \"%2\".")
            .arg(QLatin1String(ownFormat), QLatin1String(runwords::format));
    const double version = file.value(QStringLiteral("version")).toDouble();
    if (version < 1 || version > ownVersion)
        return QStringLiteral("These expectations are in version %1 of the format; this version of Windsock knows %2.")
            .arg(version)
            .arg(ownVersion);
    if (!file.value(QStringLiteral("agents")).isObject())
        return QStringLiteral("These expectations name no agents: \"agents\" is missing.");
    return readOwn(file);
}

QByteArray expectationsJson(const QList<RunReport> &runs)
{
    const Expectations expectations = ofRuns(runs);
    QByteArrayList agents;
    for (auto agent = expectations.agents.begin(); agent != expectations.agents.end(); ++agent) {
        QByteArrayList ids = agent->keys();
        std::sort(ids.begin(), ids.end(), idLess);
        QByteArrayList lines;
        for (const QByteArray &id : ids) {
            if (const Verdict verdict = agent->value(id); verdict != Verdict::Ok)
                lines.append("      " + quoted(QString::fromUtf8(id)) + ": \"" + verdictName(verdict) + '"');
        }
        agents.append("    " + quoted(agent.key()) + ": {"
                      + (lines.isEmpty() ? "" : "\n" + lines.join(",\n") + "\n    ") + '}');
    }
    const QByteArray side =
        expectations.side ? QByteArray(",\n  \"side\": \"") + runwords::side(*expectations.side) + '"' : QByteArray();
    return QByteArray("{\n  \"format\": \"") + ownFormat + "\",\n  \"version\": " + QByteArray::number(ownVersion)
           + side + ",\n  \"agents\": {" + (agents.isEmpty() ? "" : "\n" + agents.join(",\n") + "\n  ") + "}\n}\n";
}

} // namespace workbench::conformance
