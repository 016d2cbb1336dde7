/** One text a field, its headings between commas: as a list they would fill pages. */
const words = (list: string): readonly string[] => list.split(", ");

/**
 * Words a heading of a file of activities may use, folded, in both languages, by what they mean; the likeliest first, of those whose
 * cells fit. As Salesforce, HubSpot, Pipedrive, Dynamics, Zoho and calendars write them.
 */
const meanings: readonly (readonly [string, readonly string[]])[] = [
  [
    "kind",
    words(
      "type, activity type, kind, task type, event type, activity kind, engagement type, task subtype, tasksubtype, subtype, activity subtype, activity type name, tipo, tipo de actividad, clase, clase de actividad",
    ),
  ],
  [
    "status",
    words(
      "status, task status, activity status, event status, state, status reason, done, completed, is closed, isclosed, closed, is done, is completed, meeting outcome, meeting status, appointment status, estado, estado de la actividad, estado de la tarea, hecha, hecho, completada, completado, terminada, realizada",
    ),
  ],
  [
    "text",
    words(
      "subject, title, summary, description, comments, comment, body, note, notes, note body, note content, note title, text, message, details, full comments, email subject, email body, email text, call title, call notes, call subject, call description, meeting name, meeting title, meeting description, meeting subject, internal meeting notes, meeting notes, task title, task subject, task notes, task name, event subject, content, what, agenda, activity, activity subject, activity name, private note, public description, asunto, titulo, descripcion, comentarios, comentario, nota, notas, texto, cuerpo, mensaje, que, detalle, detalles, actividad, name",
    ),
  ],
  [
    "doneOn",
    words(
      "done, done at, done on, done date, completed, completed at, completed on, completed date, completed time, completeddatetime, completed date time, completion date, date completed, actual end, actual end date, closed at, closed on, closed time, marked as done time, finished at, task completed at, hecha, hecha el, hecho el, completada, completada el, terminada el, fecha de finalizacion, fecha de realizacion, fin real",
    ),
  ],
  [
    "startsAt",
    words(
      "start, starts, starts at, start at, start date, start time, start date time, startdatetime, start datetime, started, started at, date, date time, datetime, activity date, activitydate, activity date time, activitydatetime, activity datetime, call start time, call date, call time, call start date, call started at, meeting start time, meeting start date, meeting date, from, begin, begin date, begins, event date, event start, event start time, sent, sent at, sent on, sent date, date sent, email date, received, received at, happened at, occurred at, when, timestamp, time stamp, date start, actual start, scheduled start, note date, time, fecha, fecha y hora, fecha de inicio, fecha de la actividad, inicio, comienzo, comienza, empieza, desde, hora de inicio, fecha de la llamada, enviado, enviado el",
    ),
  ],
  [
    "startsClock",
    words("start time, time, begin time, call time, meeting time, event time, hora, hora de inicio, hora de comienzo"),
  ],
  [
    "endsAt",
    words(
      "end, ends, ends at, end at, end date, end time, end date time, enddatetime, end datetime, ended, ended at, to, until, date end, meeting end time, call end time, event end, event end time, fin, termina, hasta, fecha de fin, fecha fin, fecha de finalizacion, hora de fin, hora de finalizacion",
    ),
  ],
  ["endsClock", words("end time, finish time, hora de fin, hora de finalizacion, hora final")],
  [
    "dueAt",
    words(
      "due, due date, due on, due at, due date only, deadline, task due date, scheduled end, date due, vence, vencimiento, fecha de vencimiento, fecha limite, para cuando, plazo",
    ),
  ],
  ["dueClock", words("due time, hora de vencimiento")],
  [
    "createdOn",
    words(
      "created, created on, created at, created date, createddate, created time, create date, create time, add time, date created, date entered, written down, creado, creada, creado el, creada el, fecha de creacion, hora de creacion, alta, apuntada",
    ),
  ],
  [
    "doerId",
    words(
      "done by, to be done by, owner, activity owner, task owner, call owner, event owner, meeting owner, note owner, owner name, owner full name, owner email, owner id, ownerid, assigned, assigned to, assigned to user, assigned user, assignee, activity assigned to, user, user name, username, agent, host, organizer, meeting organizer, sales rep, rep, hecha por, hecho por, la hara, a hacer por, propietario, responsable, asignado a, asignada a, persona asignada, usuario, agente, comercial, vendedor, organizador, quien la hizo, quien la hizo o la hara",
    ),
  ],
  [
    "contactId",
    words(
      "contact, contact name, contact person, contact email, contact id, contactid, person, who, who id, whoid, name id, invitee, invitees, attendee, attendees, participants, guests, required attendees, to, to email, to address, email to address, recipient, recipients, customer, customer name, customer email, call to, call recipient, phone number, to number, associated contact, associated contacts, associated contact ids, contacts, lead contact, client, contacto, contactos, nombre del contacto, persona, cliente, asistentes, asistentes requeridos, invitados, participantes, destinatario, destinatarios, con quien",
    ),
  ],
  [
    "accountId",
    words(
      "account, account name, account id, accountid, company, company name, company account, organization, organisation, organization name, organisation name, associated company, associated companies, associated company ids, companies, empresa, cuenta, organizacion, nombre de la empresa, nombre de la cuenta",
    ),
  ],
  [
    "opportunityId",
    words(
      "opportunity, opportunity name, opportunity id, deal, deal name, deal title, deal id, associated deal, associated deals, associated deal ids, deals, potential name, oportunidad, nombre de la oportunidad, negocio, trato",
    ),
  ],
  [
    "caseId",
    words(
      "case, case number, case id, ticket, ticket id, ticket number, associated ticket, associated tickets, associated ticket ids, incident, caso, numero de caso, incidencia",
    ),
  ],
  ["leadId", words("lead, lead name, lead id, lead title, cliente potencial, prospecto, candidato")],
  [
    "aboutId",
    words(
      "about, related to, related to id, related record, regarding, regarding name, what id, whatid, what name, relates to, related object, parent, parent name, parent id, sobre, relacionado con, referente a, respecto a, acerca de",
    ),
  ],
  [
    "externalId",
    words(
      "id, activity id, task id, event id, call id, note id, meeting id, email id, record id, object id, engagement id, message id, external id, number elsewhere, uid, uuid, guid, key, identificador, id de actividad, id de tarea, id de registro, numero externo, codigo",
    ),
  ],
  [
    "minutes",
    words(
      "minutes, minutes spent, time spent, length, call length, actual duration, scheduled duration, minutos, minutos dedicados, tiempo dedicado, tiempo, calldurationinseconds, durationinminutes",
    ),
  ],
  [
    "detail",
    words(
      "call result, call outcome, call disposition, calldisposition, disposition, outcome, result, call purpose, purpose, direction, call direction, email direction, call type, location, meeting location, meeting type, call and meeting type, place, resultado, resultado de la llamada, direccion, sentido, lugar, ubicacion, proposito, objetivo",
    ),
  ],
];

const durations = /\b(duration|duracion)\b/;

/** What a heading of a file of activities may mean, the likeliest first. `heading` is folded. */
export function activityMeanings(heading: string): string[] {
  const found = meanings.filter(([, meant]) => meant.includes(heading)).map(([key]) => key);
  return durations.test(heading) && !found.includes("minutes") ? [...found, "minutes"] : found;
}
