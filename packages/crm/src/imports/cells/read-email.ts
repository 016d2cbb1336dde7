const emailShape = /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(?:\.[^\s@.,;<>()"]+)+$/;
const emailCharactersMax = 254;

/** Addresses in a cell: "Ana <ana@x.org>; ana@y.org" holds two. Undefined where one of them cannot be an address. */
export function readEmails(cell: string): string[] | undefined {
  // Nearly every cell holds one plain address.
  if (emailShape.test(cell)) return cell.length <= emailCharactersMax ? [cell.replace(/^mailto:/i, "")] : undefined;
  const parts = cell.split(/[;,]|:::/).flatMap((part) => {
    const inside = /<([^<>]+)>/.exec(part)?.[1];
    return (inside === undefined ? part.trim().split(/\s+/) : [inside.trim()]).map((each) =>
      each.replace(/^mailto:/i, ""),
    );
  });
  const found = parts.filter(Boolean);
  return found.length > 0 && found.every((part) => emailShape.test(part) && part.length <= emailCharactersMax)
    ? found
    : undefined;
}
