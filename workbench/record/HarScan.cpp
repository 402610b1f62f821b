#include "workbench/record/HarScan.h"

#include <istream>

namespace workbench {

namespace {

constexpr int deepest = 64;
constexpr size_t mostKeys = 4096; // ordered objects look their keys up one by one
constexpr qint64 mostKept = qint64{64} * 1024 * 1024;
constexpr qint64 costOfValue = 32; // beside its text, roughly

} // namespace

HarScan::HarScan(JsonStream &stream, Wants wants)
    : m_stream(stream)
    , m_wants(wants)
{
}

bool HarScan::run()
{
    std::istream input(&m_stream);
    const bool whole = Json::sax_parse(input, this);
    // What a killed recorder leaves: an entry that nobody closed.
    if (!whole && m_hasMessages && m_place >= Place::Entry && entryEnded)
        entryEnded(m_entry, m_hasMessages);
    return whole;
}

bool HarScan::begin(bool object)
{
    m_stream.valueEnded();
    if (++m_depth > deepest) {
        m_tooDeep = true;
        return false;
    }
    if (m_skipped > 0) {
        ++m_skipped;
        return true;
    }
    if (m_stack.empty() && enter(object))
        return true;
    Json *added = isKept() ? put(object ? Json::object() : Json::array()) : nullptr;
    if (added != nullptr)
        m_stack.push_back(added);
    else
        m_skipped = 1;
    return true;
}

// Whether that was a step on the way to the messages.
bool HarScan::enter(bool object)
{
    if (m_place == Place::Outside && object && m_depth == 1) {
        m_place = Place::Root;
    } else if (m_place == Place::Root && object && m_key == "log") {
        m_place = Place::Log;
    } else if (m_place == Place::Log && !object && m_key == "entries") {
        m_place = Place::Entries;
        m_isHar = true;
    } else if (m_place == Place::Entries && object) {
        m_place = Place::Entry;
        m_entry = Json::object();
        m_hasMessages = false;
        if (entryBegan)
            entryBegan();
    } else if (m_place == Place::Entry && !object && m_key == "_webSocketMessages") {
        m_place = Place::Messages;
        m_hasMessages = true;
    } else if (m_place == Place::Messages && object) {
        m_place = Place::Message;
        m_message = Json::object();
    } else {
        return false;
    }
    return true;
}

bool HarScan::end()
{
    m_stream.valueEnded();
    --m_depth;
    if (m_skipped > 0) {
        --m_skipped;
        return true;
    }
    if (!m_stack.empty()) {
        m_stack.pop_back();
        return true;
    }
    switch (m_place) {
    case Place::Message:
        m_place = Place::Messages;
        if (m_wants == Wants::Messages && messageEnded)
            messageEnded(m_message);
        break;
    case Place::Messages:
        m_place = Place::Entry;
        break;
    case Place::Entry:
        m_place = Place::Entries;
        if (entryEnded)
            entryEnded(m_entry, m_hasMessages);
        break;
    case Place::Entries:
        m_place = Place::Log;
        break;
    case Place::Log:
        m_place = Place::Root;
        break;
    case Place::Root:
    case Place::Outside:
        m_place = Place::Outside;
    }
    return true;
}

bool HarScan::key(string_t &value)
{
    m_stream.valueEnded();
    m_key = std::move(value);
    return true;
}

bool HarScan::string(string_t &value)
{
    return add(Json(std::move(value)));
}

bool HarScan::start_object(std::size_t)
{
    return begin(true);
}

bool HarScan::start_array(std::size_t)
{
    return begin(false);
}

bool HarScan::add(Json value)
{
    m_stream.valueEnded();
    if (m_skipped == 0 && isKept())
        put(std::move(value));
    return true;
}

bool HarScan::isKept() const
{
    return (m_place == Place::Message) == (m_wants == Wants::Messages);
}

HarScan::Json *HarScan::target()
{
    switch (m_place) {
    case Place::Log:
        return &m_log;
    case Place::Entry:
        return &m_entry;
    case Place::Message:
        return &m_message;
    default:
        return nullptr;
    }
}

// Puts @p value where it belongs; nothing if it is left out.
HarScan::Json *HarScan::put(Json value)
{
    Json *parent = m_stack.empty() ? target() : m_stack.back();
    if (parent == nullptr)
        return nullptr;
    if (m_place != Place::Message)
        m_kept += costOfValue + (value.is_string() ? static_cast<qint64>(value.get_ref<std::string &>().size()) : 0);
    if (m_kept > mostKept || (parent->is_object() && parent->size() >= mostKeys)) {
        m_leftOut = true;
        return nullptr;
    }
    if (parent->is_array()) {
        parent->push_back(std::move(value));
        return &parent->back();
    }
    Json &added = (*parent)[m_key];
    added = std::move(value);
    return &added;
}

bool HarScan::parse_error(std::size_t at, const std::string &, const nlohmann::detail::exception &)
{
    m_errorAt = static_cast<qint64>(at);
    return false;
}

} // namespace workbench
