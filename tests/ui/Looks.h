#pragma once

#include <QImage>
#include <QStringList>

class QWidget;

/// How a window looks to who judges it.
class Looks
{
public:
    /// What is on screen of @p window and has less room than its text takes; each with its size and the one it needs.
    static QStringList cutOff(const QWidget *window);

    /// @p window with the dialogs that are open over it, as a person sees it.
    static QImage picture(QWidget *window);

    /// Saves picture() as @p name.png in the folder that WINDSOCK_PICTURES says; nothing without one. False if it can't.
    static bool draw(QWidget *window, const QString &name);
    static bool areWanted();
};
