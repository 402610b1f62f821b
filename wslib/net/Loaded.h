#pragma once

#include <QString>

#include <optional>

namespace wslib {

/// A value that was loaded or made, or a sentence on why there is none.
template <typename Value>
struct Loaded
{
    std::optional<Value> value;
    QString error;
};

} // namespace wslib
