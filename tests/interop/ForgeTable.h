#pragma once

#include "workbench/forge/ForgePreset.h"
#include "workbench/forge/ForgeReport.h"

#include <QMap>
#include <QStringList>

/// What each peer answered to each preset, and that as Markdown.
class ForgeTable
{
public:
    /// @p name and version, such as "tornado 6.2".
    void add(const QString &peer, const QList<workbench::ForgeReport> &reports);
    QString markdown(const QList<workbench::ForgePreset> &presets) const;
    /// Whether all who are asked are in it.
    bool isComplete() const { return m_peers.size() == 5; }

    /// Puts @p markdown between the markers of the file. A sentence on why not; empty: done.
    static QString writeInto(const QString &path, const QString &markdown);

private:
    static QString cell(const workbench::ForgeReport &report);
    QStringList remarks(const QString &peer, const QList<workbench::ForgePreset> &presets) const;

    QStringList m_peers;
    QMap<QString, QMap<QString, workbench::ForgeReport>> m_reports; ///< By peer and preset.
};
