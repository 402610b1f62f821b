#pragma once

#include "LogPrinter.h"

#include "workbench/record/RecordingFormat.h"
#include "wslib/net/ClientRequest.h"

#include <QStringList>

#include <variant>

namespace cli {

/// What `windsock-cli connect` is asked to do.
struct ConnectOptions
{
    wslib::ClientRequest request;
    bool echo = false;  ///< --handler echo
    QString scriptFile; ///< --handler FILE.js, and what is in it.
    QString scriptSource;
    QStringList messages; ///< Sent first.
    bool binary = false;  ///< What is sent goes as binary messages.
    qint64 wait = 0;      ///< Received messages to wait for before closing.
    bool waitGiven = false;
    LogFormat log = LogFormat::Text;
    QString recordFile; ///< --record, or empty.
    workbench::RecordingFormat recordFormat = workbench::RecordingFormat::JsonLines;
    bool recordSecrets = false;
};

/// An exit code, after what had to be said was said.
struct EarlyEnd
{
    int exitCode = 0;
};

/// Reads @p arguments; prints help or what is wrong with them.
std::variant<ConnectOptions, EarlyEnd> parseConnectOptions(const QStringList &arguments);

} // namespace cli
