//! What the planner is given.
//!
//! It comes as parts of a text with a NUL between them, which no text of a provider holds; so nothing is copied while it
//! is read. A list begins with how many entries it has:
//!
//! | what | parts |
//! |---|---|
//! | request | list of allowed side effects, list of changes, list of further bindings |
//! | change | `unbind`, `bind` or `move`; the address or nothing; `6` if one of IPv6 is to be chosen, `attach` if its balancer is to be attached first; a list of at most one binding; a list of at most one place |
//! | binding | id, address, state, `1` if it is primary, place |
//! | place | cloud, account, region, kind, network; of its resource id, name, type, number of addresses and `yes` if an EIP is released when it is unbound; a list of ids, each a name and a value |

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::text::concat;

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
    /// Whether the provider is to choose one of IPv6.
    pub chooses_v6: bool,
    /// Whether the balancer that has the address is to be attached to the gateway first.
    pub attaches: bool,
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

/// A resource that has addresses: a view of the parts that say so.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    parts: &'a [&'a str; 10],
    /// The provider's ids, under the names that its calls give them.
    ids: &'a [[&'a str; 2]],
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
    /// Reads the parts; nothing if they have not the documented form.
    pub fn read(parts: &'a [&'a str]) -> Option<Self> {
        let mut reader = Reader { rest: parts };
        let (mut changes, mut inventory, mut allow) = <(Vec<_>, Vec<_>, Vec<_>)>::default();
        for _ in 0..reader.number()? {
            allow.push(reader.part()?);
        }
        for _ in 0..reader.number()? {
            changes.push(reader.change()?);
        }
        for _ in 0..reader.number()? {
            inventory.push(reader.binding()?);
        }
        reader.rest.is_empty().then_some(Self { changes, inventory, allow })
    }

    /// Every binding that is known.
    pub fn bindings(&self) -> impl Iterator<Item = &Binding<'a>> {
        self.changes.iter().filter_map(|change| change.binding.as_ref()).chain(&self.inventory)
    }
}

impl<'a> Change<'a> {
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
            ("bound", Some(to)) if from.resource() == to.resource() => {
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
        self.binding.map_or_else(|| self.to.map_or("", |to| to.kind()), |binding| binding.place.kind())
    }
}

impl<'a> Place<'a> {
    /// `huawei` or `tencent`.
    pub fn cloud(&self) -> &'a str {
        self.parts[0]
    }

    /// The caller's name of the account.
    pub fn account(&self) -> &'a str {
        self.parts[1]
    }

    /// The region.
    pub fn region(&self) -> &'a str {
        self.parts[2]
    }

    /// What kind of binding it has.
    pub fn kind(&self) -> &'a str {
        self.parts[3]
    }

    /// `public`, `private` or `global`; empty where it is not known.
    pub fn network(&self) -> &'a str {
        self.parts[4]
    }

    /// The provider's id of the resource; empty where an address is bound to nothing.
    pub fn resource(&self) -> &'a str {
        self.parts[5]
    }

    /// The name of the resource, or else its id.
    pub fn name(&self) -> &'a str {
        if self.parts[6].is_empty() { self.parts[5] } else { self.parts[6] }
    }

    /// What the resource is, where several kinds of things can have the address.
    pub fn holder(&self) -> &'a str {
        self.parts[7]
    }

    /// How many addresses the resource has, where there is a limit.
    pub fn addresses(&self) -> usize {
        self.parts[8].parse().unwrap_or_default()
    }

    /// Whether the address is given back for good when it is unbound.
    pub fn is_released(&self) -> bool {
        self.parts[9] == "yes"
    }

    /// One of the provider's ids, under the name that calls give it; empty where it is not known.
    pub fn id(&self, name: &str) -> &'a str {
        self.ids.iter().find(|[own, _]| *own == name).map_or("", |[_, value]| value)
    }

    /// Whether both are in one account and region.
    pub fn beside(&self, other: &Place<'_>) -> bool {
        self.parts[..3] == other.parts[..3]
    }

    /// A name for something in this account and region.
    pub fn scoped(&self, parts: &[&str]) -> String {
        let mut all = Vec::from([self.cloud(), ":", self.account(), ":", self.region()]);
        for part in parts {
            all.push(":");
            all.push(part);
        }
        concat(&all)
    }
}

/// Takes part after part.
struct Reader<'a> {
    rest: &'a [&'a str],
}

impl<'a> Reader<'a> {
    fn part(&mut self) -> Option<&'a str> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    fn number(&mut self) -> Option<usize> {
        self.part()?.parse().ok()
    }

    fn change(&mut self) -> Option<Change<'a>> {
        let action = match self.part()? {
            "unbind" => Action::Unbind,
            "bind" => Action::Bind,
            "move" => Action::Move,
            _ => return None,
        };
        let address = Some(self.part()?).filter(|address| !address.is_empty());
        let option = self.part()?;
        let binding = if self.number()? > 0 { Some(self.binding()?) } else { None };
        let to = if self.number()? > 0 { Some(self.place()?) } else { None };
        Some(Change { action, binding, to, address, chooses_v6: option == "6", attaches: option == "attach" })
    }

    fn place(&mut self) -> Option<Place<'a>> {
        let (parts, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        let count = self.number()?;
        let (ids, rest) = self.rest.split_at_checked(count.checked_mul(2)?)?;
        self.rest = rest;
        Some(Place { parts, ids: ids.as_chunks().0 })
    }

    fn binding(&mut self) -> Option<Binding<'a>> {
        let ([id, address, state, primary], rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(Binding { id, address, state, primary: *primary == "1", place: self.place()? })
    }
}
