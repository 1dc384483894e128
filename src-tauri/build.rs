//! Checks tauri.conf.json and the capabilities at build time, and lists the commands the window may call.

fn main() {
    tauri_build::build();
}
