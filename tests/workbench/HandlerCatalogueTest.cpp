#include "workbench/handlers/HandlerCatalogue.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

class HandlerCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesWhatItNames();
    void saysWhatThereIsNot_data();
    void saysWhatThereIsNot();
};

void HandlerCatalogueTest::makesWhatItNames()
{
    QVERIFY(serverHandlerNames().contains(QStringLiteral("echo")));
    QVERIFY(serverHandlerNames().contains(QStringLiteral("broadcast")));
    for (const QString &name : serverHandlerNames()) {
        const HandlerChoice choice = serverHandler(name, {});
        QCOMPARE(choice.error, QString());
        QVERIFY(choice.factory);
        QVERIFY(choice.factory() != nullptr);
    }
}

void HandlerCatalogueTest::saysWhatThereIsNot_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", "Echo", "print", "no-such-thing"})
        QTest::newRow(*name == '\0' ? "nothing" : name) << QString::fromLatin1(name);
}

void HandlerCatalogueTest::saysWhatThereIsNot()
{
    QFETCH(QString, name);
    const HandlerChoice choice = serverHandler(name, {});
    QVERIFY(!choice.factory);
    QVERIFY2(choice.error.contains(u'"' + name + u'"'), qPrintable(choice.error));
    QVERIFY2(choice.error.contains(u"echo"), qPrintable(choice.error)); // and what there is
}

WINDSOCK_TEST(HandlerCatalogueTest)
#include "HandlerCatalogueTest.moc"
