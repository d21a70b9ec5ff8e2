//! The outlines of a drawing as the operations of a form.

use lopdf::content::{Content, Operation};
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
    operations: Vec<Operation>,
    forms: Dictionary,
    /// How many states are kept at the moment.
    states: usize,
    transparent: bool,
}

/// The refusal of something that an SVG can do and a printed page should not.
pub(super) fn effect(name: &str) -> PictureFault {
    PictureFault::Svg(SvgPart::Effect(name.to_owned()))
}

/// A number in whole steps.
fn rounded(value: f32, steps: f32) -> Object {
    let fine = (value * steps).round() / steps;
    Object::Real(if fine.is_finite() { fine } else { value })
}

/// A matrix as PDF writes it.
pub(super) fn matrix(transform: Transform) -> Vec<Object> {
    let Transform { sx, ky, kx, sy, tx, ty } = transform;
    [sx, ky, kx, sy, tx, ty].map(Object::Real).to_vec()
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
        if canvas.operations.is_empty() {
            return Err(PictureFault::Transparent);
        }
        // A drawing counts downwards, a page upwards.
        let upright = Transform::from_row(1.0 / width, 0.0, 0.0, -1.0 / height, 0.0, 1.0);
        let transparent = canvas.transparent;
        Ok(Form { object: canvas.finish(Some(upright))?, transparent })
    }

    fn new(objects: &'a mut Objects, base: Transform, size: (f32, f32)) -> Self {
        Self {
            objects,
            base,
            size,
            inks: Inks::default(),
            operations: Vec::new(),
            forms: Dictionary::new(),
            states: 0,
            transparent: false,
        }
    }

    fn push(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    fn save(&mut self) -> Result<(), PictureFault> {
        self.states += 1;
        self.push("q", Vec::new());
        if self.states > MOST_STATES { Err(PictureFault::TooLarge) } else { Ok(()) }
    }

    fn restore(&mut self) {
        self.states -= 1;
        self.push("Q", Vec::new());
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
        if opacity < 1.0 {
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
        let form = layer.finish(None)?;
        self.transparent = true;
        let state = self.inks.opacity(opacity);
        self.push("gs", vec![state]);
        let name = format!("F{}", self.forms.len());
        self.forms.set(name.as_str(), form);
        self.push("Do", vec![Object::Name(name.into_bytes())]);
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
            self.push("re", [0; 4].map(Object::from).to_vec());
        }
        for (path, transform) in outlines {
            self.outline(path, transform, STEPS);
        }
        self.push(if rule == FillRule::EvenOdd { "W*" } else { "W" }, Vec::new());
        self.push("n", Vec::new());
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
        self.push(if fill.rule() == FillRule::EvenOdd { "f*" } else { "f" }, Vec::new());
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
                self.push("cm", matrix(place));
                let (sx, sy) = place.get_scale();
                (STEPS * sx.max(sy), 1.0, Transform::identity())
            }
        };
        let length = |length: f32| rounded(length * factor, 10.0 * steps);
        self.push("w", vec![length(stroke.width().get())]);
        let (cap, join) = pen(stroke.linecap(), stroke.linejoin());
        self.push("J", vec![Object::Integer(cap)]);
        self.push("j", vec![Object::Integer(join)]);
        self.push("M", vec![rounded(stroke.miterlimit().get(), STEPS)]);
        if let Some(dashes) = stroke.dasharray() {
            let dashes = dashes.iter().map(|dash| length(*dash)).collect();
            self.push("d", vec![Object::Array(dashes), length(stroke.dashoffset())]);
        }
        self.outline(path, place, steps);
        self.push("S", Vec::new());
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
        let ink = Ink { opacity, place, purpose, size: self.size };
        self.transparent |= ink.take(paint, self.objects, &mut self.inks, &mut self.operations)?;
        Ok(())
    }

    /// Draws the outline of a path, with `steps` on every unit.
    fn outline(&mut self, path: &Path, place: Transform, steps: f32) {
        let mut last = Point::zero();
        for segment in path.data().segments() {
            let mut points: Vec<Point> = match segment {
                PathSegment::MoveTo(to) | PathSegment::LineTo(to) => vec![to],
                // A quadratic curve as a cubic one.
                PathSegment::QuadTo(handle, to) => {
                    vec![between(last, handle), between(to, handle), to]
                }
                PathSegment::CubicTo(first, second, to) => vec![first, second, to],
                PathSegment::Close => Vec::new(),
            };
            last = points.last().copied().unwrap_or(last);
            place.map_points(&mut points);
            let operands = points.iter().flat_map(|at| [at.x, at.y].map(|v| rounded(v, steps)));
            let operator = match segment {
                PathSegment::MoveTo(_) => "m",
                PathSegment::LineTo(_) => "l",
                PathSegment::QuadTo(..) | PathSegment::CubicTo(..) => "c",
                PathSegment::Close => "h",
            };
            self.operations.push(Operation::new(operator, operands.collect()));
        }
    }

    /// The form, with the matrix that gives it its place.
    fn finish(self, place: Option<Transform>) -> Result<ObjectId, PictureFault> {
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
        let content = Content { operations: self.operations };
        let content = content.encode().map_err(|_| PictureFault::Damaged)?;
        Ok(self.objects.add(deflated(form, &content)))
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

fn pen(cap: LineCap, join: LineJoin) -> (i64, i64) {
    let cap = match cap {
        LineCap::Butt => 0,
        LineCap::Round => 1,
        LineCap::Square => 2,
    };
    let join = match join {
        LineJoin::Miter | LineJoin::MiterClip => 0,
        LineJoin::Round => 1,
        LineJoin::Bevel => 2,
    };
    (cap, join)
}
