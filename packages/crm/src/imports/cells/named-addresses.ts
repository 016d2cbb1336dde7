import { pointKey } from "../../contacts/point";
import type { PointKind } from "../../contacts-contract";

const schemes = { email: "mailto:", phone: "tel:" } as const;

/**
 * Addresses as an export writes them where it says of some of several what was said there: each with its scheme, so that no cell
 * of another file's is taken for one. `namedAddresses` reads them again.
 */
export const asNamed = (kind: PointKind, addresses: readonly string[]): string =>
  addresses.map((address) => `${schemes[kind]}${address}`).join("; ");

export const isNamed = (cell: string): boolean => /^(?:mailto|tel):/iu.test(cell);

/** The keys of the addresses of a kind that a cell names; none where it says yes, no or anything else. */
export function namedAddresses(kind: PointKind, cell: string): string[] {
  const scheme = schemes[kind];
  const parts = cell.split(";").map((part) => part.trim());
  if (!parts.every((part) => part.toLowerCase().startsWith(scheme))) return [];
  return parts.map((part) => pointKey(kind, part.slice(scheme.length))).filter(Boolean);
}
