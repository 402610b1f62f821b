#include "FuzzInput.h"

#include "wslib/protocol/Deflate.h"

using namespace wslib;

namespace {

constexpr qint64 limit = 20'000;

// Anything at all, inflated at once and in pieces.
void inflateAnything(FuzzInput &input)
{
    const quint8 cut = input.byte();
    const QByteArray wire = input.rest();
    QByteArray whole;
    Inflater atOnce(false);
    Inflater::Result result = atOnce.inflate(wire, whole, limit);
    if (result == Inflater::Result::Ok)
        result = atOnce.finishMessage(whole, limit);
    require(result == Inflater::Result::TooLarge || whole.size() <= limit, "the output stays within its limit");
    require(whole.size() <= limit + 1, "not more than a byte past the limit is ever written");

    QByteArray joined;
    Inflater piecewise(false);
    Inflater::Result piecesResult = Inflater::Result::Ok;
    cutInPieces(wire, cut, [&](const QByteArray &piece) {
        if (piecesResult == Inflater::Result::Ok)
            piecesResult = piecewise.inflate(piece, joined, limit);
    });
    if (piecesResult == Inflater::Result::Ok)
        piecesResult = piecewise.finishMessage(joined, limit);
    require(result == piecesResult, "it doesn't matter where the input is cut");
    require(result != Inflater::Result::Ok || whole == joined, "nor for what comes out");
}

// Messages through a compressor and back, with one window and context on both sides.
void roundTrip(FuzzInput &input)
{
    const quint8 settings = input.byte();
    const int bits = 8 + settings % 8;
    const bool noContext = (settings & 0x08U) != 0;
    Deflater deflater(bits, noContext, input.byte() % 10, 1 + input.byte() % 9);
    Inflater inflater(noContext);
    while (!input.isEmpty()) {
        const int repeats = 1 + input.byte() % 8;
        QByteArray message = input.bytes(input.byte()).repeated(repeats);
        QByteArray result;
        require(inflater.inflate(deflater.compress(message), result, limit) == Inflater::Result::Ok,
                "what we compress inflates");
        require(inflater.finishMessage(result, limit) == Inflater::Result::Ok, "what we compress ends");
        require(result == message, "what we compress comes back");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    FuzzInput input(data, size);
    if ((input.byte() & 1U) != 0)
        roundTrip(input);
    else
        inflateAnything(input);
    return 0;
}
