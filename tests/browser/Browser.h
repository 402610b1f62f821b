#pragma once

#include "BrowserPage.h"

#include "tests/support/ChildProcess.h"

#include "wslib/net/Client.h"

#include <QJsonObject>
#include <QObject>
#include <QTemporaryDir>

/// A Chromium without a window and with a profile of its own, for as long as this object lives.
class Browser : public QObject
{
    Q_OBJECT

public:
    /// Starts it with further @p arguments and waits until it can be driven.
    explicit Browser(const QStringList &arguments = {});
    ~Browser() override;

    /// Where Chromium is; empty if there is none.
    static QString program();
    /// Why there is no browser to test with, for QSKIP; empty if there is one.
    static QString whyNot();

    /// Empty if it can be driven.
    QString errorString() const { return m_error; }

    /// Opens @p url as a window of somebody else would: with cookies and storage of its own.
    std::unique_ptr<BrowserPage> openPage(const QString &url);

    /// Calls @p method of the DevTools protocol, of a page if @p session says so, and waits up to 20 s for its result.
    /// "error" is in it if it failed.
    QJsonObject call(const QString &method, const QJsonObject &parameters = {}, const QString &session = {});

private:
    void connectTo(const QString &url);

    QTemporaryDir m_folder;
    std::unique_ptr<ChildProcess> m_process;
    wslib::Client m_client;
    wslib::Connection *m_connection = nullptr;
    int m_calls = 0;
    QHash<int, QJsonObject> m_answers;
    QString m_error;
};
