import type { Translation } from "../../../lib/messages";
import type { reasons as en } from "./reasons-en";

export const reasons: Translation<typeof en> = {
  not_an_object: "No es un evento: el lote trae otra cosa en su lugar. Envía solo objetos.",
  type_unknown: "Su tipo no se conoce. Envía track, page, screen, identify, group o alias.",
  name_missing: "No dice qué se hizo. Envía un nombre en el campo «event».",
  name_too_long: "Su nombre supera los 200 caracteres. Envía uno corto y el resto como propiedades.",
  user_missing:
    "No dice quién lo hizo. Envía la persona en el campo «userId», o «anonymousId» hasta que inicie sesión.",
  user_too_long:
    "Lo que dice de quién lo hizo supera los 200 caracteres. Envía un correo, un número de empleado o un identificador.",
  message_id_invalid: "Su identificador de mensaje no es un texto de 1 a 99 caracteres. Envía uno así, o ninguno.",
  timestamp_unreadable: "Su fecha no se entiende. Envíala como 2026-11-21T09:00:00Z.",
  timestamp_in_future: "Su fecha está más de un día en el futuro. Revisa el reloj del sistema que envía.",
  timestamp_too_old: "Su fecha es de hace más de cinco años y no cuenta en ninguna cifra.",
  properties_invalid: "Sus propiedades no son un objeto. Envía nombres con sus valores.",
  too_large: "Pesa más de 32 KB. Envía menos propiedades o más cortas.",
  too_deep: "Sus propiedades tienen más de doce niveles. Envíalas sin tanto anidar.",
  text_not_storable: "Contiene caracteres que no se pueden guardar, como NUL. Quítalos.",
  names_full:
    "Su nombre es nuevo y ya hay 2000 nombres que nadie ha descrito. Describe o planea este en el catálogo y acéptalo después, o corrige a quien envía.",
  reader_fault:
    "No hemos conseguido leerlo. El fallo es nuestro y quien envía no tiene que cambiar nada: acéptalo después de la próxima actualización.",
};
