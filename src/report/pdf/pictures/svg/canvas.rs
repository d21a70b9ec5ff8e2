//! The outlines of a drawing as the operations of a form.

use std::fmt::Write as _;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{
    BlendMode, ClipPath, FillRule, Group, LineCap, LineJoin, Node, Paint, PaintOrder, Path, Rect,
    Transform, Tree,
};

use super::super::super::file::Objects;
use super::super::super::plate::deflated;
use super::super::super::problem::{PictureFault, SvgPart};
use super::paint::{Ink, Inks, Use};

/// The longer side of every form in its own units, so that digits behind the point mean the same
/// whatever the units of the drawing are.
const SIDE: f32 = 1000.0;
/// Steps on every unit of a form: of a drawing as wide as a page, each is a few micrometres.
const STEPS: f32 = 100.0;
/// Most levels of states kept. PDF/A allows 28, of which the page and the form itself need some.
const MOST_STATES: usize = 20;

/// A form that was drawn.
pub(super) struct Form {
    /// Its object.
    pub(super) object: ObjectId,
    /// Whether paper shows through some of its colours.
    pub(super) transparent: bool,
}

/// The operations of a form, and what they refer to.
pub(super) struct Canvas<'a> {
    objects: &'a mut Objects,
    /// From the drawing's units to those of the form.
    base: Transform,
    /// Width and height of the form.
    size: (f32, f32),
    inks: Inks,
    /// The operations as they stand in the form. They are many: a byte costs a byte.
    content: String,
    forms: Dictionary,
    /// What the opacity of every ink is multiplied by.
    opacity: f32,
    /// How many states are kept at the moment.
    states: usize,
    transparent: bool,
}

/// The refusal of something that an SVG can do and a printed page should not.
pub(super) fn effect(name: &str) -> PictureFault {
    PictureFault::Svg(SvgPart::Effect(name.to_owned()))
}

/// A number in whole steps.
fn rounded(value: f32, steps: f32) -> f32 {
    let fine = (value * steps).round() / steps;
    if fine.is_finite() { fine } else { value }
}

/// A matrix as PDF writes it.
pub(super) fn matrix(transform: Transform) -> Vec<Object> {
    numbers(transform).map(Object::Real).to_vec()
}

fn numbers(transform: Transform) -> [f32; 6] {
    let Transform { sx, ky, kx, sy, tx, ty } = transform;
    [sx, ky, kx, sy, tx, ty]
}

impl<'a> Canvas<'a> {
    /// Draws a whole drawing into a form that fills a square of one by one.
    pub(super) fn draw(tree: &Tree, objects: &'a mut Objects) -> Result<Form, PictureFault> {
        let (width, height) = (tree.size().width(), tree.size().height());
        let scale = SIDE / width.max(height);
        let (width, height) = (width * scale, height * scale);
        // Something this thin is a mistake, and its measures would be lost.
        if !scale.is_finite() || width < 0.1 || height < 0.1 {
            return Err(PictureFault::Damaged);
        }
        let mut canvas = Self::new(objects, Transform::from_scale(scale, scale), (width, height));
        canvas.group(tree.root(), 0)?;
        if canvas.content.is_empty() {
            return Err(PictureFault::Transparent);
        }
        // A drawing counts downwards, a page upwards.
        let upright = Transform::from_row(1.0 / width, 0.0, 0.0, -1.0 / height, 0.0, 1.0);
        let transparent = canvas.transparent;
        Ok(Form { object: canvas.finish(Some(upright)), transparent })
    }

    fn new(objects: &'a mut Objects, base: Transform, size: (f32, f32)) -> Self {
        Self {
            objects,
            base,
            size,
            inks: Inks::default(),
            content: String::new(),
            forms: Dictionary::new(),
            opacity: 1.0,
            states: 0,
            transparent: false,
        }
    }

    /// Adds an operation with numbers.
    fn push(&mut self, numbers: &[f32], operator: &str) {
        // Writing to memory does not fail.
        for number in numbers {
            let _ = write!(self.content, "{number} ");
        }
        self.content.push_str(operator);
        self.content.push('\n');
    }

    /// Adds an operation with a name.
    fn push_name(&mut self, name: &str, operator: &str) {
        let _ = writeln!(self.content, "/{name} {operator}");
    }

    fn save(&mut self) -> Result<(), PictureFault> {
        self.states += 1;
        self.push(&[], "q");
        if self.states > MOST_STATES { Err(PictureFault::TooLarge) } else { Ok(()) }
    }

    fn restore(&mut self) {
        self.states -= 1;
        self.push(&[], "Q");
    }

    fn group(&mut self, group: &Group, depth: usize) -> Result<(), PictureFault> {
        if !group.filters().is_empty() {
            return Err(effect("filter"));
        }
        if group.mask().is_some() {
            return Err(effect("mask"));
        }
        if group.blend_mode() != BlendMode::Normal {
            return Err(effect("mix-blend-mode"));
        }
        let opacity = group.opacity().get();
        let clipped = group.clip_path();
        let kept = clipped.is_some() || opacity < 1.0;
        if kept {
            self.save()?;
        }
        if let Some(clip) = clipped {
            self.clip(clip, self.base.pre_concat(group.abs_transform()))?;
        }
        if opacity < 1.0 && is_one_coat(group) {
            self.opacity = opacity;
            self.children(group, depth)?;
            self.opacity = 1.0;
        } else if opacity < 1.0 {
            self.layer(group, opacity, depth)?;
        } else {
            self.children(group, depth)?;
        }
        if kept {
            self.restore();
        }
        Ok(())
    }

    fn children(&mut self, group: &Group, depth: usize) -> Result<(), PictureFault> {
        for child in group.children() {
            match child {
                Node::Group(group) => self.group(group, depth)?,
                Node::Path(path) => self.path(path)?,
                Node::Image(_) => return Err(PictureFault::Svg(SvgPart::Reference)),
                Node::Text(_) => return Err(PictureFault::Svg(SvgPart::Text)),
            }
        }
        Ok(())
    }

    /// Draws a group by itself and lays it down as a whole, as a layer that paper shows through.
    fn layer(&mut self, group: &Group, opacity: f32, depth: usize) -> Result<(), PictureFault> {
        if depth + self.states > MOST_STATES {
            return Err(PictureFault::TooLarge);
        }
        let mut layer = Canvas::new(&mut *self.objects, self.base, self.size);
        layer.transparent = true;
        layer.children(group, depth + self.states)?;
        let form = layer.finish(None);
        self.transparent = true;
        let state = self.inks.opacity(opacity);
        self.push_name(&state, "gs");
        let name = format!("F{}", self.forms.len());
        self.forms.set(name.as_str(), form);
        self.push_name(&name, "Do");
        Ok(())
    }

    /// Keeps what is drawn from here on inside of outlines.
    fn clip(&mut self, clip: &ClipPath, parent: Transform) -> Result<(), PictureFault> {
        if let Some(outer) = clip.clip_path() {
            self.clip(outer, parent)?;
        }
        let mut outlines = Vec::new();
        collect(clip.root(), parent.pre_concat(clip.transform()), &mut outlines)?;
        if !can_be_joined(&outlines) {
            return Err(effect("clip-path"));
        }
        let rule = outlines.first().map_or(FillRule::NonZero, |(path, _)| rule(path));
        if outlines.is_empty() {
            self.push(&[0.0; 4], "re");
        }
        for (path, transform) in outlines {
            self.outline(path, transform, STEPS);
        }
        self.push(&[], if rule == FillRule::EvenOdd { "W*" } else { "W" });
        self.push(&[], "n");
        Ok(())
    }

    fn path(&mut self, path: &Path) -> Result<(), PictureFault> {
        match path.paint_order() {
            _ if !path.is_visible() => Ok(()),
            PaintOrder::FillAndStroke => self.fill(path).and_then(|()| self.stroke(path)),
            PaintOrder::StrokeAndFill => self.stroke(path).and_then(|()| self.fill(path)),
        }
    }

    fn fill(&mut self, path: &Path) -> Result<(), PictureFault> {
        let Some(fill) = path.fill() else { return Ok(()) };
        let place = self.place(path)?;
        self.save()?;
        self.ink(fill.paint(), fill.opacity().get(), place, Use::Fill)?;
        self.outline(path, place, STEPS);
        self.push(&[], if fill.rule() == FillRule::EvenOdd { "f*" } else { "f" });
        self.restore();
        Ok(())
    }

    fn stroke(&mut self, path: &Path) -> Result<(), PictureFault> {
        let Some(stroke) = path.stroke() else { return Ok(()) };
        let place = self.place(path)?;
        self.save()?;
        self.ink(stroke.paint(), stroke.opacity().get(), place, Use::Stroke)?;
        // A pen that is wider in one direction than in the other needs the measures of its path.
        let (steps, factor, place) = match similarity(place) {
            Some(scale) => (STEPS, scale, place),
            None => {
                self.push(&numbers(place), "cm");
                let (sx, sy) = place.get_scale();
                (STEPS * sx.max(sy), 1.0, Transform::identity())
            }
        };
        let length = |length: f32| rounded(length * factor, 10.0 * steps);
        self.push(&[length(stroke.width().get())], "w");
        let (cap, join) = pen(stroke.linecap(), stroke.linejoin());
        self.push(&[cap], "J");
        self.push(&[join], "j");
        self.push(&[rounded(stroke.miterlimit().get(), STEPS)], "M");
        if let Some(dashes) = stroke.dasharray() {
            self.content.push('[');
            for dash in dashes {
                let _ = write!(self.content, "{} ", length(*dash));
            }
            self.content.push(']');
            self.push(&[length(stroke.dashoffset())], "d");
        }
        self.outline(path, place, steps);
        self.push(&[], "S");
        self.restore();
        Ok(())
    }

    /// From a path's own measures to those of the form.
    fn place(&self, path: &Path) -> Result<Transform, PictureFault> {
        let place = self.base.pre_concat(path.abs_transform());
        if place.is_finite() { Ok(place) } else { Err(PictureFault::Damaged) }
    }

    fn ink(
        &mut self,
        paint: &Paint,
        opacity: f32,
        place: Transform,
        purpose: Use,
    ) -> Result<(), PictureFault> {
        let ink = Ink { opacity: opacity * self.opacity, place, purpose, size: self.size };
        self.transparent |= ink.take(paint, self.objects, &mut self.inks, &mut self.content)?;
        Ok(())
    }

    /// Draws the outline of a path, with `steps` on every unit.
    fn outline(&mut self, path: &Path, place: Transform, steps: f32) {
        let mut last = Point::zero();
        for segment in path.data().segments() {
            let (points, operator) = match segment {
                PathSegment::MoveTo(to) => (&[to][..], "m"),
                PathSegment::LineTo(to) => (&[to][..], "l"),
                // A quadratic curve as a cubic one.
                PathSegment::QuadTo(handle, to) => {
                    (&[between(last, handle), between(to, handle), to][..], "c")
                }
                PathSegment::CubicTo(first, second, to) => (&[first, second, to][..], "c"),
                PathSegment::Close => (&[][..], "h"),
            };
            for point in points {
                let mut at = *point;
                place.map_point(&mut at);
                let (x, y) = (rounded(at.x, steps), rounded(at.y, steps));
                let _ = write!(self.content, "{x} {y} ");
            }
            self.push(&[], operator);
            last = points.last().copied().unwrap_or(last);
        }
    }

    /// The form, with the matrix that gives it its place.
    fn finish(self, place: Option<Transform>) -> ObjectId {
        let (width, height) = self.size;
        let mut resources = self.inks.resources();
        resources.set("XObject", self.forms);
        let mut form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => [0.0, 0.0, width, height].map(Object::Real).to_vec(),
            "Resources" => resources,
        };
        if let Some(place) = place {
            form.set("Matrix", matrix(place));
        }
        if self.transparent {
            form.set(
                "Group",
                dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => "DeviceRGB" },
            );
        }
        self.objects.add(deflated(form, self.content.as_bytes()))
    }
}

/// Whether a group is one path that is either filled or stroked: nothing in it lies upon something
/// else, so that it can do without a layer.
fn is_one_coat(group: &Group) -> bool {
    match group.children() {
        [Node::Path(path)] => path.fill().is_none() || path.stroke().is_none(),
        _ => false,
    }
}

/// The outlines of a clip path with their places.
fn collect<'t>(
    group: &'t Group,
    place: Transform,
    outlines: &mut Vec<(&'t Path, Transform)>,
) -> Result<(), PictureFault> {
    if group.clip_path().is_some() {
        return Err(effect("clip-path"));
    }
    for child in group.children() {
        match child {
            Node::Group(group) => collect(group, place.pre_concat(group.transform()), outlines)?,
            Node::Path(path) => outlines.push((path, place)),
            Node::Image(_) | Node::Text(_) => return Err(effect("clip-path")),
        }
    }
    Ok(())
}

/// Whether outlines are the same as one of all of them: outlines that lie upon each other would
/// cut holes where they meet.
fn can_be_joined(outlines: &[(&Path, Transform)]) -> bool {
    // No drawing program cuts with more outlines than this.
    const MOST: usize = 200;
    let boxes: Option<Vec<_>> =
        outlines.iter().map(|(path, place)| path.bounding_box().transform(*place)).collect();
    let Some(boxes) = boxes else { return false };
    let apart = |(index, one): (usize, &Rect)| {
        boxes.iter().skip(index + 1).all(|other| one.intersect(other).is_none())
    };
    let alike = outlines.iter().zip(outlines.iter().skip(1));
    boxes.len() <= 1
        || boxes.len() <= MOST
            && boxes.iter().enumerate().all(apart)
            && alike.into_iter().all(|((one, _), (other, _))| rule(one) == rule(other))
}

fn rule(path: &Path) -> FillRule {
    path.fill().map_or(FillRule::NonZero, |fill| fill.rule())
}

/// Two thirds of the way from one point to another.
fn between(from: Point, to: Point) -> Point {
    let part = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
    Point::from_xy(part(from.x, to.x), part(from.y, to.y))
}

/// How much larger a transform makes everything, if it does so in all directions alike.
fn similarity(transform: Transform) -> Option<f32> {
    let (sx, sy) = transform.get_scale();
    let skew = transform.sx * transform.kx + transform.ky * transform.sy;
    let near = |difference: f32, size: f32| difference.abs() <= size * 0.001;
    (near(sx - sy, sx.max(sy)) && near(skew, sx * sy)).then_some(sx)
}

fn pen(cap: LineCap, join: LineJoin) -> (f32, f32) {
    let cap = match cap {
        LineCap::Butt => 0.0,
        LineCap::Round => 1.0,
        LineCap::Square => 2.0,
    };
    let join = match join {
        LineJoin::Miter | LineJoin::MiterClip => 0.0,
        LineJoin::Round => 1.0,
        LineJoin::Bevel => 2.0,
    };
    (cap, join)
}
