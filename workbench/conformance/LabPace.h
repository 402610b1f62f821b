#pragma once

#include <chrono>

namespace workbench::conformance {

/// How long a run will still take, by what its cases have taken so far; quick and slow ones apart, since they have nothing in
/// common. Without a clock: who uses it says what time has passed.
class LabPace
{
public:
    LabPace() = default;
    LabPace(int quick, int slow)
        : m_quick{quick, 0, {}}
        , m_slow{slow, 0, {}}
    {
    }

    /// A case is over, @p sinceLast after the one before it.
    void take(bool slow, std::chrono::milliseconds sinceLast);
    int asked() const { return m_quick.asked + m_slow.asked; }
    int total() const { return m_quick.total + m_slow.total; }
    /// -1: too few cases are over for a guess.
    std::chrono::milliseconds left() const;

private:
    struct Kind
    {
        int total = 0;
        int asked = 0;
        std::chrono::milliseconds taken{0};

        int missing() const { return total > asked ? total - asked : 0; }
    };

    Kind m_quick;
    Kind m_slow;
};

} // namespace workbench::conformance
