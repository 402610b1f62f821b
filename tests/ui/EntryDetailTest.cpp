#include "LogEntries.h"
#include "tests/support/TestRegistry.h"

#include "ui/detail/EntryDecoder.h"
#include "ui/detail/EntryDetail.h"
#include "ui/detail/HexView.h"
#include "ui/detail/LongTextEdit.h"
#include "ui/detail/TextView.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace entries;
using ui::EntryDetail;
using ui::TextView;

class EntryDetailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void saysWhatItIsFor();
    void showsTextAsItIs();
    void tellsWhatWasMeasured();
    void opensWithWhatSuitsTheEntry_data();
    void opensWithWhatSuitsTheEntry();
    void keepsTheTabAPersonChose();
    void showsAWindowOfALargeTextAndMoreOnRequest();
    void cutsTheWindowBetweenCharacters();
    void findsKeysAndValues();
    void findsWhatLiesDeepInALargeMessage();
    void copiesValuesPathsAndJson();
    void keepsDecodersPerDirection();
    void showsWhatWasReadBeforeAnError();
    void showsWhatWasUnpackedAsText();
    void selectsInHexWhatIsCurrentInTheTree();
    void ignoresWhatIsLateAndCanBeCancelled();
    void masksSecretsUntilAsked();
    void judgesTheAcceptKey();

private:
    template <typename Widget = QWidget>
    static Widget *part(const EntryDetail &detail, const char *name)
    {
        auto *found = detail.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    static QString text(const EntryDetail &detail) { return part<ui::LongTextEdit>(detail, "detailText")->text(); }
    static QString note(const EntryDetail &detail) { return part<QLabel>(detail, "detailNote")->text(); }
    static QString chain(const EntryDetail &detail) { return part<QToolButton>(detail, "decoderMenu")->text(); }
    static QTreeView *tree(const EntryDetail &detail) { return part<QTreeView>(detail, "prettyTree"); }
    static QString current(const EntryDetail &detail)
    {
        const QModelIndex index = tree(detail)->currentIndex();
        return index.siblingAtColumn(0).data().toString() + u'=' + index.siblingAtColumn(1).data().toString();
    }
    static void trigger(const EntryDetail &detail, const char *action)
    {
        part<QWidget>(detail, "prettyView")->findChild<QAction *>(QLatin1String(action))->trigger();
    }
    static void chooseDecoder(const EntryDetail &detail, const QString &label)
    {
        for (QAction *action : part<QMenu>(detail, "decoderChoices")->actions()) {
            if (action->text() == label)
                return action->trigger();
        }
        qFatal("no such decoder");
    }
    static workbench::HandshakeHeads heads(const char *accept)
    {
        return {"GET / HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: "
                "session=s3cret\r\n\r\n",
                QByteArray("HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: ") + accept + "\r\n\r\n"};
    }
};

void EntryDetailTest::saysWhatItIsFor()
{
    const EntryDetail detail;
    QCOMPARE(detail.form(), EntryDetail::Text);
    QVERIFY(!part<QPlainTextEdit>(detail, "detailText")->placeholderText().isEmpty());
    QCOMPARE(text(detail), QString());
}

void EntryDetailTest::showsTextAsItIs()
{
    EntryDetail detail;
    detail.setEntry(received("{\n  \"a\": 1\n}"));
    QCOMPARE(text(detail), QStringLiteral("{\n  \"a\": 1\n}"));
    QCOMPARE(note(detail), QString());
}

void EntryDetailTest::tellsWhatWasMeasured()
{
    EntryDetail detail;
    const auto title = [&detail] { return part<QLabel>(detail, "detailTitle")->text(); };
    LogEntry message = received(QByteArray(1024, 'x'));
    detail.setEntry(message);
    QVERIFY2(!title().contains(QStringLiteral("on the wire")), qPrintable(title()));
    message.wireSize = 1024;
    detail.setEntry(message);
    QVERIFY2(!title().contains(QStringLiteral("on the wire")), qPrintable(title()));
    message.wireSize = 15;
    detail.setEntry(message);
    QVERIFY2(title().contains(QStringLiteral("1,024 bytes · 15 B on the wire · ")), qPrintable(title()));
    LogEntry pong = make(LogEntry::Kind::Pong, LogEntry::Direction::Received, {});
    pong.roundTripNs = 812'345;
    detail.setEntry(pong);
    QVERIFY2(title().contains(QStringLiteral(" · round trip 0.81 ms · ")), qPrintable(title()));
}

void EntryDetailTest::opensWithWhatSuitsTheEntry_data()
{
    QTest::addColumn<LogEntry>("entry");
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("decoder");
    const auto row = [](const char *name, const LogEntry &entry, EntryDetail::Form form, const char *decoder) {
        QTest::newRow(name) << entry << static_cast<int>(form) << QString::fromUtf8(decoder);
    };
    row("JSON", received("{\"a\":1}"), EntryDetail::Pretty, "Auto: JSON");
    row("text", received("hello"), EntryDetail::Text, "Auto: Text");
    row("bytes", binary(QByteArray::fromHex("fffefd0001ff")), EntryDetail::Hex, "Auto: Bytes");
    row("MessagePack", binary(QByteArray::fromHex("82a7636f6d70616374c3a6736368656d6100")), EntryDetail::Pretty,
        "Auto: MessagePack");
    row("ping", ping(), EntryDetail::Text, nullptr);
    row("note", make(LogEntry::Kind::Note, LogEntry::Direction::None, "{\"a\":1}"), EntryDetail::Text, nullptr);
    row("handshake", make(LogEntry::Kind::Handshake, LogEntry::Direction::Sent, "GET / HTTP/1.1\r\n\r\n"),
        EntryDetail::Handshake, nullptr);
}

void EntryDetailTest::opensWithWhatSuitsTheEntry()
{
    QFETCH(LogEntry, entry);
    QFETCH(int, form);
    QFETCH(QString, decoder);
    EntryDetail detail;
    detail.setEntry(entry);
    QTRY_COMPARE(static_cast<int>(detail.form()), form);
    if (!decoder.isEmpty())
        QTRY_COMPARE(chain(detail), decoder);
}

void EntryDetailTest::keepsTheTabAPersonChose()
{
    EntryDetail detail;
    detail.setEntry(received("{\"a\":1}"));
    QCOMPARE(detail.form(), EntryDetail::Pretty);
    part<QTabBar>(detail, "detailForms")->setCurrentIndex(EntryDetail::Hex);
    QCOMPARE(detail.form(), EntryDetail::Hex);
    detail.setEntry(received("{\"b\":2}"));
    QCOMPARE(detail.form(), EntryDetail::Hex);
    detail.setEntry(make(LogEntry::Kind::Note, LogEntry::Direction::None, {})); // has no bytes
    QCOMPARE(detail.form(), EntryDetail::Text);
    detail.setEntry(binary("abc"));
    QCOMPARE(detail.form(), EntryDetail::Hex);
}

void EntryDetailTest::showsAWindowOfALargeTextAndMoreOnRequest()
{
    EntryDetail detail;
    detail.setEntry(received(QByteArray("0123456789abcdef\n").repeated(1'000'000)));
    QCOMPARE(text(detail).size(), TextView::windowBytes);
    QCOMPARE(note(detail), QStringLiteral("Only the first 65,536 of 17,000,000 bytes are shown."));
    auto *more = part<QAbstractButton>(detail, "detailMore");
    QVERIFY(!more->isHidden());
    more->click();
    QCOMPARE(text(detail).size(), 8 * TextView::windowBytes);
    detail.setEntry(received("small"));
    QCOMPARE(note(detail), QString());
    QVERIFY(more->isHidden());
}

void EntryDetailTest::cutsTheWindowBetweenCharacters()
{
    EntryDetail detail;
    detail.setEntry(received('a' + QByteArray("ü\n").repeated(50'000)));
    QVERIFY(!text(detail).contains(QChar::ReplacementCharacter));
}

void EntryDetailTest::findsKeysAndValues()
{
    EntryDetail detail;
    detail.show();
    detail.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&detail));
    detail.setEntry(received(R"({"name":"Ada","list":[{"NAME":"Bob"},{"x":"renamed"}],"other":1})"));
    part<QLineEdit>(detail, "prettySearch")->setText(QStringLiteral("name"));
    auto *count = part<QLabel>(detail, "prettyCount");
    QTRY_VERIFY(count->text().endsWith(QLatin1Char('3')));
    tree(detail)->setFocus();
    QTest::keyClick(tree(detail), Qt::Key_F3);
    const QString first = current(detail);
    QTest::keyClick(tree(detail), Qt::Key_F3);
    QTest::keyClick(tree(detail), Qt::Key_F3);
    QStringList found{first, current(detail)};
    QTest::keyClick(tree(detail), Qt::Key_F3, Qt::ShiftModifier);
    found += current(detail);
    found.sort();
    QCOMPARE(found, QStringList({QStringLiteral("NAME=\"Bob\""), QStringLiteral("name=\"Ada\""),
                                 QStringLiteral("x=\"renamed\"")}));
    part<QLineEdit>(detail, "prettySearch")->setText(QStringLiteral("nowhere"));
    QTRY_COMPARE(count->text(), QStringLiteral("None"));
}

void EntryDetailTest::findsWhatLiesDeepInALargeMessage()
{
    QByteArray json = "{\"items\":[";
    for (int i = 0; i < 100'000; ++i)
        json += "{\"n\":" + QByteArray::number(i) + "},";
    json += "{\"needle\":true}]}";
    EntryDetail detail;
    detail.show();
    detail.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&detail));
    detail.setEntry(received(json));
    QTRY_COMPARE(tree(detail)->model()->rowCount(), 1);
    part<QLineEdit>(detail, "prettySearch")->setText(QStringLiteral("needle"));
    QTRY_VERIFY(part<QToolButton>(detail, "prettyNext")->isEnabled());
    part<QToolButton>(detail, "prettyNext")->click();
    QCOMPARE(current(detail), QStringLiteral("needle=true"));
    trigger(detail, "copyPath");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("$.items[100000].needle"));
}

void EntryDetailTest::copiesValuesPathsAndJson()
{
    EntryDetail detail;
    detail.show();
    detail.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&detail));
    detail.setEntry(received(R"({"a":{"odd key":["x\ny",1.50]}})"));
    const QAbstractItemModel *model = tree(detail)->model();
    const QModelIndex list = model->index(0, 0, model->index(0, 0));
    tree(detail)->setCurrentIndex(model->index(0, 0, list));
    QCOMPARE(part<QPlainTextEdit>(detail, "prettyValue")->toPlainText(), QStringLiteral("x\ny"));
    QVERIFY(part<QPlainTextEdit>(detail, "prettyValue")->isVisible());
    tree(detail)->setFocus();
    QTest::keyClick(tree(detail), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("x\ny"));
    QTest::keyClick(tree(detail), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("$.a['odd key'][0]"));
    tree(detail)->setCurrentIndex(list);
    QTest::keyClick(tree(detail), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("[\n  \"x\\ny\",\n  1.50\n]"));
}

void EntryDetailTest::keepsDecodersPerDirection()
{
    EntryDetail detail;
    detail.setEntry(received("{\"a\":1}"));
    chooseDecoder(detail, QStringLiteral("Text"));
    QCOMPARE(chain(detail), QStringLiteral("Chosen: Text"));
    detail.setEntry(sent("{\"a\":1}"));
    QCOMPARE(chain(detail), QStringLiteral("Auto: JSON"));
    detail.setEntry(received("{\"b\":1}"));
    QCOMPARE(chain(detail), QStringLiteral("Chosen: Text"));
    chooseDecoder(detail, QStringLiteral("Automatic"));
    QCOMPARE(chain(detail), QStringLiteral("Auto: JSON"));
    chooseDecoder(detail, QStringLiteral("First: Base64"));
    detail.setEntry(received("eyJiIjoxfQ=="));
    QTRY_COMPARE(chain(detail), QStringLiteral("Chosen: Base64 → JSON"));
    QCOMPARE(tree(detail)->model()->rowCount(), 1);
}

void EntryDetailTest::showsWhatWasReadBeforeAnError()
{
    EntryDetail detail;
    detail.setEntry(received(R"({"good": 1, "bad": tru})"));
    QCOMPARE(detail.form(), EntryDetail::Pretty);
    const auto *problem = part<QLabel>(detail, "prettyProblem");
    QVERIFY(!problem->isHidden());
    QVERIFY2(problem->text().contains(QLatin1String("byte 19")), qPrintable(problem->text()));
    QCOMPARE(tree(detail)->model()->index(0, 0).data().toString(), QStringLiteral("good"));
    detail.setEntry(received(R"({"good": 1})"));
    QVERIFY(problem->isHidden());
}

void EntryDetailTest::showsWhatWasUnpackedAsText()
{
    EntryDetail detail;
    // gzip of {"unpacked":true}
    detail.setEntry(binary(QByteArray::fromBase64("H4sIAAAAAAAC/6tWKs0rSEzOTk1RsiopKk2tBQAN6BcFEQAAAA==")));
    QTRY_COMPARE(chain(detail), QStringLiteral("Auto: gunzip → JSON"));
    QCOMPARE(text(detail), QStringLiteral("{\"unpacked\":true}"));
    QVERIFY(note(detail).contains(QLatin1String("unpacked")));
    QCOMPARE(part<ui::HexView>(detail, "hexView")->bytes().first(2), QByteArray::fromHex("1f8b")); // as on the wire
}

void EntryDetailTest::selectsInHexWhatIsCurrentInTheTree()
{
    EntryDetail detail;
    detail.setEntry(received(R"({"a": "xyz"})"));
    tree(detail)->setCurrentIndex(tree(detail)->model()->index(0, 0));
    const auto *hex = part<ui::HexView>(detail, "hexView");
    QCOMPARE(hex->selectionBegin(), 6);
    QCOMPARE(hex->selectionSize(), 5);
}

void EntryDetailTest::ignoresWhatIsLateAndCanBeCancelled()
{
    EntryDetail detail;
    detail.setEntry(received('[' + QByteArray("1,").repeated(2'000'000) + "1]"));
    detail.setEntry(received("{\"last\":1}"));
    QCOMPARE(tree(detail)->model()->rowCount(), 1);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(tree(detail)->model()->index(0, 0).data().toString(), QStringLiteral("last"));

    ui::EntryDecoder decoder;
    int told = 0;
    connect(&decoder, &ui::EntryDecoder::decoded, this, [&told] { ++told; });
    decoder.decode('[' + QByteArray("1,").repeated(500'000) + "1]", {}, {});
    QVERIFY(decoder.isBusy());
    decoder.cancel();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(told, 0);
}

void EntryDetailTest::masksSecretsUntilAsked()
{
    EntryDetail detail;
    detail.setEntry(received("hello"), heads("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    part<QTabBar>(detail, "detailForms")->setCurrentIndex(EntryDetail::Handshake);
    const auto *raw = part<QPlainTextEdit>(detail, "handshakeText");
    QVERIFY(!raw->toPlainText().contains(QLatin1String("s3cret")));
    QVERIFY(raw->toPlainText().contains(QLatin1String("Cookie:")));
    part<QAbstractButton>(detail, "handshakeSecrets")->click();
    QVERIFY(raw->toPlainText().contains(QLatin1String("session=s3cret")));
}

void EntryDetailTest::judgesTheAcceptKey()
{
    EntryDetail detail;
    const auto meaning = [&detail] {
        const QAbstractItemModel *model = part<QAbstractItemView>(detail, "handshakeTable")->model();
        return model->index(model->rowCount() - 1, 3).data().toString();
    };
    detail.setEntry(received("x"), heads("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QVERIFY2(meaning().contains(QLatin1String("Right")), qPrintable(meaning()));
    detail.setEntry(received("x"), heads("AAAALMBiTxaQ9kYGzzhZRbK+xOo="));
    QVERIFY2(meaning().contains(QLatin1String("Wrong")), qPrintable(meaning()));
}

WINDSOCK_TEST(EntryDetailTest)
#include "EntryDetailTest.moc"
