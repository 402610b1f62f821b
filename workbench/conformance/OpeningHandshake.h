#pragma once

#include "workbench/conformance/Case.h"
#include "workbench/conformance/DeflateTerms.h"
#include "workbench/conformance/HttpText.h"

#include <QRandomGenerator>
#include <QUrl>

namespace workbench::conformance {

/// Our side of a case's opening handshake: its head, and what the two heads agree on. No I/O.
class OpeningHandshake
{
public:
    explicit OpeningHandshake(const Opening &opening);

    /// Our request to the server at @p url.
    QByteArray request(const QUrl &url, QRandomGenerator &random);
    /// Reads the server's 101.
    void readAnswer(const HttpText &answer);

    /// Reads a client's request.
    void readRequest(const HttpText &request);
    /// Our answer to it: the case's, or a plain one if the client lacks what the case is about.
    QByteArray answer() const;

    /// @p text with its place-holders filled in.
    QByteArray expanded(QByteArray text) const;

    /// What the peer did wrong, or empty.
    const QByteArray &violation() const { return m_violation; }
    /// What the case needs and the peer doesn't speak, or empty.
    const QByteArray &unimplemented() const { return m_unimplemented; }
    /// Of permessage-deflate, if it was agreed on.
    const std::optional<DeflateTerms> &deflate() const { return m_deflate; }

private:
    void lacks(const QByteArray &what);

    Opening m_opening;
    QUrl m_url;
    QByteArray m_key;        ///< Ours.
    QByteArray m_clientKey;  ///< A tested client's.
    QByteArray m_extensions; ///< What we offer or answer.
    QByteArray m_sent;
    QByteArray m_violation;
    QByteArray m_unimplemented;
    std::optional<DeflateTerms> m_deflate;
};

} // namespace workbench::conformance
