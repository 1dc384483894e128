//! Whether a face of the machine's is whole: its directory may be fine while its outlines are not. A
//! sample of characters is drawn and cut out once, when the face is opened. It repairs nothing.

use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// Common characters that stand far apart in any face.
const SAMPLE: &str = "一丁七万三上下不与专且世业东中为主举久义之乐九也习书买了予争事二于五些交产人什今\
    会传位体作使例信做停偿先入全公关其内再写农冲决准几出分切列创初别到制前力办加务动区十升午协单南占卡卫印\
    发取口古只可台史右号司各合同名后向吏员和品响四回因国土在地场坚型城基境增处备复外大天太夫头女好如委学安\
    定实客家容对导小少就局展山工已市布年并广应开式引张强当录形影得心必志快思总意成我户所手打扬把投报拓指按\
    据掌提支收改政效整文新方施旧日明是更最月有服期本机权来标校核根案检次款正步武段母每比民水求汽油活消清温\
    环理生用由电画界登白的监直省知督破确示社福离种科程空立章第答策管类系级纪约线组经给统继维综置群老者职联\
    能自至舍般色节药营行表被装要见规角解计认议许论设评试询该调负责质贴费资走起超路身车转轮轻较载辆达过近运\
    还进连述追通逐速部都配里量金钟铁销镇长门间防阳附际限除随集需面革页项须领额首马高鼓齐龙，。、（）0123456789";

/// Draws nothing.
struct Nowhere;

impl OutlineBuilder for Nowhere {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}

/// Whether the sample can be drawn and cut out, as far as the face has it.
pub(super) fn is_sound(face: &Face<'_>, bytes: &[u8], index: u32) -> bool {
    let sample: Vec<GlyphId> = SAMPLE
        .chars()
        .filter_map(|ch| face.glyph_index(ch))
        .collect();
    let drawn = |glyph: &GlyphId| face.outline_glyph(*glyph, &mut Nowhere).is_some();
    if sample.is_empty() || !sample.iter().all(drawn) {
        return false;
    }
    // Every so many glyphs beside the sample, for tables that are wrong farther on.
    let step = usize::from(face.number_of_glyphs() / 64).max(1);
    let spread = (0..face.number_of_glyphs()).step_by(step);
    let glyphs: Vec<u16> = sample
        .into_iter()
        .map(|glyph| glyph.0)
        .chain(spread)
        .collect();
    can_be_cut(bytes, index, &GlyphRemapper::new_from_glyphs(&glyphs))
}

/// Whether the cutter takes the face. It was made for whole ones and may fall over others.
fn can_be_cut(bytes: &[u8], index: u32, glyphs: &GlyphRemapper) -> bool {
    cut(bytes, index, glyphs).is_some()
}

/// The face cut down to these glyphs; nothing where it is damaged.
pub(crate) fn cut(bytes: &[u8], index: u32, glyphs: &GlyphRemapper) -> Option<Vec<u8>> {
    let cut = || subsetter::subset(bytes, index, glyphs).ok();
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(cut))
        .ok()
        .flatten()
        .filter(|program| program.len() > 12)
}
