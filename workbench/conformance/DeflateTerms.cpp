#include "workbench/conformance/DeflateTerms.h"

#include <algorithm>

namespace workbench::conformance {

namespace {

enum class Form { Offer, Answer };

// One extension of a header, its name first. Blanks around each part go; a quoted value loses its quotes, as RFC 6455 §9.1
// has both forms mean the same.
QByteArrayList splitTrimmed(const QByteArray &text, char separator)
{
    QByteArrayList parts = text.split(separator);
    for (QByteArray &part : parts)
        part = part.trimmed();
    return parts;
}

// RFC 7692 §7.1.2.1: 8 to 15, in decimal without leading zeros.
std::optional<int> windowBits(const QByteArray &text)
{
    for (int bits = 8; bits <= 15; ++bits) {
        if (text == QByteArray::number(bits) || text == '"' + QByteArray::number(bits) + '"')
            return bits;
    }
    return std::nullopt;
}

// Empty, or what is wrong.
QByteArray takeParameter(const QByteArray &name, const std::optional<QByteArray> &value, Form form,
                         DeflateParameters &into)
{
    if (name == "server_no_context_takeover" || name == "client_no_context_takeover") {
        bool &flag = name.startsWith('s') ? into.serverNoContextTakeover : into.clientNoContextTakeover;
        if (flag || value)
            return name + (flag ? " is repeated" : " has a value");
        flag = true;
        return {};
    }
    if (name != "server_max_window_bits" && name != "client_max_window_bits")
        return "unknown parameter " + name;
    std::optional<int> &bits = name.startsWith('s') ? into.serverWindowBits : into.clientWindowBits;
    if (bits)
        return name + " is repeated";
    const bool mayBeBare = form == Form::Offer && name.startsWith('c');
    bits = value ? windowBits(*value) : mayBeBare ? std::optional(0) : std::nullopt;
    return bits ? QByteArray() : name + " has no value from 8 to 15";
}

std::variant<DeflateParameters, QByteArray> readParameters(const QByteArrayList &parts, Form form)
{
    DeflateParameters parameters;
    for (const QByteArray &part : parts.sliced(1)) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.first(equals).trimmed();
        const auto value = equals < 0 ? std::nullopt : std::optional(part.sliced(equals + 1).trimmed());
        const QByteArray violation = takeParameter(name, value, form, parameters);
        if (!violation.isEmpty())
            return violation;
    }
    return parameters;
}

// Whether @p answer may follow @p offer (RFC 7692 §7.1.1 and §7.1.2); empty, or why not.
QByteArray answerViolation(const DeflateParameters &offer, const DeflateParameters &answer)
{
    if (offer.serverNoContextTakeover && !answer.serverNoContextTakeover)
        return "the answer ignores server_no_context_takeover";
    if (offer.serverWindowBits && answer.serverWindowBits.value_or(15) > *offer.serverWindowBits)
        return "the answer ignores server_max_window_bits";
    if (answer.clientWindowBits && !offer.clientWindowBits)
        return "the answer has a client_max_window_bits that was not offered";
    const int offeredBits = offer.clientWindowBits.value_or(0);
    if (offeredBits > 0 && answer.clientWindowBits.value_or(0) > offeredBits)
        return "the answer's client_max_window_bits is larger than the offer's";
    return {};
}

DeflateTerms termsOf(const DeflateParameters &answer)
{
    return {answer.serverNoContextTakeover, answer.clientNoContextTakeover, answer.serverWindowBits.value_or(15),
            answer.clientWindowBits.value_or(15)};
}

} // namespace

QByteArray DeflateParameters::text() const
{
    QByteArray text = "permessage-deflate";
    if (serverNoContextTakeover)
        text += "; server_no_context_takeover";
    if (clientNoContextTakeover)
        text += "; client_no_context_takeover";
    if (serverWindowBits)
        text += "; server_max_window_bits=" + QByteArray::number(*serverWindowBits);
    if (clientWindowBits)
        text += *clientWindowBits == 0 ? "; client_max_window_bits"
                                       : "; client_max_window_bits=" + QByteArray::number(*clientWindowBits);
    return text;
}

QList<DeflateParameters> validOffers(const QByteArray &header)
{
    QList<DeflateParameters> offers;
    for (const QByteArray &element : splitTrimmed(header, ',')) {
        const QByteArrayList parts = splitTrimmed(element, ';');
        if (parts.first() != "permessage-deflate")
            continue;
        const auto reading = readParameters(parts, Form::Offer);
        if (const auto *offer = std::get_if<DeflateParameters>(&reading))
            offers.append(*offer);
    }
    return offers;
}

AnswerReading readAnswer(const QByteArray &offer, const QByteArray &answer)
{
    if (answer.trimmed().isEmpty())
        return std::monostate();
    const QByteArrayList parts = splitTrimmed(answer, ';');
    if (answer.contains(',') || parts.first() != "permessage-deflate")
        return QByteArray("the answer is about extensions that were not offered, or about one twice: " + answer);
    const auto reading = readParameters(parts, Form::Answer);
    if (const auto *violation = std::get_if<QByteArray>(&reading))
        return *violation;
    const auto &parameters = std::get<DeflateParameters>(reading);
    QByteArray violation = "the answer accepts an offer that must be declined";
    for (const DeflateParameters &offered : validOffers(offer)) {
        violation = answerViolation(offered, parameters);
        if (violation.isEmpty())
            return termsOf(parameters);
    }
    return violation;
}

std::optional<QByteArray> makeAnswer(const QByteArray &offer, const QByteArray &wanted)
{
    const auto reading = readParameters(splitTrimmed(wanted, ';'), Form::Answer);
    if (!std::holds_alternative<DeflateParameters>(reading))
        return std::nullopt;
    for (const DeflateParameters &offered : validOffers(offer)) {
        auto answer = std::get<DeflateParameters>(reading);
        answer.serverNoContextTakeover |= offered.serverNoContextTakeover;
        if (offered.serverWindowBits)
            answer.serverWindowBits = std::min(*offered.serverWindowBits, answer.serverWindowBits.value_or(15));
        if (answerViolation(offered, answer).isEmpty())
            return answer.text();
    }
    return std::nullopt;
}

} // namespace workbench::conformance
