#include "ui/conformance/CaseText.h"

#include "ui/conformance/ConformanceText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QLocale>

namespace ui {

using namespace workbench::conformance;

namespace {

QString escaped(const QByteArray &text)
{
    return QString::fromUtf8(text).toHtmlEscaped();
}

QString colored(const QColor &color, const QString &html)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(color.name(), html);
}

QString row(const QString &name, const QString &html, const QPalette &palette)
{
    return QStringLiteral("<tr><td style=\"padding-right:14px; white-space:nowrap\">%1</td><td>%2</td></tr>")
        .arg(colored(ThemeColors::of(palette).muted, name.toHtmlEscaped()), html);
}

QString table(const QString &rows)
{
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\" style=\"margin-top:4px\">%1</table>").arg(rows);
}

QString lines(const QByteArrayList &texts)
{
    QStringList html;
    for (const QByteArray &text : texts)
        html += escaped(text);
    return html.join(QStringLiteral("<br>"));
}

// "> text FIN …" of the reports; in the window, arrows as in the log.
QString frameLine(const FrameRecord &frame, const QPalette &palette)
{
    const ThemeColors &colors = ThemeColors::of(palette);
    const bool sent = frame.direction == FrameRecord::Direction::Sent;
    return QStringLiteral("%1 %2").arg(
        colored(sent ? colors.sent : colors.received, sent ? QStringLiteral("↑") : QStringLiteral("↓")),
        escaped(frameText(frame).mid(2)));
}

} // namespace

// What the case is about: the rule comes first, with its source.
QString CaseText::about(const Case &question, const QPalette &palette)
{
    QString html;
    if (!question.rule.isEmpty())
        html +=
            QStringLiteral("<p style=\"margin:4px 0 2px 0\">“%1” %2</p>")
                .arg(escaped(question.rule), colored(ThemeColors::of(palette).muted, escaped("— " + question.section)));
    else
        html += QStringLiteral("<p style=\"margin:4px 0 2px 0\">%1</p>")
                    .arg(colored(ThemeColors::of(palette).muted, escaped(question.section)));
    if (question.isSecurity())
        html += QStringLiteral("<p style=\"margin:4px 0 2px 0\"><b>%1</b> %2</p>")
                    .arg(tr("Risk:").toHtmlEscaped(), escaped(question.risk));
    return html;
}

QString CaseText::wire(const CaseReport &report, const QPalette &palette)
{
    QStringList texts;
    for (const FrameRecord &frame : report.frames.first(std::min(report.frames.size(), mostFrames)))
        texts += frameLine(frame, palette);
    if (const qsizetype more = report.frames.size() - texts.size(); more > 0)
        texts += QStringLiteral("<a href=\"frames\">%1</a>")
                     .arg(tr("and %1 more frames").arg(QLocale().toString(more)).toHtmlEscaped());
    if (texts.isEmpty())
        return tr("No frame passed.").toHtmlEscaped();
    return QStringLiteral("<span style=\"font-family:'%1'\">%2</span>")
        .arg(monospaceFont().family(), texts.join(QStringLiteral("<br>")));
}

QString CaseText::page(const CaseReport &report, const CaseReport *before, const QPalette &palette)
{
    const QString verdict = colored(ConformanceText::color(report.verdict, palette),
                                    QStringLiteral("<b>%1</b>").arg(ConformanceText::verdict(report.verdict)));
    const QString why = report.explanation.isEmpty() ? ConformanceText::meaning(report.verdict).toHtmlEscaped()
                                                     : escaped(report.explanation);
    QString html = QStringLiteral("<p style=\"margin:0\">%1: %2</p>").arg(verdict, why);
    html += about(report.question, palette);
    QString rows;
    if (!report.expected.isEmpty())
        rows += row(tr("Expected"), lines(report.expected), palette);
    rows += row(tr("On the wire"), wire(report, palette), palette);
    rows += row(tr("The end"), escaped(closingText(report.closing)), palette);
    rows += row(tr("Took"), ConformanceText::duration(report.duration).toHtmlEscaped(), palette);
    if (before)
        rows +=
            row(tr("Before"),
                colored(ConformanceText::color(before->verdict, palette), ConformanceText::verdict(before->verdict))
                    + (before->explanation.isEmpty() ? QString() : QStringLiteral(": ") + escaped(before->explanation)),
                palette);
    return html + table(rows);
}

QString CaseText::page(const Case &question, const QPalette &palette)
{
    return QStringLiteral("<p style=\"margin:0\">%1</p>").arg(tr("It wasn't asked.").toHtmlEscaped())
           + about(question, palette);
}

QString CaseText::plain(const CaseReport &report)
{
    QStringList texts{
        QStringLiteral("%1  %2").arg(QString::fromUtf8(report.question.id), QString::fromUtf8(report.question.title)),
        QStringLiteral("%1  %2").arg(QString::fromLatin1(verdictName(report.verdict)),
                                     QString::fromUtf8(report.explanation)),
        QString::fromUtf8(report.question.section)};
    if (!report.question.rule.isEmpty())
        texts += QString::fromUtf8(report.question.rule);
    for (const QByteArray &text : report.expected)
        texts += tr("Expected: %1").arg(QString::fromUtf8(text));
    for (const FrameRecord &frame : report.frames.first(std::min(report.frames.size(), mostFrames)))
        texts += QString::fromUtf8(frameText(frame));
    texts += QString::fromUtf8(closingText(report.closing));
    return texts.join(u'\n');
}

} // namespace ui
