// The outer form of a WebAssembly module, version 1: https://webassembly.github.io/spec/core/binary/modules.html
const [CUSTOM, EXPORTS, CODE] = [0, 7, 10];

const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]);
const section = (id, body) => Buffer.concat([Buffer.from([id, ...leb(body.length)]), body]);

/** Reads numbers, one after the other. */
class Reader {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }
}

/** Each section: its id, where it begins, where its body does, where it ends. */
function* sections(bytes) {
  for (let begin = 8; begin < bytes.length; ) {
    const reader = new Reader(bytes, begin + 1);
    const length = reader.number();
    const [body, end] = [reader.at, reader.at + length];
    yield { id: bytes[begin], begin, body, end };
    begin = end;
  }
}

/**
 * A module with those of its exports that are `used`, all else in its order: wasm-metadce, which could do this, sorts
 * functions by how often they are called.
 */
export function withExports(bytes, used) {
  const parts = [bytes.subarray(0, 8)];
  for (const { id, begin, body, end } of sections(bytes)) {
    if (id !== EXPORTS) {
      parts.push(bytes.subarray(begin, end));
      continue;
    }
    const kept = [];
    const reader = new Reader(bytes, body);
    for (let rest = reader.number(); rest > 0; rest--) {
      const from = reader.at;
      const name = reader.text();
      reader.at++; // its kind
      reader.number(); // what it is
      if (used.has(name)) kept.push(bytes.subarray(from, reader.at));
    }
    parts.push(section(id, Buffer.concat([Buffer.from(leb(kept.length)), ...kept])));
  }
  return Buffer.concat(parts);
}

/** The bodies of a module's functions, and how many functions it imports, which come before them. */
function functions(bytes) {
  const bodies = [];
  for (const { id, body, end } of sections(bytes)) {
    if (id !== CODE) continue;
    const reader = new Reader(bytes, body);
    for (reader.number(); reader.at < end; ) {
      const length = reader.number();
      bodies.push(bytes.subarray(reader.at, (reader.at += length)));
    }
  }
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter((it) => it.kind === "function");
  return { bodies, imported: imported.length };
}

/**
 * Functions, by their place, so that each stands beside those that it is like: a compressor has seen them just before.
 * From each the way is to the one of the rest that shares most with it, rare bytes counting more. `like` bytes in a row are
 * a likeness; what more than `common` functions have in common tells nothing.
 */
function byLikeness(bodies, { like, common }) {
  const holders = new Map();
  const likenesses = bodies.map((body, at) => {
    const text = body.toString("latin1");
    const found = new Set();
    for (let from = 0; from + like <= text.length; from++) found.add(text.slice(from, from + like));
    for (const it of found) holders.has(it) ? holders.get(it).push(at) : holders.set(it, [at]);
    return found;
  });
  const telling = likenesses.map((found) => [...found].filter((it) => holders.get(it).length > 1));
  const left = new Set(bodies.keys());
  const order = [];
  for (let now = 0; left.delete(now); ) {
    order.push(now);
    const shared = new Map();
    for (const it of telling[now]) {
      const alike = holders.get(it);
      if (alike.length > common) continue;
      const weight = Math.log(bodies.length / alike.length);
      for (const other of alike) if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + weight);
    }
    const [first] = left;
    let [next, most] = [first, 0];
    for (const [other, weight] of shared) {
      const likeness = weight / Math.sqrt(1 + telling[now].length + telling[other].length);
      if (likeness > most) [next, most] = [other, likeness];
    }
    now = next;
  }
  return order;
}

/** A module whose functions have names by which wasm-opt brings them into the order of `byLikeness`. */
export function namedByLikeness(bytes, wishes) {
  const { bodies, imported } = functions(bytes);
  const place = new Map(byLikeness(bodies, wishes).map((body, at) => [body + imported, at]));
  const all = imported + bodies.length;
  const name = (index) => `f${String(place.get(index) ?? 0).padStart(6, "0")}${place.has(index) ? "" : `i${index}`}`;
  const names = Array.from({ length: all }, (_, index) => [...leb(index), ...leb(name(index).length), ...Buffer.from(name(index))]);
  const listed = Buffer.from([...leb(all), ...names.flat()]);
  const FUNCTIONS = 1;
  const custom = Buffer.concat([Buffer.from([4]), Buffer.from("name"), section(FUNCTIONS, listed)]);
  return Buffer.concat([bytes, section(CUSTOM, custom)]);
}
