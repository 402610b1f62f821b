#pragma once

#include "workbench/load/LoadOptions.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QSettings;
class QSpinBox;

namespace ui {

class SecondsBox;

/// What a load run is to do, but for the connection itself.
class LoadForm : public QWidget
{
    Q_OBJECT

public:
    explicit LoadForm(QWidget *parent = nullptr);

    /// Writes its part into @p options.
    void applyTo(workbench::LoadOptions &options) const;
    /// What is in use can't be edited.
    void setEditable(bool editable);

    /// As it was left the last time.
    void load(const QSettings &settings);
    void save(QSettings &settings) const;

Q_SIGNALS:
    /// Somebody changed something.
    void edited();

private:
    template <typename Field>
    Field *add(int row, const QString &caption, Field *field, const QString &name, const QString &explanation);
    QSpinBox *makeNumber(int least, int most, int value);
    void addMode();
    void addMessages();
    void addTimes();
    void listen();
    void followMode();

    QGridLayout *m_layout;
    QComboBox *m_mode;
    QSpinBox *m_connections;
    QSpinBox *m_active;
    QSpinBox *m_window;
    QComboBox *m_payload;
    QSpinBox *m_size;
    QDoubleSpinBox *m_rate;
    SecondsBox *m_duration;
    QSpinBox *m_messages;
    SecondsBox *m_rampUp;
    SecondsBox *m_warmUp;
    QSpinBox *m_threads;
    QCheckBox *m_verify;
    int m_typedSize; ///< What the size is where the mode doesn't need more.
    bool m_following = false;
    bool m_editable = true;
};

} // namespace ui
