import type { importsEn } from "./imports-en";

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };

export const importsEs: SameShape<typeof importsEn> = {
  errors: {
    FileUnreadable:
      "Esto no es una tabla: ni un libro (XLSX) ni texto separado (CSV). Guárdala de una de esas formas e inténtalo otra vez.",
    FileTooLong:
      "El archivo es demasiado grande: caben {megabytesMax} MB y {rowsMax, number} filas. Divídelo e importa las partes.",
    ImportAlreadyDone: "Esta importación ya está hecha. Sube otra vez el archivo para repetirla.",
    ImportBusy: "Esta importación está en marcha. Páusala antes, o espera a que termine.",
    Interrupted: "La importación se interrumpió. Seguirá sola en un momento.",
    UploadIncomplete: "El archivo no ha llegado entero. Súbelo otra vez.",
    MappingMismatched: "El archivo tiene {expected} columnas y la asignación, {found}.",
    MappingUnknown: "«{field}» no es nada que tengan estas fichas. Elige otra cosa para su columna.",
    MappingNameTaken: "La asignación de otra persona se llama así. Elige otro nombre.",
    MappingNameless:
      "Asigna al menos una columna a aquello por lo que se llaman estas fichas: un nombre, un asunto o un correo.",
  },
  problems: {
    brokenQuotes: "Unas comillas no se cierran",
    tooFewColumns: "{found, plural, one {# columna} other {# columnas}} en lugar de {expected}",
    tooManyColumns: "{found, plural, one {# columna} other {# columnas}} en lugar de {expected}",
    nameless: "Nada por lo que llamarla",
    badEmail: "«{value}» en {column} no es un correo",
    badPhone: "«{value}» en {column} no es un teléfono",
    badUrl: "«{value}» en {column} no es una dirección web",
    badDate: "«{value}» en {column} no es una fecha posible",
    badNumber: "«{value}» en {column} no es un número que quepa",
    badAmount: "«{value}» en {column} no es un importe",
    badChoice: "«{value}» en {column} no es ninguna de las opciones",
    badYesNo: "«{value}» en {column} no es ni sí ni no",
    badCurrency: "«{value}» en {column} no es una moneda",
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
    inRows: "{reason} ({rows, number} filas)",
    unknownOwner: "Aquí nadie se llama «{value}»; de momento es tuya",
    ownerOutOfReach: "No puedes dar fichas a {value}; de momento es tuya",
    unknownStage: "«{value}» no es una fase de este proceso; queda al principio",
    unknownReference: "{field}: aquí nada se llama «{value}»",
    gateUnmet: "En «{stage}» sin: {fields}",
    activityMissing: "Una actividad",
    approvalMissing: "Una aprobación",
    changedSince: "{name} se cambió después; se conservó lo que alguien escribió",
    usedSince: "{name} se ha usado después y se conservó",
    mergedSince: "{name} se unió a otra ficha y se conservó",
  },
  audit: {
    contacts_imported: "importó fichas",
    records_imported: "importó fichas",
    import_undone: "deshizo una importación",
  },
};
