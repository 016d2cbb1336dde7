import type { Ctx, Tx } from "@arraigo/platform";
import { findNames, type NamedKind, nameKey } from "./find-names";

/** So many names are remembered of one kind; a file that names more asks again. */
const rememberedMax = 200_000;

/** Remembers whom names stand for while a file is read, and which stand for nobody yet. */
export class NameBook {
  /** How names are written, and how they are compared: a million rows name a few thousand companies. */
  private readonly keys = new Map<NamedKind, Map<string, string>>();
  private readonly ids = new Map<NamedKind, Map<string, string | null>>();

  private of(kind: NamedKind): Map<string, string | null> {
    const known = this.ids.get(kind) ?? new Map<string, string | null>();
    this.ids.set(kind, known);
    return known;
  }

  private keyOf(kind: NamedKind, name: string): string {
    const known = this.keys.get(kind) ?? new Map<string, string>();
    this.keys.set(kind, known);
    const held = known.get(name);
    if (held !== undefined) return held;
    if (known.size > rememberedMax) known.clear();
    const key = nameKey(kind, name);
    known.set(name, key);
    return key;
  }

  /** Looks up every name that is not known yet, in one go. */
  async learn(ctx: Ctx, tx: Tx, kind: NamedKind, names: Iterable<string>): Promise<void> {
    const known = this.of(kind);
    if (known.size > rememberedMax) known.clear();
    const asked = new Set<string>();
    for (const name of names) {
      const key = this.keyOf(kind, name);
      if (key !== "" && !known.has(key)) asked.add(key);
    }
    if (asked.size === 0) return;
    for (const key of asked) known.set(key, null);
    for (const [key, id] of await findNames(ctx, tx, kind, [...asked])) if (asked.has(key)) known.set(key, id);
  }

  /** The id a learnt name stands for; null for nobody. */
  idOf(kind: NamedKind, name: string): string | null {
    return this.of(kind).get(this.keyOf(kind, name)) ?? null;
  }

  /** Somebody was made for a name. */
  tell(kind: NamedKind, name: string, id: string): void {
    this.of(kind).set(this.keyOf(kind, name), id);
  }
}
