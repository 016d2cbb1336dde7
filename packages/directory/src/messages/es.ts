import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    TimeZoneUnknown: "No se conoce la zona horaria «{timeZone}». Usa un nombre como America/Bogota.",
  },
};
