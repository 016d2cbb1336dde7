import type { importsEn } from "./imports-en";

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };

export const importsEs: SameShape<typeof importsEn> = {
  errors: {
    FileUnreadable:
      "Esto no es una tabla: ni un libro (XLSX) ni texto separado (CSV). Guárdala de una de esas formas e inténtalo otra vez.",
    FileTooWide:
      "El archivo tiene {columns, plural, one {# columna} other {# columnas}} y caben {columnsMax, number}. Quita las que no necesites, o repártelas, y súbelo otra vez.",
    FileRowless: "El archivo tiene encabezados y ninguna fila debajo. Sube uno con al menos una fila.",
    FileTooLong:
      "El archivo es demasiado grande: caben {megabytesMax} MB y {rowsMax, number} filas. Divídelo e importa las partes.",
    ImportAlreadyDone: "Esta importación ya está hecha. Sube otra vez el archivo para repetirla.",
    ImportBusy: "Esta importación está en marcha. Páusala antes, o espera a que termine.",
    Interrupted: "La importación se interrumpió. Seguirá sola en un momento.",
    UploadIncomplete: "El archivo no ha llegado entero. Súbelo otra vez.",
    MappingMismatched:
      "El archivo tiene {expected, plural, one {# columna} other {# columnas}} y la asignación, {found}.",
    MappingUnknown: "«{field}» no es nada que tengan estas fichas. Elige otra cosa para su columna.",
    MappingNameTaken: "La asignación de otra persona se llama así. Elige otro nombre.",
    MappingNameless:
      "Asigna al menos una columna a aquello por lo que se llaman estas fichas: un nombre, un asunto o un correo.",
  },
  problems: {
    brokenQuotes: "Unas comillas no se cierran",
    tooFewColumns: "{found, plural, one {# columna} other {# columnas}} en lugar de {expected}",
    tooManyColumns: "{found, plural, one {# columna} other {# columnas}} en lugar de {expected}",
    nameless: "Falta un nombre, un asunto o un correo que la identifique",
    totalsRow: "Parece el total de las filas de arriba, no una ficha",
    unworked:
      "{column} tiene una fórmula sin su resultado: abre el archivo en tu hoja de cálculo, guárdalo y súbelo otra vez",
    badEmail: "«{value}» en {column} no es un correo",
    badPhone: "«{value}» en {column} no es un teléfono",
    badUrl: "«{value}» en {column} no es una dirección web",
    badDate: "«{value}» en {column} no es una fecha que exista: corrígela en el archivo",
    otherOrder:
      "«{value}» en {column} no es una fecha como {order, select, dmy {día/mes/año} mdy {mes/día/año} other {año-mes-día}}: corrígela, o elige otro orden para la columna",
    oddDate: "«{value}» en {column} no es una fecha como se escriben en esta columna; se conserva tal como está",
    badNumber: "«{value}» en {column} no es un número que quepa",
    badAmount: "«{value}» en {column} no es un importe",
    badChoice: "«{value}» en {column} no es ninguna de las opciones",
    badYesNo: "«{value}» en {column} no es ni sí ni no",
    badCurrency: "«{value}» en {column} no es una moneda en uso: escribe su código, como EUR",
    outOfRange: "«{value}» en {column} es demasiado grande o pequeño",
    tooLong: "{column} supera los {charactersMax, number} caracteres",
    sharedKey: "El mismo correo o número que la línea {line}, pero otro nombre",
    otherName: "El mismo correo o número que {name}, pero otro nombre",
    otherNameUnnamed: "El mismo correo o número que una ficha que no puedes ver, pero otro nombre",
    notYours: "Esta ficha está al cuidado de otra persona",
    notFound: "Aquí no hay nada que actualizar",
    lookalike: "Se parece a {name}",
    lookalikeUnnamed: "Se parece a una ficha que no puedes ver",
    lookalikeContact: "Se parece al contacto {name}",
    lookalikeContactUnnamed: "Se parece a un contacto que no puedes ver",
    lookalikeContactSum:
      "{rows, plural, one {# de estos clientes potenciales se parece a un contacto} other {# de estos clientes potenciales se parecen a contactos}} que ya tienes",
    lookalikeLead: "Se parece al cliente potencial {name}",
    lookalikeLeadUnnamed: "Se parece a un cliente potencial que no puedes ver",
    lookalikeLeadSum:
      "{rows, plural, one {# de estos contactos se parece a un cliente potencial} other {# de estos contactos se parecen a clientes potenciales}} que ya tienes",
    inRows: "{reason} ({rows, plural, one {# fila} other {# filas}})",
    unknownOwner: "Aquí nadie se llama «{value}»; de momento es tuya",
    ownerOutOfReach: "No puedes dar fichas a {value}; de momento es tuya",
    unknownStage: "«{value}» no es una fase de este proceso; queda al principio",
    stageNotYours: "No puedes mover esta ficha; se queda donde está",
    currencyKept: "Aquí no está en {value} y faltan sus otros importes; su dinero se queda como está",
    currencyClash:
      "«{value}» en {column} no está en {currency}, como dice el resto de la fila: corrige una de las dos cosas o quita el signo del importe",
    amountUnsaid: "«{value}» en {column} está en una moneda que no se pudo leer: escribe su código, como EUR",
    unknownReference: "{field}: aquí nada se llama «{value}»",
    queueMade: "La cola «{value}» no existía y se crea",
    queueArchived: "La cola «{value}» ya no se usa: nadie la atiende mientras no se vuelva a usar",
    saidNo: "{value}: ahí se dijo que no; el sí del archivo no cuenta",
    gateUnmet: "En «{stage}» sin: {fields}",
    gateOverridden: "Pasa a «{stage}» por el motivo que diste, sin: {fields}",
    gateRefused: "Se queda en su fase: «{stage}» pide {fields}",
    activityMissing: "Una actividad",
    approvalMissing: "Una aprobación",
    changedSince: "{name} se cambió después; se conservó lo que alguien escribió",
    usedSince: "{name} se ha usado después y se conservó",
    mergedSince: "{name} se unió a otra ficha y se conservó",
    keptNotYours: "{name} ya no está o ya no puedes cambiarla, y se quedó como está",
    keptMerged: "{name} está fusionada con otra ficha: cuando se separen, podrás deshacerlo ahí también",
    keptMoved: "{name} se ha movido después y se queda donde está",
    keptLost: "{name} se queda en su fase: ha perdido después lo que pide la anterior",
    keptForStage: "{name} conserva {fields}: su fase lo pide",
    keptGone: "{name} conserva {fields}: lo que había antes ya no existe",
    keptField: "{name} conserva {fields}: lo que había antes ya no cabe",
    keptNameless: "{name} conserva {fields}: no quedaría nada con que nombrarla",
    keptCircle: "{name} conserva {fields}: pertenecería a sí misma",
    keptOwnerLeft: "{name} sigue con quien la tiene: quien la llevaba ya no trabaja aquí",
    keptElsewhere:
      "{count, plural, one {Una cosa que pasó con la fusión está ahora en otro sitio y se queda ahí} other {# cosas que pasaron con la fusión están ahora en otro sitio y se quedan ahí}}",
    keptBeside:
      "{count, plural, one {Una dirección o cifra cambió después y se queda} other {# direcciones o cifras cambiaron después y se quedan}}",
    keptUnnamed: "Una ficha que no puedes ver",
    brokenOff: "Algo lo impidió. Inténtalo otra vez; si vuelve a pasar, sube el archivo de nuevo.",
    other: "Algo distinto lo impidió",
  },
  audit: {
    contacts_imported: "importó fichas",
    records_imported: "importó fichas",
    import_undone: "deshizo una importación",
  },
};
