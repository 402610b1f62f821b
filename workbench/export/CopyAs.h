#pragma once

#include "workbench/profile/Environment.h"
#include "workbench/profile/Profile.h"

#include <QStringList>

namespace workbench {

/// A profile's connection as a command line or a program that makes the same handshake elsewhere.
namespace CopyAs {

enum class Target { Websocat, Wscat, Curl, Browser, Node, Tornado, PythonWebsockets, Wslib };

constexpr Target targets[] = {Target::Websocat,         Target::Wscat, Target::Curl,
                              Target::Browser,          Target::Node,  Target::Tornado,
                              Target::PythonWebsockets, Target::Wslib};

struct Options
{
    /// Whether secrets are in it; else YOUR_PASSWORD and the like stand for them, and a note says so.
    bool withSecrets = false;
    /// What `{{variables}}` stand for; nothing: they stay.
    const Environment *environment = nullptr;
};

struct Copy
{
    QString text;
    QStringList notes; ///< What the other tool can't do, or what is to be filled in; a sentence each.
};

/// Commands are for a POSIX shell. A draft of a text message, if there is one, is sent by the programs when they are connected.
Copy make(const Profile &profile, Target target, const Options &options = {});

} // namespace CopyAs

} // namespace workbench
