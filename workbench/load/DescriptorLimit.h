#pragma once

#include <QtGlobal>

namespace workbench {

/// Takes as many file descriptors as this process may have without asking an administrator: the soft limit becomes the hard
/// one (POSIX setrlimit). A server needs one for each peer, and most systems start programs with 1024 or 256. Gives what
/// it may have then; does nothing where that fails, and gives a number beyond any need where sockets aren't counted
/// (Windows).
qint64 raiseDescriptorLimit();

} // namespace workbench
