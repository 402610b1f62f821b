#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

namespace ui {

/// The language that the window speaks. The texts lie in the program, Qt's own among them where they were at hand when it
/// was built.
class Translation
{
public:
    struct Language
    {
        QString code; ///< "de"
        QString name; ///< In itself: "Deutsch".
    };

    Translation() = default;
    ~Translation();
    Q_DISABLE_COPY_MOVE(Translation)

    /// Speaks @p language, or what the system does if it is empty; English where that isn't known. Widgets that are there
    /// already keep what they say, so it is called before the first.
    void choose(const QString &language);

    /// What there is, English first.
    static QList<Language> languages();
    static bool isKnown(const QString &language);
    /// What an empty choice means on this machine: a code out of languages().
    static QString ofSystem();

private:
    void clear();
    void install(const QString &file);

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace ui
