#include "wslib/protocol/DeflateNegotiation.h"

#include <algorithm>

namespace wslib {

namespace {

constexpr auto extensionName = "permessage-deflate";
constexpr int largestWindow = 15;

// The parameters of one element, as far as they are given. An offer's client_max_window_bits needs no value.
struct Given
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    std::optional<int> serverMaxWindowBits;
    bool clientMaxWindowBitsGiven = false;
    std::optional<int> clientMaxWindowBits;
};

// §7.1.2.1: 8 to 15, decimal, without leading zeros.
std::optional<int> parseWindowBits(const QByteArray &text)
{
    for (int bits = 8; bits <= largestWindow; ++bits) {
        if (text == QByteArray::number(bits))
            return bits;
    }
    return std::nullopt;
}

bool takeFlag(const Extension::Parameter &parameter, bool &flag)
{
    if (flag || parameter.value)
        return false; // repeated, or with a value that it can't have
    flag = true;
    return true;
}

bool takeParameter(const Extension::Parameter &parameter, Given &given)
{
    if (parameter.name == "server_no_context_takeover")
        return takeFlag(parameter, given.serverNoContextTakeover);
    if (parameter.name == "client_no_context_takeover")
        return takeFlag(parameter, given.clientNoContextTakeover);
    const auto bits = parameter.value ? parseWindowBits(*parameter.value) : std::nullopt;
    if (parameter.name == "server_max_window_bits") {
        if (given.serverMaxWindowBits || !bits)
            return false;
        given.serverMaxWindowBits = bits;
        return true;
    }
    if (parameter.name == "client_max_window_bits") {
        if (given.clientMaxWindowBitsGiven || parameter.value.has_value() != bits.has_value())
            return false;
        given.clientMaxWindowBitsGiven = true;
        given.clientMaxWindowBits = bits;
        return true;
    }
    return false;
}

std::optional<Given> readParameters(const Extension &extension)
{
    Given given;
    if (extension.name != extensionName)
        return std::nullopt;
    const bool valid = std::all_of(extension.parameters.begin(), extension.parameters.end(),
                                   [&given](const auto &parameter) { return takeParameter(parameter, given); });
    return valid ? std::optional(given) : std::nullopt;
}

QByteArray answerHeader(const DeflateParameters &agreed, bool mayLimitClient)
{
    QByteArray header = extensionName;
    if (agreed.serverNoContextTakeover)
        header += "; server_no_context_takeover";
    if (agreed.clientNoContextTakeover)
        header += "; client_no_context_takeover";
    if (agreed.serverMaxWindowBits < largestWindow)
        header += "; server_max_window_bits=" + QByteArray::number(agreed.serverMaxWindowBits);
    if (mayLimitClient && agreed.clientMaxWindowBits < largestWindow)
        header += "; client_max_window_bits=" + QByteArray::number(agreed.clientMaxWindowBits);
    return header;
}

DeflateAnswer answer(const Given &offer, const DeflateOptions &options)
{
    DeflateParameters agreed;
    agreed.serverNoContextTakeover = offer.serverNoContextTakeover || options.noContextTakeover;
    agreed.clientNoContextTakeover = offer.clientNoContextTakeover || options.peerNoContextTakeover;
    agreed.serverMaxWindowBits = std::min(offer.serverMaxWindowBits.value_or(largestWindow), options.maxWindowBits);
    // §7.1.2.2: a client that doesn't say client_max_window_bits can't be asked for it.
    if (offer.clientMaxWindowBitsGiven)
        agreed.clientMaxWindowBits =
            std::min(offer.clientMaxWindowBits.value_or(largestWindow), options.peerMaxWindowBits);
    QByteArray header = answerHeader(agreed, offer.clientMaxWindowBitsGiven);
    // §7.1.2.1: an offer with server_max_window_bits is accepted by saying it, also if it is the default.
    if (offer.serverMaxWindowBits == largestWindow && agreed.serverMaxWindowBits == largestWindow)
        header += "; server_max_window_bits=15";
    return {agreed, header};
}

} // namespace

QByteArray offerDeflate(const DeflateOptions &options)
{
    QByteArray plain = extensionName;
    if (options.noContextTakeover)
        plain += "; client_no_context_takeover";
    plain += "; client_max_window_bits";
    if (options.maxWindowBits < largestWindow)
        plain += '=' + QByteArray::number(options.maxWindowBits);
    QByteArray demanding = plain;
    if (options.peerNoContextTakeover)
        demanding += "; server_no_context_takeover";
    if (options.peerMaxWindowBits < largestWindow)
        demanding += "; server_max_window_bits=" + QByteArray::number(options.peerMaxWindowBits);
    return demanding == plain ? plain : demanding + ", " + plain;
}

std::optional<DeflateAnswer> answerDeflateOffers(const QList<Extension> &offers, const DeflateOptions &options)
{
    for (const Extension &offer : offers) {
        if (const auto given = readParameters(offer))
            return answer(*given, options);
    }
    return std::nullopt;
}

std::optional<DeflateParameters> acceptDeflateAnswer(const Extension &answer, const DeflateOptions &options)
{
    const auto given = readParameters(answer);
    if (!given || given->clientMaxWindowBitsGiven != given->clientMaxWindowBits.has_value())
        return std::nullopt;
    // Every offer of ours says client_max_window_bits, so it may be limited, but not widened; the fall-back asks nothing of
    // the server, so whatever it says of itself fits one offer.
    if (given->clientMaxWindowBits.value_or(8) > options.maxWindowBits)
        return std::nullopt;
    DeflateParameters agreed;
    agreed.serverNoContextTakeover = given->serverNoContextTakeover;
    agreed.clientNoContextTakeover = given->clientNoContextTakeover || options.noContextTakeover;
    agreed.serverMaxWindowBits = given->serverMaxWindowBits.value_or(largestWindow);
    agreed.clientMaxWindowBits = given->clientMaxWindowBits.value_or(options.maxWindowBits);
    return agreed;
}

} // namespace wslib
