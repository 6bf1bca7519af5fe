//! The fewest requests that reach what a plan reaches, found by trying everything.

use std::collections::{BTreeSet, VecDeque};

use crate::model::{Call, World};

/// A part of a request that could be a request of its own.
fn parts(call: &Call) -> Vec<Call> {
    match call {
        Call::Ingress { gateway, unbinds, balancers } => balancers
            .iter()
            .flat_map(|(elb, ips)| ips.iter().map(move |ip| (elb.clone(), vec![ip.clone()])))
            .map(|balancer| Call::Ingress { gateway: gateway.clone(), unbinds: *unbinds, balancers: vec![balancer] })
            .collect(),
        Call::UnbindDesktops(desktops) => {
            desktops.iter().map(|desktop| Call::UnbindDesktops(vec![desktop.clone()])).collect()
        }
        Call::Assign { interface, ips, count } => {
            let one = |ips, count| Call::Assign { interface: interface.clone(), ips, count };
            let given = ips.iter().map(|ip| one(vec![ip.clone()], 0));
            given.chain((0..*count).map(|_| one(Vec::new(), 1))).collect()
        }
        Call::Unassign { interface, ips } => {
            let one = |ip: &String| Call::Unassign { interface: interface.clone(), ips: vec![ip.clone()] };
            ips.iter().map(one).collect()
        }
        single => vec![single.clone()],
    }
}

/// Parts as one request, if the provider has one for them.
fn joined(parts: &[&Call]) -> Option<Call> {
    let mut parts = parts.iter();
    let mut whole = (*parts.next()?).clone();
    for part in parts {
        match (&mut whole, part) {
            (Call::UnbindDesktops(all), Call::UnbindDesktops(more)) => all.extend(more.iter().cloned()),
            (Call::Unassign { interface, ips }, Call::Unassign { interface: other, ips: more })
                if interface == other =>
            {
                ips.extend(more.iter().cloned());
            }
            // Addresses that the provider chooses are counted, and so go apart from those that are named.
            (Call::Assign { interface, ips, count }, Call::Assign { interface: other, ips: more, count: plus })
                if interface == other && (*count > 0) == (*plus > 0) =>
            {
                ips.extend(more.iter().cloned());
                *count += plus;
            }
            (
                Call::Ingress { gateway, unbinds, balancers },
                Call::Ingress { gateway: other, unbinds: same, balancers: more },
            ) if gateway == other && unbinds == same => {
                for (elb, ips) in more {
                    match balancers.iter_mut().find(|(own, _)| own == elb) {
                        Some((_, own)) => own.extend(ips.iter().cloned()),
                        None => balancers.push((elb.clone(), ips.clone())),
                    }
                }
            }
            _ => return None,
        }
    }
    Some(whole)
}

/// The fewest requests that do all that these calls do, in any order and division that the model takes.
pub fn fewest(world: &World, calls: &[Call]) -> usize {
    let parts: Vec<Call> = calls.iter().flat_map(parts).collect();
    let all: u32 = (1 << parts.len()) - 1;
    let mut seen = BTreeSet::from([0_u32]);
    let mut open = VecDeque::from([(0_u32, 0, world.clone())]);
    while let Some((done, requests, world)) = open.pop_front() {
        if done == all {
            return requests;
        }
        let left = all & !done;
        // Every part of what is left, from the largest on.
        let mut chosen = left;
        while chosen > 0 {
            let members: Vec<&Call> =
                parts.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, part)| part).collect();
            if !seen.contains(&(done | chosen))
                && let Some(call) = joined(&members)
            {
                let mut next = world.clone();
                if next.perform(&call).is_ok() {
                    seen.insert(done | chosen);
                    open.push_back((done | chosen, requests + 1, next));
                }
            }
            chosen = (chosen - 1) & left;
        }
    }
    panic!("the calls of a plan lead nowhere: {calls:?}");
}
