#pragma once

#include <QByteArray>
#include <QString>

/// Runs the openssl program in @p folder with @p arguments, which are separated by single spaces, and waits for its end.
struct OpenSslTool
{
    OpenSslTool(const QString &folder, const QString &arguments);

    bool ok = false;   ///< Whether it ended with 0.
    QByteArray output; ///< stdout and stderr; why it didn't run, if it didn't.
};
