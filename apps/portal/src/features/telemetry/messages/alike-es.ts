/** Eventos rechazados que se parecen, arreglados o quitados de la lista juntos. */
export const alike = {
  title: "Rechazados por lo mismo",
  take: "De la misma fuente, por el mismo motivo y con el mismo nombre. Arréglalos todos de una vez: primero se prueba, y no se guarda nada hasta que tú lo digas.",
  count: "Cuántos",
  mend: "Arreglar todos",
  mendTitle: "Arreglar {count, plural, one {# evento} other {# eventos}}",
  rename: "Otro nombre para todos, si deben tener uno",
  tryIt: "Probar",
  tried:
    "Ahora se guardarían <em>{fresh, number} de {total, number}</em>.{known, plural, =0 {} one { # ya contó y no cambia nada.} other { # ya contaron y no cambian nada.}}",
  firstNot: "El primero que no: {reason}",
  staying:
    "{count, plural, one {# se rechazaría otra vez y sigue en la lista.} other {# se rechazarían otra vez y siguen en la lista.}}",
  go: "{count, plural, one {Aceptar # ahora} other {Aceptar # ahora}}",
  going: "Aceptándolos",
  done: "{taken, plural, one {# evento aceptado} other {# eventos aceptados}}",
  doneRefused:
    "{count, plural, one {# se rechazó otra vez y sigue en la lista.} other {# se rechazaron otra vez y siguen en la lista.}}",
  gone: "{count, plural, one {# ya no se puede arreglar} other {# ya no se pueden arreglar}}: lo que se envió se olvida a la semana, o era demasiado grande para guardarlo.",
  discard: "Quitar de la lista",
  discardTitle: "¿Quitar {count, plural, one {# evento rechazado} other {# eventos rechazados}} de la lista?",
  discardWhy:
    "Lo que se envió se olvida y ya no podrá arreglarse. Que se rechazaron sigue contado, y que lo decidiste tú queda en el registro de auditoría.",
  discardSure: "Quitarlos",
  discarded:
    "{count, plural, one {# evento rechazado está fuera de la lista} other {# eventos rechazados están fuera de la lista}}",
};
