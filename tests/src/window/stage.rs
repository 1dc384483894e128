//! The display and the WebDriver that a window is shown and driven with.
//! It knows nothing of pages; `window` does.
//! Each stage is its own: display, port, settings and caches, so that journeys can't meet.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;

use super::{PATIENCE, POLL, Start};

/// A running display with a running WebDriver on it; both end with the value.
pub(super) struct Stage {
    screen: Child,
    driver: Child,
    port: u16,
    printed: PathBuf,
}

impl Stage {
    /// Starts both and waits until WebDriver listens.
    pub(super) fn raise(start: &Start) -> io::Result<Self> {
        let (screen, display) = screen(start.size)?;
        // Free now; that somebody else takes it within a second is unlikely and would be noticed.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let folder = &start.user_folder;
        let printed = folder.join("printed.txt");
        let print = File::create(&printed)?;
        still(start)?;
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(print.try_clone()?)
            .stderr(print)
            .process_group(0)
            .env("DISPLAY", display)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("ZHUANBAN_DATA", folder.join("user"))
            .env("HOME", folder)
            .env("XDG_CONFIG_HOME", folder.join("config"))
            .env("XDG_DATA_HOME", folder.join("data"))
            .env("XDG_CACHE_HOME", folder.join("cache"))
            // GTK without a desktop: no session bus to start, no screen reader to tell.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null")
            .env("NO_AT_BRIDGE", "1")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("WAYLAND_DISPLAY")
            .envs(start.variables.iter().map(|(name, value)| (name, value)));
        let driver = command.spawn()?;
        let stage = Self {
            screen,
            driver,
            port,
            printed,
        };
        stage.wait_until_it_listens()?;
        Ok(stage)
    }

    /// Where WebDriver listens.
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The end of what the program and its driver printed.
    pub(super) fn last_lines(&self) -> String {
        let text = fs::read(&self.printed).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }

    fn wait_until_it_listens(&self) -> io::Result<()> {
        let mut left = PATIENCE.as_millis() / POLL.as_millis();
        loop {
            match TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) {
                Ok(_) => return Ok(()),
                Err(error) if left == 0 => return Err(error),
                Err(_) => left -= 1,
            }
            sleep(POLL);
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The driver leads a group with the program and WebKit's processes in it.
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.driver.wait();
        let _ = self.screen.kill();
        let _ = self.screen.wait();
    }
}

/// Starts a display on the first free number.
fn screen((width, height): (u32, u32)) -> io::Result<(Child, String)> {
    let mut child = Command::new("Xvfb")
        .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
        .args(["-screen", "0", &format!("{width}x{height}x24")])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut number = String::new();
    let out = child.stdout.take().expect("BUG: the pipe was asked for");
    BufReader::new(out).read_line(&mut number)?;
    if number.trim().is_empty() {
        let _ = child.kill();
        child.wait()?;
        return Err(io::Error::other("Xvfb could not open a display"));
    }
    Ok((child, format!(":{}", number.trim())))
}

/// Turns animations off: the pages see `prefers-reduced-motion`.
fn still(start: &Start) -> io::Result<()> {
    let folder = start.user_folder.join("config/gtk-3.0");
    fs::create_dir_all(&folder)?;
    fs::write(
        folder.join("settings.ini"),
        "[Settings]\ngtk-enable-animations=false\n",
    )
}
