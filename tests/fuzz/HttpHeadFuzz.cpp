#include "FuzzInput.h"

#include "wslib/protocol/ClientHandshake.h"
#include "wslib/protocol/ServerHandshake.h"

using namespace wslib;

namespace {

struct Reading
{
    HttpHeadReader::Progress progress = HttpHeadReader::Progress::NeedMore;
    QByteArray raw;
    qsizetype taken = 0;
    bool operator==(const Reading &) const = default;
};

Limits tightLimits()
{
    Limits limits;
    limits.maxHeadSize = 2000;
    limits.maxHeadFields = 12;
    limits.maxRejectionBody = 500;
    return limits;
}

Reading readHead(HttpHeadReader::Kind kind, const QByteArray &wire, std::optional<quint8> cut)
{
    HttpHeadReader reader(kind, tightLimits());
    Reading reading;
    const auto take = [&](const QByteArray &piece) {
        QByteArrayView rest(piece);
        reading.progress = reader.receive(rest);
        reading.taken += piece.size() - rest.size();
    };
    if (cut)
        cutInPieces(wire, *cut, take);
    else
        take(wire);
    reading.raw = reader.raw();
    require(reading.raw.size() <= tightLimits().maxHeadSize, "a head stays within its limit");
    return reading;
}

void fuzzServer(const QByteArray &wire, quint8 cut)
{
    const Reading whole = readHead(HttpHeadReader::Kind::Request, wire, std::nullopt);
    require(whole == readHead(HttpHeadReader::Kind::Request, wire, cut), "it doesn't matter where a request is cut");
    if (whole.progress != HttpHeadReader::Progress::Complete)
        return;
    const auto head = parseRequestHead(whole.raw);
    if (!std::holds_alternative<HttpRequestHead>(head))
        return;
    const auto handshake = parseHandshake(std::get<HttpRequestHead>(head));
    if (const auto *request = std::get_if<HandshakeRequest>(&handshake)) {
        const QByteArray answer = serializeAcceptance(*request, {});
        require(answer.count("\r\n\r\n") == 1 && answer.endsWith("\r\n\r\n"), "nothing of a request breaks the answer");
    } else {
        require(std::get<HttpResponse>(handshake).status >= 400, "a refusal is a refusal");
    }
}

void fuzzClient(const QByteArray &wire, quint8 cut)
{
    HandshakeOffer offer;
    offer.host = "h";
    offer.target = "/";
    offer.key = "dGhlIHNhbXBsZSBub25jZQ==";
    offer.subprotocols = {"a", "b"};
    if ((cut & 1U) != 0)
        offer.deflate = DeflateOptions{};
    const auto outcome = [](ClientHandshake &handshake, ClientHandshake::Progress progress) {
        return std::tuple(progress, handshake.failure(), handshake.body(), handshake.subprotocol(),
                          handshake.deflate());
    };
    ClientHandshake whole(offer, tightLimits());
    QByteArrayView rest(wire);
    whole.receive(rest);
    ClientHandshake pieces(offer, tightLimits());
    cutInPieces(wire, cut, [&](const QByteArray &piece) {
        QByteArrayView pieceRest(piece);
        pieces.receive(pieceRest);
    });
    const auto wholeEnd = whole.receiveEnd();
    const auto piecesEnd = pieces.receiveEnd();
    require(outcome(whole, wholeEnd) == outcome(pieces, piecesEnd), "it doesn't matter where an answer is cut");
    require(whole.body().size() <= tightLimits().maxRejectionBody, "a body stays within its limit");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    FuzzInput input(data, size);
    const bool server = (input.byte() & 1U) != 0;
    const quint8 cut = input.byte();
    if (server)
        fuzzServer(input.rest(), cut);
    else
        fuzzClient(input.rest(), cut);
    return 0;
}
