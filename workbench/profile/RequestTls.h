#pragma once

#include "workbench/profile/ConnectionSettings.h"

#include "wslib/net/ClientRequest.h"
#include "wslib/net/Loaded.h"

namespace workbench {

/// TLS as @p settings want it; reads their files, so not for the thread of a window. A sentence if a field or a file is
/// wrong. `~/` at the start of a path is the home folder.
wslib::Loaded<wslib::TlsOptions> requestTls(const TlsSettings &settings);

/// Whether the client certificate in the file @p path is PKCS#12, which holds its key: by its name (.p12, .pfx), or since
/// it isn't PEM. False if it can't be read.
bool isPkcs12(const QString &path);

} // namespace workbench
