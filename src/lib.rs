//! From a folder of assessment sheets to ranked summaries and certificates.
//!
//! There is one straight line, and [`pipeline::run`] is it:
//!
//! ```text
//! sheet files -> sheet -> Assessment -> scoring -> ReportCard -> ranking -> Standings
//!                  ^                      ^                                     |
//!                  +------- rubric -------+                              insight, award
//!                                                                               |
//!                                     output <- Artifact <- report <- Results <-+
//! ```
//!
//! What was issued stays known: `register` keeps the numbers, `signing` the keys and signatures, and
//! `verify` tells what is genuine.
//!
//! Only `sheet`, `rubric`, `job`, `output` and `register` touch the disk; the stages between are pure. The
//! library knows no terminal, clock, environment or arguments: those are the binary's.

pub mod location;

pub mod page;

pub mod digest;

pub mod dice;

pub mod domain;

pub mod finding;

pub mod config;

pub mod rubric;

pub mod template;

pub mod form;

pub mod job;

pub mod watch;

pub mod sheet;

pub mod scoring;

pub mod explain;

pub mod ranking;

pub mod insight;

pub mod award;

pub mod output;

pub mod signing;

pub mod register;

pub mod verify;

pub mod catalogue;

pub mod report;

pub mod blank;

pub mod demo;

pub mod pipeline;
