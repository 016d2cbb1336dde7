import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    TimeZoneUnknown: "No se conoce la zona horaria «{timeZone}». Usa un nombre como America/Bogota.",
    SignInRefused: "El correo o la contraseña no son correctos. Revisa los dos o pide una contraseña nueva.",
    SignInLocked:
      "Tras {failures} contraseñas equivocadas, este acceso queda bloqueado {minutes, plural, one {un minuto} other {# minutos}}. Espera o pide una contraseña nueva: así se desbloquea al momento.",
    AccessEnded: "Tu acceso ha terminado. Puede devolvértelo una persona administradora de tu organización.",
    PasswordTooShort: "La contraseña necesita al menos {minimum} caracteres. Tres o cuatro palabras hacen una buena.",
    PasswordTooLong: "La contraseña puede tener como máximo {maximum} caracteres.",
    ResetLinkExpired: "Este enlace ya se usó o es demasiado antiguo. Pide uno nuevo.",
    ForeignOrigin: "Esta petición venía de otro sitio, así que no se hizo nada.",
    EmailTaken: "Ya hay alguien que inicia sesión con {email}. Una dirección solo puede ser de una persona.",
    PersonAddressTaken: "Ya hay alguien en tu organización con el correo {email}.",
    ExternalIdTaken: "Ya hay alguien en tu organización con el número {externalId}.",
    ManagerLoop: "{name} ya depende de esta persona, así que no puede ser su responsable de equipo.",
    EndsBeforeStart: "El último día no puede ser anterior al primero.",
    ReferenceUnknown: "Lo que elegiste ya no existe. Elige de nuevo.",
    NameTaken: "«{name}» ya existe.",
    OrgUnitLoop: "Una unidad organizativa no puede estar debajo de sí misma.",
    OwnAccess: "No puedes quitarte tu propio acceso. Puede hacerlo otra persona administradora.",
    LastAdministrator: "Es la única persona administradora con acceso. Antes nombra a otra.",
    FileNotReadable:
      "No se pudo leer el archivo como una tabla. Guárdalo como CSV con los nombres de las columnas en la primera fila.",
    FileTooLarge: "El archivo es demasiado grande. Se pueden importar como máximo {megabytes} MB de una vez.",
    ColumnMissing: "Elige qué columna contiene el {field, select, email {correo} givenName {nombre} other {apellido}}.",
    ImportFinished: "Esta importación ya se llevó a cabo.",
  },
  notices: {
    privacyModeChanged:
      "El modo de privacidad es ahora {mode, select, named_support {apoyo con nombre: responsables de equipo y gestores del cambio pueden ver quién necesita ayuda} team {equipo: cada responsable ve a su equipo; los demás ven grupos} other {comité de empresa: el uso de nadie se muestra con nombre}}.",
  },
  importProblems: {
    emailMissing: "Falta el correo.",
    emailNotUsable: "«{value}» no es un correo.",
    emailRepeated: "El correo ya está en la fila {line} de este archivo.",
    nameMissing: "Una persona nueva necesita nombre y apellido.",
    tooLong: "«{column}» tiene más de {maximum} caracteres.",
    dateNotReadable: "«{value}» no es una fecha. Usa una forma como 2026-11-21.",
    endsBeforeStart: "El último día es anterior al primero.",
    languageUnknown: "«{value}» no es un idioma que hablemos. Usa en o es.",
    timeZoneUnknown: "No se conoce la zona horaria «{value}». Usa un nombre como America/Bogota.",
    workloadNotUsable: "«{value}» no es una jornada. Usa un número de 1 a 100.",
    managerUnknown: "Nadie, ni aquí ni en el archivo, tiene el correo de responsable «{value}».",
    managerLoop: "Siguiendo a los responsables hacia arriba se vuelve a esta persona.",
    externalIdTaken: "El número «{value}» es de otra persona.",
    unitTooDeep: "La unidad organizativa está anidada a más de {maximum} niveles.",
    notStorable: "La fila contiene caracteres que no se pueden guardar.",
  },
  mail: {
    greeting: "Hola, {name}:",
    signOff: "Arraigo",
    reset: {
      subject: "Una contraseña nueva para Arraigo",
      body: "Pediste una contraseña nueva. Elígela aquí; el enlace sirve una vez y durante {minutes} minutos:",
      afterword: "Si no la pediste, no tienes que hacer nada: tu contraseña sigue igual.",
    },
    invitation: {
      subject: "Tu acceso a Arraigo en {organisation}",
      body: "{organisation} te ha dado acceso a Arraigo. Elige una contraseña aquí; el enlace sirve una vez y durante siete días:",
      afterword: "Después entrarás con este correo y tu contraseña.",
    },
  },
};
