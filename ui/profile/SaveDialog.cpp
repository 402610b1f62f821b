#include "ui/profile/SaveDialog.h"

#include "ui/Named.h"
#include "workbench/profile/ProfileFolder.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using workbench::ProfileFolder;

SaveDialog::SaveDialog(const QString &name, const QString &folder, const QStringList &folders, QWidget *parent)
    : QDialog(parent)
    , m_name(named(new QLineEdit(name, this), QStringLiteral("profileName"), tr("Name of the profile")))
    , m_folder(named(new QComboBox(this), QStringLiteral("profileFolder"), tr("Folder of the profile")))
    , m_verdict(named(new QLabel(this), QStringLiteral("saveVerdict"), tr("What is to be known")))
{
    setObjectName(QStringLiteral("saveDialog"));
    setWindowTitle(tr("Save the Profile"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    m_name->selectAll();
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    m_folder->setEditable(true);
    m_folder->setInsertPolicy(QComboBox::NoInsert);
    m_folder->addItem(QString());
    m_folder->addItems(folders);
    m_folder->setCurrentText(folder);
    m_folder->lineEdit()->setPlaceholderText(tr("the top folder"));
    m_folder->setToolTip(tr("One that isn't there yet is made; folders in folders are written with slashes."));
    m_verdict->setProperty("muted", true);
    m_verdict->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_save = named(buttons->addButton(QDialogButtonBox::Save), QStringLiteral("saveAccept"), tr("Save"));
    named(buttons->addButton(QDialogButtonBox::Cancel), QStringLiteral("saveCancel"), tr("Cancel"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 14);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Folder"), m_folder);
    form->addRow(m_verdict);
    form->addRow(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &SaveDialog::validate);
    connect(m_folder, &QComboBox::editTextChanged, this, &SaveDialog::validate);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_name->text().trimmed(), this->folder());
        accept();
    });
    validate();
}

void SaveDialog::setTaken(const QStringList &places)
{
    m_taken = places;
    validate();
}

QString SaveDialog::folder() const
{
    QStringList parts;
    for (const QString &part : m_folder->currentText().split(u'/', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            parts += ProfileFolder::safeName(part);
    }
    return parts.join(u'/');
}

void SaveDialog::validate()
{
    const QString name = m_name->text().trimmed();
    const QString safe = ProfileFolder::safeName(name);
    const QString place =
        (folder().isEmpty() ? QString() : folder() + u'/') + safe + QLatin1String(ProfileFolder::ending);
    m_save->setEnabled(!name.isEmpty());
    if (name.isEmpty())
        m_verdict->setText(tr("A profile needs a name."));
    else if (m_taken.contains(place, Qt::CaseInsensitive))
        m_verdict->setText(tr("There is one of that name already; this one gets a number."));
    else
        m_verdict->setText(tr("It is kept as %1. Passwords and tokens are kept apart from it.").arg(place));
}

} // namespace ui
