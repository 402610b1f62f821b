#pragma once

#include "workbench/log/LogStore.h"
#include "workbench/log/WireIndex.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class ElidedLabel;
class HexPane;
class RawSource;

/// The bytes of a connection as they passed, both ways, its handshake first; to be searched and copied.
class RawView : public QWidget
{
    Q_OBJECT

public:
    explicit RawView(std::shared_ptr<const workbench::LogStore> log, QWidget *parent = nullptr);
    ~RawView() override;

    void setActive(bool active);
    /// The connection of that entry is shown, from that entry on; that of the last entry for -1.
    void showNumber(qint64 number);
    /// The log has more.
    void grow();

    /// More frames aren't shown; who wants to see them exports them.
    static constexpr qint64 mostPieces = 1'000'000;
    /// What is typed is text or, behind 0x, bytes in hex.
    static QByteArray wanted(const QString &typed);

private:
    void build();
    void take(const std::shared_ptr<const workbench::WireIndex> &index);
    void goTo(qint64 number);
    void abandonWork();
    void find();
    void tell();

    std::shared_ptr<const workbench::LogStore> m_log;
    QLineEdit *m_find;
    QToolButton *m_next;
    ElidedLabel *m_place;
    HexPane *m_hex;
    std::shared_ptr<RawSource> m_source;
    std::shared_ptr<std::atomic<bool>> m_cancelled;       ///< The building.
    std::shared_ptr<std::atomic<bool>> m_searchCancelled; ///< nullptr: nothing was searched.
    QTimer m_timer;                                       ///< Until it is built anew, since there is more.
    bool m_active = false;
    bool m_isBuilding = false;
    bool m_isStale = true;
    qint64 m_number = -1; ///< Of the entry whose connection is shown.
    qint64 m_target = -1; ///< The entry to go to when it is there.
    int m_search = 0;
};

} // namespace ui
