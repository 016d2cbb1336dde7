import { newId } from "@arraigo/db/columns";
import type { Ctx } from "@arraigo/platform";
import type { Audience } from "../src/contract";
import { sendMessage } from "../src/words/send-message";

/** A short word to an audience, everybody unless told otherwise. */
export function buildMessage(
  sponsor: Ctx,
  audience: Audience = { kind: "organisation" },
  submissionKey: string = newId(),
) {
  return sendMessage(sponsor, {
    audience,
    subject: { en: "Why next steps matter", es: "Por qué importan los próximos pasos" },
    body: { en: "You asked for a shorter form. It is here.", es: "Pedisteis un formulario más corto. Ya está." },
    submissionKey,
  });
}
