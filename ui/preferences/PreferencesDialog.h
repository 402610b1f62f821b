#pragma once

#include "ui/preferences/Preferences.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace ui {

/// Where preferences are set. What is changed holds at once; there is nothing to accept.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesDialog(const Preferences &preferences, QWidget *parent = nullptr);

    /// They were changed elsewhere, such as in the menu; nothing is emitted.
    void setPreferences(const Preferences &preferences);

Q_SIGNALS:
    void changed(const ui::Preferences &preferences);

private:
    /// A heading in the form; its settings follow. Where more of them go.
    void addSection(const QString &title);
    void addSetting(const QString &label, QWidget *field);
    void addAppearance();
    void addLanguage();
    void addLogs();
    QWidget *makeButtons();
    void take();
    void fillIn();

    Preferences m_preferences;
    bool m_filling = false;
    QFormLayout *m_form;
    QComboBox *m_theme;
    QSpinBox *m_zoom;
    QComboBox *m_monospace;
    QLabel *m_sample;
    QComboBox *m_language;
    QSpinBox *m_logMemory;
    QSpinBox *m_logDisk;
};

} // namespace ui
