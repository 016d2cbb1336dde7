import type { Translation } from "../../../lib/messages";
import type { reasons as en } from "./reasons-en";

export const reasons: Translation<typeof en> = {
  not_an_object: "No es un evento: el lote trae otra cosa en su lugar.",
  type_unknown: "Su tipo no es track, page, screen, identify, group ni alias.",
  name_missing: "No tiene nombre. Pon un texto en `event`.",
  name_too_long: "Su nombre supera los 200 caracteres.",
  user_missing: "No dice quién lo hizo. Envía `userId` o `anonymousId`.",
  user_too_long: "Su identificador de usuario supera los 200 caracteres.",
  message_id_invalid: "Su identificador de mensaje no es un texto de 1 a 99 caracteres.",
  timestamp_unreadable: "Su fecha no se entiende. Envíala como 2026-11-21T09:00:00Z.",
  timestamp_in_future: "Su fecha está más de un día en el futuro. Revisa el reloj del sistema que envía.",
  timestamp_too_old: "Su fecha es de hace más de cinco años.",
  properties_invalid: "Sus propiedades no son un objeto.",
  too_large: "Pesa más de 32 KB.",
  too_deep: "Sus propiedades tienen más de doce niveles.",
  text_not_storable: "Contiene caracteres que no se pueden guardar.",
};
