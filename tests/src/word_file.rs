//! A small Word file made by hand, for stories that take one in. Not a writer of documents: one
//! paragraph, nothing compressed, no library.

/// A Word file with one paragraph.
pub fn docx(words: &str) -> Vec<u8> {
    let xml = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"#
    );
    stored("word/document.xml", xml.as_bytes())
}

/// A packed file with one part that is not compressed, written by hand.
fn stored(name: &str, part: &[u8]) -> Vec<u8> {
    let mut crc = 0xffff_ffffu32;
    for byte in part {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    let (crc, size, long) = (!crc, part.len() as u32, name.len() as u16);
    let mut file = Vec::new();
    let facts = |file: &mut Vec<u8>| {
        for number in [crc, size, size] {
            file.extend(number.to_le_bytes());
        }
        file.extend(long.to_le_bytes());
    };
    file.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0");
    facts(&mut file);
    file.extend([0, 0]);
    file.extend(name.as_bytes());
    file.extend(part);
    let list = file.len() as u32;
    file.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\x21\0");
    facts(&mut file);
    file.extend([0; 12]);
    file.extend(0u32.to_le_bytes());
    file.extend(name.as_bytes());
    let end = file.len() as u32;
    file.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    file.extend((end - list).to_le_bytes());
    file.extend(list.to_le_bytes());
    file.extend([0, 0]);
    file
}
