//! The exit codes, decided once.

use std::process::ExitCode;

/// How a run ended. The worse of two is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: nothing to report.
    Clean,
    /// 1: findings, or something overdue.
    Findings,
    /// 2: wrong usage; an unknown or ambiguous name.
    Usage,
    /// 3: the paths hold no mus file; no such record.
    Nothing,
    /// 4: could not run.
    Failed,
}

impl Exit {
    /// The number the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Nothing => 3,
            Self::Failed => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
