#include "tests/support/TestRegistry.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    return TestRegistry::run(QCoreApplication::arguments());
}
