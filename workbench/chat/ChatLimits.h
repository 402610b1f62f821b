#pragma once

#include <QtGlobal>

#include <chrono>

namespace workbench {

/// Every bound of a chat room, so that no guest of it costs the others memory, time or nerves.
struct ChatLimits
{
    /// A name, in characters (code points): two lines of a phone's screen at most.
    int maxNameLength = 32;
    /// A message, in characters (code points).
    int maxMessageLength = 4'000;
    /// What a client sends, in bytes, before it is parsed: the longest message, each character escaped as a surrogate
    /// pair ("\ud83d\ude00" is 12 bytes), and a name.
    qsizetype maxRequestSize = qsizetype{56} * 1024;
    /// People in the room, and those who only listen. One more is closed with 1013.
    int maxPeople = 1'000;
    /// What newcomers are told: at most so many messages, and so many bytes of JSON.
    qsizetype historyCount = 100;
    qsizetype historyBytes = qsizetype{512} * 1024;

    /// Per person: so many messages at once, and then so many a second; what is above is refused.
    double floodBurst = 10;
    double floodPerSecond = 5;
    /// So many refusals within the window, and the person is closed with 1008: a program, not a hasty typist.
    int maxRefusals = 100;
    std::chrono::seconds refusalWindow{60};
};

} // namespace workbench
