#pragma once

#include "workbench/conformance/CaseWriter.h"

/// What the cases rest on: sentences of the RFCs, word for word, underscores and bars included. Lists and broken lines are
/// joined; "..." is what is left out.
namespace workbench::conformance::rfc {

// ---- RFC 6455: the opening handshake ---------------------------------------------------------------------------------

inline constexpr RfcRule noFragmentIdentifier{
    "RFC 6455 §3",
    "Fragment identifiers are meaningless in the context of WebSocket URIs and MUST NOT be used on these URIs."};
inline constexpr RfcRule methodAndVersion{
    "RFC 6455 §4.1", "The method of the request MUST be GET, and the HTTP version MUST be at least 1.1."};
inline constexpr RfcRule requestUri{
    "RFC 6455 §4.1",
    "The \"Request-URI\" part of the request MUST match the /resource name/ defined in Section 3 (a relative URI) or "
    "be an "
    "absolute http/https URI that, when parsed, has a /resource name/, /host/, and /port/ that match the corresponding "
    "ws/wss URI."};
inline constexpr RfcRule subprotocolNames{
    "RFC 6455 §4.1",
    "The elements that comprise this value MUST be non-empty strings with characters in the range U+0021 to U+007E not "
    "including separator characters as defined in [RFC2616] and MUST all be unique strings."};
inline constexpr RfcRule statusIsNot101{"RFC 6455 §4.1", "If the status code received from the server is not 101, the "
                                                         "client handles the response per HTTP [RFC2616] procedures."};
inline constexpr RfcRule answerUpgrade{
    "RFC 6455 §4.1",
    "If the response lacks an |Upgrade| header field or the |Upgrade| header field contains a value that is not an "
    "ASCII "
    "case-insensitive match for the value \"websocket\", the client MUST _Fail the WebSocket Connection_."};
inline constexpr RfcRule answerConnection{
    "RFC 6455 §4.1",
    "If the response lacks a |Connection| header field or the |Connection| header field doesn't contain a token that "
    "is an "
    "ASCII case-insensitive match for the value \"Upgrade\", the client MUST _Fail the WebSocket Connection_."};
inline constexpr RfcRule answerAccept{
    "RFC 6455 §4.1",
    "If the response lacks a |Sec-WebSocket-Accept| header field or the |Sec-WebSocket-Accept| contains a value other "
    "than "
    "the base64-encoded SHA-1 of the concatenation of the |Sec-WebSocket-Key| (as a string, not base64-decoded) with "
    "the "
    "string \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\" but ignoring any leading and trailing whitespace, the client MUST "
    "_Fail the WebSocket Connection_."};
inline constexpr RfcRule answerExtension{
    "RFC 6455 §4.1",
    "If the response includes a |Sec-WebSocket-Extensions| header field and this header field indicates the use of an "
    "extension that was not present in the client's handshake (the server has indicated an extension not requested by "
    "the "
    "client), the client MUST _Fail the WebSocket Connection_."};
inline constexpr RfcRule answerSubprotocol{
    "RFC 6455 §4.1",
    "If the response includes a |Sec-WebSocket-Protocol| header field and this header field indicates the use of a "
    "subprotocol that was not present in the client's handshake (the server has indicated a subprotocol not requested "
    "by "
    "the client), the client MUST _Fail the WebSocket Connection_."};
inline constexpr RfcRule answerDoesNotConform{"RFC 6455 §4.1",
                                              "If the server's response does not conform to the requirements for the "
                                              "server's handshake as defined in this section "
                                              "and in Section 4.2.2, the client MUST _Fail the WebSocket Connection_."};
inline constexpr RfcRule answerNamesAnyCase{
    "RFC 6455 §4.1",
    "Please note that according to [RFC2616], all header field names in both HTTP requests and HTTP responses are "
    "case-insensitive."};
inline constexpr RfcRule answerIsValidated{
    "RFC 6455 §4.1",
    "If the server's response is validated as provided for above, it is said that _The WebSocket Connection is "
    "Established_ and that the WebSocket Connection is in the OPEN state."};
inline constexpr RfcRule requestUpgrade{
    "RFC 6455 §4.2.1",
    "If the server, while reading the handshake, finds that the client did not send a handshake that matches the "
    "description below ..., the server MUST stop processing the client's handshake and return an HTTP response with an "
    "appropriate error code (such as 400 Bad Request). ... "
    "An |Upgrade| header field containing the value \"websocket\", treated as an ASCII "
    "case-insensitive value."};
inline constexpr RfcRule requestConnection{
    "RFC 6455 §4.2.1",
    "If the server, while reading the handshake, finds that the client did not send a handshake that matches the "
    "description below ..., the server MUST stop processing the client's handshake and return an HTTP response with an "
    "appropriate error code (such as 400 Bad Request). ... "
    "A |Connection| header field that includes the token \"Upgrade\", treated as an ASCII "
    "case-insensitive value."};
inline constexpr RfcRule requestKey{
    "RFC 6455 §4.2.1",
    "If the server, while reading the handshake, finds that the client did not send a handshake that matches the "
    "description below ..., the server MUST stop processing the client's handshake and return an HTTP response with an "
    "appropriate error code (such as 400 Bad Request). ... "
    "A |Sec-WebSocket-Key| header field with a base64-encoded (see Section 4 of [RFC4648]) value "
    "that, when decoded, is 16 bytes in length."};
inline constexpr RfcRule requestVersion{
    "RFC 6455 §4.2.1",
    "If the server, while reading the handshake, finds that the client did not send a handshake that matches the "
    "description below ..., the server MUST stop processing the client's handshake and return an HTTP response with an "
    "appropriate error code (such as 400 Bad Request). ... "
    "A |Sec-WebSocket-Version| header field, with a value of 13."};
inline constexpr RfcRule unknownFields{"RFC 6455 §4.2.1", "Optionally, other header fields, such as those used to send "
                                                          "cookies or request authentication to a server. Unknown "
                                                          "header fields are ignored, as per [RFC2616]."};
inline constexpr RfcRule acceptance{
    "RFC 6455 §4.2.2",
    "If the server chooses to accept the incoming connection, it MUST reply with a valid HTTP response indicating the "
    "following."};
inline constexpr RfcRule noSubprotocol{
    "RFC 6455 §4.2.2",
    "The absence of such a field is equivalent to the null value (meaning that if the server does not wish to agree to "
    "one "
    "of the suggested subprotocols, it MUST NOT send back a |Sec-WebSocket-Protocol| header field in its response)."};
inline constexpr RfcRule dataMayFollow{
    "RFC 6455 §4.2.2",
    "If the server finishes these steps without aborting the WebSocket handshake, the server considers the WebSocket "
    "connection to be established and that the WebSocket connection is in the OPEN state. At this point, the server "
    "may "
    "begin sending (and receiving) data."};
inline constexpr RfcRule otherVersion{
    "RFC 6455 §4.4", "If the server doesn't support the requested version, it MUST respond with a "
                     "|Sec-WebSocket-Version| header field (or "
                     "multiple |Sec-WebSocket-Version| header fields) containing all versions it is willing to use."};
inline constexpr RfcRule oneKey{
    "RFC 6455 §11.3.1", "The |Sec-WebSocket-Key| header field MUST NOT appear more than once in an HTTP request."};
inline constexpr RfcRule oneAccept{
    "RFC 6455 §11.3.3", "The |Sec-WebSocket-Accept| header MUST NOT appear more than once in an HTTP response."};
inline constexpr RfcRule oneVersion{
    "RFC 6455 §11.3.5",
    "However, the |Sec-WebSocket-Version| header field MUST NOT appear more than once in an HTTP request."};

// ---- RFC 6455: frames and messages -----------------------------------------------------------------------------------

inline constexpr RfcRule serverGetsUnmasked{
    "RFC 6455 §5.1", "The server MUST close the connection upon receiving a frame that is not masked."};
inline constexpr RfcRule clientGetsMasked{"RFC 6455 §5.1",
                                          "A client MUST close a connection if it detects a masked frame."};
inline constexpr RfcRule reservedBits{"RFC 6455 §5.2", "MUST be 0 unless an extension is negotiated that defines "
                                                       "meanings for non-zero values. If a nonzero value is received "
                                                       "and none of the negotiated extensions defines the meaning of "
                                                       "such a nonzero value, the receiving endpoint MUST _Fail "
                                                       "the WebSocket Connection_."};
inline constexpr RfcRule unknownOpcode{
    "RFC 6455 §5.2", "If an unknown opcode is received, the receiving endpoint MUST _Fail the WebSocket Connection_."};
inline constexpr RfcRule payloadLength{
    "RFC 6455 §5.2",
    "The length of the \"Payload data\", in bytes: if 0-125, that is the payload length. If 126, the following 2 bytes "
    "interpreted as a 16-bit unsigned integer are the payload length. If 127, the following 8 bytes interpreted as a "
    "64-bit unsigned integer (the most significant bit MUST be 0) are the payload length."};
inline constexpr RfcRule topBitOfLength{"RFC 6455 §5.2",
                                        "If 127, the following 8 bytes interpreted as a 64-bit unsigned integer (the "
                                        "most significant bit MUST be 0) are the "
                                        "payload length."};
inline constexpr RfcRule minimalLength{"RFC 6455 §5.2",
                                       "Note that in all cases, the minimal number of bytes MUST be used to encode the "
                                       "length, for example, the length of a "
                                       "124-byte-long string can't be encoded as the sequence 126, 0, 124."};
inline constexpr RfcRule freshKey{
    "RFC 6455 §5.3",
    "When preparing a masked frame, the client MUST pick a fresh masking key from the set of allowed 32-bit values."};
inline constexpr RfcRule fragmentedMessage{"RFC 6455 §5.4",
                                           "A fragmented message consists of a single frame with the FIN bit clear and "
                                           "an opcode other than 0, followed by zero "
                                           "or more frames with the FIN bit clear and the opcode set to 0, and "
                                           "terminated by a single frame with the FIN bit set "
                                           "and an opcode of 0."};
inline constexpr RfcRule notInterleaved{"RFC 6455 §5.4", "The fragments of one message MUST NOT be interleaved between "
                                                         "the fragments of another message unless an extension has "
                                                         "been negotiated that can interpret the interleaving."};
inline constexpr RfcRule controlInTheMiddle{
    "RFC 6455 §5.4", "An endpoint MUST be capable of handling control frames in the middle of a fragmented message."};
inline constexpr RfcRule fragmentsOfAnySize{"RFC 6455 §5.4",
                                            "A sender MAY create fragments of any size for non-control messages."};
inline constexpr RfcRule bothKindsOfMessages{
    "RFC 6455 §5.4", "Clients and servers MUST support receiving both fragmented and unfragmented messages."};
inline constexpr RfcRule controlFrames{
    "RFC 6455 §5.5", "All control frames MUST have a payload length of 125 bytes or less and MUST NOT be fragmented."};
inline constexpr RfcRule pingIsAnswered{
    "RFC 6455 §5.5.2",
    "Upon receipt of a Ping frame, an endpoint MUST send a Pong frame in response, unless it already received a Close "
    "frame."};
inline constexpr RfcRule pingHasData{"RFC 6455 §5.5.2", "A Ping frame MAY include \"Application data\"."};
inline constexpr RfcRule pongIsIdentical{"RFC 6455 §5.5.3",
                                         "A Pong frame sent in response to a Ping frame must have identical "
                                         "\"Application data\" as found in the message body of "
                                         "the Ping frame being replied to."};
inline constexpr RfcRule onlyTheLastPing{
    "RFC 6455 §5.5.3", "If an endpoint receives a Ping frame and has not yet sent Pong frame(s) in response to "
                       "previous Ping frame(s), the "
                       "endpoint MAY elect to send a Pong frame for only the most recently processed Ping frame."};
inline constexpr RfcRule unsolicitedPong{"RFC 6455 §5.5.3",
                                         "A Pong frame MAY be sent unsolicited. This serves as a unidirectional "
                                         "heartbeat. A response to an unsolicited Pong "
                                         "frame is not expected."};
inline constexpr RfcRule textData{"RFC 6455 §5.6", "The \"Payload data\" is text data encoded as UTF-8."};
inline constexpr RfcRule wholeTextIsUtf8{
    "RFC 6455 §5.6",
    "Note that a particular text frame might include a partial UTF-8 sequence; however, the whole message MUST contain "
    "valid UTF-8."};
inline constexpr RfcRule binaryData{
    "RFC 6455 §5.6",
    "The \"Payload data\" is arbitrary binary data whose interpretation is solely up to the application layer."};
inline constexpr RfcRule parsedAsFrames{"RFC 6455 §6.2",
                                        "Incoming data MUST be parsed as WebSocket frames as defined in Section 5.2."};
inline constexpr RfcRule newMessage{
    "RFC 6455 §6.2", "Subsequent data frames MUST be interpreted as belonging to a new WebSocket message."};
inline constexpr RfcRule maskIsRemoved{
    "RFC 6455 §6.2",
    "A server MUST remove masking for data frames received from a client as described in Section 5.3."};
inline constexpr RfcRule notUtf8{"RFC 6455 §8.1", "When an endpoint is to interpret a byte stream as UTF-8 but finds "
                                                  "that the byte stream is not, in fact, a valid UTF-8 "
                                                  "stream, that endpoint MUST _Fail the WebSocket Connection_."};
inline constexpr RfcRule limits{
    "RFC 6455 §10.4",
    "Implementations that have implementation- and/or platform-specific limitations regarding the frame size or total "
    "message size after reassembly from multiple frames MUST protect themselves against exceeding those limits."};

// ---- RFC 6455: the end -----------------------------------------------------------------------------------------------

inline constexpr RfcRule nothingAfterClose{
    "RFC 6455 §1.4",
    "After sending a control frame indicating the connection should be closed, a peer does not send any further data; "
    "after "
    "receiving a control frame indicating the connection should be closed, a peer discards any further data received."};
inline constexpr RfcRule closeMayHaveBody{"RFC 6455 §5.5.1",
                                          "The Close frame MAY contain a body (the \"Application data\" portion of the "
                                          "frame) that indicates a reason for closing, "
                                          "such as an endpoint shutting down, an endpoint having received a frame too "
                                          "large, or an endpoint having received a "
                                          "frame that does not conform to the format expected by the endpoint."};
inline constexpr RfcRule closeBeginsWithCode{
    "RFC 6455 §5.5.1",
    "If there is a body, the first two bytes of the body MUST be a 2-byte unsigned integer (in network byte order) "
    "representing a status code with value /code/ defined in Section 7.4."};
inline constexpr RfcRule closeReason{"RFC 6455 §5.5.1",
                                     "Following the 2-byte integer, the body MAY contain UTF-8-encoded data with value "
                                     "/reason/, the interpretation of which "
                                     "is not defined by this specification."};
inline constexpr RfcRule closeIsAnswered{
    "RFC 6455 §5.5.1",
    "If an endpoint receives a Close frame and did not previously send a Close frame, the endpoint MUST send a Close "
    "frame "
    "in response. (When sending a Close frame in response, the endpoint typically echos the status code it received.)"};
inline constexpr RfcRule closeMayWait{
    "RFC 6455 §5.5.1",
    "An endpoint MAY delay sending a Close frame until its current message is sent (for instance, if the majority of a "
    "fragmented message is already sent, an endpoint MAY send the remaining fragments before sending a Close frame)."};
inline constexpr RfcRule noCloseFrameCame{
    "RFC 6455 §7.1.5",
    "If _The WebSocket Connection is Closed_ and no Close control frame was received by the endpoint (such as could "
    "occur "
    "if the underlying transport connection is lost), _The WebSocket Connection Close Code_ is considered to be 1006."};
inline constexpr RfcRule transportIsLost{"RFC 6455 §7.2.1", "If at any point the underlying transport layer connection "
                                                            "is unexpectedly lost, the client MUST _Fail the WebSocket "
                                                            "Connection_."};
inline constexpr RfcRule codeActionUndefined{"RFC 6455 §7.4",
                                             "The interpretation of this reason by an endpoint, and the action an "
                                             "endpoint should take given this reason, are left "
                                             "undefined by this specification."};
inline constexpr RfcRule code1004{"RFC 6455 §7.4.1", "Reserved. The specific meaning might be defined in the future."};
inline constexpr RfcRule code1005{
    "RFC 6455 §7.4.1",
    "1005 is a reserved value and MUST NOT be set as a status code in a Close control frame by an endpoint."};
inline constexpr RfcRule code1006{
    "RFC 6455 §7.4.1",
    "1006 is a reserved value and MUST NOT be set as a status code in a Close control frame by an endpoint."};
inline constexpr RfcRule code1015{
    "RFC 6455 §7.4.1",
    "1015 is a reserved value and MUST NOT be set as a status code in a Close control frame by an endpoint."};
inline constexpr RfcRule inconsistentData{
    "RFC 6455 §7.4.1",
    "1007 indicates that an endpoint is terminating the connection because it has received data within a message that "
    "was "
    "not consistent with the type of the message (e.g., non-UTF-8 [RFC3629] data within a text message)."};
inline constexpr RfcRule codesBelow1000{"RFC 6455 §7.4.2", "Status codes in the range 0-999 are not used."};
inline constexpr RfcRule codesOfTheProtocol{"RFC 6455 §7.4.2",
                                            "Status codes in the range 1000-2999 are reserved for definition by this "
                                            "protocol, its future revisions, and extensions "
                                            "specified in a permanent and readily available public specification."};

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

// ---- RFC 3629 --------------------------------------------------------------------------------------------------------

inline constexpr RfcRule rangeOfUtf8{"RFC 3629 §3", "In UTF-8, characters from the U+0000..U+10FFFF range (the UTF-16 "
                                                    "accessible range) are encoded using sequences of 1 to "
                                                    "4 octets."};
inline constexpr RfcRule noSignature{
    "RFC 3629 §6", "A protocol SHOULD forbid use of U+FEFF as a signature for those textual protocol elements that the "
                   "protocol mandates "
                   "to be always UTF-8, the signature function being totally useless in those cases."};

// ---- RFC 9110 and RFC 9112: HTTP -------------------------------------------------------------------------------------

inline constexpr RfcRule fieldsAreIgnored{"RFC 9110 §5.1",
                                          "Other recipients SHOULD ignore unrecognized header and trailer fields."};
inline constexpr RfcRule fieldsAreTooLarge{"RFC 9110 §5.4",
                                           "A server that receives a request header field line, field value, or set of "
                                           "fields larger than it wishes to process "
                                           "MUST respond with an appropriate 4xx (Client Error) status code."};
inline constexpr RfcRule clientDiscardsFields{"RFC 9110 §5.4",
                                              "A client MAY discard or truncate received field lines that are larger "
                                              "than the client wishes to process if the field "
                                              "semantics are such that the dropped value(s) can be safely ignored "
                                              "without changing the message framing or response "
                                              "semantics."};
inline constexpr RfcRule opaqueOctets{
    "RFC 9110 §5.5", "A recipient SHOULD treat other allowed octets in field content (i.e., obs-text) as opaque data."};
inline constexpr RfcRule crLfNul{
    "RFC 9110 §5.5",
    "Field values containing CR, LF, or NUL characters are invalid and dangerous, due to the varying ways that "
    "implementations might parse and interpret those characters; a recipient of CR, LF, or NUL within a field value "
    "MUST "
    "either reject the message or replace each of those characters with SP before further processing or forwarding of "
    "that "
    "message."};
inline constexpr RfcRule controlCharacters{"RFC 9110 §5.5",
                                           "Field values containing other CTL characters are also invalid; however, "
                                           "recipients MAY retain such characters for the "
                                           "sake of robustness when they appear within a safe context (e.g., an "
                                           "application-specific quoted string that will not "
                                           "be processed by any downstream HTTP parser)."};
inline constexpr RfcRule emptyElements{
    "RFC 9110 §5.6.1.2",
    "A recipient MUST parse and ignore a reasonable number of empty list elements: enough to handle "
    "common mistakes by senders that merge values, but not so much that they could be used as a "
    "denial-of-service mechanism."};
inline constexpr RfcRule contentOfGet{
    "RFC 9110 §9.3.1",
    "Although request message framing is independent of the method used, content received in a GET request has no "
    "generally "
    "defined semantics, cannot alter the meaning or target of the request, and might lead some implementations to "
    "reject "
    "the request and close the connection because of its potential as a request smuggling attack (Section 11.2 of "
    "[HTTP/1.1])."};
inline constexpr RfcRule untilTheEmptyLine{"RFC 9112 §2.2",
                                           "The normal procedure for parsing an HTTP message is to read the start-line "
                                           "into a structure, read each header field "
                                           "line into a hash table by field name until the empty line, and then use "
                                           "the parsed data to determine if a message body "
                                           "is expected."};
inline constexpr RfcRule loneLf{"RFC 9112 §2.2", "Although the line terminator for the start-line and fields is the "
                                                 "sequence CRLF, a recipient MAY recognize a single LF "
                                                 "as a line terminator and ignore any preceding CR."};
inline constexpr RfcRule bareCr{
    "RFC 9112 §2.2",
    "A recipient of such a bare CR MUST consider that element to be invalid or replace each bare CR with SP before "
    "processing the element or forwarding the message."};
inline constexpr RfcRule whitespaceBeforeFields{"RFC 9112 §2.2",
                                                "A recipient that receives whitespace between the start-line and the "
                                                "first header field MUST either reject the message "
                                                "as invalid or consume each whitespace-preceded line without further "
                                                "processing of it (i.e., ignore the entire line, "
                                                "along with any subsequent lines preceded by whitespace, until a "
                                                "properly formed header field is received or the header "
                                                "section is terminated)."};
inline constexpr RfcRule notTheGrammar{
    "RFC 9112 §2.2",
    "When a server listening only for HTTP request messages, or processing what appears from the start-line to be an "
    "HTTP "
    "request message, receives a sequence of octets that does not match the HTTP-message grammar aside from the "
    "robustness "
    "exceptions listed above, the server SHOULD respond with a 400 (Bad Request) response and close the connection."};
inline constexpr RfcRule longRequestLine{"RFC 9112 §3", "It is RECOMMENDED that all HTTP senders and recipients "
                                                        "support, at a minimum, request-line lengths of 8000 octets."};
inline constexpr RfcRule uriTooLong{"RFC 9112 §3", "A server that receives a request-target longer than any URI it "
                                                   "wishes to parse MUST respond with a 414 (URI Too Long) "
                                                   "status code (see Section 15.5.15 of [HTTP])."};
inline constexpr RfcRule invalidRequestLine{
    "RFC 9112 §3.2",
    "Recipients of an invalid request-line SHOULD respond with either a 400 (Bad Request) error or a 301 (Moved "
    "Permanently) redirect with the request-target properly encoded."};
inline constexpr RfcRule oneHost{"RFC 9112 §3.2", "A server MUST respond with a 400 (Bad Request) status code to any "
                                                  "HTTP/1.1 request message that lacks a Host header "
                                                  "field and to any request message that contains more than one Host "
                                                  "header field line or a Host header field with an "
                                                  "invalid field value."};
inline constexpr RfcRule emptyHost{"RFC 9112 §3.2", "If the authority component is missing or undefined for the target "
                                                    "URI, then a client MUST send a Host header field "
                                                    "with an empty field value."};
inline constexpr RfcRule absoluteForm{"RFC 9112 §3.2.2",
                                      "A server MUST accept the absolute-form in requests even though most HTTP/1.1 "
                                      "clients will only send the absolute-form "
                                      "to a proxy."};
inline constexpr RfcRule reasonPhrase{"RFC 9112 §4", "A client SHOULD ignore the reason-phrase content because it is "
                                                     "not a reliable channel for information (it might be "
                                                     "translated for a given locale, overwritten by intermediaries, or "
                                                     "discarded when the message is forwarded via other "
                                                     "versions of HTTP)."};
inline constexpr RfcRule fieldLine{"RFC 9112 §5", "Each field line consists of a case-insensitive field name followed "
                                                  "by a colon (\":\"), optional leading whitespace, the "
                                                  "field line value, and optional trailing whitespace."};
inline constexpr RfcRule blankBeforeColon{"RFC 9112 §5.1", "A server MUST reject, with a response status code of 400 "
                                                           "(Bad Request), any received request message that contains "
                                                           "whitespace between a header field name and colon."};
inline constexpr RfcRule noBlankBeforeColon{"RFC 9112 §5.1",
                                            "No whitespace is allowed between the field name and colon."};
inline constexpr RfcRule foldedRequest{
    "RFC 9112 §5.2",
    "A server that receives an obs-fold in a request message that is not within a \"message/http\" container MUST "
    "either "
    "reject the message by sending a 400 (Bad Request), preferably with a representation explaining that obsolete line "
    "folding is unacceptable, or replace each received obs-fold with one or more SP octets prior to interpreting the "
    "field "
    "value or forwarding the message downstream."};
inline constexpr RfcRule foldedAnswer{
    "RFC 9112 §5.2",
    "A user agent that receives an obs-fold in a response message that is not within a \"message/http\" container MUST "
    "replace each received obs-fold with one or more SP octets prior to interpreting the field value."};
inline constexpr RfcRule twoLengths{"RFC 9112 §6.1", "A server MAY reject a request that contains both Content-Length "
                                                     "and Transfer-Encoding or process such a request in "
                                                     "accordance with the Transfer-Encoding alone."};
inline constexpr RfcRule contentLength{"RFC 9112 §6.3", "If a valid Content-Length header field is present without "
                                                        "Transfer-Encoding, its decimal value defines the expected "
                                                        "message body length in octets."};
inline constexpr RfcRule incompleteRequest{
    "RFC 9112 §8",
    "A server that receives an incomplete request message, usually due to a canceled request or a triggered timeout "
    "exception, MAY send an error response prior to closing the connection."};

} // namespace workbench::conformance::rfc
