#pragma once

#include "workbench/conformance/CaseWriter.h"

/// Sentences on extensions, and of RFC 7692. See RfcText.h.
namespace workbench::conformance::rfc {

// ---- RFC 6455 and RFC 7692: extensions -------------------------------------------------------------------------------

inline constexpr RfcRule extensionsAreRequests{
    "RFC 6455 §9",
    "WebSocket clients MAY request extensions to this specification, and WebSocket servers MAY accept some or all "
    "extensions requested by the client."};
inline constexpr RfcRule malformedExtensions{
    "RFC 6455 §9.1", "If a value is received by either the client or the server during negotiation that does not "
                     "conform to the ABNF below, "
                     "the recipient of such malformed data MUST immediately _Fail the WebSocket Connection_."};
inline constexpr RfcRule blanksBetweenTokens{
    "RFC 6455 §9.1",
    "Note that this section is using ABNF syntax/rules from [RFC2616], including the \"implied *LWS rule\"."};
inline constexpr RfcRule quotedParameter{
    "RFC 6455 §9.1",
    "When using the quoted-string syntax variant, the value after quoted-string unescaping MUST conform to the 'token' "
    "ABNF."};
inline constexpr RfcRule extensionsInTwoFields{
    "RFC 6455 §9.1",
    "Note that like other HTTP header fields, this header field MAY be split or combined across multiple lines."};
inline constexpr RfcRule offersInOrder{"RFC 7692 §5", "This set of elements MAY include multiple PMCEs with the same "
                                                      "extension name to offer the possibility to use the same "
                                                      "algorithm with different configuration parameters. The order of "
                                                      "elements is important as it specifies the client's "
                                                      "preference."};
inline constexpr RfcRule compressedBit{
    "RFC 7692 §6",
    "On a WebSocket connection where a PMCE is in use, this bit indicates whether a message is compressed or not."};
inline constexpr RfcRule misplacedCompressedBit{
    "RFC 7692 §6.1",
    "An endpoint MUST NOT set the \"Per-Message Compressed\" bit of control frames and non-first fragments of a data "
    "message. An endpoint receiving such a frame MUST _Fail the WebSocket Connection_."};
inline constexpr RfcRule offerIsDeclined{"RFC 7692 §7",
                                         "A server MUST decline an extension negotiation offer for this extension if "
                                         "any of the following conditions are met: "
                                         "The negotiation offer contains an extension parameter not defined for use in "
                                         "an offer. The negotiation offer contains "
                                         "an extension parameter with an invalid value. The negotiation offer contains "
                                         "multiple extension parameters with the "
                                         "same name. The server doesn't support the offered configuration."};
inline constexpr RfcRule answerIsWrong{
    "RFC 7692 §7",
    "A client MUST _Fail the WebSocket Connection_ if the peer server accepted an extension negotiation offer for this "
    "extension with an extension negotiation response meeting any of the following conditions: The negotiation "
    "response "
    "contains an extension parameter not defined for use in a response. The negotiation response contains an extension "
    "parameter with an invalid value. The negotiation response contains multiple extension parameters with the same "
    "name. "
    "The client does not support the configuration that the response represents."};
inline constexpr RfcRule serverTakeoverOffered{"RFC 7692 §7.1.1.1",
                                               "A server accepts an extension negotiation offer that includes the "
                                               "\"server_no_context_takeover\" extension parameter by "
                                               "including the \"server_no_context_takeover\" extension parameter in "
                                               "the corresponding extension negotiation response to "
                                               "send back to the client."};
inline constexpr RfcRule serverTakeoverAnswered{
    "RFC 7692 §7.1.1.1",
    "A server MAY include the \"server_no_context_takeover\" extension parameter in an extension negotiation response "
    "even "
    "if the extension negotiation offer being accepted by the extension negotiation response didn't include the "
    "\"server_no_context_takeover\" extension parameter."};
inline constexpr RfcRule clientTakeoverOffered{"RFC 7692 §7.1.1.2",
                                               "If the received extension negotiation offer includes the "
                                               "\"client_no_context_takeover\" extension parameter, the server "
                                               "may either ignore the parameter or use the parameter to avoid taking "
                                               "over the LZ77 sliding window unnecessarily by "
                                               "including the \"client_no_context_takeover\" extension parameter in "
                                               "the corresponding extension negotiation response to "
                                               "the offer."};
inline constexpr RfcRule clientTakeoverAnswered{"RFC 7692 §7.1.1.2",
                                                "By including the \"client_no_context_takeover\" extension parameter "
                                                "in an extension negotiation response, a server "
                                                "prevents the peer client from using context takeover."};
inline constexpr RfcRule serverWindowOffered{
    "RFC 7692 §7.1.2.1",
    "A server accepts an extension negotiation offer with this parameter by including the \"server_max_window_bits\" "
    "extension parameter in the extension negotiation response to send back to the client with the same or smaller "
    "value as "
    "the offer."};
inline constexpr RfcRule serverWindowAnswered{"RFC 7692 §7.1.2.1",
                                              "A server MAY include the \"server_max_window_bits\" extension parameter "
                                              "in an extension negotiation response even if "
                                              "the extension negotiation offer being accepted by the response didn't "
                                              "include the \"server_max_window_bits\" extension "
                                              "parameter."};
inline constexpr RfcRule serverWindowIsSmall{"RFC 7692 §7.1.2.1",
                                             "By including this parameter in an extension negotiation offer, a client "
                                             "limits the LZ77 sliding window size that the "
                                             "server will use to compress messages."};
inline constexpr RfcRule clientWindowOffered{
    "RFC 7692 §7.1.2.2",
    "If a received extension negotiation offer has the \"client_max_window_bits\" extension parameter, the server MAY "
    "include the \"client_max_window_bits\" extension parameter in the corresponding extension negotiation response to "
    "the "
    "offer."};
inline constexpr RfcRule clientWindowAnswered{"RFC 7692 §7.1.2.2",
                                              "By including this extension parameter in an extension negotiation "
                                              "response, a server limits the LZ77 sliding window "
                                              "size that the client uses to compress messages."};
inline constexpr RfcRule serverStartsAnew{"RFC 7692 §7.2.1",
                                          "If the \"agreed parameters\" contain the \"server_no_context_takeover\" "
                                          "extension parameter, the server MUST start "
                                          "compressing each new message with an empty LZ77 sliding window."};
inline constexpr RfcRule clientStartsAnew{"RFC 7692 §7.2.1",
                                          "If the \"agreed parameters\" contain the \"client_no_context_takeover\" "
                                          "extension parameter, the client MUST start "
                                          "compressing each new message with an empty LZ77 sliding window."};
inline constexpr RfcRule compressedFragments{
    "RFC 7692 §7.2.1", "An endpoint fragments a compressed message by splitting the result of running this algorithm."};
inline constexpr RfcRule fourOctetsAreRemoved{"RFC 7692 §7.2.1",
                                              "Remove 4 octets (that are 0x00 0x00 0xff 0xff) from the tail end."};
inline constexpr RfcRule finalBlocks{"RFC 7692 §7.2.1", "An endpoint MAY use both DEFLATE blocks with the \"BFINAL\" "
                                                        "bit set to 0 and DEFLATE blocks with the \"BFINAL\" bit set "
                                                        "to 1."};
inline constexpr RfcRule decompression{
    "RFC 7692 §7.2.2", "An endpoint uses the following algorithm to decompress a message. 1. Append 4 octets of 0x00 "
                       "0x00 0xff 0xff to the "
                       "tail end of the payload of the message. 2. Decompress the resulting data using DEFLATE."};
inline constexpr RfcRule serverMayForget{"RFC 7692 §7.2.2",
                                         "If the \"agreed parameters\" contain the \"client_no_context_takeover\" "
                                         "extension parameter, the server MAY decompress "
                                         "each new message with an empty LZ77 sliding window."};
inline constexpr RfcRule clientMayForget{"RFC 7692 §7.2.2",
                                         "If the \"agreed parameters\" contain the \"server_no_context_takeover\" "
                                         "extension parameter, the client MAY decompress "
                                         "each new message with an empty LZ77 sliding window."};
inline constexpr RfcRule serverRemembers{
    "RFC 7692 §7.2.2",
    "Otherwise, the server MUST decompress each new message using the LZ77 sliding window used to process the last "
    "compressed message."};
inline constexpr RfcRule clientRemembers{
    "RFC 7692 §7.2.2",
    "Otherwise, the client MUST decompress each new message using the LZ77 sliding window used to process the last "
    "compressed message."};

} // namespace workbench::conformance::rfc
