/**
 * A module whose functions, types and locals can be put in another order. Each has the number of its place, so a module
 * that names them all by their new numbers says the same. Chapters are those of the WebAssembly core specification 3.0.
 */

import { Failure } from "./project.mjs";

/** The sections that count here (5.5.2). */
const [TYPES, IMPORTS, FUNCTIONS, EXPORTS, ELEMENTS, CODE] = [1, 2, 3, 7, 9, 10];

/** A number above it takes a second byte, and what is written has the length of what was read. */
const LAST = 127;

/** Reads from a place on. */
class Reader {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** LEB128 (5.2.2). One with a sign is only passed over. */
  number() {
    let [value, scale, byte] = [0, 1, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    return value;
  }

  list(item) {
    return Array.from({ length: this.number() }, item);
  }
}

/**
 * What stands behind which opcodes (5.4): `n` a number, `v` a list of them, `b` a block's type, `m` an address, `f` `t` `l`
 * the number of a function, a type or a local; `1` `4` `8` `x` so many bytes, `x` 16.
 */
const OPERANDS = Object.entries({
  "": "00-01 05 0b 0f 1a-1b 45-c4 fc00-fc07 fd0e-fd14 fd23-fd53 fd5e-fdff",
  n: "0c-0d 23-24 3f-42 fc09 fc0b",
  nn: "fc08 fc0a",
  v: "1c",
  vn: "0e",
  b: "02-04",
  m: "28-3e fd00-fd0b fd5c-fd5d",
  m1: "fd54-fd5b",
  f: "10",
  tn: "11",
  l: "20-22",
  1: "fd15-fd22",
  4: "43",
  8: "44",
  x: "fd0c-fd0d",
}).flatMap(([operands, opcodes]) =>
  opcodes.split(" ").map((range) => {
    const [first, last = first] = range.split("-").map((opcode) => Number.parseInt(opcode, 16));
    return { first, last, operands };
  }),
);

/** Reads an instruction, and hands each number in it to `refer`, with what it counts. */
function instruction(read, refer) {
  let opcode = read.byte();
  if (opcode === 0xfc || opcode === 0xfd) opcode = opcode * 256 + read.number();
  const operands = OPERANDS.find(({ first, last }) => first <= opcode && opcode <= last)?.operands;
  if (operands === undefined) throw new Failure(`an unknown instruction: ${opcode.toString(16)}`);
  for (const operand of operands) {
    if (operand === "n") read.number();
    else if (operand === "v") read.list(() => read.number());
    // A type of values is a negative number of seven bits.
    else if (operand === "b" && read.bytes[read.at] >= 64) read.byte();
    else if (operand === "b") refer("t");
    else if (operand === "m") {
      read.number();
      read.number();
    } else if ("ftl".includes(operand)) refer(operand);
    else read.take(operand === "x" ? 16 : Number(operand));
  }
}

/**
 * The lists of a module whose order is free: its functions and types, and the locals of each function, those of each type
 * of values by themselves; and the module as it is with the order that they then have. Nothing for a module with more
 * functions, types or locals than a byte counts, or with imports.
 */
export function orders(module) {
  const bodies = new Map();
  for (const read = new Reader(module, 8); read.at < module.length; ) {
    const id = read.byte();
    const length = read.number();
    bodies.set(id, read.at);
    read.take(length);
  }
  if (bodies.has(IMPORTS)) return undefined;

  /** Where a number stands, and what it means. */
  const references = [];
  let read = new Reader(module, bodies.get(TYPES));
  const types = read.list(() => {
    const from = read.at++;
    const parameters = read.take(read.number()).length;
    read.take(read.number());
    return { bytes: module.subarray(from, read.at), parameters };
  });
  const typesEnd = read.at;
  read = new Reader(module, bodies.get(FUNCTIONS));
  const functions = read.list(() => ({ type: types[read.number()], typeByte: Buffer.alloc(1) }));
  const functionsEnd = read.at;
  if (Math.max(types.length, functions.length) > LAST) return undefined;
  for (const { type, typeByte } of functions) references.push([typeByte, 0, type]);

  // Between the functions' types and their code: what is exported and what is called by a number in a table (5.5.10 ff.).
  read = new Reader(module, bodies.get(CODE));
  read.number();
  const middle = Buffer.from(module.subarray(functionsEnd, read.at));
  const code = read;
  const refer = (read, bytes, from, things) => references.push([bytes, read.at - from, things[read.number()]]);
  read = new Reader(module, bodies.get(EXPORTS));
  read.list(() => {
    read.take(read.number());
    if (read.byte() === 0) refer(read, middle, functionsEnd, functions);
    else read.number();
  });
  if (bodies.has(ELEMENTS)) {
    read = new Reader(module, bodies.get(ELEMENTS));
    read.list(() => {
      if (read.number() !== 0) throw new Failure("a table that is not filled with functions from a place on");
      while (read.byte() !== 0x0b);
      read.list(() => refer(read, middle, functionsEnd, functions));
    });
  }

  const lists = [
    { things: functions, first: 0 },
    { things: types, first: 0 },
  ];
  for (const it of functions) {
    const from = code.at;
    const end = code.number() + code.at;
    it.bytes = Buffer.from(module.subarray(from, end));
    const locals = Array.from({ length: it.type.parameters }, (_, number) => ({ number }));
    code.list(() => {
      const things = code.list(() => ({}));
      code.byte();
      lists.push({ things, first: locals.length });
      locals.push(...things);
    });
    if (locals.length > LAST) return undefined;
    const counted = { f: functions, t: types, l: locals };
    while (code.at < end) instruction(code, (what) => refer(code, it.bytes, from, counted[what]));
  }

  const write = () => {
    for (const { things, first } of lists) for (const [place, thing] of things.entries()) thing.number = first + place;
    for (const [bytes, at, thing] of references) bytes[at] = thing.number;
    return Buffer.concat([
      module.subarray(0, bodies.get(TYPES) + 1),
      ...types.map(({ bytes }) => bytes),
      module.subarray(typesEnd, functionsEnd - functions.length),
      ...functions.map(({ typeByte }) => typeByte),
      middle,
      ...functions.map(({ bytes }) => bytes),
      module.subarray(code.at),
    ]);
  };
  return { functions, types, locals: lists.slice(2).map(({ things }) => things), write };
}
