#pragma once

#include "workbench/forge/ForgeSequence.h"

#include <array>
#include <string_view>
#include <utility>

/// The words of a sequence's file, for who writes and who reads it.
namespace workbench {

namespace forgewords {

constexpr auto format = "windsock-forge";
constexpr int version = 1;

template <typename Value, size_t Count>
using Table = std::array<std::pair<const char *, Value>, Count>;

constexpr Table<quint8, 6> opcode{
    {{"continuation", 0x0}, {"text", 0x1}, {"binary", 0x2}, {"close", 0x8}, {"ping", 0x9}, {"pong", 0xA}}};
constexpr Table<ForgedFrame::Masking, 2> masking{
    {{"auto", ForgedFrame::Masking::AsItMust}, {"wrong", ForgedFrame::Masking::Wrong}}};
constexpr Table<ForgedFrame::LengthEncoding, 4> encoding{{{"minimal", ForgedFrame::LengthEncoding::Minimal},
                                                          {"7", ForgedFrame::LengthEncoding::Seven},
                                                          {"16", ForgedFrame::LengthEncoding::Sixteen},
                                                          {"64", ForgedFrame::LengthEncoding::SixtyFour}}};
constexpr Table<ForgeSequence::Needs, 3> needs{{{"nothing", ForgeSequence::Needs::Nothing},
                                                {"deflate", ForgeSequence::Needs::Deflate},
                                                {"no-deflate", ForgeSequence::Needs::NoDeflate}}};
constexpr Table<ForgeExpectation::End, 6> end{{{"any", ForgeExpectation::End::Any},
                                               {"open", ForgeExpectation::End::StaysOpen},
                                               {"fails", ForgeExpectation::End::Fails},
                                               {"refuses", ForgeExpectation::End::Refuses},
                                               {"closes", ForgeExpectation::End::Closes},
                                               {"ends", ForgeExpectation::End::Ends}}};
constexpr Table<ForgeStep::Kind, 2> deed{
    {{"half-close", ForgeStep::Kind::HalfClose}, {"reset", ForgeStep::Kind::Reset}}};

} // namespace forgewords

/// nullptr if it has none.
template <typename Table, typename Value>
const char *nameOf(const Table &table, Value value)
{
    for (const auto &[name, meaning] : table) {
        if (meaning == value)
            return name;
    }
    return nullptr;
}

} // namespace workbench
