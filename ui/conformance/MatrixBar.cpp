#include "ui/conformance/MatrixBar.h"

#include "ui/Button.h"
#include "ui/Named.h"
#include "ui/conformance/ConformanceText.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

namespace ui {

using Show = MatrixFilter::Show;

namespace {

constexpr qsizetype mostOffered = 20;

} // namespace

MatrixBar::MatrixBar(MatrixFilter *filter, std::function<QList<KeptRun>()> kept, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_kept(std::move(kept))
    , m_text(named(new QLineEdit(this), QStringLiteral("labFilter"), tr("Filter cases by words")))
    , m_show(named(new QComboBox(this), QStringLiteral("labShow"), tr("Which cases are shown")))
    , m_ask(menuButton(QStringLiteral("labAsk"), tr("Ask Again"), tr("Ask some of the cases once more")))
    , m_compare(
          menuButton(QStringLiteral("labCompare"), tr("Compare"), tr("Compare with an earlier run, or another peer's")))
    , m_export(menuButton(QStringLiteral("labExport"), tr("Export"), tr("Write the report to a file")))
{
    setObjectName(QStringLiteral("matrixBar"));
    m_text->setPlaceholderText(tr("Filter: id, words, section"));
    m_text->setClearButtonEnabled(true);
    fillShow();
    fillAsk();
    fillCompare();
    fillExport();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_text, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_show, m_ask, m_compare, m_export})
        layout->addWidget(widget);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        Q_EMIT filtered();
    });
    connect(m_show, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setShow(static_cast<Show>(m_show->currentData().toInt()));
        Q_EMIT filtered();
    });
    setState({});
}

QPushButton *MatrixBar::menuButton(const QString &name, const QString &text, const QString &explanation)
{
    QPushButton *button = makeButton(this, name, text, explanation);
    button->setMenu(new QMenu(button));
    return button;
}

void MatrixBar::fillShow()
{
    const auto add = [this](const QString &text, Show show) { m_show->addItem(text, static_cast<int>(show)); };
    add(tr("All cases"), Show::All);
    add(tr("Asked"), Show::Asked);
    add(tr("Not OK"), Show::NotOk);
    add(tr("Failed"), Show::Failed);
    add(tr("Unimplemented"), Show::Unimplemented);
    add(tr("Non-strict"), Show::NonStrict);
    add(tr("Informational"), Show::Informational);
    add(tr("OK"), Show::Ok);
    add(tr("Changed"), Show::Changed);
    add(tr("Got worse"), Show::Worse);
    add(tr("Got better"), Show::Better);
    m_show->setMaxVisibleItems(m_show->count());
}

void MatrixBar::fillAsk()
{
    m_askSelected = m_ask->menu()->addAction(tr("&Selected Cases"), this, &MatrixBar::askSelectedRequested);
    m_askFailed = m_ask->menu()->addAction(tr("&Failed Cases"), this, &MatrixBar::askFailedRequested);
    m_askSelected->setShortcut(QKeySequence(Qt::Key_R));
    m_askSelected->setShortcutContext(Qt::WidgetShortcut); // the table has it
}

void MatrixBar::fillCompare()
{
    QMenu *menu = m_compare->menu();
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        QList<KeptRun> runs = m_kept();
        for (const KeptRun &run : runs.mid(0, mostOffered)) {
            QStringList words{ConformanceText::moment(run.started), run.target};
            if (!run.agents.isEmpty())
                words += run.agents;
            words += ConformanceText::tally(run.tally);
            menu->addAction(words.join(QStringLiteral(" · ")).replace(u'&', QStringLiteral("&&")), this,
                            [this, file = run.file] { Q_EMIT compareRequested(file); });
        }
        if (runs.isEmpty())
            menu->addAction(tr("No earlier run is kept"))->setEnabled(false);
        menu->addSeparator();
        menu->addAction(tr("With a &File…"), this, &MatrixBar::compareFileRequested);
        menu->addAction(tr("With &Nothing"), this, &MatrixBar::compareNothingRequested)->setEnabled(m_state.compared);
    });
}

void MatrixBar::fillExport()
{
    for (const ReportExport::Format format : ReportExport::formats())
        m_export->menu()->addAction(ReportExport::name(format), this,
                                    [this, format] { Q_EMIT exportRequested(format); });
}

void MatrixBar::setShow(Show show)
{
    m_show->setCurrentIndex(m_show->findData(static_cast<int>(show)));
}

void MatrixBar::setState(const State &state)
{
    m_state = state;
    m_ask->setEnabled(!state.running); // its entries say what can be asked
    m_askSelected->setEnabled(state.selected);
    m_askFailed->setEnabled(state.failed > 0);
    m_askFailed->setText(state.failed > 0 ? tr("&Failed Cases (%1)").arg(QLocale().toString(state.failed))
                                          : tr("&Failed Cases"));
    m_compare->setEnabled(!state.running);
    m_export->setEnabled(!state.running && state.hasRuns);
}

} // namespace ui
