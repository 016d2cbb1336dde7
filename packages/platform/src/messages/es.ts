import type { SameKeys } from "../module";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    Unauthenticated: "Inicia sesión para continuar.",
    NotPermitted: "No tienes permiso para esto. Puede dártelo una persona administradora de tu organización.",
    NotFound: "Esto no existe o no puedes verlo.",
    TextNotStorable: "El texto contiene caracteres que no se pueden guardar. Quítalos e inténtalo de nuevo.",
    CursorUnreadable: "No se puede continuar la lista desde aquí. Vuelve a cargarla.",
    TooManyRequests:
      "Demasiados intentos. Espera {seconds, plural, one {un segundo} other {# segundos}} e inténtalo de nuevo.",
    InvalidInput: "Parte de lo que escribiste no se puede usar: {fields}.",
    BadRequest: "No se pudo leer la petición.",
    TooLarge: "Lo que enviaste es demasiado grande. Redúcelo e inténtalo de nuevo.",
    Unexpected: "Algo falló de nuestro lado. No se cambió nada. Referencia: {reference}.",
    Unavailable: "Ahora mismo no se puede acceder al servicio. No se cambió nada; inténtalo en un momento.",
  },
  validation: {
    field: "{field}: {problem}",
    required: "falta",
    tooShort: "necesita al menos {minimum, plural, one {un carácter} other {# caracteres}}",
    tooLong: "puede tener como máximo {maximum, plural, one {un carácter} other {# caracteres}}",
    tooFew: "necesita al menos {minimum, plural, one {un elemento} other {# elementos}}",
    tooMany: "puede tener como máximo {maximum, plural, one {un elemento} other {# elementos}}",
    tooSmall: "debe ser {minimum} o más",
    tooBig: "debe ser {maximum} o menos",
    email: "debe ser un correo, como ana@example.com",
    date: "debe ser una fecha, como 2026-11-21",
    identifier: "no es un identificador válido",
    format: "no tiene el formato esperado",
    choice: "debe ser uno de estos: {options}",
    unknown: "no se conoce aquí",
    type: "es de otro tipo",
    other: "no es válido",
  },
};
