/** Cuánto se guarda el uso, y cómo desaparece lo que se registró de una persona. */
export const keeping = {
  title: "Conservar y borrar",
  sentence:
    "Los eventos sueltos se guardan <em>{raw, plural, one {# día} other {# días}}</em>; lo que suman por persona, <em>{person, plural, one {# día} other {# días}}</em>.",
  sub: "Después solo quedan las cifras de grupos enteros y, de cada persona, el primer y el último día de cada cosa que hizo, mientras esté en el directorio: distinguen «hace tiempo que no» de «nunca». Cada noche se va lo que ya es demasiado antiguo.",
  failed: "No se ha podido cargar cuánto se guarda el uso",
  how: "Cuánto tiempo",
  howTake: "Un plazo más corto vale desde la próxima noche. Lo que se vaya entonces no vuelve con uno más largo.",
  raw: "Eventos sueltos, en días",
  rawHint: "De 30 a 396. De ellos salen los embudos, los recorridos y los filtros de los comportamientos.",
  person: "Sumas por persona y día, en días",
  personHint: "De 90 a 1096. De ellas salen los hábitos y los nombres que hay detrás de una cifra.",
  outOfBounds: "Escribe un número entero de {from, number} a {to, number}.",
  rawOutlives: "Los eventos sueltos no pueden guardarse más que lo que se cuenta por persona.",
  loses:
    "La próxima noche se irían <em>{events}</em> de antes del {rawFrom} y <em>{sums}</em> de antes del {personFrom}.",
  losesNothing: "La próxima noche no se iría nada: no hay nada más antiguo.",
  events: "{count, plural, =0 {ningún evento suelto} one {# evento suelto} other {# eventos sueltos}}",
  sums: "{count, plural, =0 {ninguna suma de días de personas} one {# suma del día de una persona} other {# sumas de días de personas}}",
  eventsMany: "un millón de eventos sueltos o más",
  sumsMany: "un millón de sumas de días de personas o más",
  save: "Guardar",
  shorter: "¿Guardar menos desde esta noche?",
  shorterWhy: "Lo más antiguo se va esta noche y no puede recuperarse. Hasta entonces puedes decir otra cosa.",
  keepAsIs: "Dejarlo como está",
  saved: "Guardado cuánto se conserva el uso",
  nights: "Las últimas noches",
  noNights: "Aún no ha pasado ninguna noche desde que empezó esta organización.",
  night: "Noche",
  letGoEvents: "Eventos sueltos que se fueron",
  letGoSums: "Sumas por persona que se fueron",
  erase: "Borrar a una persona",
  eraseTake:
    "Quita todo lo que se registró del uso de alguien y todos los nombres que tiene en otros sistemas. Sus clientes, cursos y mensajes no se tocan. Elegir a alguien queda anotado.",
  who: "Persona",
  foundNothing: "No hay nada registrado de {name}.",
  found: "De {name} está registrado, sin mostrar cuánto:",
  kinds: {
    doings: "lo que hizo y en qué días",
    names: "cómo se llama en otros sistemas",
    refused: "lo que se rechazó y menciona a esta persona",
    authored: "lo que escribió, guardó o configuró",
  },
  eraseButton: "Borrar…",
  eraseTitle: "¿Borrar lo que se registró de {name}?",
  eraseWhy:
    "No se puede deshacer. Las cifras de días, semanas y meses ya terminados se quedan como están: lo que hizo se sigue contando como de alguien, y nada dice de quién. Los embudos, los caminos, el tiempo hasta el primer uso y lo ofrecido dejan de contar lo que usó. Las consultas y los paneles que compartió pasan a ser tuyos; lo que guardó para sí desaparece.",
  eraseSure: "Borrarlo todo",
  erasing: "Borrando lo que se registró de {name}",
  phases: {
    waiting: "Esperando a lo que se está guardando ahora mismo. Desde ya no se admite nada de esta persona.",
    events: "Quitando lo que hizo, evento a evento.",
    ids: "Buscando sus nombres en los identificadores de los eventos de todos.",
    mentions: "Buscando en lo que dicen los eventos de los demás, día a día, y quitando sus nombres.",
    rest: "Quitando lo demás y mirando en todos los sitios.",
  },
  stoppedByFile:
    "Un archivo de historial espera a que lo incorpores y podría volver a nombrar a esta persona. Incorpóralo o descártalo: el borrado vuelve a mirar cada medio minuto.",
  stopped:
    "Se ha interrumpido ({problem}) y sigue por sí solo. Para que siga ya, elige a esta persona y vuelve a borrar.",
  erased:
    "Borrado. Al mirar en {places, plural, one {# sitio} other {los # sitios}} no se encontró <em>nada</em> de {known, select, yes {{name}} other {esta persona}}.",
  erasedLeft:
    "Borrado, pero al mirar en todos los sitios aún {left, plural, one {se encontró # fila} other {se encontraron # filas}} de {known, select, yes {{name}} other {esta persona}}. Vuelve a borrar; si siguen ahí, avisa a quien administra Arraigo.",
  erasedWhen:
    "{at}{known, select, yes {, a petición de {by}} other {}}. De quién era está escrito en el registro de auditoría y en ningún otro sitio.",
};
