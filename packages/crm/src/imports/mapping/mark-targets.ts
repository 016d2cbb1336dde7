import { type PointKind, type PointMark, pointKinds, pointMarks } from "../../contacts-contract";

/** What a column can say about a person's addresses: `emailOptOut`, `phoneConsent`. */
export type MarkKey = `${PointKind}${Capitalize<PointMark>}`;

const capital = (mark: PointMark) => `${mark[0]?.toUpperCase()}${mark.slice(1)}` as Capitalize<PointMark>;

/** Every such target with the kind of address and the mark it is about. */
export const markTargets = pointKinds.flatMap((kind) =>
  pointMarks.map((mark) => ({ key: `${kind}${capital(mark)}` as MarkKey, kind, mark })),
);

export const markKeyOf = (kind: PointKind, mark: PointMark): MarkKey => `${kind}${capital(mark)}`;
export const markTargetOf = (key: string) => markTargets.find((each) => each.key === key);

const any = (...parts: string[]) => new RegExp(`\\b(${parts.join("|")})\\b`);
const phone = any("phone|telephone|tel|mobile|cell|calls?|sms|telefono|movil|celular|llamar|llamadas?");
const no = any(
  "opt(ed)? ?out|unsub|unsubscribed?|bajas?|exclusion|robinson|suppressed",
  "(do not|don t|never) (allow )?(bulk )?(call|calls|contact|e ?mails?|mail|phone|telephone|sms|text)",
  "no (llamar|contactar|enviar|escribir|recibir|molestar|desea|quiere|acepta|permite|permitir|autoriza)",
  "consent (withdrawn|revoked|refused)|consentimiento (retirado|revocado|denegado)",
);
const yes = any(
  "consent|consents|consented|consentimiento|opt(ed)? ?in|newsletter|boletin|subscribed|subscriber|suscrito|suscripcion",
  "(accepts?|allows?) (bulk )?(marketing|e ?mails?|sms|calls|phone calls)|(e ?mail|sms) marketing|marketing permissions?",
  "(acepta|permite|permitir|autoriza) (el |los |las )?(marketing|publicidad|comunicaciones|correos?|llamadas|e ?mails?|sms)",
  "(desea|quiere) recibir|rgpd|gdpr|lopd",
);
const invalid = any("invalid|bounced?|hard bounce|undeliverable|rebotado|rebote|devuelto|invalido|no valido|erroneo");
/**
 * Where, who and how it was said is no yes or no, nor is how many e-mails were sent back; faxes, and the letters Dynamics calls mails,
 * are not written to from here.
 */
const beside = any(
  "source|origin|origen|reason|motivo|by|text|texto|legal|basis|base|ip|version|count|number|numero|fax|faxes|mails|postal",
  "e ?mails (bounced|sent|opened|clicked|delivered)",
);
/** "Do not text" is a no, though a text of a consent is none. */
const texting = /\b(do not|don t|never) text\b/;

/** What a folded heading says about addresses, if anything; of e-mail where it names no kind. */
export function markMeaningOf(heading: string): MarkKey | undefined {
  if (beside.test(heading) && !texting.test(heading)) return undefined;
  const mark = no.test(heading)
    ? "optOut"
    : invalid.test(heading)
      ? "invalid"
      : yes.test(heading)
        ? "consent"
        : undefined;
  if (mark === undefined) return undefined;
  if (
    mark === "invalid" &&
    !phone.test(heading) &&
    !/\b(e ?mail|mail|correo|bounce|bounced|rebotado|rebote)\b/.test(heading)
  )
    return undefined;
  const kind: PointKind = phone.test(heading) || texting.test(heading) ? "phone" : "email";
  return markKeyOf(kind, mark);
}
