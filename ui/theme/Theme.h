#pragma once

#include <QFont>
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
    /// Makes every text @p zoom percent of the system's size, and what stands in columns of @p monospaceFamily; an empty
    /// one is the system's.
    void setFonts(int zoom, const QString &monospaceFamily = {});
    /// The system's colours may have changed.
    void systemChanged();

    /// "system", "light", "dark": as the settings and the command line have them.
    static QString name(Choice choice);
    static std::optional<Choice> fromName(const QString &name);

private:
    bool wantsDark();
    void setSheet(const QString &sheet);

    QApplication &m_application;
    QFont m_systemFont;
    QString m_monospaceFamily;
    Choice m_choice = Choice::System;
};

} // namespace ui
