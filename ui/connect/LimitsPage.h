#pragma once

#include "ui/connect/FormPage.h"

class QCheckBox;
class QSpinBox;

namespace ui {

class SecondsBox;

/// Time-outs, sizes, compression with all that can be chosen about it, and whether to connect again.
class LimitsPage : public FormPage
{
    Q_OBJECT

public:
    explicit LimitsPage(QWidget *parent = nullptr);

    QString title() const override;
    Badge badge() const override;
    void setSettings(const workbench::ConnectionSettings &settings) override;
    void applyTo(workbench::ConnectionSettings &settings) const override;

private:
    void addTimes();
    void addCompression();
    void addReconnect();
    SecondsBox *makeTime(const QString &name, const QString &title, int least);
    QSpinBox *makeNumber(const QString &name, const QString &title, int least, int most);
    QCheckBox *makeCheck(const QString &name, const QString &text, const QString &title);
    void listen();
    void update();
    workbench::ConnectionLimits value() const;
    void takeCompression(workbench::ConnectionLimits &limits) const;
    void showCompression(const workbench::ConnectionLimits &limits);

    workbench::ConnectionLimits m_shown; ///< What was set last; keeps what the fields are too coarse for.
    SecondsBox *m_connectTimeout = nullptr;
    SecondsBox *m_pingInterval = nullptr;
    SecondsBox *m_pingTimeout = nullptr;
    QSpinBox *m_messageSize = nullptr;
    QSpinBox *m_redirects = nullptr;
    QCheckBox *m_compression = nullptr;
    QSpinBox *m_level = nullptr;
    QSpinBox *m_memory = nullptr;
    QSpinBox *m_threshold = nullptr;
    QSpinBox *m_window = nullptr;
    QSpinBox *m_peerWindow = nullptr;
    QCheckBox *m_noTakeover = nullptr;
    QCheckBox *m_peerNoTakeover = nullptr;
    QCheckBox *m_reconnect = nullptr;
    QSpinBox *m_tries = nullptr;
    SecondsBox *m_firstDelay = nullptr;
    SecondsBox *m_longestDelay = nullptr;
    QList<QWidget *> m_compressionFields;
    QList<QWidget *> m_reconnectFields;
};

} // namespace ui
