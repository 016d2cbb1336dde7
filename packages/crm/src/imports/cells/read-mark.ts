import { looksLikeDate } from "@arraigo/platform/files";
import type { PointMark } from "../../contacts-contract";
import { fold } from "../../records/fold";
import { readYesNo } from "./read-yes-no";

const list = (text: string): ReadonlySet<string> => new Set(text.split(", "));
const saidNo = list(
  "unsubscribed, opted out, opt out, optout, out, baja, de baja, dado de baja, dada de baja, do not contact, do not call, no contactar, no llamar, complained, spam, do not allow, not allowed, do not email, do not mail, no permitir, no permitido, no enviar",
);
const saidYes = list(
  "subscribed, opted in, opt in, optin, in, alta, de alta, suscrito, suscrita, granted, given, accepted, confirmed, aceptado, concedido, otorgado, active, activo, activa, allow, allowed, permitir, permitido",
);
const refused = list(
  "denied, declined, withdrawn, revoked, refused, not given, rechazado, denegado, retirado, revocado, not subscribed, never subscribed, non subscribed, no suscrito, no suscrita",
);
const broken = list(
  "invalid, bounced, hard bounce, hard bounced, undeliverable, cleaned, invalido, invalida, no valido, rebotado, rebotada, erroneo",
);
const sound = list("valid, ok, deliverable, verified, valido, valida, verificado, correcto");

/** What a cell says, as the mark it sets and whether it is so. */
export interface ReadMark {
  mark: PointMark;
  on: boolean;
}

/**
 * Reads a yes or no about an address, in any of the words systems write, or as the day on which it was said. A column of consent may
 * say "unsubscribed": that is a no. Undefined for anything else.
 */
export function readMark(text: string, mark: PointMark): ReadMark | undefined {
  const word = fold(text);
  if (mark !== "invalid") {
    if (saidNo.has(word)) return { mark: "optOut", on: true };
    if (saidYes.has(word)) return { mark, on: mark === "consent" };
    if (refused.has(word)) return { mark, on: mark !== "consent" };
  } else if (broken.has(word) || sound.has(word)) return { mark, on: broken.has(word) };
  const on = readYesNo(text) ?? (looksLikeDate(text) ? true : undefined);
  return on === undefined ? undefined : { mark, on };
}

/** Of two answers the stricter: one no is enough, and every yes has to be one. */
export const stricterMark = (mark: PointMark, held: boolean | undefined, later: boolean): boolean =>
  mark === "consent" ? held !== false && later : held === true || later;
