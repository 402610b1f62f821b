#include "BrowserPage.h"

#include "Browser.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace {

// As a literal of JavaScript.
QString quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

QString element(const QString &id)
{
    return QStringLiteral("document.getElementById(%1)").arg(quoted(id));
}

} // namespace

BrowserPage::BrowserPage(Browser &browser, const QString &target, const QString &session)
    : m_browser(browser)
    , m_target(target)
    , m_session(session)
{
}

BrowserPage::~BrowserPage()
{
    close();
}

QJsonValue BrowserPage::evaluate(const QString &expression)
{
    const QJsonObject answer = m_browser.call(QStringLiteral("Runtime.evaluate"),
                                              {{QStringLiteral("expression"), expression},
                                               {QStringLiteral("awaitPromise"), true},
                                               {QStringLiteral("returnByValue"), true}},
                                              m_session);
    if (answer.contains(QStringLiteral("exceptionDetails")) || answer.contains(QStringLiteral("error")))
        return QStringLiteral("threw: ") + QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact));
    return answer[QStringLiteral("result")].toObject()[QStringLiteral("value")];
}

bool BrowserPage::waitFor(const QString &expression)
{
    QElapsedTimer timer;
    timer.start();
    QJsonValue value;
    while (timer.elapsed() < 20'000) {
        value = evaluate(QStringLiteral("Boolean(%1)").arg(expression)); // a round trip, in which events are handled
        if (value == QJsonValue(true))
            return true;
    }
    qWarning("never true: %s (%s); the page: %s", qPrintable(expression), qPrintable(value.toString()),
             qPrintable(evaluate(QStringLiteral("document.body.innerText")).toString()));
    return false;
}

QString BrowserPage::textOf(const QString &id)
{
    return evaluate(element(id) + QStringLiteral(".innerText")).toString();
}

void BrowserPage::type(const QString &id, const QString &text)
{
    evaluate(QStringLiteral("%1.value = %2, %1.dispatchEvent(new Event('input', {bubbles: true}))")
                 .arg(element(id), quoted(text)));
}

void BrowserPage::click(const QString &id)
{
    evaluate(element(id) + QStringLiteral(".click()"));
}

bool BrowserPage::screenshot(const QString &fileName)
{
    const QJsonObject answer = m_browser.call(QStringLiteral("Page.captureScreenshot"), {}, m_session);
    const QByteArray png = QByteArray::fromBase64(answer[QStringLiteral("data")].toString().toLatin1());
    QFile file(fileName);
    return png.startsWith("\x89PNG") && file.open(QIODevice::WriteOnly) && file.write(png) == png.size();
}

void BrowserPage::close()
{
    if (const QString target = std::exchange(m_target, {}); !target.isEmpty())
        m_browser.call(QStringLiteral("Target.closeTarget"), {{QStringLiteral("targetId"), target}});
}
