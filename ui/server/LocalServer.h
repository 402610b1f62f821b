#pragma once

#include <QString>

#include <functional>

class QObject;

namespace ui {

class ServerTab;

/// Starts @p server unless it runs. Then @p ready is called with its URL, or @p failed with a sentence; neither if @p context is
/// gone by then.
void useLocalServer(ServerTab *server, QObject *context, const std::function<void(const QString &url)> &ready,
                    const std::function<void(const QString &why)> &failed);

} // namespace ui
