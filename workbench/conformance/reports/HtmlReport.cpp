#include "workbench/conformance/reports/HtmlReport.h"

#include "workbench/conformance/reports/HtmlCase.h"
#include "workbench/conformance/reports/HtmlText.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMap>

#include <algorithm>

namespace workbench::conformance {

namespace {

using html::chip;
using html::line;
using html::name;

constexpr Verdict verdicts[] = {Verdict::Failed, Verdict::Unimplemented, Verdict::NonStrict, Verdict::Informational,
                                Verdict::Ok};

/// The cases of one side, and the runs that asked them.
struct Matrix
{
    Side side = Side::Server;
    QList<const RunReport *> runs;
    /// By id; a report for each of the runs, or null.
    QMap<QByteArray, QList<const CaseReport *>> rows;
    QByteArrayList ids; ///< In the table's order.

    Matrix(Side tested, const QList<RunReport> &all)
        : side(tested)
    {
        for (const RunReport &run : all) {
            if (run.side == side)
                runs.append(&run);
        }
        for (qsizetype i = 0; i < runs.size(); ++i) {
            for (const CaseReport &report : runs[i]->cases) {
                QList<const CaseReport *> &row = rows[report.question.id];
                row.resize(runs.size());
                row[i] = &report;
            }
        }
        ids = rows.keys();
        std::sort(ids.begin(), ids.end(), idLess);
    }

    const Case &question(const QByteArray &id) const
    {
        const QList<const CaseReport *> &row = *rows.find(id);
        return (*std::find_if(row.begin(), row.end(), [](const CaseReport *report) { return report != nullptr; }))
            ->question;
    }
};

QByteArray resource(const char *file)
{
    QFile source(QStringLiteral(":/windsock/report/") + QString::fromLatin1(file));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

QByteArray hashOf(const QByteArray &text)
{
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

QByteArray counted(qsizetype count, const char *one, const char *many)
{
    return QByteArray::number(count) + ' ' + (count == 1 ? one : many);
}

QByteArray durationText(std::chrono::milliseconds duration)
{
    return QByteArray::number(static_cast<double>(duration.count()) / 1000, 'f', 1) + " s";
}

// ---- The summary -----------------------------------------------------------------------------------------------------

QByteArray chips(const Tally &tally)
{
    QByteArray text;
    for (const Verdict verdict : verdicts) {
        if (tally.of(verdict) > 0)
            text += chip(verdict,
                         QByteArray::number(tally.of(verdict)) + "<span class=w> " + verdictName(verdict) + "</span>");
    }
    return text;
}

// Of a thousand; one failure among them is seen.
QByteArray bar(const Tally &tally)
{
    QByteArray parts;
    int at = 0;
    for (auto verdict = std::rbegin(verdicts); verdict != std::rend(verdicts); ++verdict) {
        const int count = tally.of(*verdict);
        if (count == 0)
            continue;
        const int width = std::max(8, count * 1000 / tally.total());
        parts += QByteArray("<rect class=") + html::letter(*verdict) + " x=" + QByteArray::number(at)
                 + " width=" + QByteArray::number(width) + " height=1 />";
        at += width;
    }
    return "<svg class=bar aria-hidden=true preserveAspectRatio=none viewBox=\"0 0 "
           + QByteArray::number(std::max(1, at)) + " 1\">" + parts + "</svg>";
}

QByteArray agentCard(const RunReport &run)
{
    const Tally tally = run.tally();
    QByteArrayList facts{(run.side == Side::Server ? "Server at " : "Client of ") + name(run.target)};
    if (run.started.isValid())
        facts.append(run.started.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")).toLatin1() + " UTC");
    facts.append(counted(tally.total(), "case", "cases") + " in " + durationText(run.duration));
    if (!run.isComplete)
        facts.append("ended before every case was asked");
    return "<article class=agent><h2>" + name(run.agent) + "</h2><p class=muted>" + facts.join(" \xC2\xB7 ") + "</p>"
           + bar(tally) + "<div class=tally>" + chips(tally) + "</div></article>\n";
}

QByteArray categoryTable(const Matrix &matrix)
{
    QMap<Category, QList<Tally>> tallies;
    for (const QByteArray &id : matrix.ids) {
        QList<Tally> &row = tallies[matrix.question(id).category];
        row.resize(matrix.runs.size());
        for (qsizetype i = 0; i < matrix.runs.size(); ++i) {
            if (const CaseReport *report = matrix.rows[id][i])
                ++row[i].counts.at(static_cast<size_t>(report->verdict));
        }
    }
    QByteArray text = "<div class=scroll><table class=cats><thead><tr><th scope=col>Category";
    for (const RunReport *run : matrix.runs)
        text += "<th scope=col>" + name(run->agent);
    text += "</thead><tbody>\n";
    for (auto row = tallies.begin(); row != tallies.end(); ++row) {
        text += QByteArray("<tr><th scope=row>") + categoryName(row.key());
        for (const Tally &tally : *row)
            text += "<td>" + (tally.total() == 0 ? QByteArray("<span class=muted>not asked</span>") : chips(tally));
        text += '\n';
    }
    return text + "</tbody></table></div>\n";
}

/// The cases that failed one rule: an item each, with who failed and how.
struct BrokenRule
{
    const Case *first = nullptr;
    QByteArrayList items;

    QByteArray text() const
    {
        constexpr qsizetype shown = 4;
        QByteArray text = "<li><p>";
        if (!first->rule.isEmpty())
            text += "<q>" + line(first->rule) + "</q> ";
        text += html::sectionLink(first->section) + "</p><ul>" + items.first(std::min(shown, items.size())).join()
                + "</ul>";
        if (items.size() > shown)
            text += "<details><summary>" + counted(items.size() - shown, "further case", "further cases")
                    + "</summary><ul>" + items.sliced(shown).join() + "</ul></details>";
        return text + "\n";
    }
};

QByteArray failureItem(const Matrix &matrix, const QByteArray &id)
{
    QByteArray whys;
    const QList<const CaseReport *> &reports = *matrix.rows.find(id);
    for (qsizetype i = 0; i < reports.size(); ++i) {
        if (reports[i] == nullptr || reports[i]->verdict != Verdict::Failed)
            continue;
        const QByteArray who = matrix.runs.size() == 1 ? QByteArray() : name(matrix.runs[i]->agent) + ": ";
        whys += "<br><span class=why>" + who + line(reports[i]->explanation) + "</span>";
    }
    if (whys.isEmpty())
        return {};
    return "<li><a href=\"#" + html::anchor(matrix.side, id) + "\">" + line(id) + ' ' + line(matrix.question(id).title)
           + "</a>" + whys;
}

/// What most people look for first: which rules were broken, and where that was seen.
QByteArray failureList(const Matrix &matrix)
{
    QList<BrokenRule> rules;
    QHash<QByteArray, qsizetype> known;
    qsizetype count = 0;
    for (const QByteArray &id : matrix.ids) {
        const QByteArray item = failureItem(matrix, id);
        if (item.isEmpty())
            continue;
        ++count;
        const Case &question = matrix.question(id);
        const QByteArray key = question.section + question.rule;
        if (!known.contains(key)) {
            known.insert(key, rules.size());
            rules.append(BrokenRule{&question, {}});
        }
        rules[known.value(key)].items.append(item);
    }
    if (count == 0)
        return "<h2>Nothing failed</h2>\n";
    QByteArray text =
        "<h2>" + counted(count, "case", "cases") + " failed, by the rule that was broken</h2>\n<ul class=failures>\n";
    for (const BrokenRule &rule : rules)
        text += rule.text();
    return text + "</ul>\n";
}

// ---- The cases -------------------------------------------------------------------------------------------------------

QByteArray filterForm()
{
    QByteArray text = "<form class=filter id=filter hidden role=search aria-label=\"Filter the cases\"><fieldset>"
                      "<legend class=unseen>Verdicts</legend>";
    for (const Verdict verdict : verdicts)
        text += QByteArray("<label><input type=checkbox checked value=") + html::letter(verdict) + '>' + chip(verdict)
                + "</label>";
    return text
           + "</fieldset><input type=search aria-label=\"Text in ids and titles\" placeholder=\"Text in ids and "
             "titles\"><button type=button id=open>Open all</button><button type=button id=close>Close all</button>"
             "<output class=muted></output></form>\n";
}

QByteArray groupOf(const QByteArray &id)
{
    return id.left(id.lastIndexOf('.'));
}

QByteArray namesRow(const Matrix &matrix)
{
    QByteArray text = "<div class=\"row names\" aria-hidden=true><span>Case</span><span></span>";
    for (const RunReport *run : matrix.runs)
        text += "<span title=\"" + name(run->agent) + "\">" + name(run->agent) + "</span>";
    return text + "</div>\n";
}

QByteArray categorySections(const Matrix &matrix, const html::Detail &detail)
{
    QByteArray text;
    std::optional<Category> category;
    QByteArray group;
    for (const QByteArray &id : matrix.ids) {
        const Case &question = matrix.question(id);
        if (category != question.category) {
            text += QByteArray(category ? "</section>\n" : "") + "<section class=cat><h3>"
                    + categoryName(question.category) + "</h3>\n";
            category = question.category;
            group.clear();
        }
        if (group != groupOf(id)) {
            group = groupOf(id);
            text += "<h4 class=group>" + line(group) + " \xC2\xB7 " + html::sectionLink(question.section) + "</h4>\n";
        }
        text += html::caseRow(matrix.runs, matrix.rows[id], detail);
    }
    return category ? text + "</section>\n" : text;
}

/// "Tested servers" if the page is about clients, too.
QByteArray sideTitle(const Matrix &matrix, bool isOnly)
{
    if (isOnly)
        return {};
    return matrix.side == Side::Server ? "<h2>Tested servers</h2>\n" : "<h2>Tested clients</h2>\n";
}

QByteArray summaryText(const Matrix &matrix, bool isOnly)
{
    return sideTitle(matrix, isOnly) + "<h2>By category</h2>\n" + categoryTable(matrix) + failureList(matrix);
}

QByteArray matrixText(const Matrix &matrix, bool isOnly, const html::Detail &detail)
{
    return sideTitle(matrix, isOnly) + "<div class=\"matrix " + (matrix.side == Side::Server ? "server" : "client")
           + (matrix.runs.size() > 5 ? " many" : "") + "\">\n" + namesRow(matrix) + categorySections(matrix, detail)
           + "</div>\n";
}

/// Three agents and a thousand cases are some MB with every frame: what went well is shown the less the more there is.
html::Detail detailFor(const QList<RunReport> &runs)
{
    qsizetype cases = 0;
    for (const RunReport &run : runs)
        cases += run.cases.size();
    if (cases <= 1500)
        return {8, 60};
    return cases <= 6000 ? html::Detail{0, 30} : html::Detail{0, 12};
}

QByteArray footer(const html::Detail &detail)
{
    QByteArray text =
        "<footer><p>Times are in ms since the case began; headers and payloads are in hexadecimal, payloads "
        "unmasked and not inflated, or as text in quotes. Octets that can't be shown are written as \\xNN.</p>";
    if (detail.goodFrames == 0)
        text +=
            "<p>This page is about many cases: the frames and heads of those that are OK are left out. The report in "
            "JSON has them.</p>";
    return text
           + "<p>OK: as the RFC says. INFORMATIONAL: the RFC leaves it open, and here is what the peer does. "
             "NON-STRICT: "
             "safe, but not what the RFC says should be, or later than it could be. UNIMPLEMENTED: the peer doesn't "
             "speak "
             "the extension. FAILED: against the RFC.</p></footer>\n";
}

QByteArray pageHead(const QByteArray &style, const QByteArray &script)
{
    return "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           + hashOf(style) + "; script-src " + hashOf(script)
           + "; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=viewport content=\"width=device-width, initial-scale=1\">\n<meta name=referrer "
             "content=no-referrer>\n<title>WebSocket conformance</title>\n<style>"
           + style + "</style>\n</head>\n<body>\n<a class=skip href=\"#cases\">To the cases</a>\n";
}

QByteArray intro(const QList<RunReport> &runs)
{
    QSet<QString> versions;
    for (const RunReport &run : runs) {
        if (!run.version.isEmpty())
            versions.insert(run.version);
    }
    QStringList sorted(versions.begin(), versions.end());
    sorted.sort();
    return "<header><h1>WebSocket conformance</h1><p class=muted>What " + counted(runs.size(), "peer", "peers")
           + " made of the cases of RFC 6455 (WebSocket), RFC 7692 (compression) and the RFCs they rest on. Asked by "
             "Windsock"
           + (sorted.isEmpty() ? QByteArray() : ' ' + name(sorted.join(QStringLiteral(", ")))) + ".</p></header>\n";
}

} // namespace

QByteArray htmlReport(const QList<RunReport> &runs)
{
    const Matrix servers(Side::Server, runs);
    const Matrix clients(Side::Client, runs);
    const bool isOneSided = servers.runs.isEmpty() || clients.runs.isEmpty();
    const html::Detail detail = detailFor(runs);
    const QByteArray style = resource("report.css") + ".server{--n:" + QByteArray::number(servers.runs.size())
                             + "}.client{--n:" + QByteArray::number(clients.runs.size()) + "}\n";
    const QByteArray script = resource("report.js");
    QByteArray cards;
    for (const RunReport &run : runs)
        cards += agentCard(run);
    QByteArray summaries;
    QByteArray matrices;
    for (const Matrix *matrix : {&servers, &clients}) {
        if (matrix->runs.isEmpty())
            continue;
        summaries += summaryText(*matrix, isOneSided);
        matrices += matrixText(*matrix, isOneSided, detail);
    }
    return pageHead(style, script) + intro(runs) + "<main>\n<div class=agents>\n" + cards + "</div>\n" + summaries
           + "<h2 id=cases>All cases</h2>\n" + filterForm() + matrices + "</main>\n" + footer(detail) + "<script>"
           + script + "</script>\n</body>\n</html>\n";
}

} // namespace workbench::conformance
