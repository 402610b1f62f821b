#include "workbench/doctor/HttpHints.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>
#include <array>

namespace workbench {

namespace {

QRegularExpression anyCase(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption
                                           | QRegularExpression::DotMatchesEverythingOption);
}

// Pages name their charset in the header; those that name it in <meta> are ASCII up to what we look for.
QString decoded(const QString &contentType, const QByteArray &body)
{
    static const QRegularExpression charset = anyCase(QStringLiteral("charset\\s*=\\s*\"?([^\\s;\"]+)"));
    const QString name = charset.match(contentType).captured(1);
    if (!name.isEmpty()) {
        QStringDecoder decoder(name.toLatin1().constData());
        if (decoder.isValid())
            return decoder(body);
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(body);
    return utf8.hasError() && !text.isEmpty() ? QString::fromLatin1(body) : text;
}

bool isTextType(const QString &contentType)
{
    static const QRegularExpression text =
        anyCase(QStringLiteral("^\\s*(text/|[^;]*(json|xml|javascript|html|x-www-form-urlencoded))"));
    return text.match(contentType).hasMatch();
}

bool looksBinary(const QByteArray &body)
{
    return std::any_of(body.cbegin(), body.cend(), [](char byte) {
        const auto code = static_cast<quint8>(byte);
        return code < 0x20 && code != '\t' && code != '\n' && code != '\r' && code != '\f' && code != 0x1B;
    });
}

} // namespace

Challenge firstChallenge(QByteArrayView header)
{
    const QString text = QString::fromUtf8(header).trimmed();
    Challenge challenge;
    challenge.scheme = text.section(QRegularExpression(QStringLiteral("[\\s,]")), 0, 0);
    static const QRegularExpression realm =
        anyCase(QStringLiteral("\\brealm\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))"));
    const auto match = realm.match(text);
    challenge.realm = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    challenge.realm.replace(QRegularExpression(QStringLiteral("\\\\(.)")), QStringLiteral("\\1"));
    return challenge;
}

QString pageTitle(const QString &html)
{
    static const QRegularExpression title = anyCase(QStringLiteral("<title[^>]{0,200}>([^<]{1,300})</title"));
    QString text = title.match(html).captured(1).simplified();
    static const std::array<std::pair<const char *, QChar>, 5> entities{
        {{"&lt;", u'<'}, {"&gt;", u'>'}, {"&quot;", u'"'}, {"&#39;", u'\''}, {"&amp;", u'&'}}};
    for (const auto &[entity, character] : entities)
        text.replace(QLatin1String(entity), character);
    return text;
}

bool isHtml(const QString &contentType, const QString &html)
{
    if (contentType.contains(u"html", Qt::CaseInsensitive))
        return true;
    static const QRegularExpression start = anyCase(QStringLiteral("^\\s*(<!doctype html|<html|<head|<body)"));
    return start.match(html).hasMatch();
}

bool asksToLogIn(const QString &url, const QString &html)
{
    static const QRegularExpression password = anyCase(QStringLiteral("<input[^>]{0,500}type\\s*=\\s*[\"']?password"));
    if (password.match(html).hasMatch())
        return true;
    static const QRegularExpression name =
        anyCase(QStringLiteral("(^|[/._?&=-])(log-?in|sign-?in|sso|saml2?|oauth2?|auth|authorize)([/._?&=-]|$)"));
    const QUrl parsed(url);
    return name.match(parsed.host() + parsed.path()).hasMatch();
}

// Whoever says these got a request without Upgrade: tornado, aiohttp, gorilla, coder/websocket, python websockets, ws, Spring.
bool missesUpgrade(const QString &text)
{
    static const QRegularExpression words =
        anyCase(QStringLiteral("can \"?upgrade\"? only to|"
                               "no websocket upgrade|"
                               "not using the websocket protocol|"
                               "(missing|invalid|no|without|expected|lacks?)( or \\w+)?( an?| the)? "
                               "[\"'`]?(upgrade|connection)[\"'`:]? ?(header|hdr|field|token|request)?|"
                               "[\"'`]?(upgrade|connection)[\"'`]? "
                               "(header|hdr|field|token)[^.\\n]{0,60}(missing|required|invalid|not|must|does)|"
                               "[\"'`](upgrade|connection)[\"'`] must be|"
                               "not a websocket (request|handshake|upgrade)|"
                               "you need a websocket client|"
                               "expected( a)? websocket|"
                               "(websocket )?upgrade (is )?required"));
    return words.match(text).hasMatch();
}

bool wantsTls(const QString &text)
{
    static const QRegularExpression words = anyCase(
        QStringLiteral("plain http request was sent to https|speaking plain http to an ssl|http request to an https|"
                       "requires? (tls|ssl|https)\\b|requires? a secure connection|use (the )?https"));
    return words.match(text).hasMatch();
}

bool wantsClientCertificate(const QString &text)
{
    static const QRegularExpression words = anyCase(
        QStringLiteral("no required ssl certificate was sent|the ssl certificate error|client certificate (is )?"
                       "(required|missing|invalid)|403\\.(7|13|16|17)\\b"));
    return words.match(text).hasMatch();
}

Framework frameworkOf(const QString &body)
{
    static const QRegularExpression engineIo = anyCase(
        QStringLiteral("^\\s*\\{\\s*\"code\"\\s*:\\s*\\d+\\s*,\\s*\"message\"\\s*:\\s*\"(Transport unknown|Session ID "
                       "unknown|Bad handshake method|Bad request|Unsupported protocol version)\""));
    if (engineIo.match(body).hasMatch())
        return Framework::SocketIo;
    if (body.startsWith(u"Welcome to SockJS"))
        return Framework::SockJs;
    if (body.contains(u"Connection ID required", Qt::CaseInsensitive))
        return Framework::SignalR;
    return Framework::None;
}

QString protocolOf(QByteArrayView greeting)
{
    struct Known
    {
        const char *start;
        const char *name;
    };
    static constexpr std::array known{
        Known{"SSH-", "SSH"},   Known{"220", "SMTP/FTP"}, Known{"+OK", "POP3"},      Known{"* OK", "IMAP"},
        Known{"RFB ", "VNC"},   Known{"-ERR", "Redis"},   Known{"-DENIED", "Redis"}, Known{"AMQP", "AMQP"},
        Known{"RTSP/", "RTSP"}, Known{"SIP/", "SIP"},     Known{"ICY ", "Icecast"},  Known{"@RSYNCD", "rsync"},
    };
    for (const Known &protocol : known) {
        if (greeting.startsWith(QByteArrayView(protocol.start)))
            return QString::fromLatin1(protocol.name);
    }
    return {};
}

bool isTlsRecord(QByteArrayView bytes)
{
    constexpr char alert = 0x15;
    constexpr char handshake = 0x16;
    return bytes.size() >= 2 && (bytes[0] == alert || bytes[0] == handshake) && bytes[1] == 0x03;
}

bool isHttp2(QByteArrayView bytes)
{
    constexpr qsizetype headerSize = 9;
    constexpr char settings = 0x04;
    return bytes.size() >= headerSize && bytes[0] == 0 && bytes[3] == settings && bytes[4] == 0
           && bytes.sliced(5, 4) == QByteArrayView("\0\0\0\0", 4);
}

QString firstLine(QByteArrayView bytes)
{
    constexpr qsizetype longest = 60;
    QString line;
    for (const char byte : bytes.first(qMin(bytes.size(), longest))) {
        if (byte == '\r' || byte == '\n')
            break;
        line += byte >= 0x20 && byte < 0x7F ? QChar(QLatin1Char(byte)) : QChar(u'·');
    }
    return line;
}

std::optional<QString> bodyText(const wslib::HttpHeaders &headers, const QByteArray &body)
{
    const QString contentType = QString::fromLatin1(headers.value("Content-Type").value_or(QByteArray()));
    if (headers.contains("Content-Encoding") && looksBinary(body))
        return std::nullopt;
    if (!contentType.isEmpty() && !isTextType(contentType))
        return std::nullopt;
    if (contentType.isEmpty() && looksBinary(body))
        return std::nullopt;
    return decoded(contentType, body);
}

} // namespace workbench
