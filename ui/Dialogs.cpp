#include "ui/Dialogs.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QUrl>

namespace ui {

QString Dialogs::fileToOpen(QWidget *parent, const QString &title, const QString &filter)
{
    return QFileDialog::getOpenFileName(parent, title, {}, filter);
}

QString Dialogs::folderToOpen(QWidget *parent, const QString &title)
{
    return QFileDialog::getExistingDirectory(parent, title);
}

QString Dialogs::fileToSave(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter)
{
    return QFileDialog::getSaveFileName(parent, title, suggestion, filter);
}

QString Dialogs::text(QWidget *parent, const QString &title, const QString &question, const QString &suggestion)
{
    return QInputDialog::getText(parent, title, question, QLineEdit::Normal, suggestion);
}

Dialogs::Answer Dialogs::askToSave(QWidget *parent, const QString &question)
{
    const auto button =
        QMessageBox::question(parent, tr("Windsock"), question,
                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (button == QMessageBox::Save)
        return Answer::Save;
    return button == QMessageBox::Discard ? Answer::Discard : Answer::Cancel;
}

bool Dialogs::confirm(QWidget *parent, const QString &question, const QString &action)
{
    QMessageBox box(QMessageBox::Question, tr("Windsock"), question, QMessageBox::Cancel, parent);
    const QPushButton *accept = box.addButton(action, QMessageBox::AcceptRole);
    box.exec();
    return box.clickedButton() == accept;
}

void Dialogs::showInFolder(const QString &path)
{
#if defined(Q_OS_WIN)
    QProcess::startDetached(QStringLiteral("explorer.exe"),
                            {QStringLiteral("/select,") + QDir::toNativeSeparators(path)});
#elif defined(Q_OS_MACOS)
    QProcess::startDetached(QStringLiteral("/usr/bin/open"), {QStringLiteral("-R"), path});
#else
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path()));
#endif
}

} // namespace ui
