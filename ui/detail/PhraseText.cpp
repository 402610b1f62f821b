#include "ui/detail/PhraseText.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

QString said(const workbench::Phrase &phrase)
{
    return phrase.isEmpty() ? QString() : phrase.fill(QCoreApplication::translate("workbench", phrase.text));
}

QString said(const workbench::DecodeError &error)
{
    const QString what = said(error.what);
    if (error.offset < 0)
        return what;
    return QCoreApplication::translate("ui::PrettyView", "%1 (At byte %2.)")
        .arg(what, QLocale().toString(error.offset));
}

} // namespace ui
