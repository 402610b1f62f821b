#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <cstdio>
#include <map>

namespace {

// A function's static, because the classes add themselves before main().
std::map<QString, TestRegistry::Factory> &factories()
{
    static std::map<QString, TestRegistry::Factory> all;
    return all;
}

} // namespace

bool TestRegistry::add(const char *className, Factory factory)
{
    return factories().emplace(QLatin1String(className), factory).second;
}

int TestRegistry::run(QStringList arguments)
{
    if (arguments.size() > 1 && !arguments.at(1).startsWith(u'-')) {
        const auto found = factories().find(arguments.takeAt(1));
        if (found != factories().end())
            return QTest::qExec(found->second().get(), arguments);
        std::fputs("No such test class. There are:\n", stderr);
        for (const auto &[name, factory] : factories())
            std::fprintf(stderr, "  %s\n", qPrintable(name));
        return 2;
    }
    int failures = 0;
    for (const auto &[name, factory] : factories())
        failures += QTest::qExec(factory().get(), arguments);
    return failures;
}
