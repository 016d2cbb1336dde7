import { agreementBits } from "./agreement-bits";
import { isPublicHost } from "./company-key";
import { editDistance } from "./edit-distance";
import { type EmailKey, namesInEmail } from "./email-key";
import { type PhoneKey, samePhone } from "./phone-key";
import type { Reason } from "./reasons";
import type { ValueShares } from "./value-shares";

export interface ReachEvidence {
  bits: number;
  /** One mailbox or line of both, as opposed to similar ones. */
  shared: boolean;
  reasons: Reason[];
}

const none: ReachEvidence = { bits: 0, shared: false, reasons: [] };
const deskBits = 3;
const slipBits = 6;
const sameLocalBits = 4;
const otherBits = -0.5;
const longLocal = 6;

/** E-mail addresses of two people. Different ones hardly speak against: people have several. */
export function compareEmails(
  mine: readonly EmailKey[],
  theirs: readonly EmailKey[],
  shares: ValueShares,
): ReachEvidence {
  if (mine.length === 0 || theirs.length === 0) return none;
  let best: ReachEvidence = { bits: otherBits, shared: false, reasons: [] };
  for (const one of mine)
    for (const other of theirs) {
      const found = compareEmail(one, other, shares);
      if (found && found.bits > best.bits) best = found;
    }
  return best;
}

function compareEmail(one: EmailKey, other: EmailKey, shares: ValueShares): ReachEvidence | null {
  if (one.key === other.key) {
    const bits = one.desk ? deskBits : agreementBits(shares, "email", one.key);
    return { bits, shared: true, reasons: [{ key: "sameEmail", value: one.key }] };
  }
  if (one.desk || other.desk) return null;
  if (one.domain === other.domain) {
    // Another digit is another mailbox: ana3@ and ana38@ are two people.
    const numbered = one.local.replace(/\D/g, "") !== other.local.replace(/\D/g, "");
    const slip = !numbered && one.local.length >= longLocal && editDistance(one.local, other.local) === 1;
    return slip ? { bits: slipBits, shared: false, reasons: [{ key: "similarEmail", value: one.key }] } : null;
  }
  if (one.local === other.local && one.local.length >= longLocal) {
    // The same name at another provider; at two companies it is only the same name.
    const own = isPublicHost(one.domain) || isPublicHost(other.domain) || namesInEmail(one).length > 1;
    return { bits: own ? sameLocalBits : 1, shared: false, reasons: [{ key: "sameEmailName", value: one.local }] };
  }
  const slip = one.local === other.local && editDistance(one.domain, other.domain) === 1;
  return slip ? { bits: slipBits, shared: false, reasons: [{ key: "similarEmail", value: one.key }] } : null;
}

/** Phone numbers of two people or organisations. */
export function comparePhones(
  mine: readonly PhoneKey[],
  theirs: readonly PhoneKey[],
  shares: ValueShares,
): ReachEvidence {
  if (mine.length === 0 || theirs.length === 0) return none;
  for (const one of mine)
    for (const other of theirs)
      if (samePhone(one, other)) {
        const bits = agreementBits(shares, "phone", one.digits);
        return { bits, shared: true, reasons: [{ key: "samePhone", value: one.digits }] };
      }
  return { bits: otherBits, shared: false, reasons: [] };
}
