#include "FuzzInput.h"

#include "wslib/protocol/DeflateNegotiation.h"
#include "wslib/protocol/HttpHeaders.h"

using namespace wslib;

namespace {

QByteArray written(const QList<Extension> &extensions)
{
    QByteArrayList elements;
    for (const Extension &extension : extensions) {
        QByteArray element = extension.name;
        for (const Extension::Parameter &parameter : extension.parameters)
            element += "; " + parameter.name + (parameter.value ? '=' + *parameter.value : QByteArray());
        elements.append(element);
    }
    return elements.join(", ");
}

void checkAnswer(const DeflateAnswer &answer, const DeflateOptions &options)
{
    const DeflateParameters &agreed = answer.parameters;
    require(agreed.serverMaxWindowBits >= 8 && agreed.serverMaxWindowBits <= options.maxWindowBits,
            "our window is as we want it");
    require(agreed.clientMaxWindowBits >= 8 && agreed.clientMaxWindowBits <= 15, "the client's window is a window");
    const auto parsed = parseExtensions(answer.header);
    require(parsed && parsed->size() == 1, "an answer is one extension");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    FuzzInput input(data, size);
    DeflateOptions options;
    const quint8 settings = input.byte();
    options.maxWindowBits = 8 + (settings & 0x07U);
    options.peerMaxWindowBits = 8 + ((settings >> 3U) & 0x07U);
    options.noContextTakeover = (settings & 0x40U) != 0;
    options.peerNoContextTakeover = (settings & 0x80U) != 0;

    const auto extensions = parseExtensions(input.rest());
    if (!extensions)
        return 0;
    for (const Extension &extension : *extensions)
        require(isToken(extension.name), "a name is a token");
    require(parseExtensions(written(*extensions)) == extensions,
            "what was understood can be written and understood again");
    if (const auto answer = answerDeflateOffers(*extensions, options))
        checkAnswer(*answer, options);
    if (!extensions->isEmpty())
        acceptDeflateAnswer(extensions->first(), options);
    const auto offers = parseExtensions(offerDeflate(options));
    require(offers && answerDeflateOffers(*offers, {}), "our own offers are understood");
    return 0;
}
