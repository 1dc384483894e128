//! Charts as rectangles, strokes and words: a curve against its schedule, bars, a bar of progress.
//! It judges nothing and knows no paper. Everything tells itself apart without colour: the schedule
//! is dashed, values carry marks, bars carry their numbers. All arithmetic is on integers.

use super::grid::put_words;
use super::measure::Measure;
use super::sheet::{Page, Rect, Stroke, Tint};
use super::text::Align;
use super::{Mpt, grid};
use crate::faces::Style;
use chrono::{Datelike, NaiveDate};

/// 小五.
const SMALL: Mpt = 9_000;
/// Thickness of axes and of curves.
const AXIS: Mpt = 500;
const CURVE: Mpt = 1_200;
/// Half the side of a value's mark.
const MARK: Mpt = 1_800;
/// A value is a whole number of ten-thousandths.
const SCALE: i64 = 10_000;

/// Where something stands on a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Box {
    /// Left edge.
    pub(crate) x: Mpt,
    /// Top edge.
    pub(crate) y: Mpt,
    /// Width.
    pub(crate) width: Mpt,
    /// Height.
    pub(crate) height: Mpt,
}

/// A curve of values over time against a schedule.
#[derive(Debug, Clone)]
pub(crate) struct Curve<'a> {
    /// What the values count: 万辆.
    pub(crate) unit: &'a str,
    /// 序时进度, in order of days.
    pub(crate) schedule: &'a [(NaiveDate, i64)],
    /// 完成值, in order of days.
    pub(crate) values: &'a [(NaiveDate, i64)],
}

/// Draws a curve. Nothing is drawn where no point has a value.
pub(crate) fn curve(page: &mut Page, measure: &mut Measure<'_>, place: Box, curve: &Curve<'_>) {
    let all = || curve.schedule.iter().chain(curve.values);
    let (Some(first), Some(last)) = (
        all().map(|(day, _)| *day).min(),
        all().map(|(day, _)| *day).max(),
    ) else {
        return;
    };
    let low = all().map(|(_, value)| *value).min().unwrap_or(0);
    let high = all().map(|(_, value)| *value).max().unwrap_or(0);
    let ticks = ticks(low, high);
    let (low, high) = (ticks[0], ticks[ticks.len() - 1]);
    let labels: Vec<String> = ticks.iter().map(|tick| decimal(*tick)).collect();
    let widest = labels
        .iter()
        .map(|label| grid::words_width(measure, label, Style::Song, SMALL))
        .max()
        .unwrap_or(0);
    let inner = Box {
        x: place.x + widest + SMALL / 2,
        y: place.y + SMALL * 2,
        width: place.width - widest - SMALL,
        height: place.height - SMALL * 4,
    };
    let scale = Scale {
        inner,
        first,
        days: (last - first).num_days().max(1),
        low,
        span: (high - low).max(1),
    };
    frame(page, measure, &scale, &ticks, &labels);
    years(page, measure, &scale, last);
    let words = (Style::FangSong, Tint::Black, SMALL);
    let at = (place.x, place.y + SMALL);
    let unit = fitted(measure, format!("单位：{}", curve.unit), place.width / 2);
    put_words(page, measure, &unit, words, Align::Left, at);
    legend(page, measure, place);
    let points = |of: &[(NaiveDate, i64)]| of.iter().map(|point| scale.point(*point)).collect();
    line(
        page,
        points(curve.schedule),
        Some((3_000, 2_000)),
        Tint::LightGrey,
    );
    let values: Vec<(Mpt, Mpt)> = points(curve.values);
    for (x, y) in &values {
        mark(page, *x, *y);
    }
    line(page, values, None, Tint::Black);
}

/// Words cut to a width, with a mark where something is left out: a label of a chart, whose words
/// stand in full beside it.
fn fitted(measure: &mut Measure<'_>, mut words: String, width: Mpt) -> String {
    let mut cut = false;
    while grid::words_width(measure, &words, Style::FangSong, SMALL) + SMALL > width
        && words.pop().is_some()
    {
        cut = true;
    }
    if cut { words + "…" } else { words }
}

/// From days and values to places.
struct Scale {
    inner: Box,
    first: NaiveDate,
    days: i64,
    low: i64,
    span: i64,
}

impl Scale {
    fn x(&self, day: NaiveDate) -> Mpt {
        let passed = (day - self.first).num_days();
        self.inner.x + part(self.inner.width, passed, self.days)
    }

    fn y(&self, value: i64) -> Mpt {
        self.inner.y + self.inner.height - part(self.inner.height, value - self.low, self.span)
    }

    fn point(&self, (day, value): (NaiveDate, i64)) -> (Mpt, Mpt) {
        (self.x(day), self.y(value))
    }
}

/// `length * share / whole`, in whole units.
fn part(length: Mpt, share: i64, whole: i64) -> Mpt {
    let length = i128::from(length) * i128::from(share) / i128::from(whole);
    Mpt::try_from(length).expect("BUG: a part lies inside its whole")
}

/// Axes, and a thin rule with its number at each tick.
fn frame(
    page: &mut Page,
    measure: &mut Measure<'_>,
    scale: &Scale,
    ticks: &[i64],
    labels: &[String],
) {
    let Box {
        x,
        y,
        width,
        height,
    } = scale.inner;
    for (tick, label) in ticks.iter().zip(labels) {
        let at = scale.y(*tick);
        page.rects.push(Rect {
            x,
            y: at,
            width,
            height: 200,
            tint: Tint::LightGrey,
        });
        let look = (Style::Song, Tint::Black, SMALL);
        put_words(
            page,
            measure,
            label,
            look,
            Align::Right,
            (x - SMALL / 3, at + SMALL / 3),
        );
    }
    page.rects.push(Rect {
        x,
        y,
        width: AXIS,
        height,
        tint: Tint::Black,
    });
    page.rects.push(Rect {
        x,
        y: y + height,
        width,
        height: AXIS,
        tint: Tint::Black,
    });
}

/// The first day of each year under the axis, as many as have room.
fn years(page: &mut Page, measure: &mut Measure<'_>, scale: &Scale, last: NaiveDate) {
    let bottom = scale.inner.y + scale.inner.height;
    let look = (Style::Song, Tint::Black, SMALL);
    let mut free = scale.inner.x;
    let room = SMALL * 3;
    for year in scale.first.year()..=last.year() {
        let begins = NaiveDate::from_ymd_opt(year, 1, 1).expect("BUG: a year has a first day");
        // The days before the first full year have a name of their own only where it has room.
        let next = NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap_or(last);
        let x = scale.x(begins.max(scale.first));
        if begins < scale.first && next <= last && scale.x(next) < x + room {
            continue;
        }
        page.rects.push(Rect {
            x,
            y: bottom,
            width: AXIS,
            height: 2_000,
            tint: Tint::Black,
        });
        if x >= free {
            let words = format!("{year}年");
            let at = (x + 1_000, bottom + SMALL * 5 / 4);
            free = x + put_words(page, measure, &words, look, Align::Left, at) + SMALL;
        }
    }
}

/// What is dashed and what is marked, at the right above the chart.
fn legend(page: &mut Page, measure: &mut Measure<'_>, place: Box) {
    let words = (Style::FangSong, Tint::Black, SMALL);
    let y = place.y + SMALL;
    let mut right = place.x + place.width;
    right -= put_words(page, measure, "完成值", words, Align::Right, (right, y)) + 2_000;
    let middle = y - SMALL / 3;
    line(
        page,
        vec![(right - 18_000, middle), (right, middle)],
        None,
        Tint::Black,
    );
    mark(page, right - 9_000, middle);
    right -= 18_000 + SMALL;
    right -= put_words(page, measure, "序时进度", words, Align::Right, (right, y)) + 2_000;
    let dashed = vec![(right - 18_000, middle), (right, middle)];
    line(page, dashed, Some((3_000, 2_000)), Tint::LightGrey);
}

fn line(page: &mut Page, points: Vec<(Mpt, Mpt)>, dash: Option<(Mpt, Mpt)>, tint: Tint) {
    if points.len() > 1 {
        page.strokes.push(Stroke {
            points,
            weight: CURVE,
            dash,
            tint,
        });
    }
}

fn mark(page: &mut Page, x: Mpt, y: Mpt) {
    let side = MARK * 2;
    page.rects.push(Rect {
        x: x - MARK,
        y: y - MARK,
        width: side,
        height: side,
        tint: Tint::Black,
    });
}

/// Round numbers around the values, three to six of them; the first is at or below the lowest.
fn ticks(low: i64, high: i64) -> Vec<i64> {
    let span = high.saturating_sub(low).max(SCALE / 100);
    let mut step = 1;
    'found: loop {
        for of_ten in [1, 2, 5] {
            if span / (step * of_ten) <= 4 {
                step *= of_ten;
                break 'found;
            }
        }
        step *= 10;
    }
    let first = low.div_euclid(step) * step;
    let mut ticks = vec![first];
    while ticks[ticks.len() - 1] < high {
        ticks.push(ticks[ticks.len() - 1] + step);
    }
    if ticks.len() == 1 {
        ticks.push(first + step);
    }
    ticks
}

/// A whole number of ten-thousandths as a decimal, without zeros at its end.
fn decimal(value: i64) -> String {
    office::indicator::Amount(value).to_string()
}

/// Horizontal bars with their names and numbers; the longest fills the width.
pub(crate) fn bars(
    page: &mut Page,
    measure: &mut Measure<'_>,
    place: Box,
    rows: &[(String, u32, Tint)],
) {
    let look = (Style::Hei, Tint::Black, SMALL);
    let name_width = rows
        .iter()
        .map(|(name, ..)| grid::words_width(measure, name, Style::Hei, SMALL))
        .max()
        .unwrap_or(0);
    let most = rows
        .iter()
        .map(|(_, count, _)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    let room = place.width - name_width - SMALL * 4;
    let pitch = place.height / Mpt::try_from(rows.len().max(1)).expect("BUG: few bars");
    for ((name, count, tint), row) in rows.iter().zip(0..) {
        let middle = place.y + pitch * row + pitch / 2;
        let baseline = middle + SMALL / 3;
        put_words(page, measure, name, look, Align::Left, (place.x, baseline));
        let x = place.x + name_width + SMALL / 2;
        let width = part(room, i64::from(*count), i64::from(most));
        let bar = Rect {
            x,
            y: middle - pitch / 4,
            width,
            height: pitch / 2,
            tint: *tint,
        };
        if width > 0 {
            page.rects.push(bar);
        }
        let at = (x + width + SMALL / 3, baseline);
        let number = (Style::Song, Tint::Black, SMALL);
        put_words(page, measure, &count.to_string(), number, Align::Left, at);
    }
}

/// A bar of progress: its words at the left, then an outline filled by a share of a whole.
pub(crate) fn progress(
    page: &mut Page,
    measure: &mut Measure<'_>,
    place: Box,
    words: &str,
    (share, whole): (u32, u32),
) {
    let middle = place.y + place.height / 2;
    let look = (Style::FangSong, Tint::Black, SMALL);
    let at = (place.x, middle + SMALL / 3);
    let taken = put_words(page, measure, words, look, Align::Left, at) + SMALL;
    let bar = Rect {
        x: place.x + taken,
        y: middle - SMALL / 2,
        width: place.width - taken,
        height: SMALL,
        tint: Tint::Black,
    };
    let width = part(
        bar.width,
        i64::from(share.min(whole)),
        i64::from(whole.max(1)),
    );
    if width > 0 {
        page.rects.push(Rect {
            width,
            tint: Tint::LightGrey,
            ..bar
        });
    }
    grid::outline(page, bar, AXIS);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        let check = |low: i64, high: i64, wanted: &[&str]| {
            let found: Vec<String> = ticks(low, high).into_iter().map(decimal).collect();
            assert_eq!(found, wanted, "{low} {high}");
        };
        check(0, 30_000, &["0", "1", "2", "3"]);
        check(
            952_000,
            954_000,
            &["95.2", "95.25", "95.3", "95.35", "95.4"],
        );
        check(0, 1_234_567, &["0", "50", "100", "150"]);
        check(50_000, 50_000, &["5", "5.005"]);
        check(-15_000, 5_000, &["-1.5", "-1", "-0.5", "0", "0.5"]);
    }

    /// A page with a curve, the place it was given, and its frame.
    fn drawn(curve_of: &Curve<'_>) -> (Page, Box) {
        let faces = super::super::notice_tests::faces();
        let mut measure = Measure::new(&faces);
        let mut page = grid::Frame::portrait(grid::Area::default()).page();
        let place = Box {
            x: 80_000,
            y: 100_000,
            width: 440_000,
            height: 290_000,
        };
        curve(&mut page, &mut measure, place, curve_of);
        (page, place)
    }

    #[test]
    fn a_curve_tells_itself_from_its_schedule_without_colour_and_stays_in_its_place() {
        let day = |year, month| NaiveDate::from_ymd_opt(year, month, 15).unwrap();
        let schedule = [(day(2024, 1), 0), (day(2027, 12), 900_000)];
        let values = [
            (day(2024, 1), 0),
            (day(2025, 3), 250_000),
            (day(2026, 9), 1_250_000),
        ];
        let (page, place) = drawn(&Curve {
            unit: "万辆",
            schedule: &schedule,
            values: &values,
        });
        // In the legend and in the chart: one dashed line and one solid line each.
        let dashed = page.strokes.iter().filter(|stroke| stroke.dash.is_some());
        assert_eq!(dashed.count(), 2);
        assert_eq!(page.strokes.len(), 4);
        // Each value carries a mark, the legend one more.
        let marks = page
            .rects
            .iter()
            .filter(|rect| rect.width == MARK * 2 && rect.height == MARK * 2);
        assert_eq!(marks.count(), values.len() + 1);
        let said: String = page
            .runs
            .iter()
            .flat_map(|run| run.glyphs.iter().map(|glyph| glyph.ch))
            .collect();
        for word in ["序时进度", "完成值", "单位：万辆", "2024年", "2027年"] {
            assert!(said.contains(word), "{word} is not in {said}");
        }
        let points = page.strokes.iter().flat_map(|stroke| &stroke.points);
        for (x, y) in points {
            assert!((place.x..=place.x + place.width).contains(x));
            assert!((place.y..=place.y + place.height).contains(y));
        }
    }

    #[test]
    fn a_curve_of_anything_is_drawn_or_left_out() {
        let day = |no: i32| NaiveDate::from_num_days_from_ce_opt(739_000 + no).unwrap();
        let cases: [&[(NaiveDate, i64)]; 5] = [
            &[],
            &[(day(0), 0)],
            &[(day(0), -5), (day(0), 5)],
            &[
                (day(0), 1_000_000_000_000),
                (day(9_000), -1_000_000_000_000),
            ],
            &[(day(0), 7), (day(1), 7), (day(2), 7)],
        ];
        for values in cases {
            for schedule in cases {
                let (page, place) = drawn(&Curve {
                    unit: "",
                    schedule,
                    values,
                });
                let points = page.strokes.iter().flat_map(|stroke| &stroke.points);
                for (x, y) in points {
                    assert!(
                        (place.x..=place.x + place.width).contains(x),
                        "{values:?} {schedule:?}"
                    );
                    assert!(
                        (place.y..=place.y + place.height).contains(y),
                        "{values:?} {schedule:?}"
                    );
                }
            }
        }
    }
}
