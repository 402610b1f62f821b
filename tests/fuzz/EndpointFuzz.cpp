#include "EndpointFuzz.h"

#include "FuzzInput.h"

#include "wslib/protocol/Endpoint.h"
#include "wslib/protocol/FrameSerializer.h"
#include "wslib/protocol/Utf8Validator.h"

using namespace wslib;

namespace {

constexpr qint64 limit = 5000;

struct Outcome
{
    std::vector<Event> events;
    QByteArray output;
    bool operator==(const Outcome &) const = default;
};

Endpoint makeEndpoint(Role role, quint8 settings)
{
    Limits limits;
    limits.maxMessageSize = limit;
    Endpoint endpoint(role, limits, [] { return MaskKey{1, 2, 3, 4}; });
    if ((settings & 0x01U) != 0) {
        DeflateParameters agreed;
        agreed.serverNoContextTakeover = agreed.clientNoContextTakeover = (settings & 0x02U) != 0;
        agreed.serverMaxWindowBits = agreed.clientMaxWindowBits = 8 + ((settings >> 2U) & 0x07U);
        endpoint.setDeflate(agreed, {});
    }
    return endpoint;
}

// Random bytes hardly ever make a frame that is right; this makes frames out of them, mostly right ones.
QByteArray framesFrom(FuzzInput &input, Role receiver)
{
    QByteArray wire;
    while (!input.isEmpty() && wire.size() < 100'000) {
        const quint8 first = input.byte();
        const quint8 length = input.byte();
        FrameHeader header;
        header.fin = (first & 0x80U) != 0;
        header.rsv1 = (first & 0x40U) != 0;
        header.rsv2 = (first & 0x30U) == 0x30;
        header.opcode = static_cast<Opcode>(first & 0x0FU);
        if ((receiver == Role::Server) != (first == 0x55))
            header.maskKey = MaskKey{input.byte(), 7, 0, 0xFF};
        appendFrame(wire, header, input.bytes(length < 250 ? length : (length - 249) * 400));
    }
    return wire;
}

void checkEvents(const std::vector<Event> &events)
{
    for (size_t i = 0; i < events.size(); ++i) {
        if (const auto *message = std::get_if<Message>(&events[i])) {
            require(message->payload.size() <= limit, "no message passes the limit");
            require(!message->isText() || isValidUtf8(message->payload), "text is UTF-8");
        }
        const bool last = std::holds_alternative<CloseReceived>(events[i]) || std::holds_alternative<Failed>(events[i]);
        require(!last || i + 1 == events.size(), "nothing follows a Close or a failure");
    }
}

void collect(Endpoint &endpoint, Outcome &outcome)
{
    for (Event &event : endpoint.takeEvents())
        outcome.events.push_back(std::move(event));
}

} // namespace

void fuzzEndpoint(Role role, const quint8 *data, size_t size)
{
    FuzzInput input(data, size);
    const quint8 settings = input.byte();
    const quint8 cut = input.byte();
    const QByteArray wire = (settings & 0x80U) != 0 ? input.rest() : framesFrom(input, role);

    Outcome whole;
    Endpoint atOnce = makeEndpoint(role, settings);
    atOnce.receive(wire);
    collect(atOnce, whole);
    whole.output = atOnce.takeOutput();
    checkEvents(whole.events);

    Outcome pieces;
    Endpoint piecewise = makeEndpoint(role, settings);
    cutInPieces(wire, cut, [&](const QByteArray &piece) {
        piecewise.receive(piece);
        collect(piecewise, pieces);
        pieces.output += piecewise.takeOutput();
    });
    require(whole == pieces, "it doesn't matter where the input is cut");
}
