import type { SameKeys } from "@arraigo/platform";
import type { insight as english } from "./insight-en";

export const insight: SameKeys<typeof english> = {
  errors: {
    RecordNotClaimable: "Alguien ya cuida de esta ficha, así que no se puede reclamar.",
    ClaimLimitReached:
      "Hoy has reclamado {claimsMax, plural, one {# ficha} other {# fichas}}, que es el límite. Mañana vuelve a haber sitio.",
    ClaimNotReturnable: "Ya no se puede devolver: ha pasado demasiado tiempo o la ficha ha cambiado de manos.",
    FigureTwice: "Un mes de esta cuenta está dos veces: {month}, {currency}.",
    FigureAccountUnknown: "No existe la cuenta «{account}», o hay más de una. No se ha guardado nada.",
    PeriodBackwards: "El primer mes tiene que ir antes del último, y caben como mucho {monthsMax} meses.",
  },
  notices: {
    recordClaimed:
      "{person} cuida ahora de «{record}»: llevabas mucho sin tocarla y no había nada abierto. Puedes recuperarla en dos semanas.",
    recordClaimedFrom:
      "{person} cuida ahora de «{record}», que {owner} llevaba mucho sin tocar. Puedes hacer que se la devuelvan.",
  },
  audit: {
    settings_changed: "cambió cómo se comporta el CRM",
    record_claimed: "reclamó una ficha",
    claim_returned: "devolvió una ficha reclamada",
    rates_set: "fijó lo que cuesta una hora de trabajo",
    figures_saved: "anotó lo que las cuentas aportan y cuestan",
  },
  permissions: {
    quality_read: "Ver la calidad de los datos: los propios, y los ajenos solo como suma",
    record_claim: "Ver las fichas que nadie cuida y reclamarlas",
    settings_manage: "Decidir cómo se comporta el CRM",
    profit_read: "Ver lo que aportan y cuestan los clientes",
    profit_manage: "Anotar ingresos y costes, y fijar lo que cuesta una hora de trabajo",
  },
};
