#pragma once

#include <QDateTime>
#include <QObject>

class QSettings;

namespace ui {

/// The endpoints one was connected to lately, the last first, each once.
class ConnectionHistory : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        QString url; ///< Without what is secret in it.
        QDateTime time;

        bool operator==(const Entry &) const = default;
    };

    /// @p settings outlive us.
    explicit ConnectionHistory(QSettings &settings, QObject *parent = nullptr);

    const QList<Entry> &entries() const { return m_entries; }
    void add(const QString &url, const QDateTime &time);
    void remove(const QString &url);
    void clear();

    static constexpr int mostEntries = 50;

Q_SIGNALS:
    void changed();

private:
    void save();

    QSettings &m_settings;
    QList<Entry> m_entries;
};

} // namespace ui
