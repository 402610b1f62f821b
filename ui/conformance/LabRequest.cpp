#include "ui/conformance/LabRequest.h"

#include "ui/conformance/LabForm.h"
#include "wslib/net/WebSocketUrl.h"

#include <QSettings>

namespace ui {

using namespace workbench::conformance;

namespace {

const QString withoutKey = QStringLiteral("conformance/without");
const QString slowKey = QStringLiteral("conformance/slow");
const QString securityKey = QStringLiteral("conformance/security");

} // namespace

std::variant<LabOptions, QString> LabRequest::of(const LabForm &form, const QList<Case> &cases)
{
    LabOptions options;
    options.side = form.side();
    options.cases = cases;
    if (cases.isEmpty())
        return tr("There is nothing to ask: check at least one category.");
    if (options.side == Side::Server) {
        const auto parsed = wslib::WebSocketUrl::fromUserInput(form.url());
        if (!parsed.url)
            return parsed.error;
        options.url = QUrl::fromEncoded(parsed.url->toString().toUtf8());
        options.tls.verifyPeer = form.verifiesPeer();
        return options;
    }
    options.address = QHostAddress(form.address() == u"localhost" ? QStringLiteral("127.0.0.1") : form.address());
    options.port = form.port();
    if (options.address.isNull())
        return tr("\"%1\" is no address to listen on: write 127.0.0.1 for this machine only, or 0.0.0.0 for everybody.")
            .arg(form.address());
    return options;
}

QString LabRequest::host(const LabForm &form)
{
    if (form.side() == Side::Client)
        return form.address();
    const auto parsed = wslib::WebSocketUrl::fromUserInput(form.url());
    return parsed.url ? parsed.url->host() : QString();
}

CaseMatrix::Choice LabRequest::loadChoice(const QSettings &settings)
{
    CaseMatrix::Choice choice;
    const QStringList without = settings.value(withoutKey).toStringList();
    for (int i = 0; i < categoryCount; ++i) {
        if (without.contains(QLatin1String(categoryWord(static_cast<Category>(i)))))
            choice.without.insert(static_cast<Category>(i));
    }
    choice.slow = settings.value(slowKey).toBool();
    choice.security = settings.value(securityKey).toBool();
    return choice;
}

void LabRequest::saveChoice(QSettings &settings, const CaseMatrix::Choice &choice)
{
    QStringList without;
    for (const Category category : choice.without)
        without += QString::fromLatin1(categoryWord(category));
    without.sort();
    settings.setValue(withoutKey, without);
    settings.setValue(slowKey, choice.slow);
    settings.setValue(securityKey, choice.security);
}

} // namespace ui
