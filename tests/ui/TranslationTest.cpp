#include "Scenes.h"
#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/palette/MenuEntries.h"
#include "ui/preferences/Translation.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QXmlStreamReader>

using ui::Translation;

/// Every text that people see has its translation, and it says the same.
class TranslationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsLanguages();
    void isComplete();
    void saysTheSame_data();
    void saysTheSame();
    void nothingIsMissing();
    void theWindowSpeaksIt();
    void soDoQtsOwnButtons();
};

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList forms; ///< One, or one for each number.
    bool numerus = false;
    bool finished = true;
};

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("can't read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages += {context, {}, {}, xml.attributes().value(QStringLiteral("numerus")) == u"yes", true};
        else if (xml.name() == u"source")
            messages.last().source = xml.readElementText();
        else if (xml.name() == u"translation")
            messages.last().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
        if (xml.name() == u"numerusform" || (xml.name() == u"translation" && !messages.last().numerus))
            messages.last().forms += xml.readElementText();
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return messages;
}

QString germanFile()
{
    return QStringLiteral(WINDSOCK_SOURCE_DIR "/resources/translations/windsock_de.ts");
}

// What is put into a text, each once: a translation may put it elsewhere, or say it twice.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:L?\\d+|L?n)"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found += match.next().captured();
    found.removeDuplicates();
    found.sort();
    return found;
}

qsizetype mnemonics(const QString &text)
{
    return QString(text).remove(QStringLiteral("&&")).count(u'&');
}

} // namespace

void TranslationTest::knowsItsLanguages()
{
    QVERIFY(Translation::isKnown(QStringLiteral("de")));
    QVERIFY(!Translation::isKnown(QStringLiteral("xx")));
    QVERIFY(!Translation::isKnown({}));
    QVERIFY(Translation::isKnown(Translation::ofSystem()));
}

void TranslationTest::isComplete()
{
    const QList<Message> messages = messagesOf(germanFile());
    QVERIFY(messages.size() > 300);
    QStringList wrong;
    for (const Message &message : messages) {
        const bool empty = message.forms.isEmpty() || message.forms.contains(QString());
        if (!message.finished || empty || (message.numerus && message.forms.size() != 2))
            wrong += message.context + QStringLiteral(": ") + message.source;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TranslationTest::saysTheSame_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    int number = 0;
    for (const Message &message : messagesOf(germanFile())) {
        for (const QString &form : message.forms)
            QTest::addRow("%d: %s", ++number, qPrintable(message.source.left(60))) << message.source << form;
    }
}

void TranslationTest::saysTheSame()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QCOMPARE(placeholders(translation), placeholders(source));
    // Texts of HTML have ampersands of another kind.
    if (!source.startsWith(u'<'))
        QCOMPARE(mnemonics(translation), mnemonics(source));
    QCOMPARE(translation.endsWith(u'…'), source.endsWith(u'…'));
    QCOMPARE(translation.endsWith(u':'), source.endsWith(u':'));
    QCOMPARE(translation.endsWith(u'.'), source.endsWith(u'.'));
    QCOMPARE(translation.startsWith(u' '), source.startsWith(u' '));
    QCOMPARE(translation.endsWith(u' '), source.endsWith(u' '));
    QCOMPARE(translation.count(u'<'), source.count(u'<'));
    const bool quotes = translation.count(u'"') > 1; // one alone is meant as the sign
    QVERIFY2(!quotes || source.contains(u'='), "German quotes are „these“");
    static const QRegularExpression englishKeys(QStringLiteral("\\b(Ctrl|Shift)\\+"));
    QVERIFY2(!translation.contains(englishKeys), "the keys are Strg and Umschalt");
}

void TranslationTest::nothingIsMissing()
{
    const QTemporaryDir folder;
    QVERIFY(QFile::copy(germanFile(), folder.filePath(QStringLiteral("windsock_de.ts"))));
    QProcess update;
    update.start(QStringLiteral(WINDSOCK_SOURCE_DIR "/resources/translations/update"), {folder.path()});
    if (!update.waitForStarted())
        QSKIP("a shell is needed to look for texts");
    QVERIFY(update.waitForFinished(60'000));
    QVERIFY2(update.exitCode() == 0, update.readAllStandardError().constData());
    QFile fresh(folder.filePath(QStringLiteral("windsock_de.ts")));
    QFile kept(germanFile());
    QVERIFY(fresh.open(QIODevice::ReadOnly));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY2(fresh.readAll() == kept.readAll(),
             "Texts were added or changed. Run resources/translations/update and translate what is unfinished.");
}

void TranslationTest::theWindowSpeaksIt()
{
    Translation translation;
    translation.choose(QStringLiteral("de"));
    WindowFixture fixture;
    QCOMPARE(WindowFixture::part<QAbstractButton>(fixture.client(), "sendButton")->text(), QStringLiteral("Senden"));
    QCOMPARE(WindowFixture::part<QMenuBar>(&fixture.window(), "mainMenu")->actions().constFirst()->text(),
             QStringLiteral("&Datei"));
    QVERIFY(fixture.window().windowTitle().startsWith(QStringLiteral("Neue Verbindung")));
    translation.choose(QStringLiteral("en"));
    fixture.reopen();
    QCOMPARE(WindowFixture::part<QAbstractButton>(fixture.client(), "sendButton")->text(), QStringLiteral("Send"));
}

void TranslationTest::soDoQtsOwnButtons()
{
    if (!QFile::exists(QStringLiteral(":/windsock/translations/qtbase_de.qm")))
        QSKIP("Qt's translations weren't installed when this was built");
    Translation translation;
    translation.choose(QStringLiteral("de"));
    const QDialogButtonBox box(QDialogButtonBox::Cancel | QDialogButtonBox::Close);
    QCOMPARE(box.button(QDialogButtonBox::Cancel)->text().remove(u'&'), QStringLiteral("Abbrechen"));
    QCOMPARE(box.button(QDialogButtonBox::Close)->text().remove(u'&'), QStringLiteral("Schließen"));
}

WINDSOCK_TEST(TranslationTest)
#include "TranslationTest.moc"
