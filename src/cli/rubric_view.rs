//! A rubric as text, for `rapor rubric show`.

use std::fmt::Write as _;

use rapor::catalogue::{comma, terminal as words};
use rapor::rubric::{Figure, Rubric, Scheme, Variable};

/// The whole rubric, every figure with its status and source, in 100 columns or so.
pub fn shown(rubric: &Rubric) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    _ = write(&mut text, rubric);
    text.trim_end().to_owned()
}

fn write(text: &mut String, rubric: &Rubric) -> std::fmt::Result {
    writeln!(text, "{}  ({})", rubric.id, words::status(rubric.status))?;
    writeln!(text, "{}\n{}\n", rubric.title, rubric.remark)?;
    writeln!(text, "Kategori {}", sure(&rubric.bands))?;
    for band in rubric.bands.value.iter() {
        let category = band.category.as_deref().unwrap_or("-");
        let zone = band.zone.map_or("-", |zone| zone.name());
        writeln!(text, "  {:>6}  {category}  {zone:7} {}", band.min.on_paper(), band.opinion)?;
    }
    if let Some(suffix) = &rubric.followed_up_suffix {
        writeln!(text, "  + {} {}", suffix.value, sure(suffix))?;
    }
    writeln!(text)?;
    match &rubric.scheme {
        Scheme::Weighted(dimensions) => {
            for dimension in dimensions {
                let weight = comma(&dimension.weight.value.percent().to_decimal());
                let name = &dimension.name;
                writeln!(
                    text,
                    "{} {name}  {weight} % {}",
                    dimension.code,
                    sure(&dimension.weight)
                )?;
                variables(text, &dimension.variables)?;
            }
        }
        Scheme::Checklist { variables: all, roll_up } => {
            writeln!(text, "Nilai wilayah: {} {}", words::roll_up(roll_up.value), sure(roll_up))?;
            variables(text, all)?;
        }
    }
    writeln!(
        text,
        "\nUnit layanan: paling sedikit {} {}",
        rubric.units.minimum.value,
        sure(&rubric.units.minimum)
    )?;
    for kind in &rubric.units.kinds {
        let (least, most) = (kind.minimum.value, kind.maximum.value);
        writeln!(text, "  {least}-{most}  {} {}", kind.name, sure(&kind.maximum))?;
    }
    if rubric.units.others {
        writeln!(text, "       unit jenis lain juga diterima")?;
    }
    writeln!(text, "\nJawaban kosong: {}", words::blank(rubric.blank))?;
    writeln!(text, "\nSumber")?;
    for source in &rubric.sources {
        writeln!(text, "  [{}] {}", source.id, source.text)?;
    }
    Ok(())
}

fn variables(text: &mut String, variables: &[Variable]) -> std::fmt::Result {
    for variable in variables {
        let weight = match &variable.weight {
            Some(weight) => {
                format!("  {} % {}", comma(&weight.value.percent().to_decimal()), sure(weight))
            }
            None => String::new(),
        };
        let evidence = words::evidence(variable.evidence);
        writeln!(text, "  {} {}{weight}  ({evidence})", variable.code, variable.name)?;
        for indicator in &variable.indicators {
            let weight = match &indicator.weight {
                Some(weight) => {
                    format!(", {} % {}", comma(&weight.value.percent().to_decimal()), sure(weight))
                }
                None => String::new(),
            };
            writeln!(
                text,
                "    {} {}: maks {} {}, {} sampel {}{weight}",
                indicator.code,
                indicator.name,
                comma(&indicator.max.value.to_decimal()),
                sure(&indicator.max),
                indicator.samples.value,
                sure(&indicator.samples)
            )?;
        }
    }
    Ok(())
}

fn sure<T>(figure: &Figure<T>) -> String {
    format!("[{}: {}]", words::status(figure.status), figure.source)
}
