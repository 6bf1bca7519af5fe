//! What a client has got for its calls so far.

#[cfg(feature = "tencent")]
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;

use crate::core::error::Error;
use crate::core::secret::Secret;
use crate::core::value::Value;
#[cfg(feature = "huawei")]
use crate::huawei;
#[cfg(feature = "tencent")]
use crate::tencent;

/// What proves who calls.
#[derive(Debug)]
pub enum Credentials {
    /// To Huawei Cloud.
    #[cfg(feature = "huawei")]
    Huawei(huawei::Credentials),
    /// To Tencent Cloud.
    #[cfg(feature = "tencent")]
    Tencent(Box<tencent::Account>),
}

/// What a client's calls share, and what the host may replace at any time: a call takes it when it is signed.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// The credentials in use.
    pub credentials: Option<Arc<Credentials>>,
    /// Whether the host can get others.
    pub renewable: bool,
    /// Huawei's project, if it was looked up or came with a token.
    pub project_id: Option<String>,
}

impl Session {
    /// Whether the credentials are a token that the host can get anew. Of keys that are not taken nothing is sent again:
    /// five refused signatures lock a key of Huawei Cloud for five minutes (`reference/huawei.md` 5.3).
    pub fn has_renewable_token(&self) -> bool {
        self.renewable && self.credentials.as_deref().is_some_and(Credentials::is_token)
    }
}

impl Credentials {
    fn is_token(&self) -> bool {
        match self {
            #[cfg(feature = "huawei")]
            Self::Huawei(credentials) => matches!(credentials, huawei::Credentials::Token(_)),
            #[cfg(feature = "tencent")]
            Self::Tencent(_) => false,
        }
    }

    /// Takes the secret out of an error that the provider may have echoed it in: Huawei's gateway answers a bad signature
    /// with its canonical request, which holds the security token. Only the secrets that are sent can come back.
    pub fn redact(&self, error: &mut Error) {
        let secret = match self {
            #[cfg(feature = "huawei")]
            Self::Huawei(huawei::Credentials::Token(secret) | huawei::Credentials::Password(secret)) => {
                Some(secret.clone())
            }
            #[cfg(feature = "huawei")]
            Self::Huawei(huawei::Credentials::Key(signer)) => signer.token(),
            #[cfg(feature = "tencent")]
            Self::Tencent(account) => account.token().cloned(),
        };
        if let Some(secret) = secret {
            secret.redact(&mut error.message);
            if let Some(details) = &mut error.details {
                redact(details, &secret);
            }
        }
    }
}

fn redact(value: &mut Value, secret: &Secret) {
    match value {
        Value::String(text) => secret.redact(text),
        Value::Array(items) => items.iter_mut().for_each(|item| redact(item, secret)),
        Value::Object(members) => members.iter_mut().for_each(|(_, member)| redact(member, secret)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
