//! The window program.

fn main() {
    tauri::Builder::default()
        .run(tauri::generate_context!())
        .expect("BUG: the window could not start");
}
