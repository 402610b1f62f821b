#pragma once

#include "ui/preferences/Preferences.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QVBoxLayout;

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
    /// A group of settings under a heading: where more of them go.
    QFormLayout *addSection(const QString &title);
    void addAppearance();
    void addLanguage();
    void addButtons();
    void take();
    void fillIn();

    Preferences m_preferences;
    bool m_filling = false;
    QVBoxLayout *m_sections;
    QComboBox *m_theme;
    QSpinBox *m_zoom;
    QComboBox *m_monospace;
    QLabel *m_sample;
    QComboBox *m_language;
};

} // namespace ui
