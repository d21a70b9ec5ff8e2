//! `rapor key`: a new key, and what everyone may know of it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::args::{Global, KeyCommand, KeyNewArgs};
use super::commands::fail;
use super::exit::Exit;
use super::terminal::{Terminal, printable};
use rapor::catalogue::{key as words, key_fault};
use rapor::output::{self, OutputError};
use rapor::pipeline::Failure;
use rapor::signing::{Cost, KeyFault, Lock, LockedKey, PublicKey, SecretKey};

/// Where the key of a user is, below the folder of all settings.
const FOLDER: &str = "rapor";
const SECRET: &str = "rapor.key";
/// The ending of the public half's name.
const PUBLIC: &str = "pub";

/// Why a command about keys ends.
enum Stop {
    /// The system, or a file in the way.
    Output(OutputError),
    /// What was given cannot be used: a message and a way out.
    Usage(String, String),
    /// The key is of no use.
    Key(PathBuf, KeyFault),
}

/// Runs a command about keys.
pub fn run(global: &Global, command: &KeyCommand, terminal: &mut Terminal) -> Exit {
    let done = match command {
        KeyCommand::New(args) => new(global, args, terminal),
        KeyCommand::Show { key } => show(global, key.as_deref(), terminal),
    };
    match done {
        Ok(()) => Exit::Done,
        Err(stop) => stopped(stop, terminal),
    }
}

/// Tells why a command ends, and how.
fn stopped(stop: Stop, terminal: &mut Terminal) -> Exit {
    match stop {
        Stop::Output(OutputError::AlreadyThere { path }) => {
            let (message, way_out) = words::already_there(&path);
            terminal.error(&message, &way_out);
            Exit::Refused
        }
        Stop::Output(error) => fail(Failure::Output(error), terminal),
        Stop::Usage(message, way_out) => {
            terminal.error(&message, &way_out);
            Exit::Usage
        }
        Stop::Key(path, fault) => {
            let (message, way_out) = key_fault(&path, fault);
            terminal.error(&message, &way_out);
            Exit::Refused
        }
    }
}

/// The key that a run signs with: the one that is named, or the user's own where there is one.
pub fn load(
    global: &Global,
    named: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Option<SecretKey>, Exit> {
    secret(global, named).map_err(|stop| stopped(stop, terminal))
}

fn secret(global: &Global, named: Option<&Path>) -> Result<Option<SecretKey>, Stop> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => match usual_place() {
            Ok(path) => path,
            // Whoever has no folder of settings has no key in it.
            Err(_) => return Ok(None),
        },
    };
    let text = match output::read_key(&path) {
        Ok(text) => text,
        Err(error) if named.is_none() && is_not_found(&error) => return Ok(None),
        Err(error) => return Err(unreadable(&path, error)),
    };
    let locked = LockedKey::parse(&text).map_err(|fault| Stop::Key(path.clone(), fault))?;
    unlock(global, &path, &locked).map(Some)
}

fn is_not_found(error: &OutputError) -> bool {
    error.refusal().is_some_and(|error| error.kind() == ErrorKind::NotFound)
}

fn new(global: &Global, args: &KeyNewArgs, terminal: &mut Terminal) -> Result<(), Stop> {
    let secret = args.out.clone().map_or_else(usual_place, Ok)?;
    let public = secret.with_extension(PUBLIC);
    if public == secret {
        let (message, way_out) = words::public_name(&secret);
        return Err(Stop::Usage(message, way_out));
    }
    // Nobody should think of a passphrase in vain.
    for path in [&secret, &public] {
        if output::read_key(path).is_ok() {
            return Err(Stop::Output(OutputError::AlreadyThere { path: path.clone() }));
        }
    }
    let passphrase = if args.no_password { None } else { Some(new_passphrase(global)?) };
    let (entropy, salt) = (random()?, random()?);
    let key = SecretKey::new(&entropy);
    let lock = passphrase.as_deref().map(|passphrase| Lock { passphrase, salt, cost: Cost::USUAL });
    let comment = words::comment(lock.is_some());
    let file = key.file(comment, lock).map_err(|fault| Stop::Key(secret.clone(), fault))?;
    let of_all = key.public().file();
    output::create_key((&secret, &file), (&public, &of_all)).map_err(Stop::Output)?;
    let id = key.public().id().to_string();
    terminal.say(&printable_lines(&words::made(&secret, &public, &id, lock.is_some())));
    Ok(())
}

fn show(global: &Global, key: Option<&Path>, terminal: &mut Terminal) -> Result<(), Stop> {
    let path = match key {
        Some(path) => path.to_owned(),
        None => usual_place()?.with_extension(PUBLIC),
    };
    let text = output::read_key(&path).map_err(|error| unreadable(&path, error))?;
    let key = match PublicKey::parse(&text) {
        Ok(public) => public,
        Err(fault) => match LockedKey::parse(&text) {
            Ok(secret) => unlock(global, &path, &secret)?.public(),
            Err(_) => return Err(Stop::Key(path, fault)),
        },
    };
    let fingerprint = key.fingerprint().to_string();
    terminal.say(&words::shown(&key.line(), &key.id().to_string(), &fingerprint));
    Ok(())
}

fn unlock(global: &Global, path: &Path, secret: &LockedKey) -> Result<SecretKey, Stop> {
    let passphrase = match &global.key_password {
        _ if !secret.is_locked() => String::new(),
        Some(given) => given.clone(),
        None => ask(words::PASSPHRASE)?,
    };
    secret.unlock(&passphrase).map_err(|fault| Stop::Key(path.to_owned(), fault))
}

/// Given in the environment, or typed twice alike.
fn new_passphrase(global: &Global) -> Result<String, Stop> {
    let (message, way_out) = (words::EMPTY_PASSPHRASE, words::OTHER_PASSPHRASE);
    let unfit = |message: &str| Stop::Usage(message.to_owned(), way_out.to_owned());
    let passphrase = match &global.key_password {
        Some(given) => given.clone(),
        None => {
            let first = ask(words::NEW_PASSPHRASE)?;
            if !first.is_empty() && ask(words::REPEATED_PASSPHRASE)? != first {
                return Err(unfit(words::UNEQUAL_PASSPHRASES));
            }
            first
        }
    };
    if passphrase.is_empty() { Err(unfit(message)) } else { Ok(passphrase) }
}

/// Asks for a passphrase on the terminal, without showing it.
fn ask(question: &str) -> Result<String, Stop> {
    let no_terminal = |_| {
        let (message, way_out) = words::no_terminal();
        Stop::Usage(message, way_out)
    };
    rpassword::prompt_password(question).map_err(no_terminal)
}

/// The public key of this user, if there is one.
pub(super) fn own_public() -> Option<PublicKey> {
    let path = usual_place().ok()?.with_extension(PUBLIC);
    PublicKey::parse(&output::read_key(&path).ok()?).ok()
}

/// In the user's own settings, outside of every job.
fn usual_place() -> Result<PathBuf, Stop> {
    let no_home = |_| {
        let (message, way_out) = words::no_home();
        Stop::Usage(message, way_out)
    };
    let strategy = etcetera::choose_base_strategy().map_err(no_home)?;
    Ok(strategy.config_dir().join(FOLDER).join(SECRET))
}

fn random<const N: usize>() -> Result<[u8; N], Stop> {
    let mut bytes = [0; N];
    let none = |error: getrandom::Error| {
        let (message, way_out) = words::no_randomness(&error.to_string());
        Stop::Usage(message, way_out)
    };
    getrandom::fill(&mut bytes).map_err(none)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: OutputError) -> Stop {
    match error.refusal().map(std::io::Error::kind) {
        Some(ErrorKind::NotFound) => {
            let (message, way_out) = words::no_key(path);
            Stop::Usage(message, way_out)
        }
        Some(ErrorKind::InvalidData) => Stop::Key(path.to_owned(), KeyFault::NotAKey),
        _ => Stop::Output(error),
    }
}

/// Lines in which a path may hold anything.
fn printable_lines(text: &str) -> String {
    text.lines().map(printable).collect::<Vec<_>>().join("\n")
}
