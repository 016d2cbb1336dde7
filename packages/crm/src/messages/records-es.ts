import type { SameKeys } from "@arraigo/platform";
import type { recordsEn } from "./records-en";

export const recordsEs: SameKeys<typeof recordsEn> = {
  errors: {
    QueueNameTaken: "Ya hay una cola con este nombre.",
    QueueNotEmpty:
      "En esta cola {open, plural, one {espera aún un caso abierto. Muévelo o ciérralo} other {esperan aún # casos abiertos. Muévelos o ciérralos}} antes.",
    CaseTaken: "Otra persona ya ha tomado este caso.",
    CaseNotClosed: "Este caso ya está abierto.",
    LineCurrencyDiffers:
      "La lista de precios está en {price} y esta oportunidad en {deal}. Indica un precio en {deal}.",
    CurrencyNeedsAmount: "Lo que hay está en {from} y nada se convierte solo. Di también en {to}: {words}.",
    CurrencyOfLines: "Las líneas de esta oportunidad tienen su precio en {from}. Quítalas antes de cambiar la moneda.",
    ProductRetired: "Este producto ya no se vende.",
    TooManyLines: "No caben más de {linesMax, number} líneas. Divide la oportunidad.",
    LinesTooLarge: "Estas líneas suman más de lo que cabe.",
  },
  permissions: {
    record_read: "Buscar, abrir historiales y tableros, y elegir fichas; de cada tipo, lo que se pueda ver",
    case_take: "Tomar casos de las colas",
    case_assign: "Repartir casos",
    queue_manage: "Crear, renombrar, ordenar y archivar colas",
  },
};
