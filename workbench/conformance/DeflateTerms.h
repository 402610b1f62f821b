#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <optional>
#include <variant>

namespace workbench::conformance {

/// What permessage-deflate was agreed to be (RFC 7692 §7.1).
struct DeflateTerms
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    int serverWindowBits = 15;
    int clientWindowBits = 15;
};

/// The parameters of one offer of, or answer about, permessage-deflate, as they were written.
struct DeflateParameters
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    std::optional<int> serverWindowBits;
    std::optional<int> clientWindowBits; ///< 0: without a value, which an offer may.

    /// For a Sec-WebSocket-Extensions of ours.
    QByteArray text() const;
};

/// Every offer of permessage-deflate in @p header, in order, that obeys RFC 7692 §7.1: those that break a rule are left
/// out, as a server must decline them.
QList<DeflateParameters> validOffers(const QByteArray &header);

/// What was agreed on; or nothing: the server declined; or what is wrong with the answer.
using AnswerReading = std::variant<DeflateTerms, std::monostate, QByteArray>;

/// A server's @p answer to the header @p offer.
AnswerReading readAnswer(const QByteArray &offer, const QByteArray &answer);

/// The answer to a client's @p offer that is nearest to @p wanted, with what the offer demands added; none if no offer
/// allows it.
std::optional<QByteArray> makeAnswer(const QByteArray &offer, const QByteArray &wanted);

} // namespace workbench::conformance
