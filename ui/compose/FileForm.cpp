#include "ui/compose/FileForm.h"

#include "ui/Named.h"
#include "ui/compose/ComposeEditor.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

FileForm::FileForm(QWidget *parent)
    : QWidget(parent)
    , m_path(named(new QLineEdit(this), QStringLiteral("filePath"), tr("File to send")))
    , m_browse(named(new QPushButton(tr("Browse…"), this), QStringLiteral("fileBrowse"), tr("Choose the file")))
    , m_kind(named(new QComboBox(this), QStringLiteral("fileKind"), tr("The file goes as")))
{
    m_path->setPlaceholderText(tr("Path of the file, or drop one here"));
    m_path->setAcceptDrops(false); // dropping is the whole form's
    m_kind->addItem(tr("Binary"));
    m_kind->addItem(tr("Text (UTF-8)"));
    setAcceptDrops(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->addWidget(new QLabel(tr("File"), this), 0, 0);
    grid->addWidget(m_path, 0, 1);
    grid->addWidget(m_browse, 0, 2);
    grid->addWidget(new QLabel(tr("Goes as"), this), 1, 0);
    grid->addWidget(m_kind, 1, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    connect(m_path, &QLineEdit::textChanged, this, &FileForm::changed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FileForm::changed);
    connect(m_browse, &QPushButton::clicked, this, &FileForm::browse);
}

QString FileForm::path() const
{
    return m_path->text();
}

void FileForm::setPath(const QString &path)
{
    m_path->setText(path);
}

bool FileForm::isBinary() const
{
    return m_kind->currentIndex() == 0;
}

void FileForm::setBinary(bool binary)
{
    m_kind->setCurrentIndex(binary ? 0 : 1);
}

QWidgetList FileForm::inTabOrder() const
{
    return {static_cast<QWidget *>(m_path), m_browse, m_kind};
}

void FileForm::takeFocus()
{
    m_path->setFocus();
}

void FileForm::browse()
{
    const QString path = m_dialogs->fileToOpen(this, tr("Choose the file to send"), tr("All files (*)"));
    if (!path.isEmpty())
        setPath(QDir::toNativeSeparators(path));
}

void FileForm::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FileForm::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    setPath(QDir::toNativeSeparators(droppedFile(event->mimeData())));
}

} // namespace ui
