/** What was clicked, typed into or sent off, where a library noticed by itself. */
export interface Clicked {
  action?: string;
  element?: string;
  text?: string;
  href?: string;
  id?: string;
}

const short = (value: unknown, max: number) =>
  typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, max) : undefined;

/** The innermost element: the first of the list, or the first of the chain `button.main:attr__id="save"text="Save";div`. */
function elementOf(properties: Record<string, unknown>): {
  element: unknown;
  href: unknown;
  id: unknown;
  text: unknown;
} {
  const { $elements: elements, $elements_chain: chain } = properties;
  if (Array.isArray(elements)) {
    const first = (typeof elements[0] === "object" && elements[0] !== null ? elements[0] : {}) as Record<
      string,
      unknown
    >;
    return { element: first["tag_name"], href: first["attr__href"], id: first["attr__id"], text: first["$el_text"] };
  }
  const first = typeof chain === "string" ? chain.slice(0, 2_000) : "";
  const named = (name: string) => new RegExp(`[:"]${name}="([^"]*)"`).exec(first)?.[1];
  return {
    element: /^[a-z][\w-]*/i.exec(first)?.[0],
    href: named("href") ?? named("attr__href"),
    id: named("attr_id") ?? named("attr__id"),
    text: named("text"),
  };
}

/** Keeps which control was used and what stood on it, cut short; nothing of what stood around it. */
export function clickedOf(properties: Record<string, unknown>): Clicked {
  const action = short(properties["$event_type"], 40);
  if (action === undefined) return {};
  const { element, href, id, text } = elementOf(properties);
  const found = {
    action,
    element: short(element, 40),
    text: short(properties["$el_text"] ?? text, 80),
    // A query may name people or carry secrets; the address itself says enough.
    href: short(typeof href === "string" ? href.replace(/[?#].*$/s, "") : undefined, 200),
    id: short(id, 80),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
