import type { PrivacyMode } from "@arraigo/platform/contract";
import { nextStatuses, type Status } from "../contract";
import { MoveNotPossible } from "../errors";

/** Whether a post can go from one status to another, and with this reason: without one there is no move. */
export function canMove(from: Status, to: Status, reason: string): boolean {
  return reason.trim() !== "" && nextStatuses[from].includes(to);
}

/** @throws MoveNotPossible */
export function assertMove(from: Status, to: Status, reason: string): void {
  if (!canMove(from, to, reason)) throw new MoveNotPossible({ from, to }, "to");
}

/** Decided posts are the ones whose people are owed a last word. */
export function isDecided(status: Status): boolean {
  return status === "done" || status === "declined";
}

export type AuthorShownTo = "nobody" | "change_managers";

/**
 * Who will see the author's name, as promised on the day of writing. Under named support change managers do; in team mode
 * only where the author asked for help; with a works council nobody, and no asking for help is offered.
 */
export function authorShownTo(mode: PrivacyMode, askedForHelp: boolean): AuthorShownTo {
  if (mode === "named_support") return "change_managers";
  return mode === "team" && askedForHelp ? "change_managers" : "nobody";
}

/** The name is shown only where it was promised when the post was written, and where today's mode still allows it. */
export function isNameVisible(promised: AuthorShownTo, mode: PrivacyMode, viewerDecides: boolean): boolean {
  return viewerDecides && promised === "change_managers" && mode !== "works_council";
}

/** How many people must share a job role and unit before the two may stand under a post. */
export function groupSizeMin(mode: PrivacyMode): number {
  return mode === "works_council" ? 10 : 5;
}

/** The first words, for lists and notices; at most `charactersMax`, cut between words. */
export function excerptOf(text: string, charactersMax = 80): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  if (flat.length <= charactersMax) return flat;
  const cut = flat.slice(0, charactersMax - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), charactersMax / 2)).trimEnd()}…`;
}

// Words that say nothing about the subject, in both languages, without accents. Shorter ones are dropped by length.
const idle = new Set(
  "about again because been before could does from have into just like more must need only other over same should some than that their them then there these they this under very want what when where which while will with would your para pero como cuando donde desde este esta esto estos estas porque sobre tiene tienen hace hacer todo todos toda todas cada entre hasta muy solo siempre puede pueden quiero debe seria otra otro otros nada algo aqui alla".split(
    " ",
  ),
);

/**
 * What a text is about, comparably: words of four letters or more, without accents, cut to six letters, so that "duplicado"
 * and "duplicados" meet. Crude on purpose; it serves two languages and needs no dictionary. At most 60, sorted.
 */
export function wordStems(text: string): string[] {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const words = plain.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return [...new Set(words.filter((word) => !idle.has(word)).map((word) => word.slice(0, 6)))].slice(0, 60).toSorted();
}
