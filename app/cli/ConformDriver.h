#pragma once

#include <QProcess>
#include <QUrl>

namespace cli {

/// The command that drives tested clients. Ended when it is forgotten, and killed if it won't.
class ConformDriver : public QObject
{
    Q_OBJECT

public:
    explicit ConformDriver(QObject *parent = nullptr);
    ~ConformDriver() override;

    /// Starts @p command with @p url in place of "{url}", and in the environment as WINDSOCK_CONFORM_URL.
    void start(const QStringList &command, const QUrl &url);
    /// Asks it to end. ended() follows.
    void terminate();

Q_SIGNALS:
    /// On its stdout or stderr.
    void said(const QByteArray &bytes);
    /// Once. @p problem: it could not be started, or didn't end with 0; a sentence, or empty.
    void ended(const QString &problem);

private:
    void failed(QProcess::ProcessError error);
    void finished(int exitCode, QProcess::ExitStatus status);

    QProcess m_process;
    QString m_name;
};

} // namespace cli
