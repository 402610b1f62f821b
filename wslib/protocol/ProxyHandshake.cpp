#include "wslib/protocol/ProxyHandshake.h"

#include "wslib/protocol/HandshakeKey.h"
#include "wslib/protocol/HttpResponse.h"

#include <QtEndian>

#include <array>
#include <utility>
#include <variant>

namespace wslib {

ProxyHandshake::~ProxyHandshake() = default;

ProxyHandshake::Progress ProxyHandshake::fail(ProxyFailure failure, const QByteArray &text)
{
    m_failure = failure;
    m_failureText = text;
    return Progress::Failed;
}

namespace {

// ---- HTTP CONNECT ----------------------------------------------------------------------------------------------------

class HttpConnect : public ProxyHandshake
{
public:
    HttpConnect(const ProxyTarget &target, const Limits &limits)
        : m_hasCredentials(!target.user.isEmpty() || !target.password.isEmpty())
        , m_limits(limits)
        , m_reader(HttpHeadReader::Kind::Response, limits)
    {
        const QByteArray host = target.host.contains(':') ? '[' + target.host + ']' : target.host;
        const QByteArray authority = host + ':' + QByteArray::number(target.port);
        m_output = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n";
        if (m_hasCredentials)
            m_output += "Proxy-Authorization: " + basicAuthorization(target.user, target.password) + "\r\n";
        m_output += "\r\n";
    }

    Progress receive(QByteArrayView &input) override
    {
        switch (m_reader.receive(input)) {
        case HttpHeadReader::Progress::NeedMore:
            return Progress::NeedMore;
        case HttpHeadReader::Progress::Failed:
            return fail(ProxyFailure::NotAProxy, m_reader.error().text);
        case HttpHeadReader::Progress::Complete:
            break;
        }
        const auto head = parseResponseHead(m_reader.raw());
        if (const auto *error = std::get_if<HttpError>(&head))
            return fail(ProxyFailure::NotAProxy, error->text);
        return judge(std::get<HttpResponseHead>(head), input);
    }

    QByteArray answer() const override { return m_reader.raw(); }

private:
    Progress judge(const HttpResponseHead &head, QByteArrayView &input)
    {
        if (head.status >= 200 && head.status < 300)
            return Progress::Done; // whatever Content-Length says, what follows is the tunnel
        const QByteArray text = QByteArray::number(head.status) + ' '
                                + (head.reason.isEmpty() ? QByteArray(reasonPhrase(head.status)) : head.reason);
        if (head.status < 200) {
            m_reader = HttpHeadReader(HttpHeadReader::Kind::Response, m_limits);
            return ++m_interimAnswers > maxInterimAnswers ? fail(ProxyFailure::NotAProxy, text) : receive(input);
        }
        // tinyproxy asks with 407, and says 401 to those that are wrong.
        if (head.status == 407 || head.status == 401)
            return fail(ProxyFailure::NeedsCredentials, text);
        // No proxy forbids with these. For a target that doesn't answer, squid says 503 and tinyproxy 500.
        const bool couldNot = head.status == 500 || (head.status >= 502 && head.status <= 504);
        return fail(couldNot ? ProxyFailure::Unreachable : ProxyFailure::Refused, text);
    }

    static constexpr int maxInterimAnswers = 16;

    bool m_hasCredentials;
    Limits m_limits;
    HttpHeadReader m_reader;
    int m_interimAnswers = 0;
};

// ---- SOCKS 5 ---------------------------------------------------------------------------------------------------------

constexpr char socksVersion = 5;
constexpr char authVersion = 1;
constexpr char noAuthentication = 0;
constexpr char userAndPassword = 2;
constexpr qsizetype longestField = 255;

const char *replyText(quint8 reply)
{
    static constexpr std::array texts{
        "succeeded",
        "general failure of the SOCKS server",
        "the connection isn't allowed by its rules",
        "the network is unreachable",
        "the host is unreachable",
        "the connection was refused",
        "the time to live expired",
        "it doesn't support the command",
        "it doesn't support that kind of address",
    };
    return reply < texts.size() ? texts[reply] : "an unknown reply";
}

// Microsocks says "general failure" of names that it can't look up.
bool couldNot(quint8 reply)
{
    return reply == 1 || (reply >= 3 && reply <= 6);
}

class Socks5 : public ProxyHandshake
{
public:
    explicit Socks5(const ProxyTarget &target)
        : m_target(target)
        , m_hasCredentials(!target.user.isEmpty() || !target.password.isEmpty())
    {
        m_output = m_hasCredentials ? QByteArray{"\x05\x02\x00\x02", 4} : QByteArray{"\x05\x01\x00", 3};
    }

    Progress receive(QByteArrayView &input) override
    {
        if (m_target.host.size() > longestField || m_target.user.size() > longestField
            || m_target.password.size() > longestField)
            return fail(ProxyFailure::Refused, "SOCKS takes names and credentials of 255 bytes at most");
        while (true) {
            const qsizetype missing = m_needed - m_answer.size();
            const qsizetype taken = qMin(missing, input.size());
            m_answer += input.first(taken);
            input = input.sliced(taken);
            if (taken < missing)
                return Progress::NeedMore;
            const Progress progress = (this->*m_step)();
            if (progress != Progress::NeedMore)
                return progress;
        }
    }

private:
    Progress expect(Progress (Socks5::*step)(), qsizetype size)
    {
        m_answer.clear();
        m_step = step;
        m_needed = size;
        return Progress::NeedMore;
    }

    Progress methodChosen()
    {
        if (m_answer[0] != socksVersion)
            return fail(ProxyFailure::NotAProxy, "it doesn't speak SOCKS 5");
        if (m_answer[1] == noAuthentication)
            return request();
        if (m_answer[1] != userAndPassword || !m_hasCredentials)
            return fail(ProxyFailure::NeedsCredentials, m_hasCredentials
                                                            ? "it takes none of the ways to log in that we know"
                                                            : "it wants a user and a password");
        m_output += QByteArray(1, authVersion) + field(m_target.user) + field(m_target.password);
        return expect(&Socks5::authenticated, 2);
    }

    Progress authenticated()
    {
        if (m_answer[1] != 0)
            return fail(ProxyFailure::NeedsCredentials, "it doesn't accept this user and password");
        return request();
    }

    Progress request()
    {
        m_output += QByteArray{"\x05\x01\x00", 3};
        if (m_target.address.isEmpty())
            m_output += QByteArray(1, 3) + field(m_target.host);
        else
            m_output += QByteArray(1, m_target.address.size() == 4 ? 1 : 4) + m_target.address;
        std::array<char, 2> port{};
        qToBigEndian(m_target.port, port.data());
        m_output += QByteArray(port.data(), port.size());
        return expect(&Socks5::replied, 5);
    }

    // Version, reply, reserved, kind of address, and the address' first byte, which is the length of a name.
    Progress replied()
    {
        if (m_answer[0] != socksVersion)
            return fail(ProxyFailure::NotAProxy, "it doesn't speak SOCKS 5");
        const auto reply = static_cast<quint8>(m_answer[1]);
        if (reply != 0)
            return fail(couldNot(reply) ? ProxyFailure::Unreachable : ProxyFailure::Refused, replyText(reply));
        constexpr qsizetype portSize = 2;
        switch (m_answer[3]) {
        case 1:
            return expect(&Socks5::bound, 4 - 1 + portSize);
        case 3:
            return expect(&Socks5::bound, static_cast<quint8>(m_answer[4]) + portSize);
        case 4:
            return expect(&Socks5::bound, 16 - 1 + portSize);
        default:
            return fail(ProxyFailure::NotAProxy, "its reply has an unknown kind of address");
        }
    }

    Progress bound() { return Progress::Done; } // NOLINT(readability-convert-member-functions-to-static): a step

    static QByteArray field(const QByteArray &text) { return QByteArray(1, static_cast<char>(text.size())) + text; }

    ProxyTarget m_target;
    bool m_hasCredentials;
    QByteArray m_answer;
    Progress (Socks5::*m_step)() = &Socks5::methodChosen;
    qsizetype m_needed = 2;
};

} // namespace

std::unique_ptr<ProxyHandshake> makeHttpConnect(const ProxyTarget &target, const Limits &limits)
{
    return std::make_unique<HttpConnect>(target, limits);
}

std::unique_ptr<ProxyHandshake> makeSocks5(const ProxyTarget &target)
{
    return std::make_unique<Socks5>(target);
}

} // namespace wslib
