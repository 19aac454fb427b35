//! Scales, viewport, lanes, labels and marks: from a dossier to a scene of plain data.
