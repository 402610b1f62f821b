#pragma once

#include "ui/Dialogs.h"

#include <QStringList>

/// Dialogs that are answered as a test says, and remember what they were asked.
class AnsweringDialogs : public ui::Dialogs
{
public:
    QString path; ///< Of the file or folder that is chosen.
    Answer answer = Answer::Cancel;
    bool confirms = false;
    QString line; ///< That is typed.
    QStringList questions;
    QString shownFile; ///< That was to be shown in its folder.

    QString fileToOpen(QWidget * /*parent*/, const QString &title, const QString & /*filter*/) override
    {
        questions += title;
        return path;
    }
    QString folderToOpen(QWidget * /*parent*/, const QString &title) override
    {
        questions += title;
        return path;
    }
    QString fileToSave(QWidget * /*parent*/, const QString &title, const QString & /*suggestion*/,
                       const QString & /*filter*/) override
    {
        questions += title;
        return path;
    }
    QString text(QWidget * /*parent*/, const QString &title, const QString & /*question*/,
                 const QString & /*suggestion*/) override
    {
        questions += title;
        return line;
    }
    Answer askToSave(QWidget * /*parent*/, const QString &question) override
    {
        questions += question;
        return answer;
    }
    bool confirm(QWidget * /*parent*/, const QString &question, const QString & /*action*/) override
    {
        questions += question;
        return confirms;
    }
    void showInFolder(const QString &file) override { shownFile = file; }
};
