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

const phone = /\b(phone|telephone|tel|mobile|cell|call|calls|sms|telefono|movil|celular|llamar|llamadas)\b/;
const no =
  /\b(opt(ed)? ?out|optout|unsub|unsubscribe|unsubscribed|baja|bajas|do not (call|contact|e ?mail|mail)|no (llamar|contactar|enviar|escribir)|exclusion|robinson)\b/;
const yes =
  /\b(consent|consents|consented|consentimiento|opt(ed)? ?in|optin|newsletter|boletin|subscribed|subscriber|suscrito|suscripcion|acepta (marketing|publicidad|comunicaciones)|accepts marketing|marketing permission|rgpd|gdpr|lopd)\b/;
const invalid =
  /\b(invalid|bounce|bounced|hard bounce|undeliverable|rebotado|rebote|devuelto|invalido|no valido|erroneo)\b/;
/** Where, who and how it was said is no yes or no. */
const beside = /\b(source|origin|origen|reason|motivo|by|text|texto|legal|basis|base|ip|version|count|number|numero)\b/;

/** What a folded heading says about addresses, if anything; of e-mail where it names no kind. */
export function markMeaningOf(heading: string): MarkKey | undefined {
  if (beside.test(heading)) return undefined;
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
  const kind: PointKind = phone.test(heading) ? "phone" : "email";
  return markKeyOf(kind, mark);
}
