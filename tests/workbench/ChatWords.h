#pragma once

#include <QByteArray>

/// What a chat room sent, in words: "message ann: hello", "error …", "welcome ann", "people ann, bob", "joined ann",
/// "left ann", "renamed ann to bob". Without times and ids. "not JSON: …" for what is none of these.
QByteArray chatWords(const QByteArray &json);

/// What a client sends: {"type":…,"user":…,"message":…}, without what is nullptr.
QByteArray chatRequest(const char *type, const char *user, const char *message);
inline QByteArray says(const char *user, const char *message)
{
    return chatRequest(nullptr, user, message);
}
inline QByteArray joins(const char *user)
{
    return chatRequest("join", user, nullptr);
}
