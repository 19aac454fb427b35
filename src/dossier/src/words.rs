//! Dates in words that keep their uncertainty.
