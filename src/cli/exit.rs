//! Exit codes: a contract with scripts.

use rapor::output::OutputError;
use rapor::pipeline::Failure;
use rapor::register::LedgerError;
use rapor::verify::Unread;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The input was refused, or a check failed.
    Refused,
    /// Usage or configuration.
    Usage,
    /// The machine: disk, permission.
    Machine,
    /// Another run holds the job.
    Busy,
    /// Interrupted.
    Stopped,
}

impl Exit {
    /// The number that the system sees.
    pub fn code(self) -> i32 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Machine => 3,
            Self::Busy => 4,
            Self::Stopped => 130,
        }
    }

    /// How a run ends that has failed.
    pub fn of(failure: &Failure) -> Self {
        match failure {
            Failure::Refused { .. }
            | Failure::Output(OutputError::AlreadyThere { .. } | OutputError::NotEmpty { .. })
            | Failure::Register(LedgerError::Faulty { .. } | LedgerError::Refused(_))
            | Failure::Unsettled(_)
            | Failure::Unsound(_) => Self::Refused,
            Failure::Unread(Unread::Output(OutputError::Busy { .. }))
            | Failure::Output(OutputError::Busy { .. }) => Self::Busy,
            Failure::Output(OutputError::Name { .. } | OutputError::NoJobFolder { .. }) => {
                Self::Usage
            }
            Failure::Unread(Unread::Nothing(_)) => Self::Usage,
            Failure::Output(_) | Failure::Register(_) | Failure::Unread(_) | Failure::Defect(_) => {
                Self::Machine
            }
            Failure::Stopped => Self::Stopped,
        }
    }
}
