const withAddress = /^"?(.*?)"?\s*[<(]\s*([^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+)\s*[>)]$/;

/** Somebody as mail programs and other products write them, "Ana Vega <ana@x.org>" or "Ana Vega (ana@x.org)"; undefined for a name alone. */
export function namedPerson(text: string): { name: string; email: string } | undefined {
  const [, name = "", email] = withAddress.exec(text) ?? [];
  return email === undefined ? undefined : { name: name.trim(), email };
}

/** Two cells about one person, name and address in either order, as one; undefined where they are not that. */
export function asNamedPerson(one: string, other: string): string | undefined {
  const [first, second] = [one.includes("@"), other.includes("@")];
  if (first === second || namedPerson(one) || namedPerson(other)) return undefined;
  return first ? `${other} <${one}>` : `${one} <${other}>`;
}
