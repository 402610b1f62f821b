#pragma once

#include "workbench/conformance/CaseWriter.h"

/// Sentences of HTTP (RFC 9110, RFC 9112), of origins (RFC 6454) and of UTF-8 (RFC 3629). See RfcText.h.
namespace workbench::conformance::rfc {

// ---- RFC 3629 --------------------------------------------------------------------------------------------------------

inline constexpr RfcRule rangeOfUtf8{"RFC 3629 §3", "In UTF-8, characters from the U+0000..U+10FFFF range (the UTF-16 "
                                                    "accessible range) are encoded using sequences of 1 to "
                                                    "4 octets."};
inline constexpr RfcRule noSignature{
    "RFC 3629 §6", "A protocol SHOULD forbid use of U+FEFF as a signature for those textual protocol elements that the "
                   "protocol mandates "
                   "to be always UTF-8, the signature function being totally useless in those cases."};

// ---- RFC 6454 --------------------------------------------------------------------------------------------------------

inline constexpr RfcRule oneOrigin{
    "RFC 6454 §7.3", "The user agent MUST NOT include more than one Origin header field in any HTTP request."};
inline constexpr RfcRule originNull{"RFC 6454 §7.3",
                                    "Whenever a user agent issues an HTTP request from a \"privacy-sensitive\" "
                                    "context, the user agent MUST send the value "
                                    "\"null\" in the Origin header field."};

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
inline constexpr RfcRule connectionOptions{
    "RFC 9110 §7.6.1",
    "A sender MUST NOT send a connection option corresponding to a field that is intended for all recipients of the "
    "content."};
inline constexpr RfcRule noContinueNeeded{
    "RFC 9110 §10.1.1",
    "A server MAY omit sending a 100 (Continue) response if it has already received some or all of the content for the "
    "corresponding request, or if the framing indicates that there is no content."};
inline constexpr RfcRule noContentLengthOf101{"RFC 9110 §8.6",
                                              "A server MUST NOT send a Content-Length header field in any response "
                                              "with a status code of 1xx (Informational) or 204 "
                                              "(No Content)."};
inline constexpr RfcRule contentOfGet{
    "RFC 9110 §9.3.1",
    "Although request message framing is independent of the method used, content received in a GET request has no "
    "generally "
    "defined semantics, cannot alter the meaning or target of the request, and might lead some implementations to "
    "reject "
    "the request and close the connection because of its potential as a request smuggling attack (Section 11.2 of "
    "[HTTP/1.1])."};
inline constexpr RfcRule interimAnswers{"RFC 9110 §15.2", "A client MUST be able to parse one or more 1xx responses "
                                                          "received prior to a final response, even if the client does "
                                                          "not expect one."};
inline constexpr RfcRule requestTimeout{"RFC 9110 §15.5.9",
                                        "The 408 (Request Timeout) status code indicates that the server did not "
                                        "receive a complete request message within the "
                                        "time that it was prepared to wait."};
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
inline constexpr RfcRule emptyLinesBefore{"RFC 9112 §2.2", "In the interest of robustness, a server that is expecting "
                                                           "to receive and parse a request-line SHOULD ignore at least "
                                                           "one empty line (CRLF) received prior to the request-line."};
inline constexpr RfcRule notTheGrammar{
    "RFC 9112 §2.2",
    "When a server listening only for HTTP request messages, or processing what appears from the start-line to be an "
    "HTTP "
    "request message, receives a sequence of octets that does not match the HTTP-message grammar aside from the "
    "robustness "
    "exceptions listed above, the server SHOULD respond with a 400 (Bad Request) response and close the connection."};
inline constexpr RfcRule longMethod{"RFC 9112 §3", "A server that receives a method longer than any that it implements "
                                                   "SHOULD respond with a 501 (Not Implemented) status "
                                                   "code."};
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
inline constexpr RfcRule hostOfTheTarget{
    "RFC 9112 §3.2.2",
    "When an origin server receives a request with an absolute-form of request-target, the origin server MUST ignore "
    "the "
    "received Host header field (if any) and instead use the host information of the request-target."};
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
inline constexpr RfcRule noTransferEncodingOf101{"RFC 9112 §6.1",
                                                 "A server MUST NOT send a Transfer-Encoding header field in any "
                                                 "response with a status code of 1xx (Informational) or "
                                                 "204 (No Content)."};
inline constexpr RfcRule contentLength{"RFC 9112 §6.3", "If a valid Content-Length header field is present without "
                                                        "Transfer-Encoding, its decimal value defines the expected "
                                                        "message body length in octets."};
inline constexpr RfcRule incompleteBody{
    "RFC 9112 §6.3", "If the sender closes the connection or the recipient times out before the indicated number of "
                     "octets are received, the "
                     "recipient MUST consider the message to be incomplete and close the connection."};
inline constexpr RfcRule largeContentLength{
    "RFC 9110 §8.6",
    "Since there is no predefined limit to the length of content, a recipient MUST anticipate potentially large "
    "decimal numerals and prevent parsing errors due to integer conversion overflows or precision loss due to integer "
    "conversion (Section 17.5)."};
inline constexpr RfcRule invalidContentLength{
    "RFC 9112 §6.3",
    "If a message is received without Transfer-Encoding and with an invalid Content-Length header field, then the "
    "message "
    "framing is invalid and the recipient MUST treat it as an unrecoverable error, unless the field value can be "
    "successfully parsed as a comma-separated list (Section 5.6.1 of [HTTP]), all values in the list are valid, and "
    "all "
    "values in the list are the same (in which case, the message is processed with that single value used as the "
    "Content-Length field value)."};
inline constexpr RfcRule incompleteRequest{
    "RFC 9112 §8",
    "A server that receives an incomplete request message, usually due to a canceled request or a triggered timeout "
    "exception, MAY send an error response prior to closing the connection."};

} // namespace workbench::conformance::rfc
