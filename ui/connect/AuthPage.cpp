#include "ui/connect/AuthPage.h"

#include "ui/Named.h"
#include "ui/connect/SecretEdit.h"
#include "ui/server/OptionRows.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

namespace ui {

using workbench::AuthSettings;

AuthPage::AuthPage(QWidget *parent)
    : FormPage(parent)
    , m_kind(named(new QComboBox(content()), QStringLiteral("authKind"), tr("How to authenticate")))
    , m_forms(new QStackedWidget(content()))
    , m_user(named(new QLineEdit, QStringLiteral("authUser"), tr("User name")))
    , m_password(new SecretEdit(QStringLiteral("authPassword"), tr("Password")))
    , m_token(new SecretEdit(QStringLiteral("authToken"), tr("Bearer token")))
    , m_keyName(named(new QLineEdit, QStringLiteral("authKeyName"), tr("Name of the API key")))
    , m_keyValue(new SecretEdit(QStringLiteral("authKeyValue"), tr("API key")))
    , m_keyPlace(named(new QComboBox, QStringLiteral("authKeyPlace"), tr("Where the API key goes")))
{
    m_kind->addItems({tr("None"), tr("Basic (user name and password)"), tr("Bearer token"), tr("API key")});
    m_keyPlace->addItems({tr("In a header"), tr("In the query of the URL")});
    m_keyName->setPlaceholderText(QStringLiteral("X-API-Key"));
    auto *kind = addRow(tr("Kind"));
    addTo(kind, {}, m_kind);
    addForms();
    rows()->addWidget(m_forms, rows()->rowCount(), 0, 1, 2);
    connect(m_kind, &QComboBox::currentIndexChanged, m_forms, &QStackedWidget::setCurrentIndex);
    listen();
}

void AuthPage::addForms()
{
    const auto form = [this] {
        auto *page = new QWidget(m_forms);
        auto *fields = new OptionRows(page);
        m_forms->addWidget(page);
        return fields;
    };
    form()->add({},
                makeNote(tr("No credentials are sent, unless the URL has some or there is an Authorization header.")));
    OptionRows *basic = form();
    basic->add(tr("User name"), m_user);
    basic->add(tr("Password"), m_password);
    OptionRows *bearer = form();
    bearer->add(tr("Token"), m_token);
    bearer->add({}, makeNote(tr("It is sent as “Authorization: Bearer …”.")));
    OptionRows *key = form();
    key->add(tr("Name"), m_keyName);
    key->add(tr("Key"), m_keyValue);
    auto *place = new QHBoxLayout;
    place->addWidget(m_keyPlace);
    place->addStretch(1);
    key->add(tr("Goes"), place);
    for (OptionRows *fields : {basic, bearer, key})
        fields->setRowStretch(fields->rowCount(), 1);
}

void AuthPage::listen()
{
    for (const QLineEdit *field : {m_user, m_keyName})
        connect(field, &QLineEdit::textChanged, this, &AuthPage::change);
    for (const SecretEdit *field : {m_password, m_token, m_keyValue})
        connect(field, &SecretEdit::textChanged, this, &AuthPage::change);
    for (const QComboBox *field : {m_kind, m_keyPlace})
        connect(field, &QComboBox::currentIndexChanged, this, &AuthPage::change);
}

QString AuthPage::title() const
{
    return tr("Auth");
}

OptionPage::Badge AuthPage::badge() const
{
    if (m_kind->currentIndex() == 0)
        return {{}, tr("No authentication.")};
    return {dot(), tr("Authentication: %1.").arg(m_kind->currentText())};
}

AuthSettings AuthPage::value() const
{
    AuthSettings auth;
    auth.kind = static_cast<AuthSettings::Kind>(m_kind->currentIndex());
    auth.userName = m_user->text();
    auth.password = m_password->text();
    auth.token = m_token->text();
    auth.keyName = m_keyName->text();
    auth.keyValue = m_keyValue->text();
    auth.keyPlace = static_cast<AuthSettings::KeyPlace>(m_keyPlace->currentIndex());
    return auth;
}

void AuthPage::setSettings(const workbench::ConnectionSettings &settings)
{
    const AuthSettings &auth = settings.auth;
    if (auth == value())
        return;
    m_showing = true;
    m_kind->setCurrentIndex(static_cast<int>(auth.kind));
    m_user->setText(auth.userName);
    m_password->setText(auth.password);
    m_token->setText(auth.token);
    m_keyName->setText(auth.keyName);
    m_keyValue->setText(auth.keyValue);
    m_keyPlace->setCurrentIndex(static_cast<int>(auth.keyPlace));
    m_showing = false;
}

void AuthPage::applyTo(workbench::ConnectionSettings &settings) const
{
    settings.auth = value();
}

} // namespace ui
