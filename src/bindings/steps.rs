//! From acts to steps: one request each, shared by as many acts as the provider takes.

use alloc::vec;
use alloc::vec::Vec;

use crate::core::text::concat;

use super::acts::Acts;
use super::calls::{Call, Form, PER_BALANCER};
use super::insert;
use super::names::Names;
use super::requests::{network_list, scope};

/// One request.
pub struct Step {
    pub call: &'static Call,
    /// The acts that share it.
    pub acts: Vec<usize>,
    /// The steps that must have succeeded before, by their places in the plan.
    pub after: Vec<usize>,
}

/// The steps, each behind those it needs.
pub fn make(acts: &Acts<'_>) -> Vec<Step> {
    let mut groups = Names::default();
    let mut shared: Vec<Vec<usize>> = Vec::new();
    for (index, act) in acts.acts.iter().enumerate().filter(|(_, act)| !acts.is_refused(act.change)) {
        let group = scope(act)
            .map_or(shared.len(), |scope| groups.first(concat(&[act.call.operation, " ", &scope]), shared.len()));
        match shared.get_mut(group) {
            Some(group) => group.push(index),
            None => shared.push(vec![index]),
        }
    }
    let requests = shared.iter().flat_map(|group| divided(acts, group)).collect();
    sorted(acts, requests)
}

/// The requests that a group of acts takes.
fn divided(acts: &Acts<'_>, group: &[usize]) -> Vec<Vec<usize>> {
    let call = group.first().and_then(|index| acts.acts.get(*index)).map(|act| act.call);
    let Some(call) = call else { return Vec::new() };
    if call.form == Form::Ingress {
        return by_balancer(acts, group, call.batch.1);
    }
    group.chunks(call.batch.1).map(<[usize]>::to_vec).collect()
}

/// The acts of one entry of a request: of one balancer, and so many of each network.
type Entry = Vec<usize>;

/// A request takes so many balancers, each once and with two addresses of a network. A balancer with more takes several
/// entries; dealt out in turn, no two of one balancer meet, and no other way takes fewer requests.
fn by_balancer(acts: &Acts<'_>, group: &[usize], most: usize) -> Vec<Vec<usize>> {
    let (mut names, mut networks) = <(Names, Names)>::default();
    let mut balancers: Vec<Vec<Entry>> = Vec::new();
    // How many acts there are of each network of each balancer so far.
    let mut counts: Vec<usize> = Vec::new();
    for index in group {
        let Some(act) = acts.acts.get(*index) else { continue };
        let (elb, network) = (act.place.id("elb_id"), network_list(act));
        let balancer = names.first(elb.into(), balancers.len());
        balancers.resize_with(balancers.len().max(balancer + 1), Vec::new);
        let of_network = networks.first(concat(&[elb, " ", network]), counts.len());
        counts.resize(counts.len().max(of_network + 1), 0);
        let (Some(entries), Some(count)) = (balancers.get_mut(balancer), counts.get_mut(of_network)) else { continue };
        let place = *count / PER_BALANCER;
        *count += 1;
        entries.resize_with(entries.len().max(place + 1), Entry::new);
        if let Some(entry) = entries.get_mut(place) {
            entry.push(*index);
        }
    }
    let longest = balancers.iter().map(Vec::len).max().unwrap_or_default();
    let all: usize = balancers.iter().map(Vec::len).sum();
    let requests = longest.max(all.div_ceil(most));
    let mut out = vec![Vec::new(); requests];
    for (dealt, entry) in balancers.into_iter().flatten().enumerate() {
        if let Some(request) = out.get_mut(dealt % requests) {
            request.extend(entry);
        }
    }
    out
}

/// In an order in which each comes behind what it needs.
fn sorted(acts: &Acts<'_>, requests: Vec<Vec<usize>>) -> Vec<Step> {
    let mut request_of = vec![usize::MAX; acts.acts.len()];
    for (place, request) in requests.iter().enumerate() {
        for act in request {
            if let Some(of_act) = request_of.get_mut(*act) {
                *of_act = place;
            }
        }
    }
    let needs_of = |place: usize| {
        let request = requests.get(place).map_or(&[][..], Vec::as_slice);
        let mut needs = Vec::new();
        for need in request.iter().filter_map(|act| acts.acts.get(*act)).flat_map(|act| &act.needs) {
            let of_need = request_of.get(*need).copied().unwrap_or(usize::MAX);
            if of_need != place && of_need != usize::MAX {
                insert(&mut needs, of_need);
            }
        }
        needs
    };
    let mut steps: Vec<Step> = Vec::new();
    // The number of each request's step. One that is being looked at has none yet, and is not looked at again.
    let mut numbers: Vec<Option<usize>> = vec![None; requests.len()];
    let mut seen = vec![false; requests.len()];
    for first in 0..requests.len() {
        let mut open = vec![first];
        while let Some(place) = open.pop() {
            if numbers.get(place).is_none_or(Option::is_some) {
                continue;
            }
            let needs = needs_of(place);
            let is_new = seen.get_mut(place).is_some_and(|seen| !core::mem::replace(seen, true));
            let missing: Vec<usize> = needs.iter().copied().filter(|need| numbers.get(*need) == Some(&None)).collect();
            if is_new && !missing.is_empty() {
                open.push(place);
                open.extend(missing.into_iter().rev());
                continue;
            }
            let request = requests.get(place).cloned().unwrap_or_default();
            let Some(act) = request.first().and_then(|act| acts.acts.get(*act)) else { continue };
            if let Some(number) = numbers.get_mut(place) {
                *number = Some(steps.len());
            }
            let mut after = Vec::new();
            for number in needs.iter().filter_map(|need| numbers.get(*need).copied().flatten()) {
                insert(&mut after, number);
            }
            steps.push(Step { call: act.call, acts: request, after });
        }
    }
    steps
}
