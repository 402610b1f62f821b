#include "tests/support/TestRegistry.h"

#include "ui/detail/HexPane.h"
#include "ui/detail/HexView.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QtTest>

using ui::HexPane;
using ui::HexView;

class HexViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void selectsWithTheMouseInEitherColumn();
    void showsTheSelectionInBothColumns();
    void movesWithTheKeyboard();
    void copiesInEveryForm();
    void goesToAnOffset();
    void saysWhatTheBytesAreAsNumbers();
    void takesAHundredMegabytes();

private:
    QString place() const { return m_pane->findChild<QLabel *>(QStringLiteral("hexPlace"))->text(); }
    QColor pixel(QPoint point) const
    {
        const QPixmap drawn = m_view->viewport()->grab();
        return drawn.toImage().pixelColor(point * drawn.devicePixelRatio());
    }

    std::unique_ptr<HexPane> m_pane;
    HexView *m_view = nullptr;
};

void HexViewTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_pane = std::make_unique<HexPane>();
    m_view = m_pane->view();
    m_pane->resize(900, 400);
    m_pane->show();
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    m_pane->setBytes(bytes);
}

void HexViewTest::selectsWithTheMouseInEitherColumn()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->hexRect(0x25).center());
    QCOMPARE(m_view->cursor(), 0x25);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, m_view->asciiRect(0x31).center());
    QCOMPARE(m_view->selectionBegin(), 0x25);
    QCOMPARE(m_view->selectionSize(), 0x31 - 0x25 + 1);
    QCOMPARE(place(), QStringLiteral("Offset 37 (0x25), 13 selected"));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, m_view->asciiRect(0x47).center());
    QCOMPARE(m_view->selectionBegin(), 0x40);
    QCOMPARE(m_view->selectionSize(), 16);
}

void HexViewTest::showsTheSelectionInBothColumns()
{
    const auto corner = [](const QRect &rect) { return rect.bottomLeft() - QPoint(-1, 2); };
    const QColor hexBefore = pixel(corner(m_view->hexRect(0x53)));
    const QColor asciiBefore = pixel(corner(m_view->asciiRect(0x53)));
    m_view->select(0x52, 4);
    QVERIFY(pixel(corner(m_view->hexRect(0x53))) != hexBefore);
    QVERIFY(pixel(corner(m_view->asciiRect(0x53))) != asciiBefore);
    QCOMPARE(pixel(corner(m_view->hexRect(0x57))), hexBefore);
}

void HexViewTest::movesWithTheKeyboard()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Down);
    QTest::keyClick(m_view, Qt::Key_Right);
    QCOMPARE(m_view->cursor(), 17);
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_view->selectionSize(), 17);
    QTest::keyClick(m_view, Qt::Key_End);
    QCOMPARE(m_view->cursor(), 47);
    QTest::keyClick(m_view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_view->cursor(), 255);
    QTest::keyClick(m_view, Qt::Key_Right); // the end stays the end
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(m_view->cursor(), 255);
    QTest::keyClick(m_view, Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_view->selectionSize(), 256);
    m_pane->setBytes({}); // nothing to move in
    QTest::keyClick(m_view, Qt::Key_Down);
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectionSize(), 0);
}

void HexViewTest::copiesInEveryForm()
{
    m_view->select(0x41, 3);
    const auto copied = [this](HexView::CopyAs form) {
        m_view->copy(form);
        return QApplication::clipboard()->text();
    };
    QCOMPARE(copied(HexView::CopyAs::Hex), QStringLiteral("41 42 43"));
    QCOMPARE(copied(HexView::CopyAs::Text), QStringLiteral("ABC"));
    QCOMPARE(copied(HexView::CopyAs::Base64), QStringLiteral("QUJD"));
    QCOMPARE(copied(HexView::CopyAs::CArray),
             QStringLiteral("static const unsigned char data[3] = {\n    0x41, 0x42, 0x43\n};\n"));
    m_view->select(0x30, 2);
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("30 31"));
}

void HexViewTest::goesToAnOffset()
{
    auto *field = m_pane->findChild<QLineEdit *>(QStringLiteral("hexOffset"));
    field->setText(QStringLiteral("0xF0"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_view->cursor(), 0xF0);
    field->setText(QStringLiteral("99"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_view->cursor(), 99);
    field->setText(QStringLiteral("256"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_view->cursor(), 99);
    QVERIFY(field->property("problem").toBool());
}

void HexViewTest::saysWhatTheBytesAreAsNumbers()
{
    const QByteArray bytes = QByteArray::fromHex("fe ff 00 00 00 00 00 80");
    const QString little = HexPane::numbersAt(bytes, 0, true);
    QVERIFY2(little.startsWith(QStringLiteral("u8 254 · i8 -2 · u16 65534 · i16 -2 · u32 65534")), qPrintable(little));
    QVERIFY(little.contains(QStringLiteral("u64 9223372036854841342")));
    QVERIFY(HexPane::numbersAt(bytes, 0, false).contains(QStringLiteral("u16 65279")));
    QVERIFY(HexPane::numbersAt(QByteArray::fromHex("3fc00000"), 0, false).contains(QStringLiteral("f32 1.5")));
    QCOMPARE(HexPane::numbersAt(bytes, 7, true), QStringLiteral("u8 128 · i8 -128"));
    QCOMPARE(HexPane::numbersAt({}, 0, true), QString());
}

void HexViewTest::takesAHundredMegabytes()
{
    const QByteArray bytes(100'000'000, 'x');
    QElapsedTimer timer;
    timer.start();
    m_pane->setBytes(bytes);
    m_view->goTo(99'999'999);
    m_view->viewport()->grab();
    qInfo("100 MB opened, its end drawn, in %lld ms", timer.elapsed());
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QVERIFY(m_view->viewport()->rect().contains(m_view->hexRect(99'999'999)));
}

WINDSOCK_TEST(HexViewTest)
#include "HexViewTest.moc"
