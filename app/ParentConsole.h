#pragma once

/// Lets a program with a window write to the console that it was started from, which Windows denies it otherwise: to be called
/// before anything is written. What goes to a file or a pipe goes there all the same. Elsewhere there is nothing to be done.
void useParentConsole();
