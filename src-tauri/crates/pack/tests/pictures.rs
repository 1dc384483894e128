//! Every paper as a PDF in a folder, to be looked at: `ZHUANBAN_PICTURES=folder cargo test -p pack
//! --test pictures`. Without the variable the PDFs are made and thrown away: making them must not fail.

mod common;

use pack::draw;
use pack::papers::{self, Look};

#[test]
fn every_paper_becomes_a_pdf() {
    let faces = common::faces();
    for (name, brief) in common::more::briefs() {
        let sheets = papers::set(&brief, &Look::default(), &faces);
        let pdf = draw::pdf(&sheets, &faces).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
        if let Some(folder) = std::env::var_os("ZHUANBAN_PICTURES") {
            let path = std::path::PathBuf::from(folder).join(format!("{name}.pdf"));
            std::fs::write(path, pdf).unwrap();
        }
    }
}
