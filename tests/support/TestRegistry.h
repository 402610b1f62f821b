#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

/// The test classes of one executable, so that ctest can run each in a process of its own.
class TestRegistry
{
public:
    using Factory = std::unique_ptr<QObject> (*)();

    /// Called through WINDSOCK_TEST.
    static bool add(const char *className, Factory factory);

    /// Runs the class named by the first argument (behind the program's name), or all of them if none is
    /// named; further arguments go to Qt Test. The result is the number of failures, or 2 for an unknown
    /// class.
    static int run(QStringList arguments);
};

/// Registers a test class: goes at the end of its file.
#define WINDSOCK_TEST(Class)                                                                                           \
    [[maybe_unused]] static const bool registered##Class =                                                             \
        TestRegistry::add(#Class, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
