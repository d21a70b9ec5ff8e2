//! What a plan comes to, case by case.

use crate::digest::Digest;
use crate::job::NumberPattern;
use crate::register::fixture::{claim, date, number};
use crate::register::{
    Certificate, Changes, Claim, Contradiction, Event, Fault, Flaw, Landed, NotANumber, NumberList,
    NumberSource, Origin, Plan, Refusal, Register, Status, Terms, Unsettled, plan, settle,
};

const KEPT: Changes<'_> = Changes::Refuse;
const ANEW: Changes<'_> = Changes::Reissue { reason: "nilai berubah" };

fn pattern(text: &str) -> NumberSource {
    NumberSource::Pattern(NumberPattern::parse(text).unwrap())
}

fn terms<'a>(source: &'a NumberSource, changes: Changes<'a>) -> Terms<'a> {
    Terms { year: 2024, date: date(), key: Digest::of(b"key"), source, changes }
}

fn landed(certificate: &Certificate) -> Landed {
    let pdf = Digest::of(certificate.face().text().as_bytes());
    Landed { number: certificate.number().clone(), id: certificate.id(), pdf }
}

/// Plans, draws, lands and writes all of it down.
fn issue(
    register: &mut Register,
    claims: &[Claim],
    source: &NumberSource,
    changes: Changes<'_>,
) -> Plan {
    let plan = plan(register.state(), claims, terms(source, changes)).unwrap();
    register.extend(&plan.entries).unwrap();
    let landed: Vec<_> = plan.certificates.iter().map(|p| landed(&p.certificate)).collect();
    let entries = settle(register.state(), &landed, date()).unwrap();
    register.extend(&entries).unwrap();
    plan
}

fn numbers(plan: &Plan) -> Vec<(&str, Origin)> {
    plan.certificates.iter().map(|p| (p.certificate.number().as_str(), p.origin)).collect()
}

/// What an entry is, in a word, and about which number.
fn said(plan: &Plan) -> Vec<String> {
    let said = plan.entries.iter().map(|entry| match &entry.event {
        Event::Opened => "opened".to_owned(),
        Event::KeyChanged { .. } => "key".to_owned(),
        Event::Reserved(kept) => format!("reserved {}", kept.certificate.number()),
        Event::Issued { number, .. } => format!("issued {number}"),
        Event::Voided { number, .. } => format!("voided {number}"),
        Event::Replaced { number, by, .. } => format!("replaced {number} by {by}"),
    });
    said.collect()
}

#[test]
fn the_same_result_keeps_its_number() {
    let mut register = Register::default();
    let source = pattern("{urut:03}/PIAGAM");
    let claims = [claim("12.18", "97.08"), claim("12.05", "96.86")];
    let first = issue(&mut register, &claims, &source, KEPT);
    assert_eq!(numbers(&first), [("001/PIAGAM", Origin::New), ("002/PIAGAM", Origin::New)]);
    assert_eq!(said(&first), ["opened", "key", "reserved 001/PIAGAM", "reserved 002/PIAGAM"]);
    let (head, anchor) = (register.head(), register.anchor());
    // In another order, with another region, and by another pattern.
    let more = [claim("12.05", "96.86"), claim("12.11", "90"), claim("12.18", "97.08")];
    let second = issue(&mut register, &claims, &pattern("{urut}/X"), KEPT);
    assert_eq!(numbers(&second), [("001/PIAGAM", Origin::Kept), ("002/PIAGAM", Origin::Kept)]);
    assert_eq!((register.head(), register.anchor()), (head, anchor));
    let third = plan(register.state(), &more, terms(&source, KEPT)).unwrap();
    let expected =
        [("002/PIAGAM", Origin::Kept), ("003/PIAGAM", Origin::New), ("001/PIAGAM", Origin::Kept)];
    assert_eq!(numbers(&third), expected);
}

#[test]
fn a_changed_result_waits_for_a_decision() {
    let mut register = Register::default();
    let source = pattern("{urut:03}");
    issue(&mut register, &[claim("12.18", "97.08"), claim("12.05", "96.86")], &source, KEPT);
    let now = [claim("12.18", "97.07")];
    let refusals = plan(register.state(), &now, terms(&source, KEPT)).unwrap_err();
    let certificate = |text, region, score| Certificate::new(number(text), claim(region, score));
    let changed = Refusal::Changed {
        issued: certificate("001", "12.18", "97.08"),
        now: Box::new(now[0].clone()),
    };
    let gone = Refusal::NoLongerDue { issued: certificate("002", "12.05", "96.86") };
    assert_eq!(refusals, [changed, gone]);
    // Nobody is due any more: that needs a decision too.
    assert_eq!(plan(register.state(), &[], terms(&source, KEPT)).unwrap_err().len(), 2);

    let plan = issue(&mut register, &now, &source, ANEW);
    assert_eq!(said(&plan), ["voided 002", "reserved 003"]);
    let status = |text| &register.state().record(&number(text)).unwrap().status;
    let reason = Some("nilai berubah".to_owned());
    let successor = Some(number("003"));
    assert_eq!(*status("001"), Status::Ended { reason: reason.clone(), successor });
    assert_eq!(*status("002"), Status::Ended { reason, successor: None });
    assert_eq!(*status("003"), Status::InForce);
}

#[test]
fn a_voided_number_is_followed_by_another() {
    let mut register = Register::default();
    let source = pattern("{urut:03}");
    let claims = [claim("12.18", "97.08")];
    issue(&mut register, &claims, &source, KEPT);
    let reason = Some("hilang".to_owned());
    let event = Event::Voided { number: number("001"), reason: reason.clone() };
    register.extend(&[crate::register::Entry { date: date(), event }]).unwrap();
    let plan = issue(&mut register, &claims, &source, KEPT);
    assert_eq!(numbers(&plan), [("002", Origin::New)]);
    let status = &register.state().record(&number("001")).unwrap().status;
    assert_eq!(*status, Status::Ended { reason, successor: Some(number("002")) });
}

#[test]
fn a_number_that_was_reserved_in_vain_goes_to_nobody_else() {
    let mut register = Register::default();
    let source = pattern("{urut:03}");
    let first = [claim("12.18", "97.08"), claim("12.05", "96.86")];
    let plan_of = |register: &Register, claims: &[Claim]| {
        plan(register.state(), claims, terms(&source, KEPT)).unwrap()
    };
    register.extend(&plan_of(&register, &first).entries).unwrap();
    // The run was killed; the next one has other results.
    let next = plan_of(&register, &[claim("12.18", "97.08"), claim("12.05", "96.87")]);
    assert_eq!(numbers(&next), [("001", Origin::TakenUp), ("003", Origin::New)]);
    assert_eq!(said(&next), ["voided 002", "reserved 003"]);
    // Without a certificate at all the number is let go as well.
    assert_eq!(said(&plan_of(&register, &first[..1])), ["voided 002"]);
    let gone = landed(&Certificate::new(number("001"), claim("12.18", "97.07")));
    let unsettled = settle(register.state(), std::slice::from_ref(&gone), date());
    assert_eq!(unsettled, Err(Unsettled::Unregistered(gone)));
}

#[test]
fn numbers_go_on_through_the_years() {
    let mut register = Register::default();
    let source = pattern("{urut:03}/{tahun}");
    issue(&mut register, &[claim("12.18", "97.08")], &source, KEPT);
    let next = Claim { year: 2025, ..claim("12.18", "97.08") };
    let year = |source| Terms { year: 2025, ..terms(source, KEPT) };
    // The date is still of 2024: the number of the year before is not given again.
    let plan_of = |claims: &[Claim], source| plan(register.state(), claims, year(source)).unwrap();
    assert_eq!(
        numbers(&plan_of(std::slice::from_ref(&next), &source)),
        [("002/2024", Origin::New)]
    );
    assert_eq!(numbers(&plan_of(&[next], &pattern("{urut}/X"))), [("1/X", Origin::New)]);
}

#[test]
fn a_list_gives_what_it_has() {
    let list = NumberSource::List(NumberList::parse("nomor;kode\nA\nB;12.18\nC\n").unwrap());
    let mut register = Register::default();
    let claims = [claim("12.05", "96.86"), claim("12.18", "97.08"), claim("12.11", "90")];
    let plan_of =
        |register: &Register, claims: &[Claim]| plan(register.state(), claims, terms(&list, KEPT));
    let first = issue(&mut register, &claims, &list, KEPT);
    let expected = [("A", Origin::New), ("B", Origin::New), ("C", Origin::New)];
    assert_eq!(numbers(&first), expected);
    let more = [&claims[..], &[claim("12.01", "90"), claim("12.02", "90")]].concat();
    let subject = |region: &str| claim(region, "90").subject;
    assert_eq!(
        plan_of(&register, &more).unwrap_err(),
        [
            Refusal::ListExhausted { subject: subject("12.01") },
            Refusal::ListExhausted { subject: subject("12.02") },
        ]
    );
}

#[test]
fn patterns_that_give_out_are_refused() {
    let mut register = Register::default();
    let source = pattern("{kode}/PIAGAM");
    issue(&mut register, &[claim("12.18", "97.08")], &source, KEPT);
    let now = claim("12.18", "97.07");
    let refused = |claims: &[Claim], source: &NumberSource| {
        plan(register.state(), claims, terms(source, ANEW)).unwrap_err()
    };
    let used = Refusal::NumberUsed { subject: now.subject.clone(), number: number("12.18/PIAGAM") };
    assert_eq!(refused(std::slice::from_ref(&now), &source), [used]);
    let odd = Refusal::NotANumber { text: "2/ ".to_owned(), flaw: NotANumber::Space };
    assert_eq!(refused(std::slice::from_ref(&now), &pattern("{urut}/ ")), [odd]);
    let twice = Refusal::ClaimedTwice { subject: now.subject.clone() };
    assert_eq!(refused(&[now.clone(), now], &pattern("{urut}")), [twice]);
}

#[test]
fn a_drawing_on_another_letterhead_is_the_same_certificate() {
    let mut register = Register::default();
    let plan = issue(&mut register, &[claim("12.18", "97.08")], &pattern("{urut}"), KEPT);
    let first = landed(&plan.certificates[0].certificate);
    let second = Landed { pdf: Digest::of(b"another letterhead"), ..first.clone() };
    let both = [first.clone(), second.clone()];
    let entries = settle(register.state(), &both, date()).unwrap();
    assert_eq!(entries.len(), 1);
    register.extend(&entries).unwrap();
    let record = register.state().record(&first.number).unwrap();
    assert_eq!(record.pdfs, [first.pdf, second.pdf]);
    let again = register.extend(&entries).unwrap_err();
    let flaw = Flaw::from(Contradiction::IssuedTwice(first.number));
    assert_eq!(again, Fault { line: 6, flaw });
}
