#pragma once

namespace cli {

/// Takes as many file descriptors as this process may have without asking an administrator: the soft limit becomes the hard
/// one (POSIX setrlimit). A server needs one for each peer, and most systems start programs with 1024 or 256. Does nothing
/// where that fails, or where sockets aren't counted (Windows).
void raiseDescriptorLimit();

} // namespace cli
