/** 53 bits of a text (cyrb53, public domain): among a million keys two alike come up once in twenty thousand files. */
function hashOf(text: string): number {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & two) + (one >>> 0) + 1;
}

/** Where in a file each key comes up for the last time, and whether more than once; twelve bytes a key, however long it is. */
export class KeyTable {
  private hashes: Float64Array;
  /** The last row with this key; negative where it is the only one. */
  private lasts: Int32Array;
  private size = 0;

  constructor(expected = 1_024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(1_024, expected * 2)));
    this.hashes = new Float64Array(slots);
    this.lasts = new Int32Array(slots);
  }

  private slot(hash: number): number {
    const mask = this.hashes.length - 1;
    let at = (hash % 4294967291) & mask;
    while (this.hashes[at] !== 0 && this.hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  /** Notes that row number `row` (from 1) has this key. Rows come in order. */
  note(key: string, row: number): void {
    if (this.size * 2 > this.hashes.length) this.grow();
    const hash = hashOf(key);
    const at = this.slot(hash);
    if (this.hashes[at] === 0) {
      this.hashes[at] = hash;
      this.lasts[at] = -row;
      this.size++;
    } else this.lasts[at] = row;
  }

  /** The last row with this key where several have it; undefined where one does. */
  lastOf(key: string): number | undefined {
    const last = this.lasts[this.slot(hashOf(key))] ?? 0;
    return last > 0 ? last : undefined;
  }

  /** Whether any row has this key. */
  has(key: string): boolean {
    return this.lasts[this.slot(hashOf(key))] !== 0;
  }

  private grow(): void {
    const { hashes, lasts } = this;
    this.hashes = new Float64Array(hashes.length * 2);
    this.lasts = new Int32Array(lasts.length * 2);
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] ?? 0;
      if (hash === 0) continue;
      const to = this.slot(hash);
      this.hashes[to] = hash;
      this.lasts[to] = lasts[at] ?? 0;
    }
  }
}
