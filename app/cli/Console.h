#pragma once

namespace cli {

/// Makes Windows' console take what is written to it as UTF-8 with escape sequences, until the program ends, and lets bytes pass
/// to files and pipes as they are. Elsewhere that is so anyway. To be called once, before anything is written.
void prepareConsole();

} // namespace cli
