//! Bar charts in the house style: a label and a number on every bar, no legend, no grid.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat, ChartLine, ChartPoint,
    ChartSolidFill, Worksheet, XlsxError,
};

use super::{style, text};
use crate::report::workbook::{self, Area, Sheet, Tone, typeface};

pub(super) fn insert(
    to: &mut Worksheet,
    sheet: &Sheet,
    chart: &workbook::Chart,
) -> Result<(), XlsxError> {
    let (row, column) = chart.at;
    to.insert_chart(row, column, &drawn(sheet, chart))?;
    Ok(())
}

fn drawn(sheet: &Sheet, chart: &workbook::Chart) -> Chart {
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
        .set_font(font(12).set_bold().set_color(style::accent()));
    let points: Vec<_> = chart.tones.iter().map(|tone| point(*tone)).collect();
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
                .set_font(font(11).set_bold()),
        );
    drawn.legend().set_hidden();
    // A bar chart lies on its side: its labels stand on the vertical axis, which counts from below,
    // and the first label belongs at the top.
    drawn
        .y_axis()
        .set_reverse()
        .set_font(&font(10))
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(style::hairline())));
    drawn.x_axis().set_min(0).set_major_gridlines(false).set_hidden(true);
    drawn
        .chart_area()
        .set_format(ChartFormat::new().set_border(ChartLine::new().set_color(style::hairline())));
    drawn
}

fn point(tone: Tone) -> ChartPoint {
    let colour = style::solid(tone).unwrap_or(style::accent());
    ChartPoint::new().set_format(ChartSolidFill::new().set_color(colour))
}

fn font(points: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(typeface::NAME).set_size(points).set_color(style::ink());
    font
}
