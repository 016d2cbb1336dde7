import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    MessageNotFound: "Este mensaje no existe o no se te envió.",
    AudienceEmpty: "Ahora mismo no hay nadie en esta audiencia. Elige otra.",
    RolloutUnknown: "Este despliegue ya no existe. Elige otro.",
    PersonUnknown: "Esta persona ya no existe. Elige otra.",
    NotASponsor:
      "Esto solo lo decide quien patrocina un despliegue, y todavía no es tu caso. Puede nombrarte tu responsable de cambio.",
  },
  notices: {
    messageReceived: "{sponsor} tiene unas palabras para ti: {subject}",
  },
};
