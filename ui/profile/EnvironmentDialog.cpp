#include "ui/profile/EnvironmentDialog.h"

#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/profile/VariableModel.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

EnvironmentDialog::EnvironmentDialog(const QList<workbench::ProfileStore::StoredEnvironment> &environments,
                                     const QString &current, std::shared_ptr<Dialogs> dialogs, QWidget *parent)
    : QDialog(parent)
    , m_environments(environments)
    , m_dialogs(std::move(dialogs))
    , m_model(new VariableModel(this))
    , m_list(named(new QListWidget(this), QStringLiteral("environmentList"), tr("Environments")))
    , m_table(named(new QTableView(this), QStringLiteral("variableTable"), tr("Variables of the environment")))
    , m_verdict(named(new QLabel(this), QStringLiteral("environmentVerdict"), tr("What is wrong")))
{
    setObjectName(QStringLiteral("environmentDialog"));
    setWindowTitle(tr("Environments"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(640, 400);
    auto *hint = new QLabel(
        tr("Write {{name}} in a URL, a header or a message, and the value of the environment that the tab uses "
           "stands there when it is sent."),
        this);
    hint->setWordWrap(true);
    hint->setProperty("muted", true);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(makeList());
    splitter->addWidget(makeTable());
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({180, 440});
    m_verdict->setProperty("problem", true);
    auto *buttons = new QDialogButtonBox(this);
    m_save = named(buttons->addButton(QDialogButtonBox::Save), QStringLiteral("environmentSave"), tr("Save"));
    named(buttons->addButton(QDialogButtonBox::Cancel), QStringLiteral("environmentCancel"), tr("Cancel"));
    for (auto *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter is for the table
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 14);
    layout->addWidget(hint);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(buttons);

    for (const auto &stored : m_environments) {
        auto *item = new QListWidgetItem(stored.environment.name, m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        if (stored.environment.name == current)
            m_list->setCurrentItem(item);
    }
    connect(m_list, &QListWidget::currentRowChanged, this, &EnvironmentDialog::showEnvironment);
    connect(m_list, &QListWidget::itemChanged, this, &EnvironmentDialog::rename);
    connect(m_model, &VariableModel::edited, this, &EnvironmentDialog::takeVariables);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_environments);
        accept();
    });
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showEnvironment(m_list->currentRow());
}

QWidget *EnvironmentDialog::makeList()
{
    auto *panel = new QWidget(this);
    auto *addButton =
        named(new QPushButton(tr("&Add"), panel), QStringLiteral("addEnvironment"), tr("Add an environment"));
    m_removeEnvironment =
        named(new QPushButton(tr("&Delete"), panel), QStringLiteral("removeEnvironment"), tr("Delete the environment"));
    connect(addButton, &QPushButton::clicked, this, &EnvironmentDialog::add);
    connect(m_removeEnvironment, &QPushButton::clicked, this, &EnvironmentDialog::removeEnvironment);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setToolTip(tr("F2 renames"));
    auto *row = new QHBoxLayout;
    row->addWidget(addButton);
    row->addWidget(m_removeEnvironment);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    return panel;
}

QWidget *EnvironmentDialog::makeTable()
{
    auto *panel = new QWidget(this);
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(VariableModel::Value, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(VariableModel::Name, 140);
    m_table->horizontalHeader()->resizeSection(VariableModel::Secret, 70);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setTabKeyNavigation(true);
    m_removeVariable = named(new QPushButton(tr("&Remove Variable"), panel), QStringLiteral("removeVariable"),
                             tr("Remove the variable"));
    connect(m_removeVariable, &QPushButton::clicked, this, &EnvironmentDialog::removeVariable);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_removeVariable);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    column->addLayout(row);
    return panel;
}

void EnvironmentDialog::add()
{
    QString name = tr("new");
    for (int number = 2; !m_list->findItems(name, Qt::MatchExactly).isEmpty(); ++number)
        name = tr("new %1").arg(number);
    m_environments += workbench::ProfileStore::StoredEnvironment{{}, {}, {}, {name, {}}};
    auto *item = new QListWidgetItem(name, m_list);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    m_list->setCurrentItem(item);
    m_list->editItem(item);
}

void EnvironmentDialog::removeEnvironment()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const auto &environment = m_environments.at(row).environment;
    if (!environment.variables.isEmpty()
        && !m_dialogs->confirm(this, tr("Delete the environment %1 with its variables?").arg(environment.name),
                               tr("Delete")))
        return;
    m_shown = -1;
    m_environments.removeAt(row);
    delete m_list->takeItem(row);
    showEnvironment(m_list->currentRow());
}

void EnvironmentDialog::removeVariable()
{
    m_model->removeRows(m_table->currentIndex().row(), 1);
}

void EnvironmentDialog::showEnvironment(int row)
{
    m_shown = row;
    m_model->setVariables(row < 0 ? QList<workbench::Variable>() : m_environments.at(row).environment.variables);
    m_table->setEnabled(row >= 0);
    m_removeEnvironment->setEnabled(row >= 0);
    m_removeVariable->setEnabled(row >= 0);
    validate();
}

void EnvironmentDialog::takeVariables()
{
    if (m_shown >= 0)
        m_environments[m_shown].environment.variables = m_model->variables();
    validate();
}

void EnvironmentDialog::rename(QListWidgetItem *item)
{
    const int row = m_list->row(item);
    if (row >= 0 && row < m_environments.size())
        m_environments[row].environment.name = item->text().trimmed();
    validate();
}

QString EnvironmentDialog::problem() const
{
    QSet<QString> names;
    for (const auto &stored : m_environments) {
        if (stored.environment.name.isEmpty())
            return tr("An environment needs a name.");
        if (names.contains(stored.environment.name))
            return tr("There are two environments %1.").arg(stored.environment.name);
        names.insert(stored.environment.name);
    }
    return m_shown < 0 ? QString() : m_model->problem();
}

void EnvironmentDialog::validate()
{
    const QString why = problem();
    m_verdict->setText(why);
    m_verdict->setVisible(!why.isEmpty());
    m_save->setEnabled(why.isEmpty());
    m_list->setEnabled(m_shown < 0 || m_model->problem().isEmpty());
}

} // namespace ui
