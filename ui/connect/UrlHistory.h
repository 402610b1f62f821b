#pragma once

#include <QObject>
#include <QStringListModel>

class QSettings;

namespace ui {

/// The URLs that were connected to, the latest first: one list for all tabs, kept from run to run.
class UrlHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr int capacity = 100;

    /// @p settings outlives it.
    explicit UrlHistory(QSettings &settings, QObject *parent = nullptr);

    QStringList entries() const { return m_model.stringList(); }
    /// The entries as rows, for completers.
    QAbstractItemModel *model() { return &m_model; }

    /// Puts @p url first, as it was typed but for secrets: see withoutSecrets(). The oldest goes if there are too many.
    void add(const QString &url);
    void remove(const QString &url);

    /// @p url without user name and password, and without the values of parameters that are called like secrets (token,
    /// api_key …). `{{variables}}` are no secrets.
    static QString withoutSecrets(const QString &url);

private:
    void keep(const QStringList &urls);

    QSettings &m_settings;
    QStringListModel m_model;
};

} // namespace ui
