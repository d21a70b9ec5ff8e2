//! Bar charts in the house style: a label and a number on every bar, no legend, no grid.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat, ChartLine, ChartPoint,
    ChartSolidFill, Worksheet, XlsxError,
};

use super::style::House;
use super::text;
use crate::report::workbook::{self, Area, Sheet, Tone, typeface};

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

fn drawn(sheet: &Sheet, chart: &workbook::Chart, house: House) -> Chart {
    let range = |area: Area| {
        let name = sheet.name.as_str();
        (name, area.top, area.left, area.bottom, area.right)
    };
    let (width, height) = chart.size;
    let mut drawn = Chart::new_bar();
    drawn
        .set_name(text::line(&chart.title))
        .set_alt_text(text::line(&chart.alt))
        .set_width(width)
        .set_height(height);
    drawn
        .title()
        .set_name(text::line(&chart.title).as_str())
        .set_font(font(house, 12).set_bold().set_color(house.accent()));
    let points: Vec<_> = chart.tones.iter().map(|tone| point(house, *tone)).collect();
    drawn
        .add_series()
        .set_categories(range(chart.labels))
        .set_values(range(chart.values))
        .set_points(&points)
        .set_gap(45)
        .set_data_label(
            ChartDataLabel::new()
                .show_value()
                .set_position(ChartDataLabelPosition::OutsideEnd)
                .set_font(font(house, 11).set_bold()),
        );
    drawn.legend().set_hidden();
    // A bar chart lies on its side: its labels stand on the vertical axis, which counts from below,
    // and the first label belongs at the top.
    drawn
        .y_axis()
        .set_reverse()
        .set_font(&font(house, 10))
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(house.hairline())));
    drawn.x_axis().set_min(0).set_major_gridlines(false).set_hidden(true);
    drawn
        .chart_area()
        .set_format(ChartFormat::new().set_border(ChartLine::new().set_color(house.hairline())));
    drawn
}

fn point(house: House, tone: Tone) -> ChartPoint {
    let colour = house.solid(tone).unwrap_or(house.accent());
    ChartPoint::new().set_format(ChartSolidFill::new().set_color(colour))
}

fn font(house: House, points: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(typeface::NAME).set_size(points).set_color(house.ink());
    font
}
