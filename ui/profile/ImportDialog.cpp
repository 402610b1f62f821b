#include "ui/profile/ImportDialog.h"

#include "ui/Background.h"
#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/theme/Restyle.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace ui {

using workbench::Import;
using workbench::Profile;

namespace {

constexpr std::chrono::milliseconds typingPause{200};

} // namespace

ImportDialog::ImportDialog(std::shared_ptr<Dialogs> dialogs, const QStringList &folders, QWidget *parent)
    : QDialog(parent)
    , m_dialogs(std::move(dialogs))
    , m_text(named(new QPlainTextEdit(this), QStringLiteral("importText"), tr("What is to be imported")))
    , m_verdict(named(new QLabel(this), QStringLiteral("importVerdict"), tr("What it is")))
    , m_profiles(named(new QListWidget(this), QStringLiteral("importProfiles"), tr("Profiles that come of it")))
    , m_notes(named(new QLabel(this), QStringLiteral("importNotes"), tr("What doesn't come")))
    , m_folder(named(new QComboBox(this), QStringLiteral("importFolder"), tr("Folder to import to")))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(620, 480);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 14);
    layout->setSpacing(8);
    layout->addWidget(makeInput(), 2);
    layout->addWidget(makeResult(folders), 3);
    auto *buttons = new QDialogButtonBox(this);
    m_open = named(buttons->addButton(tr("Open in a Tab"), QDialogButtonBox::ActionRole), QStringLiteral("importOpen"),
                   tr("Open in a tab"));
    m_save = named(buttons->addButton(tr("Import and Save"), QDialogButtonBox::ActionRole),
                   QStringLiteral("importSave"), tr("Import and save"));
    named(buttons->addButton(QDialogButtonBox::Cancel), QStringLiteral("importCancel"), tr("Cancel"));
    m_open->setDefault(true);
    layout->addWidget(buttons);
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingPause);
    connect(&m_delay, &QTimer::timeout, this, &ImportDialog::read);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_file.clear();
        m_delay.start();
    });
    connect(m_profiles, &QListWidget::itemChanged, this, &ImportDialog::updateButtons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] {
        for (const Profile &profile : chosen())
            Q_EMIT opened(profile);
        accept();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        Q_EMIT imported(chosen(), m_folder->currentText().trimmed());
        accept();
    });
    showImport(Import());
}

QWidget *ImportDialog::makeInput()
{
    auto *panel = new QWidget(this);
    auto *label =
        new QLabel(tr("&Paste a command line of curl, websocat or wscat, or open a file: a recording (HAR), a Postman "
                      "collection, a profile."),
                   panel);
    label->setBuddy(m_text);
    label->setWordWrap(true);
    auto *file = named(new QPushButton(tr("Open a &File…"), panel), QStringLiteral("importFile"), tr("Open a file"));
    file->setAutoDefault(false);
    connect(file, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    m_text->setPlaceholderText(QStringLiteral("curl 'wss://echo.example.com/' -H 'Origin: https://example.com'"));
    m_text->setTabChangesFocus(true);
    auto *head = new QHBoxLayout;
    head->addWidget(label, 1);
    head->addWidget(file, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    return panel;
}

QWidget *ImportDialog::makeResult(const QStringList &folders)
{
    auto *panel = new QWidget(this);
    for (QLabel *label : {m_verdict, m_notes}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_notes->setProperty("muted", true);
    m_notes->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_notes->setMargin(4);
    auto *notes = new QScrollArea(panel);
    notes->setWidgetResizable(true);
    notes->setFrameShape(QFrame::NoFrame);
    notes->setFocusPolicy(Qt::NoFocus);
    notes->setWidget(m_notes);
    m_folder->setEditable(true);
    m_folder->setInsertPolicy(QComboBox::NoInsert);
    m_folder->addItem(QString());
    m_folder->addItems(folders);
    m_folder->lineEdit()->setPlaceholderText(tr("the top folder"));
    auto *label = new QLabel(tr("Save &in"), panel);
    label->setBuddy(m_folder);
    auto *where = new QHBoxLayout;
    where->addWidget(label);
    where->addWidget(m_folder, 1);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_verdict);
    column->addWidget(m_profiles, 2);
    column->addWidget(notes, 1);
    column->addLayout(where);
    return panel;
}

void ImportDialog::setText(const QString &text)
{
    m_text->setPlainText(text);
}

void ImportDialog::chooseFile()
{
    const QString path =
        m_dialogs->fileToOpen(this, tr("Open a file to import"), tr("Files to import (*.har *.json);;All files (*)"));
    if (path.isEmpty())
        return;
    m_text->clear();
    m_file = path;
    m_delay.stop();
    read();
}

void ImportDialog::read()
{
    const int number = ++m_reading;
    const QString text = m_text->toPlainText();
    if (m_file.isEmpty() && text.trimmed().isEmpty())
        return showImport(Import());
    inBackground(
        this,
        [file = m_file, text] {
            return file.isEmpty() ? workbench::importText(text.toUtf8()) : workbench::importFile(file);
        },
        [this, number](const Import &import) {
            if (number == m_reading)
                showImport(import);
        });
}

QString ImportDialog::sourceName(Import::Source source)
{
    switch (source) {
    case Import::Source::Curl:
        return tr("a curl command");
    case Import::Source::Websocat:
        return tr("a websocat command");
    case Import::Source::Wscat:
        return tr("a wscat command");
    case Import::Source::Postman:
        return tr("a Postman collection");
    case Import::Source::Har:
        return tr("a recording (HAR)");
    case Import::Source::Windsock:
        return tr("a profile of Windsock's");
    case Import::Source::Unknown:
        break;
    }
    return {};
}

QString ImportDialog::summary(const Profile &profile) const
{
    const workbench::ConnectionSettings &connection = profile.connection;
    QStringList parts{connection.url};
    const auto count = [&parts](const QString &text, qsizetype number) {
        if (number > 0)
            parts += text.arg(number);
    };
    count(tr("headers: %1"), connection.headers.size());
    count(tr("cookies: %1"), connection.cookies.size());
    count(tr("subprotocols: %1"), connection.subprotocols.size());
    count(tr("messages: %1"), profile.messages.size());
    if (connection.auth.kind != workbench::AuthSettings::Kind::None)
        parts += tr("credentials");
    if (!connection.tls.verify)
        parts += tr("certificate not verified");
    return tr("%1 — %2").arg(profile.name, parts.join(QStringLiteral(" · ")));
}

void ImportDialog::showImport(const Import &import)
{
    m_import = import;
    const QSignalBlocker blocker(m_profiles);
    m_profiles->clear();
    for (const Profile &profile : import.profiles) {
        auto *item = new QListWidgetItem(summary(profile), m_profiles);
        item->setToolTip(item->text().toHtmlEscaped());
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    if (m_profiles->count() > 0)
        m_profiles->setCurrentRow(0);
    m_notes->setText(import.notes.join(u'\n'));
    m_verdict->setProperty("problem", !import.error.isEmpty());
    restyle(m_verdict);
    if (!import.error.isEmpty())
        m_verdict->setText(import.error);
    else if (import.profiles.isEmpty())
        m_verdict->setText(tr("What comes of it shows here before anything is imported."));
    else
        m_verdict->setText(tr("This is %1. What comes of it:").arg(sourceName(import.source)));
    updateButtons();
}

QList<Profile> ImportDialog::chosen() const
{
    QList<Profile> profiles;
    for (int row = 0; row < m_profiles->count(); ++row) {
        if (m_profiles->item(row)->checkState() == Qt::Checked)
            profiles += m_import.profiles.at(row);
    }
    return profiles;
}

void ImportDialog::updateButtons()
{
    constexpr int mostTabs = 10;
    const qsizetype count = chosen().size();
    m_open->setEnabled(count > 0 && count <= mostTabs);
    m_save->setEnabled(count > 0);
}

} // namespace ui
