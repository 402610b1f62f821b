#pragma once

#include <QString>

#include <optional>

class QApplication;

namespace ui {

/// How the application looks: Fusion with our palette and style sheet, light, dark, or as the system is.
class Theme
{
public:
    enum class Choice { System, Light, Dark };

    /// Sets the style. Nothing is coloured until choose().
    explicit Theme(QApplication &application);

    void choose(Choice choice);
    Choice choice() const { return m_choice; }
    /// The system's colours may have changed.
    void systemChanged();

    /// "system", "light", "dark": as the settings and the command line have them.
    static QString name(Choice choice);
    static std::optional<Choice> fromName(const QString &name);

private:
    bool wantsDark();

    QApplication &m_application;
    Choice m_choice = Choice::System;
};

} // namespace ui
