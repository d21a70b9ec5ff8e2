//! Colours and gradients of a drawing.

use lopdf::{Dictionary, Object, dictionary};
use usvg::{BaseGradient, Color, Paint, SpreadMethod, Stop, Transform};

use super::super::super::file::Objects;
use super::super::super::plate::deflated;
use super::super::super::problem::PictureFault;
use super::canvas::{effect, matrix};

/// What is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// The inside of an outline.
    Fill,
    /// The outline.
    Stroke,
}

/// The gradients and opacities that a form refers to.
#[derive(Default)]
pub(super) struct Inks {
    patterns: Dictionary,
    states: Dictionary,
}

/// How something is painted.
pub(super) struct Ink {
    /// From 0, unseen, to 1.
    pub(super) opacity: f32,
    /// From the measures of what is painted to those of the form.
    pub(super) place: Transform,
    /// Inside or outline.
    pub(super) purpose: Use,
    /// Width and height of the form.
    pub(super) size: (f32, f32),
}

impl Inks {
    /// A state in which everything has an opacity.
    pub(super) fn opacity(&mut self, opacity: f32) -> String {
        let thousandths = (opacity * 1000.0).round();
        let name = format!("O{thousandths}");
        let share = Object::Real(thousandths / 1000.0);
        let state = dictionary! { "Type" => "ExtGState", "ca" => share.clone(), "CA" => share };
        self.states.set(name.as_str(), state);
        name
    }

    fn mask(&mut self, form: Object) -> String {
        let name = format!("M{}", self.states.len());
        let mask = dictionary! { "Type" => "Mask", "S" => "Luminosity", "G" => form };
        self.states.set(name.as_str(), dictionary! { "Type" => "ExtGState", "SMask" => mask });
        name
    }

    fn pattern(&mut self, pattern: Dictionary) -> String {
        let name = format!("P{}", self.patterns.len());
        self.patterns.set(name.as_str(), pattern);
        name
    }

    /// What a form must be given.
    pub(super) fn resources(self) -> Dictionary {
        dictionary! { "ExtGState" => self.states, "Pattern" => self.patterns }
    }
}

impl Ink {
    /// Adds the operations after which something is painted in this ink; whether paper shows
    /// through it.
    pub(super) fn take(
        &self,
        paint: &Paint,
        objects: &mut Objects,
        inks: &mut Inks,
        content: &mut String,
    ) -> Result<bool, PictureFault> {
        let mut transparent = self.opacity < 1.0;
        if transparent {
            content.push_str(&format!("/{} gs\n", inks.opacity(self.opacity)));
        }
        let (plain, space, named) = match self.purpose {
            Use::Fill => ("rg", "cs", "scn"),
            Use::Stroke => ("RG", "CS", "SCN"),
        };
        let gradient = match paint {
            Paint::Color(colour) => {
                let [red, green, blue] = components(*colour);
                content.push_str(&format!("{red} {green} {blue} {plain}\n"));
                return Ok(transparent);
            }
            Paint::LinearGradient(line) => {
                let ends = [line.x1(), line.y1(), line.x2(), line.y2()];
                Gradient { kind: 2, ends: ends.to_vec(), base: line }
            }
            Paint::RadialGradient(circle) => {
                let focus = [circle.fx(), circle.fy(), circle.fr().get()];
                let outer = [circle.cx(), circle.cy(), circle.r().get()];
                Gradient { kind: 3, ends: [focus, outer].concat(), base: circle }
            }
            Paint::Pattern(_) => return Err(effect("pattern")),
        };
        if gradient.base.spread_method() != SpreadMethod::Pad {
            return Err(effect("spreadMethod"));
        }
        if gradient.base.stops().iter().any(|stop| stop.opacity().get() < 1.0) {
            transparent = true;
            let mask = gradient.mask(self.place, self.size, objects);
            content.push_str(&format!("/{} gs\n", inks.mask(mask)));
        }
        let pattern = inks.pattern(gradient.pattern(self.place, "DeviceRGB", |stop| {
            components(stop.color()).map(Object::Real).to_vec()
        }));
        content.push_str(&format!("/Pattern {space}\n/{pattern} {named}\n"));
        Ok(transparent)
    }
}

/// Red, green and blue from 0 to 1; three decimals tell all 256 steps apart.
fn components(colour: Color) -> [f32; 3] {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    [colour.red, colour.green, colour.blue].map(part)
}

/// A gradient between two points or two circles.
struct Gradient<'a> {
    /// How PDF calls it: 2 for a line, 3 for circles.
    kind: i64,
    ends: Vec<f32>,
    base: &'a BaseGradient,
}

impl Gradient<'_> {
    /// The gradient as a pattern, whose colours are made from its stops.
    fn pattern(
        &self,
        place: Transform,
        space: &str,
        values: impl Fn(&Stop) -> Vec<Object>,
    ) -> Dictionary {
        dictionary! {
            "Type" => "Pattern",
            "PatternType" => 2,
            "Matrix" => matrix(place.pre_concat(self.base.transform())),
            "Shading" => dictionary! {
                "ShadingType" => self.kind,
                "ColorSpace" => space,
                "Coords" => self.ends.iter().map(|end| Object::Real(*end)).collect::<Vec<_>>(),
                "Function" => function(self.base.stops(), values),
                "Extend" => vec![Object::Boolean(true), Object::Boolean(true)],
            },
        }
    }

    /// The opacity of the gradient as a grey picture of the whole form.
    fn mask(&self, place: Transform, (width, height): (f32, f32), objects: &mut Objects) -> Object {
        let opacity = |stop: &Stop| vec![Object::Real(stop.opacity().get())];
        let pattern = self.pattern(place, "DeviceGray", opacity);
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => [0.0, 0.0, width, height].map(Object::Real).to_vec(),
            "Resources" => dictionary! { "Pattern" => dictionary! { "P" => pattern } },
            "Group" => dictionary! {
                "Type" => "Group",
                "S" => "Transparency",
                "CS" => "DeviceGray",
            },
        };
        let content = format!("/Pattern cs\n/P scn\n0 0 {width} {height} re\nf");
        Object::Reference(objects.add(deflated(form, content.as_bytes())))
    }
}

/// The way from stop to stop as a function from 0 to 1.
fn function(stops: &[Stop], values: impl Fn(&Stop) -> Vec<Object>) -> Dictionary {
    /// Stops nearer to each other than this are one hard edge.
    const EDGE: f32 = 0.00001;
    let mut points: Vec<(f32, Vec<Object>)> =
        stops.iter().map(|stop| (stop.offset().get(), values(stop))).collect();
    let before = points.first().map(|(_, first)| (0.0, first.clone()));
    let after = points.last().map(|(_, last)| (1.0, last.clone()));
    points.splice(0..0, before);
    points.extend(after);
    let pairs = || points.iter().zip(points.iter().skip(1));
    let parts: Vec<(f32, Object)> = pairs()
        .filter(|((start, _), (end, _))| end - start > EDGE)
        .map(|((_, from), (end, to))| {
            let part = dictionary! {
                "FunctionType" => 2,
                "Domain" => vec![0.into(), 1.into()],
                "C0" => from.clone(),
                "C1" => to.clone(),
                "N" => 1,
            };
            (*end, part.into())
        })
        .collect();
    let inner = parts.len().saturating_sub(1);
    let bounds: Vec<Object> = parts.iter().take(inner).map(|(end, _)| Object::Real(*end)).collect();
    let encode: Vec<Object> = parts.iter().flat_map(|_| [0, 1]).map(Object::from).collect();
    dictionary! {
        "FunctionType" => 3,
        "Domain" => vec![0.into(), 1.into()],
        "Functions" => parts.into_iter().map(|(_, part)| part).collect::<Vec<_>>(),
        "Bounds" => bounds,
        "Encode" => encode,
    }
}
