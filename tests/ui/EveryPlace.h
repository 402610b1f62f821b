#pragma once

#include <QSet>
#include <QString>

#include <functional>

class QDialog;
class QTabBar;
class QWidget;
class WindowFixture;

/// Goes to every place there is in the window, with no list of them: into every tab, every page behind a tab bar in it,
/// every form that a button switches to, and every dialog that an action or a button ending in "…" opens. What is added to
/// the window is found.
class EveryPlace
{
public:
    /// @p look is called in each place with the window or dialog that is in front, and the way there: "Client › Headers".
    using Look = std::function<void(QWidget *window, const QString &way)>;

    EveryPlace(WindowFixture &fixture, Look look);
    /// Twice to the tabs: with all at rest, and with a client that is connected to a running server.
    void visit();

private:
    void visitTabs();
    void visitPages(QWidget *root, const QString &way, QSet<QTabBar *> known);
    void visitForms(QWidget *root, const QString &way);
    void visitOpeners(QWidget *root, const QString &way);
    void visitMenus();
    void visitPalette();
    /// Whatever dialogs are open by now; they are closed.
    void visitDialogs(const QString &way);
    void see(QWidget *window, const QString &way);

    WindowFixture &m_fixture;
    Look m_look;
    QSet<QDialog *> m_inside; ///< That are being looked at.
};
