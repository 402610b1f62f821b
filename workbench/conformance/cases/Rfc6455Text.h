#pragma once

#include "workbench/conformance/CaseWriter.h"

/// Sentences of RFC 6455. See RfcText.h.
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
inline constexpr RfcRule randomNonce{"RFC 6455 §4.1", "The nonce MUST be selected randomly for each connection."};
inline constexpr RfcRule subprotocolNames{
    "RFC 6455 §4.1",
    "The elements that comprise this value MUST be non-empty strings with characters in the range U+0021 to U+007E not "
    "including separator characters as defined in [RFC2616] and MUST all be unique strings."};
inline constexpr RfcRule statusIsNot101{"RFC 6455 §4.1", "If the status code received from the server is not 101, the "
                                                         "client handles the response per HTTP [RFC2616] procedures."};
inline constexpr RfcRule redirectsAndChallenges{
    "RFC 6455 §4.1", "In particular, the client might perform authentication if it receives a 401 status code; the "
                     "server might redirect the "
                     "client using a 3xx status code (but clients are not required to follow them), etc."};
inline constexpr RfcRule clientWaits{"RFC 6455 §4.1", "Once the client's opening handshake has been sent, the client "
                                                      "MUST wait for a response from the server before sending "
                                                      "any further data."};
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
inline constexpr RfcRule requestHost{
    "RFC 6455 §4.2.1",
    "If the server, while reading the handshake, finds that the client did not send a handshake that matches the "
    "description below ..., the server MUST stop processing the client's handshake and return an HTTP response with an "
    "appropriate error code (such as 400 Bad Request). ... A |Host| header field containing the server's authority."};
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
inline constexpr RfcRule noOrigin{
    "RFC 6455 §4.2.1",
    "A connection attempt lacking this header field SHOULD NOT be interpreted as coming from a browser client."};
inline constexpr RfcRule unknownFields{"RFC 6455 §4.2.1", "Optionally, other header fields, such as those used to send "
                                                          "cookies or request authentication to a server. Unknown "
                                                          "header fields are ignored, as per [RFC2616]."};
inline constexpr RfcRule acceptance{
    "RFC 6455 §4.2.2",
    "If the server chooses to accept the incoming connection, it MUST reply with a valid HTTP response indicating the "
    "following."};
inline constexpr RfcRule noSuchService{"RFC 6455 §4.2.2", "If the requested service is not available, the server MUST "
                                                          "send an appropriate HTTP error code (such as 404 Not Found) "
                                                          "and abort the WebSocket handshake."};
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
inline constexpr RfcRule originIsVerified{"RFC 6455 §10.2",
                                          "Servers that are not intended to process input from any web page but only "
                                          "for certain sites SHOULD verify the |Origin| "
                                          "field is an origin they expect."};
inline constexpr RfcRule originIsRefused{"RFC 6455 §10.2",
                                         "If the origin indicated is unacceptable to the server, then it SHOULD "
                                         "respond to the WebSocket handshake with a reply "
                                         "containing HTTP 403 Forbidden status code."};
inline constexpr RfcRule alwaysValidated{"RFC 6455 §10.7",
                                         "Incoming data MUST always be validated by both clients and servers."};
inline constexpr RfcRule oneKey{
    "RFC 6455 §11.3.1", "The |Sec-WebSocket-Key| header field MUST NOT appear more than once in an HTTP request."};
inline constexpr RfcRule oneAccept{
    "RFC 6455 §11.3.3", "The |Sec-WebSocket-Accept| header MUST NOT appear more than once in an HTTP response."};
inline constexpr RfcRule oneVersion{
    "RFC 6455 §11.3.5",
    "However, the |Sec-WebSocket-Version| header field MUST NOT appear more than once in an HTTP request."};

// ---- RFC 6455: frames and messages -----------------------------------------------------------------------------------

inline constexpr RfcRule sendingMayBeDelayed{
    "RFC 6455 §2.1", "When an implementation is required to _send_ data as part of the WebSocket Protocol, the "
                     "implementation MAY delay the "
                     "actual transmission arbitrarily, e.g., buffering data so as to send fewer IP packets."};
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
inline constexpr RfcRule unpredictableKeys{
    "RFC 6455 §5.3",
    "The masking key needs to be unpredictable; thus, the masking key MUST be derived from a strong source of entropy, "
    "and "
    "the masking key for a given frame MUST NOT make it simple for a server/proxy to predict the masking key for a "
    "subsequent frame."};
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
inline constexpr RfcRule closedWhenUnderAttack{
    "RFC 6455 §7.1.1",
    "An endpoint MAY close the connection via any means available when necessary, such as when under attack."};
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

} // namespace workbench::conformance::rfc
