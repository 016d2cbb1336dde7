import { createHash } from "node:crypto";

/**
 * Says whether a text was seen before, in eight bytes a text however long it is: open addressing over 64 bits of its SHA-256. Two
 * million ids take 32 MB, and two different ones are taken for the same once in ten million files of that length.
 */
export class IdSet {
  private slots: BigUint64Array;
  private size = 0;

  constructor(expected: number) {
    this.slots = new BigUint64Array(2 ** Math.ceil(Math.log2(Math.max(16, expected * 1.6))));
  }

  /** Whether it is new. */
  add(text: string): boolean {
    if (this.size * 1.25 > this.slots.length) this.grow();
    return this.put(createHash("sha256").update(text).digest().readBigUInt64LE(0) || 1n);
  }

  private put(key: bigint): boolean {
    const mask = BigInt(this.slots.length - 1);
    let at = Number(key & mask);
    while (this.slots[at] !== 0n) {
      if (this.slots[at] === key) return false;
      at = (at + 1) % this.slots.length;
    }
    this.slots[at] = key;
    this.size += 1;
    return true;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new BigUint64Array(before.length * 2);
    this.size = 0;
    for (const key of before) if (key !== 0n) this.put(key);
  }
}
