#pragma once

#include "workbench/record/JsonStream.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace workbench {

/// Walks through the JSON of a HAR: gives each entry without its messages, or each message, and holds no more than one of them.
class HarScan : public nlohmann::json_sax<nlohmann::ordered_json>
{
public:
    using Json = nlohmann::ordered_json;

    enum class Wants {
        Entries,  ///< The object `log`, and every entry without its messages.
        Messages, ///< The messages alone.
    };

    HarScan(JsonStream &stream, Wants wants);

    std::function<void()> entryBegan;
    /// @p hasMessages: there was a key `_webSocketMessages`.
    std::function<void(Json &entry, bool hasMessages)> entryEnded;
    std::function<void(Json &message)> messageEnded;

    /// Reads all. False: see errorAt().
    bool run();
    /// Where the JSON is wrong, in bytes from 1; -1 if it isn't.
    qint64 errorAt() const { return m_errorAt; }
    bool isTooDeep() const { return m_tooDeep; }
    /// Whether there was an array `log.entries`.
    bool isHar() const { return m_isHar; }
    /// Values were left out, for there were too many.
    bool leftOut() const { return m_leftOut; }
    Json &log() { return m_log; }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t &) override { return add(value); }
    bool string(string_t &value) override;
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t size) override;
    bool end_object() override { return end(); }
    bool start_array(std::size_t size) override;
    bool end_array() override { return end(); }
    bool key(string_t &value) override;
    bool parse_error(std::size_t at, const std::string &token, const nlohmann::detail::exception &error) override;

private:
    enum class Place { Outside, Root, Log, Entries, Entry, Messages, Message };

    bool begin(bool object);
    bool end();
    bool enter(bool object);
    bool add(Json value);
    Json *put(Json value);
    Json *target();
    bool isKept() const;

    JsonStream &m_stream;
    const Wants m_wants;
    Place m_place = Place::Outside;
    int m_depth = 0;
    int m_skipped = 0;           ///< Levels of a value that isn't kept.
    std::vector<Json *> m_stack; ///< The values that are being built, the innermost last.
    std::string m_key;
    Json m_log = Json::object();
    Json m_entry = Json::object();
    Json m_message = Json::object();
    bool m_hasMessages = false;
    bool m_isHar = false;
    bool m_tooDeep = false;
    bool m_leftOut = false;
    qint64 m_kept = 0;
    qint64 m_errorAt = -1;
};

} // namespace workbench
