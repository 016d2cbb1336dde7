import { AdoptionCurve } from "@arraigo/ui/adoption-curve";
import { Bars } from "@arraigo/ui/bars";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { ColumnChart } from "@arraigo/ui/column-chart";
import { DataFigure } from "@arraigo/ui/data-figure";
import { HeatLowKey, HeatMap } from "@arraigo/ui/heat-map";
import { Interval } from "@arraigo/ui/interval";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { LegendLine } from "@arraigo/ui/legend";
import { PageHeader } from "@arraigo/ui/page-header";
import { SplitBars } from "@arraigo/ui/split-bars";
import { Tag } from "@arraigo/ui/tag";
import { behaviours, curve, heat } from "./gallery-rows";

const percent = (share: number | undefined) => (share === undefined ? "–" : `${Math.round(share * 100)}\u00A0%`);

export function GalleryFigures() {
  return (
    <>
      <PageHeader
        crumbs={
          <>
            <span>Adoption</span>
            <span>/</span>
            <b className="font-medium text-ink">CRM for Service and Sales</b>
          </>
        }
        actions={
          <>
            <Button kind="ghost" hint="C">
              Copy link
            </Button>
            <Button>Export</Button>
            <Button kind="primary">Plan an action</Button>
          </>
        }
        sentence={
          <>
            It is taking root: <em>57&nbsp;% have adopted</em>, eleven points behind plan. “Next step on every deal” is
            what holds Bogotá back.
          </>
        }
        sub="242 people in scope, three waves, week 11 since go-live. Figures as of today 07:10, last full week 46."
      />
      <div className="mt-[22px] grid gap-gap">
        <KpiStrip label="Figures">
          <Kpi
            label="Adoption rate"
            value={"57\u00A0%"}
            beside="51–63"
            note={
              <>
                <b>138</b> of 242 people · <span className="text-brand">+3 this week</span>
              </>
            }
          />
          <Kpi
            label="Utilisation"
            value={"68\u00A0%"}
            beside="66–70"
            note={
              <>
                <b>3,912</b> of 5,754 expectations met
              </>
            }
          />
          <Kpi
            label="Median time to adopt"
            value={"46\u00A0d"}
            beside="39–54"
            note={
              <>
                plan <b>42&nbsp;d</b>
              </>
            }
            missing="Service not reached"
          />
          <Kpi
            label="Proficiency"
            value="74"
            beside="of 100"
            note="assessments and data quality"
            missing="process part missing"
          />
        </KpiStrip>
        <div className="grid items-start gap-gap lg:grid-cols-[minmax(0,1.72fr)_minmax(0,1fr)]">
          <DataFigure
            title="Adoption curve"
            rows={curve}
            takeaway={(rows) =>
              `At this pace ${percent(rows.findLast((row) => row.forecast !== undefined)?.forecast)} by week 19, against ${percent(rows.at(-1)?.plan)} planned by week 20.`
            }
            columns={[
              { header: "Week", value: (row) => row.x },
              {
                header: "Adopted",
                value: (row) => row.value ?? null,
                shown: (row) => percent(row.value),
                align: "end",
              },
              {
                header: "Forecast",
                value: (row) => row.forecast ?? null,
                shown: (row) => percent(row.forecast),
                align: "end",
              },
              { header: "Plan", value: (row) => row.plan ?? null, shown: (row) => percent(row.plan), align: "end" },
            ]}
            fileName="adoption-curve"
            definition={{ href: "#definition" }}
            legend={
              <>
                <LegendLine stroke="solid">adopted</LegendLine>
                <LegendLine stroke="dashed">forecast, 95&nbsp;% band</LegendLine>
                <LegendLine stroke="dotted" tone="neutral">
                  plan
                </LegendLine>
              </>
            }
          >
            {(rows) => (
              <AdoptionCurve
                label="Adoption by week"
                points={rows}
                markers={[
                  { x: 2, label: "Course" },
                  { x: 6, label: "Message" },
                  { x: 9, label: "Fix" },
                ]}
                tick={(week) => (week === 0 ? "go-live" : `w${week}`)}
                describe={(point) =>
                  `Week ${point.x}: ${percent(point.value ?? point.forecast)}, plan ${percent(point.plan)}`
                }
                scrubLabel="Week"
                valueLabel={"57\u00A0% today"}
                planLabel="plan 83"
                forecastLabel="forecast 72 (63–82)"
              />
            )}
          </DataFigure>
          <Card title="Do next" actions={<Tag>4</Tag>}>
            <ul>
              {[
                [
                  "Answer 3 complaints about “next step”",
                  "Raised by Service · Bogotá, oldest 6 days. Two ask for the same default.",
                  "6 d",
                  "amber",
                ],
                [
                  "Give wave 3 the five-minute refresher",
                  "It raised this behaviour by 9 points (3–15) in wave 2.",
                  "+9",
                  "brand",
                ],
                [
                  "Ask the sponsor for a word to Service",
                  "Last message 5 weeks ago; 41 % of Service read it.",
                  "draft ready",
                  "neutral",
                ],
              ].map(([what, why, tag, tone]) => (
                <li
                  key={what}
                  className="grid grid-cols-[1fr_auto] gap-2.5 border-t py-[11px] first:border-0 first:pt-1"
                >
                  <div>
                    <p className="font-medium">{what}</p>
                    <p className="text-ink-2">{why}</p>
                  </div>
                  <Tag tone={tone === "amber" ? "amber" : tone === "brand" ? "brand" : "neutral"}>{tag}</Tag>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <DataFigure
          title="Where people stand, by group and behaviour"
          rows={heat}
          takeaway={() =>
            "Share of people at or above the target over the last four full weeks. Weakest: “Next step on every deal” in Service · Bogotá, 22 %."
          }
          columns={[{ header: "Group", value: (row) => row.key }]}
          fileName="where-people-stand"
          noTable
          legend={<HeatLowKey>outlined: below 45</HeatLowKey>}
          footnote="Systems has 4 people: hidden to protect them; Finance is hidden with it, so that it cannot be worked out."
        >
          {(rows) => (
            <HeatMap
              caption="Groups and behaviours"
              rowsName="Group"
              columns={behaviours}
              rows={rows}
              open={({ className, children, label }) => (
                <a href="#cell" className={className} aria-label={label}>
                  {children}
                </a>
              )}
            />
          )}
        </DataFigure>
        <div className="grid gap-gap md:grid-cols-2">
          <Card title="By dimension" take="Two of four are on target.">
            <Bars
              label="Dimensions"
              bars={[
                { key: "1", name: "Frequency", share: 0.72, shown: "72", beside: "n 212" },
                { key: "2", name: "Breadth", share: 0.55, shown: "55", beside: "n 212" },
                { key: "3", name: "Quality", share: 0.34, shown: "34", beside: "n 188", tone: "amber" },
                { key: "4", name: "Process", shown: "no evidence yet" },
              ]}
            />
          </Card>
          <Card title="Counts, the last not over yet">
            <ColumnChart
              label="People by week"
              columns={[
                { key: "1", value: 120, beside: 90 },
                { key: "2", hidden: true },
                { key: "3", value: 160, beside: 140 },
                { key: "4", value: 80, running: true },
              ]}
              tick={(index) => `w${index + 1}`}
              describe={(index) => `week ${index + 1}`}
              scrubLabel="Week"
              shown={String}
            />
          </Card>
          <Card title="A whole in parts">
            <SplitBars
              label="Access"
              bars={[
                {
                  key: "1",
                  name: "Sales",
                  count: "n = 40",
                  values: [28, 8, 4],
                  shown: "28 active · 8 dormant · 4 never",
                },
                { key: "2", name: "Legal", shown: "hidden" },
              ]}
            />
          </Card>
          <Card title="With its interval">
            <div className="grid gap-4">
              <Interval
                value={0.57}
                low={0.51}
                high={0.63}
                target={0.68}
                label="57 %, 95 % interval 51 to 63, target 68"
              />
              <Interval
                value={0.22}
                low={0.14}
                high={0.33}
                target={0.68}
                tone="amber"
                label="22 %, 95 % interval 14 to 33, target 68"
              />
            </div>
          </Card>
        </div>
      </div>
    </>
  );
}
