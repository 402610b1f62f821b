#include "ui/log/PayloadReader.h"

#include "ui/Background.h"

#include <utility>

namespace ui {

PayloadReader::PayloadReader(std::shared_ptr<const workbench::LogStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

void PayloadReader::read(qint64 number)
{
    m_wanted = number;
    if (!m_isReading)
        start();
}

void PayloadReader::cancel()
{
    m_wanted = -1;
}

// Who runs through a list of large messages would have a thread and a payload for each, were they not read one by one.
void PayloadReader::start()
{
    m_isReading = true;
    inBackground(
        this,
        [store = m_store, number = m_wanted] {
            const auto found = store->entries({number, number + 1});
            return std::pair(number, found.isEmpty() ? workbench::LogEntry() : found.first());
        },
        [this](const std::pair<qint64, workbench::LogEntry> &read) {
            m_isReading = false;
            if (m_wanted < 0)
                return;
            if (m_wanted != read.first)
                return start();
            m_wanted = -1;
            Q_EMIT payloadRead(read.first, read.second.payload, read.second.frames);
        });
}

} // namespace ui
