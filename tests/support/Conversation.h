#pragma once

#include "tests/support/WireFrame.h"

#include "wslib/protocol/Endpoint.h"

#include <QByteArrayList>

#include <functional>

/// The key that a test's client uses for its @p number-th frame (from 0): all different, all known
/// beforehand.
WireFrame::Key testMaskKey(int number);

/// An endpoint of @p role; a client takes testMaskKey(0), testMaskKey(1) … for its frames.
wslib::Endpoint makeEndpoint(wslib::Role role, const wslib::Limits &limits = {});

/// The same with permessage-deflate, as if the opening handshake had agreed on @p agreed.
wslib::Endpoint makeDeflateEndpoint(wslib::Role role, const wslib::DeflateParameters &agreed = {},
                                    const wslib::DeflateOptions &options = {}, const wslib::Limits &limits = {});

/// @p frame as an endpoint of @p receiver must get it: masked for a server.
QByteArray toEndpoint(wslib::Role receiver, const WireFrame &frame);

/// @p frame as an endpoint of @p sender must write it: a client's @p number-th frame is masked with
/// testMaskKey(number).
QByteArray fromEndpoint(wslib::Role sender, const WireFrame &frame, int number = 0);

/// What an endpoint made of its input.
struct Outcome
{
    QByteArrayList events; ///< As eventTexts() writes them.
    QByteArray output;
    wslib::Endpoint::State state = wslib::Endpoint::State::Open;
    bool operator==(const Outcome &) const = default;
};

/// Gives @p parts to @p endpoint one after the other.
Outcome feedInPieces(wslib::Endpoint &endpoint, const QList<QByteArray> &parts);

using EndpointFactory = std::function<wslib::Endpoint()>;

/// Gives @p wire to fresh endpoints, by @p make or of @p role, cut in every way of everyCut(): each must come
/// to @p expected.
void expectOutcome(const EndpointFactory &make, const QByteArray &wire, const Outcome &expected);
void expectOutcome(wslib::Role role, const QByteArray &wire, const Outcome &expected, const wslib::Limits &limits = {});

/// The same for bytes that fail the connection with @p code, after @p eventsBefore: a Close frame with that
/// code goes out, nothing follows.
void expectFailure(const EndpointFactory &make, const QByteArray &wire, wslib::CloseCode code,
                   const QByteArrayList &eventsBefore = {});
void expectFailure(wslib::Role role, const QByteArray &wire, wslib::CloseCode code,
                   const QByteArrayList &eventsBefore = {}, const wslib::Limits &limits = {});
