#pragma once

#include <QJsonValue>
#include <QString>

class Browser;

/// A page in a Browser, in which JavaScript can be run.
class BrowserPage
{
public:
    /// By Browser::openPage().
    BrowserPage(Browser &browser, const QString &target, const QString &session);
    /// Closes it.
    ~BrowserPage();
    Q_DISABLE_COPY_MOVE(BrowserPage)

    /// What @p expression is; of a promise, what it becomes. A string "threw: …" if it throws.
    QJsonValue evaluate(const QString &expression);
    /// Waits up to 20 s until @p expression is true; tells if it never was.
    bool waitFor(const QString &expression);

    /// @name The element with an id
    /// @{
    QString textOf(const QString &id);
    void type(const QString &id, const QString &text);
    void click(const QString &id);
    /// @}

    /// Writes a PNG of it.
    bool screenshot(const QString &fileName);
    /// As the person would.
    void close();

private:
    Browser &m_browser;
    QString m_target;
    QString m_session;
};
