#pragma once

#include "workbench/profile/Environment.h"
#include "workbench/profile/Profile.h"

#include <QMap>

#include <functional>

namespace workbench {

/// What must not stand in a file that is shared, by its place: "auth.password", "header.authorization".
using Secrets = QMap<QString, QString>;

/// Whether a header, cookie or parameter of that name usually holds a secret: Authorization, X-Api-Key, access_token.
bool isSecretName(const QString &name);

/// @p profile with each of its secrets, and a text in the place of which `replacement(key, value)` gives. Secret are: what
/// AuthSettings, TlsSettings and ProxySettings call so, the password in a URL, and values of headers, cookies and parameters
/// with well-known names. A value that has nothing in it but `{{variables}}` tells nothing and is none.
Profile replaceSecrets(Profile profile,
                       const std::function<QString(const QString &key, const QString &value)> &replacement);

/// @p profile with a placeholder, `{{secret:key}}`, for each of its secrets, which go to @p secrets.
/// Where one stood that is @p missing on this computer, and nothing was typed since, its placeholder stands again: others have it.
Profile withoutSecrets(const Profile &profile, Secrets &secrets, const QStringList &missing = {});

/// @p profile with what @p secrets has for its placeholders, and nothing for those it hasn't; these keys go to @p missing.
Profile withSecrets(Profile profile, const Secrets &secrets, QStringList *missing = nullptr);

/// Likewise: a secret variable has no value left.
Environment withoutSecrets(const Environment &environment, Secrets &secrets);
Environment withSecrets(Environment environment, const Secrets &secrets, QStringList *missing = nullptr);

} // namespace workbench
