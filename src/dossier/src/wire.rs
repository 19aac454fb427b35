//! The wire format: a dossier as one JSON object.
