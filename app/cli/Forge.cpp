#include "Forge.h"

#include "ExitCode.h"
#include "ForgeOptions.h"
#include "Output.h"
#include "SignalWatcher.h"

#include "workbench/forge/ForgeReportJson.h"
#include "workbench/forge/ForgeText.h"
#include "workbench/forge/ForgeTrial.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace cli {

using workbench::ForgePreset;
using workbench::ForgeReport;
using workbench::ForgeTrial;
using workbench::ForgeVerdict;

namespace {

void printJson(const QJsonArray &array)
{
    printLine(QJsonDocument(array).toJson(QJsonDocument::Indented).trimmed());
}

int tell(const ForgeWishes &wishes)
{
    QJsonArray all;
    for (const ForgePreset &preset : wishes.presets) {
        all += workbench::forgePresetJson(preset);
        if (wishes.json)
            continue;
        QStringList expected;
        for (const auto &phrase : workbench::expectationText(preset.sequence.expected))
            expected += phrase.english();
        printLine(QStringLiteral("%1 %2  %3\n%4 %5")
                      .arg(preset.id, -28)
                      .arg(preset.section, -16)
                      .arg(preset.title.english())
                      .arg(QString(), -46)
                      .arg(expected.join(u' '))
                      .toUtf8());
    }
    if (wishes.json)
        printJson(all);
    return Success;
}

/// One preset behind the other, each on its own connection.
class Series : public QObject
{
public:
    explicit Series(const ForgeWishes &wishes)
        : m_wishes(wishes)
    {
    }

    void next()
    {
        if (m_next == m_wishes.presets.size()) {
            end();
            return;
        }
        const ForgePreset preset = m_wishes.presets.at(m_next++);
        auto *trial = new ForgeTrial(m_wishes.request, preset.sequence, m_wishes.options, this);
        connect(trial, &ForgeTrial::finished, this, [this, trial, preset](const ForgeReport &report) {
            trial->deleteLater();
            take(preset, report);
            next();
        });
        trial->start();
    }

    void end()
    {
        if (m_wishes.json)
            printJson(m_reports);
        QCoreApplication::exit(m_failed || m_reports.isEmpty() ? 1 : Success);
    }

private:
    void take(const ForgePreset &preset, ForgeReport report)
    {
        using Mark = ForgeVerdict::Mark;
        report.id = preset.id;
        const Mark mark = report.verdict.mark;
        m_failed = m_failed || mark == Mark::Wrong || mark == Mark::Unreached;
        if (mark == Mark::Unreached)
            printError(report.problem);
        QJsonObject object = workbench::forgeReportJson(report);
        if (!preset.section.isEmpty())
            object[QStringLiteral("section")] = preset.section;
        m_reports += object;
        if (!m_wishes.json) // a peer's words are in it
            printLine(shown(report));
    }

    static QByteArray shown(const ForgeReport &report)
    {
        QByteArrayList lines;
        for (const QByteArray &line : workbench::forgeReportText(report).toUtf8().split('\n'))
            lines += stdoutIsTerminal() ? madeVisible(line) : line;
        return lines.join('\n');
    }

    ForgeWishes m_wishes;
    qsizetype m_next = 0;
    QJsonArray m_reports;
    bool m_failed = false;
};

} // namespace

int forge(const QStringList &arguments)
{
    auto parsed = parseForgeOptions(arguments);
    if (const auto *end = std::get_if<EarlyEnd>(&parsed))
        return end->exitCode;
    const auto &wishes = std::get<ForgeWishes>(parsed);
    if (wishes.list)
        return tell(wishes);
    SignalWatcher signalWatcher;
    Series series(wishes);
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &series, [&series] {
        series.end();
        QCoreApplication::exit(1);
    });
    QMetaObject::invokeMethod(
        &series, [&series] { series.next(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace cli
