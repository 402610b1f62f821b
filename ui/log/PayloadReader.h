#pragma once

#include "workbench/log/LogStore.h"

#include <QObject>

#include <memory>

namespace ui {

/// Reads payloads that lie on the disk, in a thread of its own: one at a time, and only the one that was asked for last is told of.
class PayloadReader : public QObject
{
    Q_OBJECT

public:
    explicit PayloadReader(std::shared_ptr<const workbench::LogStore> store, QObject *parent = nullptr);

    /// Emits payloadRead() later. What was asked before is given up.
    void read(qint64 number);
    /// Gives up; nothing is emitted.
    void cancel();

Q_SIGNALS:
    /// All of the payload of the entry @p number, and its frames; empty if it can't be read, or is dropped by now.
    void payloadRead(qint64 number, const QByteArray &payload, const QByteArray &frames);

private:
    void start();

    std::shared_ptr<const workbench::LogStore> m_store;
    qint64 m_wanted = -1; ///< -1: nothing.
    bool m_isReading = false;
};

} // namespace ui
