//! From values to pixels and back, and where a value axis is divided.

/// The values of an axis; its ends are divisions of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// The lowest value.
    pub low: f64,
    /// The highest value.
    pub high: f64,
    /// From one division to the next: one, two or five times a power of ten.
    pub step: f64,
}

/// More divisions than any axis has.
const MOST: f64 = 64.0;

impl Span {
    /// The shortest axis from zero that holds two values, in so many steps or a few less.
    pub fn holding(least: f64, most: f64, steps: f64) -> Self {
        let (least, most) = (least.min(0.0), most.max(0.0));
        let raw = (most - least) / steps.max(1.0);
        // Nothing that is counted is so small or so large; past it, powers of ten have no value.
        if !(1e-200..1e200).contains(&raw) {
            return Self { low: 0.0, high: 1.0, step: 1.0 };
        }
        let mut power = 1.0;
        while power * 10.0 <= raw {
            power *= 10.0;
        }
        while power > raw {
            power /= 10.0;
        }
        let step = [1.0, 2.0, 5.0, 10.0].iter().map(|of| of * power).find(|step| *step >= raw).unwrap_or(10.0 * power);
        // A sum of tenths falls short by a hair: that is no further step.
        let low = (least / step + 1e-9).floor() * step;
        let high = (most / step - 1e-9).ceil() * step;
        Self { low, high: high.max(low + step), step }
    }

    /// The values at which the axis is divided, lowest first.
    pub fn divisions(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round().min(MOST) as i32;
        (0..=count).map(|at| self.low + f64::from(at) * self.step).collect()
    }
}

/// Maps the values of an axis onto a stretch of pixels, the highest at the top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Values {
    span: Span,
    foot: f64,
    top: f64,
}

impl Values {
    /// A scale with the lowest value at the pixel `foot` and the highest at `top`, above it.
    pub fn new(span: Span, foot: f64, top: f64) -> Self {
        Self { span, foot: foot.max(top + 1.0), top }
    }

    /// The pixel of a value.
    pub fn px(&self, value: f64) -> f64 {
        self.foot - (value - self.span.low) / (self.span.high - self.span.low) * (self.foot - self.top)
    }

    /// The value at a pixel, the inverse of [`Values::px`].
    pub fn value(&self, px: f64) -> f64 {
        self.span.low + (self.foot - px) / (self.foot - self.top) * (self.span.high - self.span.low)
    }
}
