#include "workbench/conformance/reports/HtmlCase.h"

#include "workbench/conformance/Utf8Check.h"
#include "workbench/conformance/reports/HtmlText.h"
#include "workbench/conformance/reports/ReadableText.h"

#include <algorithm>

namespace workbench::conformance::html {

namespace {

QByteArray cell(const RunReport &run, const CaseReport *report)
{
    const QByteArray who = "<span class=unseen>" + name(run.agent) + ": </span>";
    if (report == nullptr)
        return "<span class=\"v none\">" + who + "<i aria-hidden=true>\xC2\xB7</i><b>not asked</b></span>";
    QByteArray chipText = chip(report->verdict);
    return chipText.insert(chipText.indexOf('>') + 1, who);
}

QByteArray flagsText(const FrameRecord &frame)
{
    QByteArrayList flags;
    if (frame.fin)
        flags.append("FIN");
    for (int bit = 0; bit < 3; ++bit) {
        if ((frame.reserved & (4U >> static_cast<quint32>(bit))) != 0)
            flags.append("RSV" + QByteArray::number(bit + 1));
    }
    if (frame.masked)
        flags.append("MASK");
    return flags.join(' ');
}

/// Text in quotes or hexadecimal, its beginning.
QByteArray preview(const FrameRecord &frame)
{
    constexpr qsizetype shownText = 60;
    constexpr qsizetype shownHex = 20;
    const QByteArray &payload = frame.payload;
    if (payload.isEmpty())
        return {};
    const bool isText = firstWrongOctet(payload) == payload.size()
                        && std::all_of(payload.begin(), payload.end(),
                                       [](char octet) { return static_cast<quint8>(octet) >= 0x20 && octet != 0x7F; });
    const qsizetype shown = std::min(isText ? shownText : shownHex, payload.size());
    const QByteArray head = payload.first(shown);
    const QByteArray text = isText ? "\xE2\x80\x9C" + line(head) + "\xE2\x80\x9D" : head.toHex(' ');
    return static_cast<quint64>(shown) < frame.payloadLength ? text + " \xE2\x80\xA6" : text;
}

QByteArray frameRow(const FrameRecord &frame)
{
    const bool isSent = frame.direction == FrameRecord::Direction::Sent;
    const double milliseconds = static_cast<double>(frame.at.count()) / 1'000'000;
    return QByteArray(isSent ? "<tr>" : "<tr class=r>") + "<td class=n>" + QByteArray::number(milliseconds, 'f', 2)
           + (isSent ? "<td>we sent" : "<td>peer sent") + "<td>" + frameName(frame.opcode) + "<td>" + flagsText(frame)
           + "<td class=n>" + QByteArray::number(frame.payloadLength) + "<td><code>" + frame.header.toHex(' ')
           + "</code><td class=p><code>" + preview(frame) + "</code>\n";
}

QByteArray framesTable(const QList<FrameRecord> &frames, qsizetype most)
{
    if (frames.isEmpty())
        return "<p class=muted>No frames went over the wire.</p>\n";
    if (most == 0)
        return {};
    // What went wrong is mostly at the end.
    const qsizetype tail = frames.size() > most ? most / 4 : 0;
    const qsizetype head = std::min(frames.size(), most - tail);
    QByteArray text = "<div class=scroll><table class=frames><thead><tr><th>ms<th>Who<th>Frame<th>Bits<th>Bytes<th>"
                      "Header<th>Payload</thead><tbody>\n";
    for (qsizetype i = 0; i < head; ++i)
        text += frameRow(frames[i]);
    if (head + tail < frames.size())
        text += "<tr><td colspan=7 class=muted>" + QByteArray::number(frames.size() - head - tail)
                + " frames are left out here; the report in JSON has them.\n";
    for (qsizetype i = frames.size() - tail; i < frames.size(); ++i)
        text += frameRow(frames[i]);
    return text + "</tbody></table></div>\n";
}

QByteArray headText(const char *title, const QByteArray &head)
{
    constexpr qsizetype most = 1500;
    if (head.isEmpty())
        return {};
    QByteArray text = escaped(readableLines(head.first(std::min(most, head.size()))).trimmed());
    if (head.size() > most)
        text += "\n\xE2\x80\xA6 " + QByteArray::number(head.size() - most) + " further bytes";
    return QByteArray("<h5>") + title + "</h5><pre>" + text + "</pre>\n";
}

QByteArray headsText(const CaseReport &report)
{
    const QByteArray ours = headText("We sent", report.sentHead);
    const QByteArray theirs = headText("The peer sent", report.receivedHead);
    if (ours.isEmpty() && theirs.isEmpty())
        return {};
    const bool weAreFirst = report.question.side == Side::Server;
    return "<details class=heads><summary>Opening handshake</summary>" + (weAreFirst ? ours + theirs : theirs + ours)
           + "</details>\n";
}

QByteArray cameText(const RunReport &run, const CaseReport &report, bool isOnly, const Detail &detail)
{
    const qsizetype frames = report.verdict == Verdict::Ok ? detail.goodFrames : detail.otherFrames;
    QByteArray text = "<div class=came><h4>" + (isOnly ? QByteArray("What came") : name(run.agent)) + ' '
                      + chip(report.verdict) + "<span class=muted>" + QByteArray::number(report.duration.count())
                      + " ms</span></h4>\n";
    if (!report.explanation.isEmpty())
        text += "<p class=why>" + line(report.explanation) + "</p>\n";
    text += "<p>" + line(closingText(report.closing)) + "</p>\n" + framesTable(report.frames, frames);
    if (frames > 0)
        text += headsText(report);
    return text + "</div>\n";
}

QByteArray ruleText(const Case &question)
{
    if (question.rule.isEmpty())
        return "<p>" + sectionLink(question.section) + "</p>\n";
    return "<blockquote class=rule><p>\xE2\x80\x9C" + line(question.rule) + "\xE2\x80\x9D</p><cite>"
           + sectionLink(question.section) + "</cite></blockquote>\n";
}

QByteArray expectedText(const QByteArrayList &lines)
{
    if (lines.isEmpty())
        return {};
    QByteArray text = "<h5>Expected</h5><ul class=lines>";
    for (const QByteArray &expected : lines)
        text += "<li>" + line(expected);
    return text + "</ul>\n";
}

} // namespace

QByteArray caseRow(const QList<const RunReport *> &runs, const QList<const CaseReport *> &reports, const Detail &detail)
{
    const CaseReport &first =
        **std::find_if(reports.begin(), reports.end(), [](const CaseReport *report) { return report != nullptr; });
    const Case &question = first.question;
    QByteArray cells;
    QByteArray verdicts;
    QByteArray came;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        cells += cell(*runs[i], reports[i]);
        if (reports[i] == nullptr)
            continue;
        if (const char verdict = letter(reports[i]->verdict); !verdicts.contains(verdict))
            verdicts += verdict;
        came += cameText(*runs[i], *reports[i], runs.size() == 1, detail);
    }
    QByteArray text = "<details class=case id=\"" + anchor(question.side, question.id) + "\" data-v=" + verdicts
                      + "><summary class=row><span class=id>" + line(question.id) + "</span><span class=title>"
                      + line(question.title) + "</span>" + cells + "</summary><div class=body>\n" + ruleText(question);
    if (question.isSecurity())
        text += "<p class=risk>What is at risk: " + line(question.risk) + "</p>\n";
    return text + expectedText(first.expected) + came + "</div></details>\n";
}

} // namespace workbench::conformance::html
