import type { trust as english } from "./trust-en";

export const trust: typeof english = {
  label: "Dónde estará la clave",
  hint: "Una clave puesta en una página la puede leer cualquiera; por eso se cree menos lo que llega con ella.",
  choices: {
    server: "En un servidor, donde nadie puede leerla",
    browser: "En páginas que la gente abre",
    apart: "En páginas, y con sus nombres contados aparte",
  },
  means: {
    server: "Lo que dice sobre quién es quién cuenta donde el directorio no dice nada.",
    browser:
      "Lo que dice sobre quién es quién cuenta donde nadie más dice nada, y nunca contra un servidor, el directorio o tu decisión. Lo que dice que alguien hizo se le cuenta a esa persona.",
    apart:
      "De nadie se dice que hizo lo que cuenta. Sus nombres aparecen en Nombres desconocidos, donde puedes responder por uno.",
  },
  short: { server: "en un servidor", browser: "en páginas", apart: "en páginas, contado aparte" },
  change: "Confianza",
  title: "Qué se le cree a «{name}»",
  why: "Vale desde ahora. Lo que ya llegó queda como se contó. Una clave que estuvo en una página no puede volver a ser la de un servidor.",
  save: "Guardar",
  claimed:
    "{names, plural, one {Un nombre representa} other {# nombres representan}} a {people, plural, one {una persona} other {# personas}} solo porque lo dijo una página; ni un servidor, ni el directorio, ni una decisión tuya dicen nada de {names, plural, one {él} other {ellos}}.",
};
