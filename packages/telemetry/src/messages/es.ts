import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    WriteKeyNotFound: "Esta clave de escritura no existe o ya fue revocada.",
    TooManyWriteKeys:
      "Una organización puede tener como máximo {maximum} claves de escritura en uso. Revoca primero una que ya no necesites.",
    CursorUnreadable: "No se puede continuar la lista desde aquí. Vuelve a cargarla.",
  },
  audit: {
    write_key_created: "creó una clave de escritura",
    write_key_revoked: "anuló una clave de escritura",
  },
  permissions: {
    usage_read: "Ver los orígenes y lo que llega de ellos",
    key_manage: "Crear y revocar claves de escritura",
  },
};
