#pragma once

#include "workbench/profile/SecretStore.h"

#include <memory>

namespace ui {

/// The best place for secrets there is: the desktop's keychain (the Secret Service, KWallet, macOS's, Windows'), where one
/// answers, else @p fallback. Without QtKeychain at build time it is @p fallback. What is found in @p fallback and not in the
/// keychain is still found.
std::shared_ptr<workbench::SecretStore> bestSecretStore(std::shared_ptr<workbench::SecretStore> fallback);

} // namespace ui
