//! A plain model of what the providers allow, written from their pages and not from the planner's code.

use std::collections::{BTreeMap, BTreeSet};

/// A request, as the model understands it.
#[derive(Clone, Debug)]
pub enum Call {
    BindEndpoint { endpoint: String, ip: Option<String> },
    UnbindEndpoint { endpoint: String, ip: String },
    Ingress { gateway: String, unbinds: bool, balancers: Vec<(String, Vec<String>)> },
    UnbindDesktops(Vec<String>),
    BindDesktop { desktop: String, eip: String },
    Assign { interface: String, ips: Vec<String>, count: usize },
    Unassign { interface: String, ips: Vec<String> },
    Migrate { from: String, to: String, ip: String },
    UnbindEip(String),
    BindEip { eip: String, interface: String, ip: String },
}

/// What is bound where.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub endpoints: BTreeMap<String, BTreeSet<String>>,
    /// Gateway and balancer.
    pub ingress: BTreeMap<(String, String), BTreeSet<String>>,
    /// EIP to desktop.
    pub desktops: BTreeMap<String, Option<String>>,
    /// The first address of an interface is its primary one.
    pub interfaces: BTreeMap<String, Vec<String>>,
    /// EIP to interface and private address.
    pub eips: BTreeMap<String, Option<(String, String)>>,
    /// Addresses that the provider chose so far.
    pub chosen: usize,
}

fn must(rule: bool, text: &str) -> Result<(), String> {
    if rule { Ok(()) } else { Err(text.to_owned()) }
}

impl World {
    fn choose(&mut self) -> String {
        self.chosen += 1;
        format!("chosen-{}", self.chosen)
    }

    fn is_private_in_use(&self, ip: &str) -> bool {
        self.endpoints.values().any(|ips| ips.contains(ip))
            || self.interfaces.values().any(|ips| ips.iter().any(|own| own == ip))
    }

    /// What a request touches: two that touch the same may not run at the same time. Desktops have no such lock.
    pub fn touched(&self, call: &Call) -> Vec<String> {
        match call {
            Call::BindEndpoint { endpoint, .. } | Call::UnbindEndpoint { endpoint, .. } => vec![endpoint.clone()],
            Call::Ingress { gateway, .. } => vec![gateway.clone()],
            Call::UnbindDesktops(_) | Call::BindDesktop { .. } => vec![],
            Call::Assign { interface, .. } | Call::Unassign { interface, .. } => vec![interface.clone()],
            Call::Migrate { from, to, .. } => vec![from.clone(), to.clone()],
            Call::UnbindEip(eip) => {
                let on = self.eips.get(eip).cloned().flatten().map(|(interface, _)| interface);
                on.into_iter().chain([eip.clone()]).collect()
            }
            Call::BindEip { eip, interface, .. } => vec![eip.clone(), interface.clone()],
        }
    }

    /// Performs a request, or tells the rule that it breaks.
    pub fn perform(&mut self, call: &Call) -> Result<(), String> {
        match call {
            Call::BindEndpoint { endpoint, ip } => {
                must(ip.as_ref().is_none_or(|ip| !self.is_private_in_use(ip)), "the address is in use")?;
                let ip = ip.clone().unwrap_or_else(|| self.choose());
                let ips = self.endpoints.get_mut(endpoint).ok_or("no endpoint")?;
                must(ips.len() < 6, "the ceiling of six")?;
                ips.insert(ip);
            }
            Call::UnbindEndpoint { endpoint, ip } => {
                let ips = self.endpoints.get_mut(endpoint).ok_or("no endpoint")?;
                must(ips.len() > 2, "the floor of two")?;
                must(ips.remove(ip), "no such address")?;
            }
            Call::Ingress { gateway, unbinds, balancers } => {
                must(balancers.len() <= 10, "ten balancers")?;
                let names: BTreeSet<_> = balancers.iter().map(|(elb, _)| elb).collect();
                must(names.len() == balancers.len(), "each balancer once")?;
                for (elb, ips) in balancers {
                    must(ips.len() <= 2, "two addresses of a network")?;
                    let own = self.ingress.get_mut(&(gateway.clone(), elb.clone())).ok_or("no balancer")?;
                    for ip in ips {
                        let changed = if *unbinds { own.remove(ip) } else { own.insert(ip.clone()) };
                        must(changed, "the address is registered once")?;
                    }
                }
                for ip in balancers.iter().flat_map(|(_, ips)| ips) {
                    let times = self.ingress.values().filter(|ips| ips.contains(ip)).count();
                    must(times <= 1, "an address is at one balancer")?;
                }
            }
            Call::UnbindDesktops(desktops) => {
                must(desktops.len() <= 100, "a hundred desktops")?;
                for on in self.desktops.values_mut() {
                    if on.as_ref().is_some_and(|desktop| desktops.contains(desktop)) {
                        *on = None;
                    }
                }
            }
            Call::BindDesktop { desktop, eip } => {
                must(!self.desktops.values().any(|on| on.as_ref() == Some(desktop)), "the desktop has an EIP")?;
                let on = self.desktops.get_mut(eip).ok_or("no EIP")?;
                must(on.is_none(), "the EIP is bound")?;
                *on = Some(desktop.clone());
            }
            Call::Assign { interface, ips, count } => {
                must(ips.len() <= 10 && *count <= 10, "ten addresses")?;
                must(!ips.iter().any(|ip| self.is_private_in_use(ip)), "the address is in use")?;
                let chosen: Vec<String> = (0..*count).map(|_| self.choose()).collect();
                let own = self.interfaces.get_mut(interface).ok_or("no interface")?;
                own.extend(ips.iter().cloned().chain(chosen));
            }
            Call::Unassign { interface, ips } => {
                must(ips.len() <= 10, "ten addresses")?;
                let own = self.interfaces.get_mut(interface).ok_or("no interface")?;
                must(!ips.contains(&own[0]), "the primary address")?;
                must(ips.iter().all(|ip| own.contains(ip)), "no such address")?;
                own.retain(|ip| !ips.contains(ip));
                for on in self.eips.values_mut() {
                    if on.as_ref().is_some_and(|(of, ip)| of == interface && ips.contains(ip)) {
                        *on = None;
                    }
                }
            }
            Call::Migrate { from, to, ip } => {
                must(from != to, "another interface")?;
                let own = self.interfaces.get_mut(from).ok_or("no interface")?;
                must(own[0] != *ip, "the primary address")?;
                must(own.contains(ip), "no such address")?;
                own.retain(|other| other != ip);
                self.interfaces.get_mut(to).ok_or("no interface")?.push(ip.clone());
                for on in self.eips.values_mut().flatten() {
                    if on.1 == *ip {
                        on.0 = to.clone();
                    }
                }
            }
            Call::UnbindEip(eip) => {
                let on = self.eips.get_mut(eip).ok_or("no EIP")?;
                must(on.take().is_some(), "the EIP is bound to nothing")?;
            }
            Call::BindEip { eip, interface, ip } => {
                let own = self.interfaces.get(interface).ok_or("no interface")?;
                must(own.contains(ip), "no such private address")?;
                let there = Some((interface.clone(), ip.clone()));
                must(!self.eips.values().any(|on| *on == there), "the private address has an EIP")?;
                let on = self.eips.get_mut(eip).ok_or("no EIP")?;
                must(on.is_none(), "the EIP is bound")?;
                *on = there;
            }
        }
        Ok(())
    }
}
