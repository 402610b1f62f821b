#include "tests/support/TestRegistry.h"

#include "wslib/protocol/HttpResponse.h"

#include <QtTest>

using namespace wslib;

class HttpResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheBytesOfTheWire();
    void saysHowLongTheBodyIs_data();
    void saysHowLongTheBodyIs();
    void saysHowLongABodySentApartIs();
    void refuses();
    void knowsThePhrases_data();
    void knowsThePhrases();
};

void HttpResponseTest::writesTheBytesOfTheWire()
{
    HttpResponse response;
    QCOMPARE(response.serialized(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    response.status = 404;
    response.headers.append("A", "1");
    response.headers.append("b", "2");
    response.headers.append("A", "3");
    response.body = "no\r\nsuch page";
    QCOMPARE(response.serialized(),
             QByteArray("HTTP/1.1 404 Not Found\r\nA: 1\r\nb: 2\r\nA: 3\r\nContent-Length: 13\r\n\r\n"
                        "no\r\nsuch page"));
}

// RFC 9110 §8.6: never with 1xx and 204; not with 304, where it would speak of another body.
void HttpResponseTest::saysHowLongTheBodyIs_data()
{
    QTest::addColumn<bool>("saysSo");
    for (const int status : {100, 101, 199, 204, 304})
        QTest::addRow("%d", status) << false;
    for (const int status : {200, 201, 203, 205, 301, 303, 305, 400, 426, 500})
        QTest::addRow("%d", status) << true;
}

void HttpResponseTest::saysHowLongTheBodyIs()
{
    HttpResponse response;
    response.status = QByteArray(QTest::currentDataTag()).toInt();
    QTEST(response.serialized().contains("\r\nContent-Length: 0\r\n"), "saysSo");
    QTEST(response.serialized().contains("Content-Length"), "saysSo");
}

void HttpResponseTest::saysHowLongABodySentApartIs()
{
    HttpResponse response;
    response.contentLength = 5000000000;
    QCOMPARE(response.serialized(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n"));
    QCOMPARE(response.withoutBody().serialized(), response.serialized());
    response.status = 304;
    QCOMPARE(response.serialized(), QByteArray("HTTP/1.1 304 Not Modified\r\n\r\n"));
    HttpResponse refusal = HttpResponse::refusal(404, "No.");
    QCOMPARE(refusal.withoutBody().serialized() + "No.\n", refusal.serialized());
}

void HttpResponseTest::refuses()
{
    const HttpResponse response = HttpResponse::refusal(403, "The origin is not allowed.");
    QCOMPARE(response.status, 403);
    QCOMPARE(response.serialized(), QByteArray("HTTP/1.1 403 Forbidden\r\n"
                                               "Content-Type: text/plain; charset=utf-8\r\n"
                                               "Connection: close\r\n"
                                               "Content-Length: 27\r\n"
                                               "\r\n"
                                               "The origin is not allowed.\n"));
}

void HttpResponseTest::knowsThePhrases_data()
{
    QTest::addColumn<QByteArray>("phrase");
    const QMap<int, QByteArray> phrases{
        {101, "Switching Protocols"},
        {200, "OK"},
        {204, "No Content"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {416, "Range Not Satisfiable"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
        {299, "Unknown"},
        {0, "Unknown"},
    };
    for (auto phrase = phrases.begin(); phrase != phrases.end(); ++phrase)
        QTest::addRow("%d", phrase.key()) << phrase.value();
}

void HttpResponseTest::knowsThePhrases()
{
    const int status = QByteArray(QTest::currentDataTag()).toInt();
    QTEST(QByteArray(reasonPhrase(status)), "phrase");
    HttpResponse response;
    response.status = status;
    QFETCH(QByteArray, phrase);
    QVERIFY(response.serialized().startsWith("HTTP/1.1 " + QByteArray::number(status) + ' ' + phrase + "\r\n"));
}

WINDSOCK_TEST(HttpResponseTest)
#include "HttpResponseTest.moc"
