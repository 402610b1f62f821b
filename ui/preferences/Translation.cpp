#include "ui/preferences/Translation.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

// Q_INIT_RESOURCE must stand outside of any namespace; a static library's resources are drawn in by nothing else.
static void initTranslations()
{
    Q_INIT_RESOURCE(windsock_translations);
}

namespace ui {

Translation::~Translation()
{
    clear();
}

void Translation::choose(const QString &language)
{
    clear();
    const QString chosen = isKnown(language) ? language : ofSystem();
    initTranslations();
    install(QStringLiteral("qtbase_") + chosen);
    install(QStringLiteral("windsock_") + chosen);
}

QList<Translation::Language> Translation::languages()
{
    return {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("de"), QStringLiteral("Deutsch")}};
}

bool Translation::isKnown(const QString &language)
{
    const QList<Language> known = languages();
    return std::any_of(known.begin(), known.end(), [&](const Language &one) { return one.code == language; });
}

QString Translation::ofSystem()
{
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        if (const QString language = wanted.section(u'-', 0, 0); isKnown(language))
            return language;
    }
    return languages().constFirst().code;
}

void Translation::clear()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

void Translation::install(const QString &file)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral(":/windsock/translations/%1.qm").arg(file)))
        return; // English needs none, and Qt's may not have been at hand
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace ui
