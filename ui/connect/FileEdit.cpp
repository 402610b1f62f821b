#include "ui/connect/FileEdit.h"

#include "ui/Dialogs.h"
#include "ui/Named.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace ui {

FileEdit::FileEdit(const QString &name, const QString &title, const QString &filter, std::shared_ptr<Dialogs> dialogs,
                   QWidget *parent)
    : QWidget(parent)
    , m_dialogs(std::move(dialogs))
    , m_field(named(new QLineEdit(this), name, title))
{
    auto *browse =
        named(new QPushButton(tr("Browse…"), this), name + QStringLiteral("Browse"), tr("Choose: %1").arg(title));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_field, 1);
    layout->addWidget(browse);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &FileEdit::pathChanged);
    connect(browse, &QPushButton::clicked, this, [this, title, filter] {
        const QString path = m_dialogs->fileToOpen(this, title, filter);
        if (!path.isEmpty())
            m_field->setText(path);
    });
}

QString FileEdit::path() const
{
    return m_field->text().trimmed();
}

void FileEdit::setPath(const QString &path)
{
    if (path != this->path())
        m_field->setText(path);
}

void FileEdit::setPlaceholderText(const QString &text)
{
    m_field->setPlaceholderText(text);
}

} // namespace ui
