#include "ui/record/ExportDialog.h"

#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/record/RecordingText.h"
#include "ui/theme/Restyle.h"
#include "workbench/profile/ProfileFolder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QStandardItemModel>
#include <QStandardPaths>

#include <chrono>
#include <utility>

namespace ui {

using workbench::LogStore;
using workbench::RecordingFormat;

namespace {

const QString folderKey = QStringLiteral("recordings/folder");
const QString formatKey = QStringLiteral("recordings/format");

constexpr std::chrono::milliseconds betweenCounts{500};

RecordingFormat formatCalled(const QString &suffix)
{
    return workbench::recordingFormatOf(u'.' + suffix).value_or(RecordingFormat::Har);
}

QString usualFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

} // namespace

ExportDialog::ExportDialog(Subject subject, std::shared_ptr<Dialogs> dialogs, QSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_subject(std::move(subject))
    , m_dialogs(std::move(dialogs))
    , m_settings(settings)
    , m_format(named(new QComboBox(this), QStringLiteral("exportFormat"), tr("Format")))
    , m_what(named(new QComboBox(this), QStringLiteral("exportWhat"), tr("What is to be written")))
    , m_redact(named(new QCheckBox(tr("Leave out &credentials"), this), QStringLiteral("exportRedact"),
                     tr("Leave out credentials")))
    , m_controlFrames(named(new QCheckBox(tr("With &pings, pongs and closes, which Chrome leaves out"), this),
                            QStringLiteral("exportControlFrames"), tr("With pings, pongs and closes")))
    , m_file(named(new QLineEdit(this), QStringLiteral("exportFile"), tr("File")))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export the Log"));
    setAttribute(Qt::WA_DeleteOnClose);
    layOut();
    fillIn();
    listen();
}

void ExportDialog::layOut()
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 14);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    form->addRow(tr("&Format:"), m_format);
    m_formatNote = addNote(form);
    form->addRow(QString(), m_controlFrames);
    form->addRow(tr("&Write:"), m_what);
    m_whatNote = addNote(form);
    form->addRow(QString(), m_redact);
    m_redactNote = addNote(form);
    form->addRow(tr("Fi&le:"), makeFileRow());
    m_verdict = addNote(form);
    named(m_verdict, QStringLiteral("exportVerdict"), tr("What is wrong"));
    m_verdict->setProperty("problem", true);
    form->addRow(makeButtons());
    // Else the form puts them a little too high.
    for (QWidget *field : std::initializer_list<QWidget *>{m_format, m_what, m_file->parentWidget()})
        form->labelForField(field)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    for (const auto &[before, behind] :
         {std::pair<QWidget *, QWidget *>(m_format, m_controlFrames),
          std::pair<QWidget *, QWidget *>(m_controlFrames, m_what), std::pair<QWidget *, QWidget *>(m_what, m_redact),
          std::pair<QWidget *, QWidget *>(m_redact, m_file)})
        setTabOrder(before, behind);
}

QLabel *ExportDialog::addNote(QFormLayout *form)
{
    auto *note = new QLabel(this);
    note->setProperty("muted", true);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    note->setContentsMargins(0, 0, 0, 6); // what comes next is another matter
    form->addRow(QString(), note);
    return note;
}

QWidget *ExportDialog::makeFileRow()
{
    auto *row = new QWidget(this);
    row->setFocusProxy(m_file);
    auto *browse = named(new QPushButton(tr("&Browse…"), row), QStringLiteral("exportBrowse"), tr("Choose a file"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_file, 1);
    layout->addWidget(browse);
    return row;
}

QWidget *ExportDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_export = named(buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole), QStringLiteral("exportAccept"),
                     tr("Export"));
    m_export->setProperty("primary", true);
    restyle(m_export); // a box of buttons has it drawn already
    named(buttons->addButton(QDialogButtonBox::Cancel), QStringLiteral("exportCancel"), tr("Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void ExportDialog::fillIn()
{
    for (const RecordingFormat format : workbench::recordingFormats())
        m_format->addItem(RecordingText::format(format), workbench::recordingSuffix(format));
    m_format->setCurrentIndex(std::max(0, m_format->findData(m_settings.value(formatKey).toString())));
    for (const What what : {What::All, What::Shown, What::Selected})
        m_what->addItem(QString(), static_cast<int>(what));
    countEntries();
    if (count(What::Selected) > 1)
        m_what->setCurrentIndex(static_cast<int>(What::Selected));
    m_redact->setChecked(true);
    m_file->setText(QDir::toNativeSeparators(suggestedPath()));
    takeFormat();
}

void ExportDialog::listen()
{
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::takeFormat);
    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportDialog::validate);
    connect(m_redact, &QCheckBox::toggled, this, &ExportDialog::validate);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::checkFile);
    connect(m_controlFrames, &QCheckBox::clicked, this, [this](bool on) { m_wantsControlFrames = on; });
    connect(m_file, &QLineEdit::textEdited, this, &ExportDialog::takeFile);
    m_recount.setInterval(betweenCounts);
    connect(&m_recount, &QTimer::timeout, this, &ExportDialog::countEntries);
    m_recount.start();
}

// ---- What of the log -------------------------------------------------------------------------------------------------

qint64 ExportDialog::count(What what) const
{
    const LogModel &model = *m_subject.log->model();
    if (what == What::Shown)
        return model.rowCount();
    if (what == What::Selected)
        return m_subject.log->table()->selectedCount();
    const LogStore::Range held = model.store()->range();
    return held.end - held.begin;
}

void ExportDialog::countEntries()
{
    const QLocale locale;
    const auto set = [&](What what, const QString &text) {
        const int index = static_cast<int>(what);
        const QString counted = text.arg(locale.toString(count(what)));
        if (m_what->itemText(index) != counted)
            m_what->setItemText(index, counted);
        if (auto *items = qobject_cast<QStandardItemModel *>(m_what->model()))
            items->item(index)->setEnabled(what == What::All || count(what) > 0);
    };
    set(What::All, tr("All of the log (%1)"));
    set(What::Shown, tr("What the filter shows (%1)"));
    set(What::Selected, tr("The selected rows (%1)"));
    validate();
}

ExportDialog::What ExportDialog::what() const
{
    return static_cast<What>(m_what->currentData().toInt());
}

// ---- Where to --------------------------------------------------------------------------------------------------------

RecordingFormat ExportDialog::format() const
{
    return formatCalled(m_format->currentData().toString());
}

QString ExportDialog::suggestedPath() const
{
    const QString last = m_settings.value(folderKey).toString();
    const QDir folder(QFileInfo(last).isDir() ? last : usualFolder());
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss"));
    const QString name = workbench::ProfileFolder::safeName(m_subject.title);
    return folder.filePath(QStringLiteral("%1 %2.%3").arg(name, time, workbench::recordingSuffix(format())));
}

QString ExportDialog::path() const
{
    QString typed = QDir::fromNativeSeparators(m_file->text().trimmed());
    if (typed.isEmpty() || typed.endsWith(u'/'))
        return {};
    if (typed.startsWith(u"~/"))
        typed.replace(0, 1, QDir::homePath());
    if (!workbench::recordingFormatOf(typed))
        typed += u'.' + workbench::recordingSuffix(format());
    return QDir::cleanPath(QFileInfo(suggestedPath()).dir().absoluteFilePath(typed));
}

// The name says the format, too: one follows the other.
void ExportDialog::takeFormat()
{
    QString name = m_file->text();
    if (const auto named = workbench::recordingFormatOf(name); named && *named != format()) {
        name.chop(workbench::recordingSuffix(*named).size());
        m_file->setText(name + workbench::recordingSuffix(format()));
    }
    m_formatNote->setText(RecordingText::use(format()));
    // The others have them anyway.
    const bool har = format() == RecordingFormat::Har;
    m_controlFrames->setEnabled(har);
    m_controlFrames->setChecked(!har || m_wantsControlFrames);
    checkFile();
}

void ExportDialog::takeFile()
{
    if (const auto named = workbench::recordingFormatOf(m_file->text().trimmed()))
        m_format->setCurrentIndex(m_format->findData(workbench::recordingSuffix(*named)));
}

void ExportDialog::browse()
{
    const QString start = path().isEmpty() ? suggestedPath() : path();
    const QString file =
        m_dialogs->fileToSave(this, tr("Export the log to"), start, RecordingText::nameFilter(format()));
    if (file.isEmpty())
        return;
    m_file->setText(QDir::toNativeSeparators(file));
    takeFile();
    if (path() == QDir::cleanPath(file)) // else another is meant than was asked about
        m_agreedToReplace = path();
}

// ---- The end ---------------------------------------------------------------------------------------------------------

void ExportDialog::checkFile()
{
    const QFileInfo file(path());
    if (path().isEmpty())
        m_fileProblem = tr("A file name is needed.");
    else if (!file.dir().exists())
        m_fileProblem = tr("There is no folder %1.").arg(QDir::toNativeSeparators(file.path()));
    else if (file.isDir())
        m_fileProblem = tr("%1 is a folder.").arg(QDir::toNativeSeparators(path()));
    else
        m_fileProblem.clear();
    validate();
}

void ExportDialog::validate()
{
    m_whatNote->setText(what() == What::All
                            ? tr("Also what the filter hides now.")
                            : tr("Handshakes and closes are written too: they say whose messages these are."));
    const bool redacts = m_redact->isChecked();
    m_redactNote->setText(
        redacts
            ? tr("REDACTED stands in place of Authorization, cookies, API keys, tokens among the subprotocols, and of "
                 "users, passwords and tokens in URLs. Messages are written as they are.")
            : tr("Everything is written as it was: passwords, cookies and tokens will be in the file."));
    if (m_redactNote->property("problem").toBool() == redacts) {
        m_redactNote->setProperty("problem", !redacts);
        restyle(m_redactNote);
    }
    const QString problem = count(what()) == 0 ? tr("There is nothing to write.") : m_fileProblem;
    m_verdict->setText(problem);
    m_export->setEnabled(problem.isEmpty());
}

ExportJob ExportDialog::job() const
{
    const LogModel &model = *m_subject.log->model();
    ExportJob job{model.store(), model.store()->range(), format(), path(), {m_subject.recording(), {}, {}}};
    job.options.recording.redact = m_redact->isChecked();
    job.options.recording.controlFrames = m_controlFrames->isChecked();
    if (what() == What::All)
        return job;
    // A row stands for what the filter wants; between two rows of a selection is what it doesn't.
    job.options.filter = model.effectiveFilter();
    job.range = model.seen();
    if (what() == What::Selected) {
        job.options.only = m_subject.log->table()->selectedRanges();
        if (job.options.only.empty())
            job.range.end = job.range.begin; // to which "only" these would mean all
        else
            job.range = {job.options.only.front().begin, job.options.only.back().end};
    }
    return job;
}

void ExportDialog::finish()
{
    takeFile();
    countEntries(); // the log goes on
    if (!m_export->isEnabled())
        return;
    const ExportJob made = job();
    if (QFileInfo::exists(made.fileName) && made.fileName != m_agreedToReplace
        && !m_dialogs->confirm(this, tr("There is a file %1 already.").arg(QDir::toNativeSeparators(made.fileName)),
                               tr("Replace It")))
        return;
    m_settings.setValue(folderKey, QFileInfo(made.fileName).path());
    m_settings.setValue(formatKey, workbench::recordingSuffix(made.format));
    Q_EMIT chosen(made);
    accept();
}

} // namespace ui
