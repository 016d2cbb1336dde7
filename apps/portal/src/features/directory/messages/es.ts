import type { Translation } from "../../../lib/messages";
import { accessMessages } from "./access-es";
import { adminMessages } from "./admin-es";
import type { messages as en } from "./en";
import { savingMessages } from "./saving-es";
import { shell } from "./shell-es";

export const messages: Translation<typeof en> = {
  ...shell,
  ...adminMessages,
  ...accessMessages,
  ...savingMessages,
  notices: {
    title: "Avisos para ti",
    readAll: "Todo leído",
    more: "{count, plural, one {Y uno más} other {Y # más}}.",
  },
  signIn: {
    title: "Entrar",
    sentence: "Qué bueno verte. <em>Entra</em> para seguir.",
    email: "Correo electrónico",
    password: "Contraseña",
    submit: "Entrar",
    forgot: "¿Olvidaste tu contraseña?",
    changed: "Tu contraseña está guardada. Entra con ella.",
    notReached: "No se puede conectar con Arraigo. Revisa tu conexión e inténtalo de nuevo.",
    failed: "No se ha podido entrar. Inténtalo de nuevo en un momento.",
    why: "Arraigo muestra a cada persona cómo arraiga un cambio: qué se pide, qué ayuda y qué se ha logrado.",
    whoSees: "Tus cifras son tuyas. Los grupos de menos de cinco personas nunca se muestran.",
    language: "Idioma",
  },
  forgot: {
    title: "Olvidaste tu contraseña",
    sentence: "Te enviaremos <em>un enlace</em> para elegir una contraseña nueva.",
    submit: "Enviar el enlace",
    sent: "Si {email} pertenece a una cuenta, el enlace ya va en camino. Sirve durante una hora.",
    back: "Volver a entrar",
  },
  reset: {
    title: "Tu contraseña",
    sentence: "Elige <em>tu contraseña</em> para entrar en Arraigo.",
    password: "Contraseña",
    hint: "Al menos {characters, number} caracteres. Una frase fácil de recordar vale más que una mezcla de símbolos difícil de recordar.",
    submit: "Guardar la contraseña",
    invalid: "Este enlace ha caducado o ya se usó.",
    again: "Enviarme otro enlace",
  },
};
