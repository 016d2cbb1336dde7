import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    MessageNotFound: "Este mensaje no existe o no se te envió.",
    AudienceEmpty: "Ahora mismo no hay nadie en esta audiencia. Elige otra.",
    AudienceOutOfReach: "Patrocinas algunas áreas y esta audiencia va más allá. Elige una de tus áreas.",
    RolloutUnknown: "Este despliegue ya no existe. Elige otro.",
    PersonUnknown: "Esta persona ya no existe. Elige otra.",
    NotASponsor:
      "Esto solo lo decide quien patrocina un despliegue, y todavía no es tu caso. Puede nombrarte tu responsable de cambio.",
  },
  notices: {
    messageReceived: "{sponsor} tiene unas palabras para ti: {subject}",
  },
  audit: {
    sponsor_appointed: "nombró a un patrocinador",
    sponsor_dismissed: "retiró a un patrocinador",
    consent_given: "dejó que otros vean su presencia",
    consent_withdrawn: "volvió a ocultar su presencia",
    message_sent: "envió unas palabras",
  },
  permissions: {
    message_read: "Leer los mensajes de los patrocinadores",
    message_send: "Enviar mensajes como patrocinador",
    presence_read: "Ver la presencia de los patrocinadores",
    sponsor_appoint: "Nombrar patrocinadores",
  },
};
