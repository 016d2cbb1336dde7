import { Avatar } from "@arraigo/ui/avatar";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Field } from "@arraigo/ui/field";
import { HabitDots, type HabitWeek } from "@arraigo/ui/habit-dots";
import { Input } from "@arraigo/ui/input";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Segmented } from "@arraigo/ui/segmented";
import { Select } from "@arraigo/ui/select";
import { Table } from "@arraigo/ui/table";
import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { Tag } from "@arraigo/ui/tag";
import { Textarea } from "@arraigo/ui/textarea";
import { useState } from "react";
import { accounts } from "./gallery-rows";

const weeks = (pattern: string): HabitWeek[] =>
  Array.from(pattern, (letter) =>
    letter === "k" ? "kept" : letter === "s" ? "some" : letter === "a" ? "away" : "none",
  );

export function GalleryParts() {
  const [view, setView] = useState<"list" | "calendar">("list");
  return (
    <div className="mt-gap grid gap-gap">
      <div className="flex flex-wrap gap-2">
        <Button kind="primary">Save</Button>
        <Button>Edit</Button>
        <Button kind="ghost" hint="F">
          Something isn’t right
        </Button>
        <Button kind="danger">Delete for good</Button>
        <Button busy>Saving</Button>
        <Button disabled>Not yet</Button>
        <Button size="small">Small</Button>
        <Button size="large" kind="primary">
          Large
        </Button>
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          choices={[
            { value: "list", label: "List" },
            { value: "calendar", label: "Calendar" },
          ]}
        />
        <Tag>neutral</Tag>
        <Tag tone="brand">rooted</Tag>
        <Tag tone="amber">overdue</Tag>
        <Tag tone="red">failed</Tag>
        <Avatar name="Lucía Ferrer" />
      </div>
      <TabRow label="CRM">
        <a href="#board" className={tabLook} aria-current="page">
          Board
        </a>
        <a href="#accounts" className={tabLook}>
          Accounts
        </a>
        <a href="#contacts" className={tabLook}>
          Contacts
        </a>
      </TabRow>
      <div className="grid items-start gap-gap md:grid-cols-2">
        <Card title="Log a contact">
          <form className="grid gap-3">
            <Field label="What happened" required hint="One sentence is enough.">
              <Textarea defaultValue="Called Marta Quiroz, wants the offer on Tuesday" />
            </Field>
            <Field label="Who" error="Choose who it was with.">
              <Input placeholder="Name or account" />
            </Field>
            <Field label="Kind" optional>
              <Select defaultValue="call">
                <option value="call">Call</option>
                <option value="mail">E-mail</option>
              </Select>
            </Field>
            <Checkbox label="Remind me" hint="Appears on Today." defaultChecked />
            <Checkbox label="Share with my team" />
          </form>
        </Card>
        <div className="grid gap-gap">
          <Card title="My habits" take="Three of four, each week a little more. Only you see this page.">
            <div className="grid gap-[11px]">
              {(
                [
                  ["Log each contact", "kkkskkkkkkkk", "rooted"],
                  ["Answer within 4 h", "sskkskksakkk", "rooted"],
                  ["Next step on every deal", "nnnnsssskskS", "on its way"],
                ] as const
              ).map(([name, pattern, state]) => (
                <div key={name} className="grid grid-cols-[1fr_auto] gap-x-2.5 gap-y-1">
                  <span className="font-medium">{name}</span>
                  <Tag tone={state === "rooted" ? "brand" : "neutral"}>{state}</Tag>
                  <HabitDots weeks={weeks(pattern)} label={`${name}: twelve weeks`} />
                </div>
              ))}
            </div>
          </Card>
          <Card title="Go on learning">
            <p className="mb-2.5 text-ink-2">A next step that closes: lesson 3 of 5, 6 minutes left.</p>
            <ProgressBar value={0.56} label="Course" valueText="lesson 3 of 5" />
          </Card>
          <KpiStrip label="Sponsor" columns={3}>
            <Kpi label="Active" value="71" share={0.71} compact />
            <Kpi label="Build" value="64" share={0.64} compact />
            <Kpi label="Communicate" value="38" share={0.38} tone="amber" compact />
          </KpiStrip>
        </div>
      </div>
      <Table
        caption="Accounts"
        rows={accounts}
        rowKey={(row) => row.id}
        current={(row) => row.id === "2"}
        columns={[
          {
            key: "name",
            header: "Account",
            rowHeader: true,
            cell: (row) => row.name,
            sort: { direction: "ascending", onToggle: () => {} },
          },
          { key: "owner", header: "Owner", cell: (row) => row.owner },
          { key: "city", header: "City", cell: (row) => row.city },
          {
            key: "stage",
            header: "Stage",
            cell: (row) => <Tag tone={row.stage === "Won" ? "brand" : "neutral"}>{row.stage}</Tag>,
          },
          { key: "touched", header: "Last contact", cell: (row) => row.touched },
          {
            key: "open",
            header: "Open",
            align: "end",
            cell: (row) => row.open.toLocaleString("en"),
            sort: { direction: "none", onToggle: () => {} },
          },
        ]}
        foot={<span>4 accounts · 183,200 open</span>}
      />
    </div>
  );
}
