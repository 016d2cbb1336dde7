import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    WriteKeyNotFound: "Esta clave de escritura no existe o ya fue revocada.",
    TooManyWriteKeys:
      "Una organización puede tener como máximo {maximum} claves de escritura en uso. Revoca primero una que ya no necesites.",
    RejectedNotFound: "Este evento rechazado ya no está en la lista.",
    CursorUnreadable: "No se puede continuar la lista desde aquí. Vuelve a cargarla.",
    NameTaken: "El directorio ya dice de quién es este nombre. Cámbialo ahí.",
    NameNotDecided: "Nadie ha decidido sobre este nombre, o la decisión ya se deshizo.",
    PersonUnknown: "Esta persona no está en el directorio.",
    RawOutlivesPeople: "Los eventos sueltos no se pueden guardar más tiempo que las cuentas por persona.",
  },
  audit: {
    write_key_created: "creó una clave de escritura",
    write_key_revoked: "anuló una clave de escritura",
    write_key_rotated: "dio a un origen una nueva clave de escritura",
    write_key_limited: "cambió cuánto puede enviar un origen",
    arrivals_watched: "miró llegar los eventos de un origen, con personas y valores",
    rejected_opened: "miró un evento rechazado tal como se envió",
    rejected_replayed: "aceptó después eventos rechazados",
    name_mapped: "dijo a qué persona corresponde un nombre de otro sistema",
    name_set_outside: "dijo que un nombre de otro sistema no es de nadie del directorio",
    name_unmapped: "deshizo a quién corresponde un nombre de otro sistema",
    retention_changed: "cambió cuánto tiempo se guarda el uso",
    person_erased: "borró lo registrado sobre una persona",
    event_described: "describió un evento del catálogo",
  },
  permissions: {
    usage_read: "Ver los orígenes y lo que llega de ellos",
    key_manage: "Crear y revocar claves de escritura",
    arrival_read: "Ver personas y valores en eventos que llegan o se rechazan, y aceptar después los rechazados",
    name_map: "Decir a qué persona corresponde un nombre de otro sistema",
    catalogue_manage: "Describir y planificar eventos",
    retention_manage: "Decidir cuánto tiempo se guarda el uso",
    person_erase: "Borrar lo registrado sobre una persona",
    figure_read: "Ver cuánto, con qué frecuencia y con qué amplitud se usa, en grupos lo bastante grandes",
  },
};
