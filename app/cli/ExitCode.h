#pragma once

namespace cli {

/// What every subcommand ends with.
enum ExitCode {
    Success = 0,      ///< Closed normally.
    NoConnection = 1, ///< Could not connect or listen; why is on stderr.
    UsageError = 2,
    ClosedAbnormally = 3, ///< Code and reason are on stderr.
};

} // namespace cli
