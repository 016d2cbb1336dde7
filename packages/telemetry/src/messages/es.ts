import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    WriteKeyNotFound: "Esta clave de escritura no existe o ya fue revocada.",
    TooManyWriteKeys:
      "Una organización puede tener como máximo {maximum} claves de escritura en uso. Revoca primero una que ya no necesites.",
    CursorUnreadable: "No se puede continuar la lista desde aquí. Vuelve a cargarla.",
    NameTaken: "El directorio ya dice de quién es este nombre. Cámbialo ahí.",
    NameNotDecided: "Nadie ha decidido sobre este nombre, o la decisión ya se deshizo.",
    PersonUnknown: "Esta persona no está en el directorio.",
    RawOutlivesPeople: "Los eventos sueltos no se pueden guardar más tiempo que las cuentas por persona.",
  },
  audit: {
    write_key_created: "creó una clave de escritura",
    write_key_revoked: "anuló una clave de escritura",
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
    name_map: "Decir a qué persona corresponde un nombre de otro sistema",
    catalogue_manage: "Describir y planificar eventos",
    retention_manage: "Decidir cuánto tiempo se guarda el uso",
    person_erase: "Borrar lo registrado sobre una persona",
    figure_read: "Ver cuánto, con qué frecuencia y con qué amplitud se usa, en grupos lo bastante grandes",
  },
};
