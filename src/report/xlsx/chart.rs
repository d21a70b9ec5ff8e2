//! Charts in the house style: as little ink as it takes, and the same typeface as the cells.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartPoint, ChartSolidFill,
    ChartType, Color, Sparkline, Worksheet, XlsxError,
};

use super::style::House;
use super::text;
use crate::report::workbook::{self, Area, Plot, Series, Sheet, Tone, typeface};

/// A range of cells, as the format takes it.
type Range<'a> = (&'a str, u32, u16, u32, u16);

pub(super) fn insert(
    to: &mut Worksheet,
    sheet: &Sheet,
    chart: &workbook::Chart,
    house: House,
) -> Result<(), XlsxError> {
    let (row, column) = chart.at;
    to.insert_chart(row, column, &drawn(sheet, chart, house))?;
    Ok(())
}

pub(super) fn insert_sparkline(
    to: &mut Worksheet,
    sheet: &Sheet,
    line: &workbook::Sparkline,
    house: House,
) -> Result<(), XlsxError> {
    let drawn = Sparkline::new()
        .set_range(range(sheet, line.values))
        .show_empty_cells_as(ChartEmptyCells::Connected)
        .show_markers(true)
        .set_sparkline_color(house.accent())
        .set_markers_color(house.accent());
    let (row, column) = line.at;
    to.add_sparkline(row, column, &drawn)?;
    Ok(())
}

fn drawn(sheet: &Sheet, chart: &workbook::Chart, house: House) -> Chart {
    let (width, height) = chart.size;
    let mut drawn = Chart::new(match chart.plot {
        Plot::Bars { .. } | Plot::Groups { .. } => ChartType::Bar,
        Plot::Ranges { .. } => ChartType::BarStacked,
        Plot::Lines { .. } => ChartType::Line,
    });
    drawn
        .set_alt_text(text::line(&chart.alt))
        .set_width(width)
        .set_height(height)
        .show_empty_cells_as(ChartEmptyCells::Connected);
    drawn
        .title()
        .set_name(text::line(&chart.title).as_str())
        .set_font(font(house, 12).set_bold().set_color(house.accent()));
    drawn.chart_area().set_format(ChartFormat::new().set_border(&fine(house)));
    let labels = range(sheet, chart.labels);
    match &chart.plot {
        Plot::Bars { values, tones } => {
            set_bars(&mut drawn, labels, range(sheet, *values), tones, house);
        }
        Plot::Groups { series, to } => {
            for part in series {
                let added = add(&mut drawn, sheet, labels, part);
                added.set_format(ChartSolidFill::new().set_color(colour(house, part.tone)));
                added.set_gap(60);
            }
            lay_on_side(&mut drawn, house);
            drawn.x_axis().set_min(0).set_max(*to);
            set_axis_of_numbers(&mut drawn, true, house);
            drawn.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(house, 10));
        }
        Plot::Ranges { from, length } => {
            let beginning = drawn.add_series();
            beginning.set_categories(labels).set_values(range(sheet, *from));
            beginning.set_format(ChartFormat::new().set_no_fill().set_no_border());
            let bar = drawn.add_series();
            bar.set_categories(labels).set_values(range(sheet, *length)).set_gap(40);
            bar.set_format(ChartSolidFill::new().set_color(house.accent()));
            lay_on_side(&mut drawn, house);
            set_axis_of_numbers(&mut drawn, true, house);
            drawn.legend().set_hidden();
        }
        Plot::Lines { series, span: (from, to) } => {
            for part in series {
                let mut fill = ChartSolidFill::new();
                fill.set_color(colour(house, part.tone));
                add(&mut drawn, sheet, labels, part)
                    .set_format(
                        ChartLine::new().set_color(colour(house, part.tone)).set_width(2.25),
                    )
                    .set_marker(
                        ChartMarker::new()
                            .set_type(ChartMarkerType::Circle)
                            .set_size(7)
                            .set_format(&mut fill),
                    )
                    .set_data_label(
                        ChartDataLabel::new()
                            .show_value()
                            .set_position(ChartDataLabelPosition::Above)
                            .set_font(&font(house, 10)),
                    );
            }
            drawn.x_axis().set_font(&font(house, 10)).set_format(&mut axis(house));
            drawn.y_axis().set_min(*from).set_max(*to);
            set_axis_of_numbers(&mut drawn, false, house);
            drawn.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(house, 10));
        }
    }
    drawn
}

/// A label and a number on every bar, no legend, no grid.
fn set_bars(drawn: &mut Chart, labels: Range<'_>, values: Range<'_>, tones: &[Tone], house: House) {
    let points: Vec<_> = tones.iter().map(|tone| point(house, *tone)).collect();
    drawn
        .add_series()
        .set_categories(labels)
        .set_values(values)
        .set_points(&points)
        .set_gap(45)
        .set_data_label(
            ChartDataLabel::new()
                .show_value()
                .set_position(ChartDataLabelPosition::OutsideEnd)
                .set_font(font(house, 11).set_bold()),
        );
    drawn.legend().set_hidden();
    lay_on_side(drawn, house);
    drawn.x_axis().set_min(0).set_major_gridlines(false).set_hidden(true);
}

fn add<'c>(
    drawn: &'c mut Chart,
    sheet: &Sheet,
    labels: Range<'_>,
    part: &Series,
) -> &'c mut rust_xlsxwriter::ChartSeries {
    let name = text::line(&part.name);
    let added = drawn.add_series();
    added.set_name(name.as_str()).set_categories(labels).set_values(range(sheet, part.values))
}

/// The labels of lying bars stand on the vertical axis, which counts from below, and the first one
/// belongs at the top.
fn lay_on_side(drawn: &mut Chart, house: House) {
    drawn.y_axis().set_reverse().set_font(&font(house, 10)).set_format(&mut axis(house));
}

/// Fine lines across, and whole numbers at their ends; `lying` where the bars lie on their side.
fn set_axis_of_numbers(drawn: &mut Chart, lying: bool, house: House) {
    let numbers = if lying { drawn.x_axis() } else { drawn.y_axis() };
    numbers
        .set_num_format("0")
        .set_font(&font(house, 10))
        .set_major_gridlines(true)
        .set_major_gridlines_line(&fine(house));
}

fn range(sheet: &Sheet, area: Area) -> Range<'_> {
    (sheet.name.as_str(), area.top, area.left, area.bottom, area.right)
}

fn axis(house: House) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_line(&fine(house));
    format
}

fn fine(house: House) -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(house.hairline());
    line
}

fn colour(house: House, tone: Tone) -> Color {
    house.solid(tone).unwrap_or(house.accent())
}

fn point(house: House, tone: Tone) -> ChartPoint {
    ChartPoint::new().set_format(ChartSolidFill::new().set_color(colour(house, tone)))
}

fn font(house: House, points: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(typeface::NAME).set_size(points).set_color(house.ink());
    font
}
