// What all timelines of a run draw: records made by rule, and the windows of time that they are led through.
const DAY = 86_400_000;
const FROM = Date.UTC(1900, 0, 1);
const TO = Date.UTC(2026, 0, 1);
const WORDS = (
  "treaty embassy council visit border railway pipeline port summit protocol accord mission loan school grain customs " +
  "opens closes signed renewed joint first second northern southern eastern western upper lower early late"
).split(" ");

/** Numbers from 0 up to 1, the same for the same seed: a linear congruence, of which the upper bits are good. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** `n` records of 126 years: a fifth of them lasts, from a day to some years; titles of about forty letters. */
export function made(n) {
  const next = numbers(n);
  const upTo = (most) => Math.floor(next() * most);
  const groups = Array.from({ length: n < 100 ? 2 : n < 10_000 ? 4 : 8 }, (_, id) => ({ id, title: `Group ${id + 1}` }));
  const items = Array.from({ length: n }, () => {
    const start = FROM + upTo((TO - FROM) / DAY) * DAY;
    const lasts = next() < 0.2 ? 2 ** upTo(12) * DAY : 0;
    const words = [];
    while (words.join(" ").length < 36) words.push(WORDS[upTo(WORDS.length)]);
    return { group: upTo(groups.length), start, end: lasts ? Math.min(start + lasts, TO) : null, title: words.join(" ") };
  });
  items.sort((a, b) => a.start - b.start);
  return { from: FROM, to: TO, groups, items: items.map((item, id) => ({ id, ...item })) };
}

/** A third of the windows goes in, from everything to two years, a third goes sideways, a third goes out again. */
export function windows(number) {
  const third = number / 3;
  const at = (width, middle) => {
    const from = Math.min(Math.max(middle - width / 2, FROM), TO - width);
    return [from, from + width].map(Math.round);
  };
  const [whole, middle] = [TO - FROM, (FROM + TO) / 2];
  const width = (depth) => whole * 63 ** -depth;
  const into = Array.from({ length: third }, (_, k) => at(width(k / (third - 1)), middle));
  const sideways = Array.from({ length: third }, (_, k) => at(width(1), middle + Math.sin((2 * Math.PI * k) / third) * whole * 0.1));
  return [...into, ...sideways, ...into.toReversed()];
}
