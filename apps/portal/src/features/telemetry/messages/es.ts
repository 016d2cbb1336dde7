import type { Translation } from "../../../lib/messages";
import { catalogue } from "./catalogue-es";
import type { messages as en } from "./en";
import { names } from "./names-es";
import { reasons } from "./reasons-es";
import { shell } from "./shell-es";

export const messages: Translation<typeof en> = {
  ...shell,
  catalogue,
  names,
  reasons,
  more: "Mostrar más",
  never: "no en ocho días",
  connections: {
    title: "Conexiones",
    arriving:
      "<em>{count, plural, one {Un evento llegó} other {# eventos llegaron}}</em> de otros sistemas en el último día.",
    silent: "<em>No llegó nada</em> de otros sistemas en el último día.",
    sub: "Cada sistema en el que trabaja tu gente puede contar lo que hace. Un evento cuenta una sola vez, por muchas veces que llegue.",
    failed: "No se han podido cargar las conexiones",
    figures: "Cómo llegan los eventos",
    lastHour: "Última hora",
    lastHourNote: "eventos de otros sistemas",
    lag: "Hasta guardarse",
    lagNote: "de media, desde que ocurrió",
    lagNone: "no llegó nada este día",
    refused: "Rechazados en un día",
    refusedNote:
      "{repeated, plural, =0 {ninguno llegó dos veces} one {# llegó otra vez y no se contó} other {# llegaron otra vez y no se contaron}}",
    nobody: "De nadie",
    nobodyNote:
      "{users, plural, =0 {se conoce a todos} one {eventos de # nombre desconocido} other {eventos de # nombres desconocidos}}",
  },
  keys: {
    title: "Claves de escritura",
    take: "Una por sistema, para poder retirar una sin tocar las demás.",
    make: "Nueva clave",
    name: "Nombre",
    nameHint: "El sistema que enviará, por ejemplo «Salesforce».",
    create: "Crear la clave",
    shownTitle: "Copia la clave ahora",
    shown: "Solo se muestra esta vez. Si se pierde, crea otra y revoca esta.",
    copy: "Copiar",
    copied: "Copiada",
    done: "Ya la tengo",
    ending: "Termina en",
    by: "Creada por",
    used: "Último uso",
    state: "Estado",
    live: "en uso",
    revoked: "revocada el {date}",
    revoke: "Revocar",
    revokeTitle: "¿Revocar «{name}»?",
    revokeWhy:
      "En cinco segundos se rechazará lo que se envíe con ella. No se puede deshacer; lo que ya llegó se queda.",
    revokedToast: "La clave está revocada",
    emptyTitle: "Ningún sistema informa todavía",
    empty: "Crea una clave y ponla en el sistema en el que trabaja tu gente, o en la biblioteca que ya usa.",
    system: "un comando",
  },
  snippet: {
    title: "Cómo enviar",
    take: "Cualquier biblioteca de Segment o RudderStack sirve tal cual. Nombra a las personas por correo, número de empleado o el identificador que tienen aquí.",
  },
  lists: { label: "Lo que conviene revisar", rejected: "Eventos rechazados", unmatched: "Nombres desconocidos" },
  rejected: {
    name: "Evento",
    reason: "Por qué",
    source: "De",
    when: "Cuándo",
    none: "sin nombre",
    emptyTitle: "No se rechazó nada",
    empty: "Un evento que no se puede guardar aparece aquí con su motivo, y nunca hace perder otro.",
  },
  unmatched: {
    name: "Nombre",
    count: "Eventos",
    first: "Visto por primera vez",
    last: "Visto por última vez",
    emptyTitle: "Se conoce a todos",
    empty: "Los nombres que no son de nadie del directorio aparecen aquí y no cuentan en ninguna cifra.",
  },
  mine: {
    title: "Lo que se registró de mí",
    sentence: "<em>Todo</em> lo que se registró de lo que hiciste.",
    sub: "Ves cada evento tal como se guarda. Los demás lo ven solo hasta donde lo permite el modo de privacidad de tu organización.",
    event: "Qué",
    when: "Cuándo",
    source: "De",
    details: "Detalles",
    own: "Arraigo",
    failed: "No se ha podido cargar lo que se registró",
    emptyTitle: "No se registró nada de ti",
    empty: "En cuanto trabajes en un sistema conectado, aquí aparecerá cada cosa que cuente de ti.",
  },
};
