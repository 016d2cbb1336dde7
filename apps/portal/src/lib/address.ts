/** Reads one part of an address; `undefined` where it is absent or says nothing known, so that a mangled link opens the page. */
export type Part<Value> = (raw: unknown) => Value | undefined;

/** What a page keeps in its address. `parse` never throws. */
export interface Address<State> {
  parse: (search: unknown) => State;
}

type StateOf<Parts extends Record<string, Part<unknown>>> = {
  [Key in keyof Parts]?: Exclude<ReturnType<Parts[Key]>, undefined> | undefined;
};

/** The state an address carries: `AddressState<typeof listAddress>`. */
export type AddressState<Of extends Address<unknown>> = ReturnType<Of["parse"]>;

/** A page's address from its parts. Small on purpose: every route's address is read before the first page is shown. */
export function address<const Parts extends Record<string, Part<unknown>>>(parts: Parts): Address<StateOf<Parts>> {
  return {
    parse: (search) => {
      const given = typeof search === "object" && search !== null ? (search as Record<string, unknown>) : {};
      const read = Object.entries(parts).map(([key, part]) => [key, part(given[key])] as const);
      return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as StateOf<Parts>;
    },
  };
}

/** Words of at most `charactersMax`. A number written by hand (`?q=123`) is read as the text it was. */
export function text(charactersMax = 2_000): Part<string> {
  return (raw) => {
    const said = typeof raw === "number" ? String(raw) : raw;
    return typeof said === "string" && said !== "" && said.length <= charactersMax ? said : undefined;
  };
}

/** One of the given words, numbers or yes/no values. */
export function oneOf<const Value extends string | number | boolean>(...values: readonly Value[]): Part<Value> {
  return (raw) => values.find((value) => value === raw);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** The id of a record. */
export const id: Part<string> = (raw) => (typeof raw === "string" && uuid.test(raw) ? raw : undefined);

/** Several values of one kind, at most `itemsMax`; what is not of the kind is left out. */
export function listOf<Value>(part: Part<Value>, itemsMax: number): Part<readonly Value[]> {
  return (raw) => {
    if (!Array.isArray(raw)) return undefined;
    const known = raw.slice(0, itemsMax).flatMap((each) => {
      const value = part(each);
      return value === undefined ? [] : [value];
    });
    return known.length > 0 ? known : undefined;
  };
}
