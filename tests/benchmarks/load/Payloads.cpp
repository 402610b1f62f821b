#include "Payloads.h"

#include "LoadResult.h"

#include <array>
#include <random>

namespace {

using Random = std::mt19937;

size_t below(Random &random, size_t end)
{
    return random() % end;
}

std::string binary(Random &random, size_t size)
{
    std::string bytes;
    while (bytes.size() < size)
        bytes += static_cast<char>(random());
    return bytes;
}

std::string ascii(Random &random, size_t size)
{
    std::string text;
    while (text.size() < size)
        text += static_cast<char>(' ' + below(random, 95));
    return text;
}

// Cut between characters, and filled up with ASCII.
std::string cutTo(std::string text, size_t size)
{
    size_t end = size;
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    text.resize(std::min(end, text.size()));
    return text + std::string(size - text.size(), '.');
}

std::string mixed(Random &random, size_t size)
{
    static const std::array<std::string, 12> sentences{
        "The quick brown fox jumps over the lazy dog. ",
        "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ",
        "Voix ambiguë d’un cœur qui, au zéphyr, préfère les jattes de kiwis. ",
        "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. ",
        "Съешь же ещё этих мягких французских булок, да выпей чаю. ",
        "Жебракують філософи при ґанку церкви в Гадячі. ",
        "天地玄黃,宇宙洪荒。日月盈昃,辰宿列張。",
        "いろはにほへと ちりぬるを わかよたれそ つねならむ ",
        "키스의 고유조건은 입술끼리 만나야 하고 특별한 기술은 필요치 않다. ",
        "😀😃🎉🚀👩‍💻🌍✅🔥 ",
        "Příliš žluťoučký kůň úpěl ďábelské ódy. ",
        "{\"plain\": \"ASCII\", \"number\": 12345} ",
    };
    std::string text;
    while (text.size() < size)
        text += sentences[below(random, sentences.size())];
    return cutTo(text, size);
}

std::string json(Random &random, size_t size)
{
    static const std::array<const char *, 8> names{"temperature", "pressure", "humidity", "voltage",
                                                   "current",     "speed",    "level",    "frequency"};
    std::string text = R"({"type":"update","sequence":)" + std::to_string(random()) + R"(,"readings":[)";
    while (text.size() + 120 < size) {
        text += R"({"sensor":")" + std::string(names[below(random, names.size())]) + R"(","id":)"
                + std::to_string(below(random, 10'000)) + R"(,"value":)" + std::to_string(below(random, 1'000'000))
                + "." + std::to_string(below(random, 1000)) + R"(,"valid":)"
                + (below(random, 8) != 0 ? "true" : "false") + "},";
    }
    text += R"({"end":true}],"pad":")";
    return cutTo(text + std::string(size, '-'), size - 2) + "\"}";
}

} // namespace

std::vector<std::string> makePayloads(const std::string &kind, size_t size, size_t count)
{
    Random random(20240601);
    std::vector<std::string> payloads;
    for (size_t i = 0; i < count; ++i) {
        if (kind == "binary")
            payloads.push_back(binary(random, size));
        else if (kind == "text")
            payloads.push_back(ascii(random, size));
        else if (kind == "mixed")
            payloads.push_back(mixed(random, size));
        else if (kind == "json" && size >= 64)
            payloads.push_back(json(random, size));
        else
            throw LoadError("no such kind of message, or too small: " + kind);
    }
    return payloads;
}
