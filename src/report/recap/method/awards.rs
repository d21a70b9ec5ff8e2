//! Who gets a certificate, by which rule, and on which template.

use super::Context;
use crate::award::AwardState;
use crate::catalogue::awards as words;
use crate::catalogue::recap;
use crate::domain::{RegionCode, Zone};
use crate::job::{AwardRule, UnitRules};

/// Labels and what belongs to them.
pub(super) fn lines(context: &Context<'_>) -> Vec<(String, String)> {
    let job = context.results.job;
    let Some(rules) = &job.certificate else {
        return super::owned(vec![(words::AWARD, words::NOBODY.to_owned())]);
    };
    let first = job.lists.first().map_or("", |list| list.title.as_str());
    let rule = match &rules.award {
        AwardRule::Zones(zones) => words::zones(&named(zones)),
        AwardRule::Opinions(opinions) => words::opinions(&opinions.join(", ")),
        AwardRule::Top(count) => words::top(*count, first),
        AwardRule::All => words::ALL.to_owned(),
    };
    let mut lines = vec![(words::AWARD, rule)];
    if context.results.partial {
        lines.push((recap::REMARK, words::WAIT.to_owned()));
    }
    for award in context.results.awards {
        if let AwardState::HeldBack(reason) = &award.state {
            let name = region_name(context, award.region);
            lines.push((words::HELD, format!("{name}: {reason}")));
        }
    }
    if let Some(head) = context.results.register {
        lines.push((recap::REGISTER, recap::register(head.line, &head.hash.to_string())));
    }
    if let Some(decree) = &rules.decree {
        lines.push((words::DECREE, decree.clone()));
    }
    lines.push((words::TEMPLATE, rules.template.name.clone()));
    if let Some(rules) = &rules.unit {
        lines.push((words::UNIT_AWARD, unit_rule(context, rules)));
        lines.push((words::UNIT_TEMPLATE, rules.template.name.clone()));
    }
    super::owned(lines)
}

/// Which units get a certificate, and of which kinds they are.
fn unit_rule(context: &Context<'_>, rules: &UnitRules) -> String {
    let rule = match &rules.award {
        AwardRule::Zones(zones) => words::unit_zones(&named(zones)),
        AwardRule::Opinions(opinions) => words::unit_opinions(&opinions.join(", ")),
        AwardRule::Top(count) => words::unit_top(*count),
        AwardRule::All => words::ALL_UNITS.to_owned(),
    };
    let Some(kinds) = &rules.kinds else { return rule };
    let rubric = &context.results.job.rubric;
    let name = |id: &String| rubric.unit_kind(id).map_or(id.clone(), |kind| kind.name.clone());
    let kinds: Vec<_> = kinds.iter().map(name).collect();
    words::of_kinds(&rule, &kinds.join(", "))
}

fn named(zones: &[Zone]) -> String {
    zones.iter().map(|zone| zone.name()).collect::<Vec<_>>().join(", ")
}

/// The name of a region of the job.
fn region_name(context: &Context<'_>, code: RegionCode) -> String {
    let card = context.results.standings.card(code);
    card.map_or_else(|| code.to_string(), |card| card.region.name.clone())
}
