/** A set of people: bit n (from the lowest bit of the first byte) is the person with number n. */
export type Bits = Uint8Array;

const ones = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);

/** Room for the numbers 0 to `size` - 1, nobody in it. */
export const noBits = (size: number): Bits => new Uint8Array(Math.ceil(size / 8));

export function bitsOf(numbers: Iterable<number>, size: number): Bits {
  const bits = noBits(size);
  for (const number of numbers) addBit(bits, number);
  return bits;
}

export function addBit(bits: Bits, number: number): void {
  bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7));
}

export function hasBit(bits: Bits, number: number): boolean {
  return ((bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (const byte of bits) count += ones[byte] ?? 0;
  return count;
}

/** How many are in both. The shorter set has nobody beyond its end. */
export function countBoth(one: Bits, other: Bits): number {
  const length = Math.min(one.length, other.length);
  let count = 0;
  for (let at = 0; at < length; at += 1) count += ones[(one[at] ?? 0) & (other[at] ?? 0)] ?? 0;
  return count;
}

/** Whether everybody of `bits` is in `other` too. */
export function isWithin(bits: Bits, other: Bits): boolean {
  for (let at = 0; at < bits.length; at += 1) if ((bits[at] ?? 0) & ~(other[at] ?? 0)) return false;
  return true;
}

/** Adds everybody of `added` to `bits`, which must be at least as long. */
export function addAll(bits: Bits, added: Bits): void {
  for (let at = 0; at < added.length; at += 1) bits[at] = (bits[at] ?? 0) | (added[at] ?? 0);
}

/** Those of `bits` who are in `other` too. */
export function both(bits: Bits, other: Bits): Bits {
  return bits.map((byte, at) => byte & (other[at] ?? 0));
}

/** Those of `bits` who are not in `other`. */
export function without(bits: Bits, other: Bits): Bits {
  return bits.map((byte, at) => byte & ~(other[at] ?? 0));
}

/** The highest number in the set; -1 where there is nobody. */
export function highestIn(bits: Bits): number {
  for (let at = bits.length - 1; at >= 0; at -= 1) {
    const byte = bits[at] ?? 0;
    if (byte > 0) return at * 8 + 31 - Math.clz32(byte);
  }
  return -1;
}

/** Everybody's number, lowest first. */
export function* numbersIn(bits: Bits): Generator<number> {
  for (let at = 0; at < bits.length; at += 1) {
    const byte = bits[at] ?? 0;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) yield at * 8 + bit;
  }
}
