//! From a folder of assessment sheets to ranked summaries and certificates.

pub mod award;
pub mod catalogue;
pub mod config;
pub mod digest;
pub mod domain;
pub mod finding;
pub mod job;
pub mod location;
pub mod output;
pub mod pipeline;
pub mod ranking;
pub mod report;
pub mod rubric;
pub mod scoring;
pub mod sheet;
pub mod watch;
