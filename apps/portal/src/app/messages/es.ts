import type { Translation } from "../../lib/messages";
import type { messages as en } from "./en";

export const messages: Translation<typeof en> = {
  jobs: {
    today: "Hoy",
    crm: "CRM",
    learn: "Aprender",
    voice: "Voz",
    adoption: "Adopción",
    change: "Cambio",
    sponsor: "Patrocinio",
    admin: "Administración",
  },
  navigation: "Principal",
  skip: "Saltar al contenido",
  search: "Buscar o hacer…",
  more: "Más",
  needsYou: "{count, plural, one {# te espera} other {# te esperan}}",
  account: "Tu cuenta",
  signOut: "Cerrar sesión",
  signOutEverywhere: "Cerrar sesión en todas partes",
  theme: "Tema",
  themes: { system: "Como el sistema", light: "Claro", dark: "Oscuro" },
  density: "Densidad",
  densities: { compact: "Compacta", comfortable: "Amplia" },
  language: "Idioma",
  keyboard: "Teclado",
  offline: "Sin conexión. Lo que ves puede ser antiguo; lo que escribas se queda en esta página.",
  palette: {
    title: "Buscar o hacer",
    placeholder: "Buscar o hacer…",
    hint: "Ve a una página, haz algo o busca una cuenta, un contacto, una persona",
    go: "Ir a",
    do: "Hacer",
    found: "Encontrado",
    nothing: "No hay nada para «{text}».",
    searching: "Buscando…",
    failed: "No se ha podido buscar. Inténtalo de nuevo.",
    undo: "Deshacer lo último",
    results: "{count, plural, =0 {Sin resultados} one {# resultado} other {# resultados}}",
  },
  keys: {
    here: "En esta página",
    everywhere: "En todas partes",
    title: "Teclas",
    palette: "Buscar o hacer",
    search: "Buscar",
    create: "Crear",
    say: "Decir que algo no funciona",
    help: "Esta lista",
    go: "Ir a {job}",
    followedBy: "luego",
    single: "Teclas de una letra",
    singleHint: "Desactívalas si dictas por voz o si te estorban.",
    undo: "A los avisos, donde está Deshacer",
  },
  today: {
    greeting: "{part, select, morning {Buenos días} afternoon {Buenas tardes} other {Buenas noches}}, {name}.",
    clear:
      "{part, select, morning {Buenos días} afternoon {Buenas tardes} other {Buenas noches}}, {name}. <em>Nada te espera</em> por ahora.",
    count:
      "{part, select, morning {Buenos días} afternoon {Buenas tardes} other {Buenas noches}}, {name}. <em>{count, plural, one {Una cosa} other {# cosas}}</em> hoy.",
    countWith:
      "{part, select, morning {Buenos días} afternoon {Buenas tardes} other {Buenas noches}}, {name}. {count, plural, one {Una cosa} other {# cosas}} hoy; ",
    next: "Lo siguiente, y por qué",
    today: "hoy",
    nothing: "Nada te espera",
    nothingWhy: "Lo que planees, y lo que otros necesiten de ti, aparece aquí con su motivo.",
  },
  notFound: {
    title: "No hay nada en esta dirección",
    why: "El enlace puede ser antiguo o estar mal escrito.",
    sentence: "No encontramos esa página.",
  },
  notFetched: {
    writing:
      "Hay una versión más nueva del portal y esto la necesita. Guarda o termina lo que estás escribiendo y recarga.",
    failed:
      "No se ha podido abrir. Vuelve a intentarlo en un momento; si el portal se renovó entretanto, recargar ayuda.",
    reload: "Recargar",
  },
  crash: {
    title: "Esta página ha dejado de funcionar",
    safe: "Lo que guardaste está a salvo. Recargar suele bastar.",
    reload: "Recargar",
    sentence: "Algo ha fallado en esta página.",
  },
};
