#include "ui/faults/FaultsEditor.h"

#include "ui/Named.h"
#include "ui/faults/FaultRow.h"
#include "ui/faults/FaultText.h"
#include "workbench/faults/FaultFacts.h"
#include "workbench/faults/FaultText.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

FaultsEditor::FaultsEditor(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout)
    , m_add(named(new QComboBox(this), QStringLiteral("addFault"), tr("Add a fault")))
    , m_seed(named(new QLineEdit(this), QStringLiteral("faultSeed"), tr("Seed of chance")))
    , m_problem(named(new QLabel(this), QStringLiteral("faultProblem"), tr("What is wrong with a fault")))
{
    m_add->addItem(tr("Add a fault…"));
    for (const workbench::FaultFacts &facts : workbench::allFaultFacts()) {
        m_add->addItem(FaultText::name(facts.kind), QString::fromLatin1(facts.example));
        m_add->setItemData(m_add->count() - 1, FaultText::summary(facts.kind), Qt::ToolTipRole);
    }
    connect(m_add, &QComboBox::activated, this, [this](int index) {
        m_add->setCurrentIndex(0);
        if (index > 0)
            add(m_add->itemData(index).toString());
    });
    m_seed->setPlaceholderText(tr("random"));
    m_seed->setToolTip(
        tr("With the same seed, the same messages are struck. Without one, a number is drawn at each start."));
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,18}")), m_seed));
    m_problem->setProperty("problem", true);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *seedLabel = new QLabel(tr("Seed"), this);
    seedLabel->setProperty("muted", true);
    auto *last = new QHBoxLayout;
    last->setSpacing(8);
    last->addWidget(m_add);
    last->addWidget(seedLabel);
    last->addWidget(m_seed, 1);
    m_rows->setSpacing(4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(m_rows);
    column->addWidget(m_problem);
    column->addLayout(last);
}

FaultsEditor::~FaultsEditor() = default;

void FaultsEditor::add(const QString &text)
{
    if (const auto fault = workbench::parseFault(text); fault.value) {
        addRow(*fault.value);
        update();
    }
}

FaultRow *FaultsEditor::addRow(const workbench::Fault &fault)
{
    auto *row = new FaultRow(fault, ++m_added, this);
    m_rows->addWidget(row);
    m_faults.append(row);
    QWidget *before = m_faults.size() > 1 ? m_faults.at(m_faults.size() - 2) : nullptr;
    if (before != nullptr)
        setTabOrder(before, row);
    connect(row, &FaultRow::changed, this, &FaultsEditor::update);
    connect(row, &FaultRow::removed, this, [this, row] { remove(row); });
    row->show();
    return row;
}

QStringList FaultsEditor::written() const
{
    QStringList faults;
    for (const FaultRow *row : m_faults)
        faults += row->isOn() ? row->written() : u'#' + row->written();
    return faults;
}

void FaultsEditor::setWritten(const QStringList &faults)
{
    for (FaultRow *row : std::exchange(m_faults, {}))
        delete row;
    for (const QString &text : faults) {
        const QString name = text.section(u'=', 0, 0);
        const bool on = !name.startsWith(u'#');
        for (const workbench::FaultFacts &facts : workbench::allFaultFacts()) {
            if (QLatin1String(facts.name) != name.mid(on ? 0 : 1))
                continue;
            const auto example = workbench::parseFault(QString::fromLatin1(facts.example));
            addRow(*example.value)->write(text.section(u'=', 1), on);
        }
    }
    update();
}

void FaultsEditor::remove(FaultRow *row)
{
    m_faults.removeOne(row);
    row->hide();
    row->deleteLater();
    m_add->setFocus();
    update();
}

void FaultsEditor::update()
{
    QString problem;
    for (const FaultRow *row : std::as_const(m_faults)) {
        if (row->isOn() && problem.isEmpty())
            problem = row->fault().error;
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    Q_EMIT changed();
}

int FaultsEditor::activeCount() const
{
    return static_cast<int>(
        std::count_if(m_faults.begin(), m_faults.end(), [](const FaultRow *row) { return row->isOn(); }));
}

wslib::Loaded<workbench::FaultPlan> FaultsEditor::plan()
{
    workbench::FaultPlan plan;
    for (const FaultRow *row : std::as_const(m_faults)) {
        if (!row->isOn())
            continue;
        const auto fault = row->fault();
        if (!fault.value)
            return {std::nullopt, fault.error};
        plan.faults.append(*fault.value);
    }
    const QString typed = m_seed->text();
    plan.seed = typed.isEmpty() ? QRandomGenerator::global()->generate() : typed.toULongLong();
    if (!plan.isEmpty() && typed.isEmpty())
        m_seed->setPlaceholderText(tr("random; the last was %1").arg(plan.seed));
    return {plan, {}};
}

} // namespace ui
