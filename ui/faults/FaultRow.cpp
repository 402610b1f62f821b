#include "ui/faults/FaultRow.h"

#include "ui/Button.h"
#include "ui/Named.h"
#include "ui/faults/FaultText.h"
#include "ui/theme/Fonts.h"
#include "workbench/faults/FaultFacts.h"
#include "workbench/faults/FaultText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

FaultRow::FaultRow(const workbench::Fault &fault, int number, QWidget *parent)
    : QWidget(parent)
    , m_kind(fault.kind)
    , m_on(named(new QCheckBox(FaultText::name(fault.kind), this), QStringLiteral("faultOn%1").arg(number),
                 FaultText::name(fault.kind)))
    , m_arguments(named(new QLineEdit(this), QStringLiteral("faultArguments%1").arg(number),
                        tr("Arguments of: %1").arg(FaultText::name(fault.kind))))
{
    m_on->setChecked(true);
    m_on->setToolTip(FaultText::summary(fault.kind));
    const QString text = workbench::faultText(fault);
    m_arguments->setText(text.section(u'=', 1));
    m_arguments->setPlaceholderText(tr("no arguments: it strikes always"));
    m_arguments->setToolTip(FaultText::help(fault.kind));
    useMonospace(m_arguments);
    auto *remove = makeButton(this, QStringLiteral("removeFault%1").arg(number), {},
                              tr("Remove this fault: %1").arg(FaultText::name(fault.kind)), QStringLiteral("close"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_on);
    row->addWidget(m_arguments, 1);
    row->addWidget(remove);
    followFont(this, [this] { m_on->setMinimumWidth(fontMetrics().averageCharWidth() * 35); });
    connect(m_on, &QCheckBox::toggled, this, [this](bool on) {
        m_arguments->setEnabled(on);
        Q_EMIT changed();
    });
    connect(m_arguments, &QLineEdit::textChanged, this, &FaultRow::changed);
    connect(remove, &QPushButton::clicked, this, &FaultRow::removed);
}

bool FaultRow::isOn() const
{
    return m_on->isChecked();
}

QString FaultRow::written() const
{
    const QString name = QLatin1String(workbench::faultFacts(m_kind).name);
    const QString arguments = m_arguments->text().trimmed();
    return arguments.isEmpty() ? name : name + u'=' + arguments;
}

void FaultRow::write(const QString &arguments, bool on)
{
    m_arguments->setText(arguments);
    m_on->setChecked(on);
}

wslib::Loaded<workbench::Fault> FaultRow::fault() const
{
    auto fault = workbench::parseFault(written());
    if (!fault.value)
        fault.error = FaultText::unreadable(m_kind, m_arguments->text().trimmed());
    return fault;
}

} // namespace ui
