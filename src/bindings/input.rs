//! What the planner is given.

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::{Error, Result};
use crate::core::text::{concat, decimal};
use crate::core::value::Value;

/// What is to change, and what is known.
pub struct Request<'a> {
    /// In the caller's order, by which changes are named in the plan.
    pub changes: Vec<Change<'a>>,
    /// Bindings that no change names, such as what a target holds already.
    pub inventory: Vec<Binding<'a>>,
    /// The side effects that the caller takes.
    pub allow: Vec<&'a str>,
}

/// One wish.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// What is to happen.
    pub action: Action,
    /// The binding that ends, or the free address that gets one.
    pub binding: Option<Binding<'a>>,
    /// Where the address is to be.
    pub to: Option<Place<'a>>,
    /// The address to bind; the provider chooses where it is left out.
    pub address: Option<&'a str>,
}

/// What is to happen with an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is taken off.
    Unbind,
    /// It is put on.
    Bind,
    /// It is taken off, and put on elsewhere.
    Move,
}

impl Action {
    /// As in the JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unbind => "unbind",
            Self::Bind => "bind",
            Self::Move => "move",
        }
    }
}

/// A resource that has addresses.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// As it was given.
    pub value: &'a Value,
    /// `huawei` or `tencent`.
    pub cloud: &'a str,
    /// The caller's name of the account.
    pub account: &'a str,
    /// The region.
    pub region: &'a str,
    /// What kind of binding it has.
    pub kind: &'a str,
    /// The provider's id of the resource; empty where an address is bound to nothing.
    pub resource: &'a str,
}

/// An address at a resource.
#[derive(Clone, Copy)]
pub struct Binding<'a> {
    /// The id that this package made.
    pub id: &'a str,
    /// Where it is.
    pub place: Place<'a>,
    /// The address in canonical form.
    pub address: &'a str,
    /// `bound`, `unbound`, `busy` or `failed`.
    pub state: &'a str,
    /// Whether it is the resource's main address.
    pub primary: bool,
}

impl<'a> Request<'a> {
    /// Reads the input of [`super::plan`].
    pub fn read(input: &'a Value) -> Result<Self> {
        let mut request = Self { changes: Vec::new(), inventory: Vec::new(), allow: Vec::new() };
        for (index, change) in list(input, "changes")?.iter().enumerate() {
            request.changes.push(Change::read(change, &numbered("changes", index))?);
        }
        for (index, binding) in list(input, "inventory")?.iter().enumerate() {
            request.inventory.push(Binding::read(binding, &numbered("inventory", index))?);
        }
        for effect in list(input, "allow")? {
            request.allow.push(effect.as_str().ok_or_else(|| unexpected("allow", "texts", Some(effect)))?);
        }
        Ok(request)
    }

    /// Every binding that is known.
    pub fn bindings(&self) -> impl Iterator<Item = &Binding<'a>> {
        self.changes.iter().filter_map(|change| change.binding.as_ref()).chain(&self.inventory)
    }
}

impl<'a> Change<'a> {
    fn read(value: &'a Value, path: &str) -> Result<Self> {
        let action = match text(value, "action", path)? {
            "unbind" => Action::Unbind,
            "bind" => Action::Bind,
            "move" => Action::Move,
            other => return Err(Error::invalid(&member(path, "action"), "unbind, bind or move", other)),
        };
        let part = |name: &str| value.get(name).filter(|part| !part.is_null()).map(|part| (part, member(path, name)));
        let binding = part("binding").map(|(value, path)| Binding::read(value, &path)).transpose()?;
        let to = part("to").map(|(value, path)| Place::read(value, &path)).transpose()?;
        if binding.is_none() && action != Action::Bind {
            return Err(unexpected(&member(path, "binding"), "a binding", value.get("binding")));
        }
        if to.is_none() && action != Action::Unbind {
            return Err(unexpected(&member(path, "to"), "a place", value.get("to")));
        }
        Ok(Self { action, binding, to, address: value.get("address").and_then(Value::as_str) })
    }

    /// The address that is put on, where it is known before.
    pub fn wanted(&self) -> Option<&'a str> {
        self.address.or(self.binding.map(|binding| binding.address))
    }

    /// Whether the address is where it is to be.
    pub fn is_done(&self) -> bool {
        let Some(binding) = self.binding else { return false };
        let from = binding.place;
        match (binding.state, self.to) {
            ("unbound", None) => true,
            ("bound", Some(to)) if from.resource == to.resource => {
                let same = |name: &str| from.id(name) == to.id(name);
                match self.kind() {
                    "gateway-ingress" => same("elb_id"),
                    "eip" => same("PrivateIpAddress"),
                    _ => true,
                }
            }
            _ => false,
        }
    }

    /// Whose rules hold: the kind of the address, and of the place where there is no address yet.
    pub fn kind(&self) -> &'a str {
        self.binding.map_or_else(|| self.to.map_or("", |to| to.kind), |binding| binding.place.kind)
    }
}

impl<'a> Place<'a> {
    fn read(value: &'a Value, path: &str) -> Result<Self> {
        let resource = value.get("resource").unwrap_or(&Value::Null);
        Ok(Self {
            value,
            cloud: text(value, "cloud", path)?,
            account: text(value, "account", path)?,
            region: text(value, "region", path)?,
            kind: text(value, "kind", path)?,
            resource: text(resource, "id", &member(path, "resource"))?,
        })
    }

    /// One of the provider's ids, under the name that calls give it; empty where it is not known.
    pub fn id(&self, name: &str) -> &'a str {
        self.value.get("ids").and_then(|ids| ids.get(name)).and_then(Value::as_str).unwrap_or_default()
    }

    /// What is known of the resource.
    pub fn fact(&self, name: &str) -> Option<&'a str> {
        self.value.get("resource").and_then(|resource| resource.get(name)).and_then(Value::as_text)
    }

    /// Whether both are in one account and region.
    pub fn beside(&self, other: &Place<'_>) -> bool {
        (self.cloud, self.account, self.region) == (other.cloud, other.account, other.region)
    }

    /// A name for something in this account and region.
    pub fn scoped(&self, parts: &[&str]) -> String {
        let mut all = Vec::from([self.cloud, ":", self.account, ":", self.region]);
        for part in parts {
            all.push(":");
            all.push(part);
        }
        concat(&all)
    }
}

impl<'a> Binding<'a> {
    fn read(value: &'a Value, path: &str) -> Result<Self> {
        Ok(Self {
            id: text(value, "id", path)?,
            place: Place::read(value, path)?,
            address: text(value, "address", path)?,
            state: text(value, "state", path)?,
            primary: value.get("primary") == Some(&Value::Bool(true)),
        })
    }

    /// `public` or `private`.
    pub fn network(&self) -> &'a str {
        self.place.value.get("network").and_then(Value::as_str).unwrap_or_default()
    }
}

fn member(path: &str, name: &str) -> String {
    concat(&[path, ".", name])
}

fn numbered(name: &str, index: usize) -> String {
    concat(&[name, "[", &decimal(index as u64), "]"])
}

fn unexpected(path: &str, expected: &str, value: Option<&Value>) -> alloc::boxed::Box<Error> {
    Error::invalid(path, expected, &value.map_or_else(|| "nothing".into(), Value::describe))
}

fn text<'a>(value: &'a Value, name: &str, path: &str) -> Result<&'a str> {
    let found = value.get(name);
    found.and_then(Value::as_str).ok_or_else(|| unexpected(&member(path, name), "a text", found))
}

/// The entries of a list; none where it is left out.
fn list<'a>(value: &'a Value, name: &str) -> Result<&'a [Value]> {
    match value.get(name) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        found => Err(unexpected(name, "an array", found)),
    }
}
