//! A printer that keeps what it prints: the system's own printing (CUPS) with a queue whose "wire" is a
//! folder. Not a stand-in: the same scheduler and filters as in an office, only private to one test, with
//! its own folders and socket, so that nothing of the machine is touched and tests can't meet.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

const PATIENCE: u32 = 600;
const POLL: Duration = Duration::from_millis(50);

/// The queue's name.
pub const QUEUE: &str = "办公室";

/// What writes a job into the folder of the queue's address. CUPS calls it with job, user, title, copies,
/// options and file.
const BACKEND: &str = r#"#!/bin/sh
[ $# -eq 0 ] && { echo 'direct keep "Unknown" "Keeps what is printed"'; exit 0; }
out=${DEVICE_URI#keep:}
cat ${6:+"$6"} > "$out/$1.part" || exit 1
printf '%s' "$5" > "$out/$1.options"
printf '%s' "$3" > "$out/$1.title"
chmod a+r "$out/$1".*
mv "$out/$1.part" "$out/$1.pdf"
"#;

/// A printer that takes PDF, on both sides, whose usual paper is not ours.
const PPD: &str = r#"*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "KEEP.PPD"
*Manufacturer: "Test"
*Product: "(PDF)"
*ModelName: "PDF"
*ShortNickName: "PDF"
*NickName: "PDF"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsVersion: 2.4
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media: PickOne
*DefaultPageSize: Letter
*PageSize Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A3/A3: "<</PageSize[842 1191]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media: PickOne
*DefaultPageRegion: Letter
*PageRegion Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A3/A3: "<</PageSize[842 1191]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea Letter: "0 0 612 792"
*ImageableArea A4: "0 0 595 842"
*ImageableArea A3: "0 0 842 1191"
*DefaultPaperDimension: Letter
*PaperDimension Letter: "612 792"
*PaperDimension A4: "595 842"
*PaperDimension A3: "842 1191"
*OpenUI *Duplex/Two-sided: PickOne
*DefaultDuplex: None
*Duplex None/One-sided: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
"#;

/// A job as it came out.
pub struct Printed {
    /// Its title.
    pub title: String,
    /// Its options, as the printing system passed them on.
    pub options: String,
    /// What was printed.
    pub pdf: PathBuf,
}

/// The printing of a machine of its own; ends with the value.
pub struct Printer {
    scheduler: Child,
    folder: tempfile::TempDir,
}

impl Printer {
    /// Starts the printing, with one queue that is the default, or with none.
    ///
    /// Panics where it does not start, with the end of its log.
    pub fn start(queue: bool) -> Printer {
        let folder = tempfile::tempdir().expect("a folder for the printer");
        lay_out(folder.path()).expect("the printer's folders");
        let scheduler = Command::new(tool("cupsd"))
            .arg("-f")
            .arg("-c")
            .arg(folder.path().join("cupsd.conf"))
            .arg("-s")
            .arg(folder.path().join("cups-files.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("cupsd: cargo xtask test installs cups-daemon");
        let printer = Printer { scheduler, folder };
        printer.wait("the scheduler", || {
            let told = printer.ask("lpstat").arg("-r").output();
            told.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).contains("is running"))
        });
        if queue {
            printer.add_queue();
        }
        printer
    }

    fn add_queue(&self) {
        let out = format!("keep:{}", self.out().display());
        let ppd = self.folder.path().join("keep.ppd");
        let mut add = self.ask("lpadmin");
        add.args(["-p", QUEUE, "-E", "-v", &out, "-P"]).arg(ppd);
        let mut usual = self.ask("lpadmin");
        usual.args(["-d", QUEUE]);
        for command in [&mut add, &mut usual] {
            let done = command.output().expect("lpadmin");
            let said = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{said}\n{}", self.log());
        }
    }

    /// The variable under which programs find this printing, and its value.
    pub fn address(&self) -> (&'static str, PathBuf) {
        ("CUPS_SERVER", self.folder.path().join("cups.sock"))
    }

    /// What was printed so far, in order, once it is so many jobs.
    ///
    /// Panics where fewer come out, with the end of the log.
    pub fn printed(&self, jobs: usize) -> Vec<Printed> {
        self.wait("what was printed", || self.finished().len() >= jobs);
        let text = |path: &Path| fs::read_to_string(path).expect("a job's note");
        let printed = self.finished().into_iter().map(|pdf| Printed {
            title: text(&pdf.with_extension("title")),
            options: text(&pdf.with_extension("options")),
            pdf,
        });
        printed.collect()
    }

    fn finished(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.out()).expect("the queue's folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let mut done: Vec<PathBuf> = paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
            .collect();
        // Jobs are numbered from 1.
        done.sort_by_key(|path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            stem.parse::<u32>().unwrap_or_default()
        });
        done
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn ask(&self, program: &str) -> Command {
        let mut command = Command::new(tool(program));
        let (name, value) = self.address();
        command.env(name, value).env("LC_ALL", "C.UTF-8");
        command
    }

    fn wait(&self, what: &str, done: impl Fn() -> bool) {
        for _ in 0..PATIENCE {
            if done() {
                return;
            }
            sleep(POLL);
        }
        panic!("{what} did not come\n{}", self.log());
    }

    fn log(&self) -> String {
        let text = fs::read_to_string(self.folder.path().join("log/error")).unwrap_or_default();
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        let _ = self.scheduler.kill();
        let _ = self.scheduler.wait();
    }
}

/// Programs of the system's administrator are not on everybody's path.
fn tool(name: &str) -> PathBuf {
    ["/usr/sbin", "/usr/bin", "/sbin"]
        .map(|folder| Path::new(folder).join(name))
        .into_iter()
        .find(|path| path.exists())
        .unwrap_or_else(|| name.into())
}

fn lay_out(top: &Path) -> io::Result<()> {
    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(top, open.clone())?;
    for folder in [
        "root",
        "spool",
        "cache",
        "state",
        "log",
        "out",
        "bin/backend",
    ] {
        fs::create_dir_all(top.join(folder))?;
    }
    // Backends run as the printing system's own user.
    fs::set_permissions(top.join("out"), fs::Permissions::from_mode(0o777))?;
    let system = Path::new("/usr/lib/cups");
    for folder in [
        "filter", "daemon", "notifier", "monitor", "cgi-bin", "driver",
    ] {
        std::os::unix::fs::symlink(system.join(folder), top.join("bin").join(folder))?;
    }
    let backend = top.join("bin/backend/keep");
    fs::write(&backend, BACKEND)?;
    fs::set_permissions(&backend, open)?;
    fs::write(top.join("keep.ppd"), PPD)?;
    let at = |name: &str| top.join(name).display().to_string();
    let files = format!(
        "SystemGroup root\nUser lp\nGroup lp\nServerBin {}\nServerRoot {}\nRequestRoot {}\nCacheDir {}\nStateDir {}\nTempDir {}\nAccessLog {}\nErrorLog {}\nPageLog {}\nPrintcap\n",
        at("bin"),
        at("root"),
        at("spool"),
        at("cache"),
        at("state"),
        at("spool"),
        at("log/access"),
        at("log/error"),
        at("log/page"),
    );
    fs::write(top.join("cups-files.conf"), files)?;
    let scheduler = format!(
        "LogLevel info\nListen {}\nBrowsing No\nWebInterface No\nDefaultAuthType None\n<Location />\n  Order allow,deny\n  Allow all\n</Location>\n<Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n",
        at("cups.sock"),
    );
    fs::write(top.join("cupsd.conf"), scheduler)
}
