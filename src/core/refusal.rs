//! Why a signer refuses what it is given. A reason is a number in the code, which has some forty places that refuse, and
//! its sentence stands in one text: the address and the length of a sentence would weigh more at each place.

/// The reasons, each with its sentence: `field|what was expected|what came`, with a `*` in the field where the name
/// belongs. What is not said to have come is other text.
macro_rules! refusals {
    ($($reason:ident $sentence:literal)+) => {
        /// A reason.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the sentence says it")]
        pub enum Refusal { $($reason,)+ }

        /// The sentences in the order of the reasons, each with a line feed behind it.
        pub static SENTENCES: &[u8] = concat!($($sentence, "\n",)+).as_bytes();
    };
}

refusals! {
    HeaderName "request.headers|names of token characters|another name"
    HeaderValue "request.headers.*|printable ASCII"
    HeaderTwice "request.headers.*|a header once|it twice"
    HeaderReserved "request.headers.*|no such header: the signer adds it|one"
    HeaderHost "request.headers.*|a plain host or address, at most with a port|one that a URL parser would change"
    HeaderMissing "request.headers.*|a value to sign|nothing"
    EmptyBody "request.headers.*|the hash of the empty body, or bodySha256|another"
    SdkDate "request.headers.X-Sdk-Date|a time such as 20250102T030405Z"
    TcTimestamp "request.headers.X-TC-Timestamp|seconds since the epoch"
    TcDeclaration "request.headers.X-TC-Content-SHA256|UNSIGNED-PAYLOAD or no such header"
    Hex "*|64 lower-case hex digits or UNSIGNED-PAYLOAD"
    Sm3 "*|UNSIGNED-PAYLOAD, or a body to hash with SM3|a hash"
    ParamName "request.params.*|a name without _, = and &|another name"
    ParamValue "request.params.*|text without NUL|text with it"
    ParamTwice "request.params.*|a parameter once|it twice"
    ParamReserved "request.params.*|no such parameter: the signer adds it|one"
    ParamNumber "request.params.*|a positive whole number"
    ParamFile "request.params.*|GET for a value that begins with @|POST"
    FormMethod "request.method|GET or POST"
    Method "request.method|a method in upper case"
    FormQuery "request.url|a URL without a query, which belongs in params|one with a query"
    PostQuery "request.url|a URL without a query for POST|one with a query"
    EmptyPairs "request.url|a query without empty pairs|one with them"
    Plus "request.url|a query with %20 or %2B for +, which servers read both ways|one with it"
    EscapedSlash "request.url|a path without %2F, which servers read both ways|one with it"
    UrlAbsolute "*|a URL that begins with https:// or http://"
    UrlRaw "*|a URL without a fragment, percent-encoded|another character"
    UrlHost "*|a plain host or address, at most with a port|one that a URL parser would change"
    UrlEscape "*|well-formed escapes|a malformed one"
    UrlPath "*|a path without empty and dot segments|one with them"
    Time "at|a time in the years 1970 to 9999|another"
    KeyId "credentials.*|printable ASCII without spaces, commas and slashes"
    KeySecret "credentials.*|a non-empty string|an empty string"
    KeyToken "credentials.*|printable ASCII without spaces"
    Algorithm "options.algorithm|SDK-HMAC-SHA256, V11-HMAC-SHA256 or SDK-HMAC-SM3"
    Tc3 "options.algorithm|TC3-HMAC-SHA256"
    FormAlgorithm "options.method|HmacSHA1 or HmacSHA256"
    ScopeRegion "options.region|letters, digits and -, for V11-HMAC-SHA256"
    ScopeService "options.service|letters, digits and -, for V11-HMAC-SHA256"
    Service "options.service|a service name such as vpc"
    SignedHeaders "options.signedHeaders|content-type and host among them|a list without"
}
