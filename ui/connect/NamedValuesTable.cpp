#include "ui/connect/NamedValuesTable.h"

#include "ui/Named.h"
#include "ui/connect/NamedValuesView.h"
#include "ui/theme/Fonts.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace ui {

NamedValuesTable::NamedValuesTable(const QString &name, const QString &title, BulkText::Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_model(new NamedValuesModel(this))
    , m_forms(new QStackedWidget(this))
    , m_table(named(new NamedValuesView(m_model, kind, this), name + QStringLiteral("Table"), title))
    , m_text(named(new QPlainTextEdit(this), name + QStringLiteral("Text"), tr("%1 as text").arg(title)))
    , m_problem(new QLabel(this))
    , m_bulk(
          named(new QPushButton(tr("As text"), this), name + QStringLiteral("Bulk"), tr("%1: edit as text").arg(title)))
    , m_remove(named(new QPushButton(tr("Remove"), this), name + QStringLiteral("Remove"), tr("%1: remove").arg(title)))
{
    setObjectName(name + QStringLiteral("TableBox"));
    m_text->setPlaceholderText(tr("Name: value\n// Name: value of a line that is switched off"));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    useMonospace(m_text);
    m_problem->setObjectName(name + QStringLiteral("Problem"));
    m_problem->setProperty("problem", true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_bulk->setCheckable(true);
    m_bulk->setToolTip(tr("Edit all lines as text: one “Name: value” a line, // before those that are switched off"));
    m_remove->setToolTip(tr("Removes the rows that are selected (Del)"));
    m_forms->addWidget(m_table);
    m_forms->addWidget(m_text);

    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(m_forms, 1);
    left->addWidget(m_problem);
    auto *right = new QVBoxLayout;
    right->setSpacing(6);
    right->addWidget(m_bulk);
    right->addWidget(m_remove);
    right->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(left, 1);
    layout->addLayout(right);

    connect(m_bulk, &QPushButton::toggled, this, &NamedValuesTable::showText);
    connect(m_remove, &QPushButton::clicked, m_table, &NamedValuesView::removeSelected);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NamedValuesTable::takeText);
    connect(m_model, &NamedValuesModel::edited, this, &NamedValuesTable::updateProblem);
    connect(m_model, &NamedValuesModel::edited, this, &NamedValuesTable::edited);
}

void NamedValuesTable::setValues(const workbench::NamedValues &values)
{
    m_model->setValues(values);
    if (m_bulk->isChecked() && BulkText::read(m_text->toPlainText(), m_kind) != values) {
        const QSignalBlocker quiet(m_text);
        m_text->setPlainText(BulkText::write(values));
    }
    updateProblem();
}

void NamedValuesTable::setSuggestions(const QStringList &names)
{
    m_table->setSuggestions(names);
}

void NamedValuesTable::showText(bool text)
{
    if (text) {
        const QSignalBlocker quiet(m_text);
        m_text->setPlainText(BulkText::write(values()));
    }
    m_forms->setCurrentIndex(text ? 1 : 0);
    m_remove->setEnabled(!text);
    (text ? static_cast<QWidget *>(m_text) : m_table)->setFocus();
}

void NamedValuesTable::takeText()
{
    const workbench::NamedValues typed = BulkText::read(m_text->toPlainText(), m_kind);
    if (typed == values())
        return;
    m_model->setValues(typed);
    updateProblem();
    Q_EMIT edited();
}

void NamedValuesTable::updateProblem()
{
    const QString problem = m_model->problem();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace ui
