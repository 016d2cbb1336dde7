import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../../index";
import { bringActivities, csv, people, stored } from "../testing/activity-files";
import type { ImportWorld } from "../testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
  world.setNow("2026-11-18T12:00:00.000Z");
});
afterAll(() => world.close());

/** What each product writes, and what of it an activity becomes. Nothing is told about any column. */
const products: Record<string, { file: string; becomes: object[] }> = {
  "Salesforce tasks": {
    file: csv(
      "Id,Subject,ActivityDate,Status,Priority,WhoId,WhatId,Description,TaskSubtype,CallDurationInSeconds,CallDisposition,IsClosed,CreatedDate,Owner.Name",
      '00T1,"Call: prices",2026-03-02,Completed,High,marta@lago.example,Lago,"Wants 2% off;\nwill ""think""",Call,1830,Reached,true,2026-03-01T09:00:00.000+0000,Inés Mar',
      "00T2,Send offer,2026-12-02,Not Started,Normal,marta@lago.example,,,Task,,,false,2026-03-01T09:00:00.000+0000,Inés Mar",
    ),
    becomes: [
      {
        kind: "call",
        text: 'Call: prices\nWants 2% off;\nwill "think"\nCallDisposition: Reached',
        minutes: 31,
        done: true,
        occurred_at: "2026-03-02T12:00",
      },
      { kind: "task", text: "Send offer", done: false, due_on: "2026-12-02" },
    ],
  },
  "HubSpot calls": {
    file: csv(
      "Record ID,Call title,Call notes,Activity date,Call duration (HH:mm:ss),Call outcome,Call direction,Activity assigned to,Associated Contact,Create date",
      "900,Intro,Liked it,2026-03-02 09:30,00:12:40,Connected,Outbound,Inés Mar,Marta Quiroz (marta@lago.example),2026-03-02 09:45",
    ),
    becomes: [
      {
        kind: "call",
        text: "Intro\nLiked it\nCall outcome: Connected\nCall direction: Outbound",
        minutes: 13,
        done: true,
        occurred_at: "2026-03-02T09:30",
      },
    ],
  },
  "HubSpot meetings": {
    file: csv(
      "Record ID,Meeting name,Meeting start time,Meeting end time,Meeting outcome,Internal meeting notes,Associated Contact",
      "901,Demo,2026-03-03 10:00,2026-03-03 11:15,Completed,Three people,marta@lago.example",
      "902,Demo 2,2026-03-04 10:00,2026-03-04 11:15,No show,,marta@lago.example",
    ),
    becomes: [
      { kind: "meeting", text: "Demo\nThree people", minutes: 75, done: true, occurred_at: "2026-03-03T10:00" },
    ],
  },
  Pipedrive: {
    file: csv(
      "ID,Subject,Type,Due date,Due time,Duration,Done,Assigned to user,Contact person,Organization,Note,Marked as done time",
      "7,Lunch,Lunch,2026-03-05,13:30,01:30,Done,Inés Mar,Marta Quiroz,Lago,Good food,2026-03-05 15:10:00",
      "8,Ring back,Call,2026-12-05,09:15,00:15,To do,Inés Mar,Marta Quiroz,Lago,,",
    ),
    becomes: [
      { kind: "meeting", text: "Lunch\nGood food", minutes: 90, done: true, due_on: "2026-03-05" },
      { kind: "call", text: "Ring back", done: false, due_on: "2026-12-05" },
    ],
  },
  Dynamics: {
    file: csv(
      "Activity Type,Subject,Regarding,Activity Status,Owner,Start Date,Due Date,Actual Duration,Description",
      "Phone Call,Terms,Lago,Completed,Inés Mar,3/25/2026 9:00 AM,3/26/2026 9:30 AM,30 minutes,",
      "Appointment,Site visit,Lago,Canceled,Inés Mar,3/27/2026 9:00 AM,,1 hour,",
    ),
    becomes: [{ kind: "call", text: "Terms", minutes: 30, done: true, occurred_at: "2026-03-25T09:00" }],
  },
  "Zoho calls": {
    file: csv(
      "Record Id,Subject,Call Type,Call Start Time,Call Duration (in seconds),Contact Name,Related To,Call Owner,Call Result",
      "zcrm_1,Complaint,Inbound,2026-03-06 16:20:00,95,Marta Quiroz,Lago,Inés Mar,Interested",
    ),
    becomes: [
      {
        kind: "call",
        text: "Complaint\nCall Type: Inbound\nCall Result: Interested",
        minutes: 2,
        occurred_at: "2026-03-06T16:20",
      },
    ],
  },
  "a calendar": {
    file: csv(
      "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Required Attendees",
      "Review,03/25/2026,9:00:00 AM,03/25/2026,9:45:00 AM,False,Numbers,Room 2,marta@lago.example;ines@ours.example",
      "Fair,03/26/2026,,03/27/2026,,True,,Hall,marta@lago.example",
    ),
    becomes: [
      {
        kind: "meeting",
        text: "Review\nNumbers\nLocation: Room 2\nRequired Attendees: marta@lago.example;ines@ours.example",
        minutes: 45,
        occurred_at: "2026-03-25T09:00",
      },
      { kind: "meeting", text: "Fair\nLocation: Hall", minutes: null, occurred_at: "2026-03-26T12:00" },
    ],
  },
  "a list in Spanish": {
    file: csv(
      "Tipo;Asunto;Fecha;Duración;Estado;Responsable;Contacto",
      "Llamada;Precios;25/03/2026 9:30;media hora;Completada;Inés Mar;marta@lago.example",
      "Reunión;Visita;26/03/2026 16:00;1 h 20;Realizada;Inés Mar;Marta Quiroz",
    ),
    becomes: [
      { kind: "call", text: "Precios", minutes: 30, occurred_at: "2026-03-25T09:30" },
      { kind: "meeting", text: "Visita", minutes: 80, occurred_at: "2026-03-26T16:00" },
    ],
  },
};

it.each(Object.keys(products))("%s: they come in with nothing told about any column", async (product) => {
  const { org, boss, accountId } = await people(world);
  const { file, becomes } = products[product] ?? { file: "", becomes: [] };
  const { result } = await bringActivities(world, org, boss, file);
  const rows = await stored(world, org);
  expect(rows, JSON.stringify(result.failures)).toEqual(becomes.map((each) => expect.objectContaining(each)));
  expect(rows.every(({ done, actor_id }) => !done || actor_id !== null || product === "a calendar")).toBe(true);
  expect(new Set(rows.map(({ account_id }) => account_id))).toEqual(new Set([accountId]));
});
