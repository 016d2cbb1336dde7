import { ConflictPanel, type ConflictSide } from "@arraigo/ui/conflict-panel";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { languageNames, type PersonFacts } from "../person-facts";
import { useStructure } from "../use-structure";

/** What both changed, side by side: mine as written, theirs as it stands now. */
export function PersonCollision(props: {
  sentence: string | undefined;
  fields: readonly (keyof PersonFacts)[];
  mine: PersonFacts;
  theirs: PersonFacts;
  /** People managers by id, as far as this form has met them. */
  managers: ReadonlyMap<string, string>;
  sides: Readonly<Record<string, ConflictSide>>;
  onChoose: (field: string, side: ConflictSide) => void;
}) {
  const t = useTranslations("directory");
  const textOf = useFactText(props.managers);
  return (
    <ConflictPanel
      title={props.sentence ?? t("collision.title")}
      why={t("collision.why")}
      conflicts={props.fields.map((field) => ({
        key: field,
        label: t(`fields.${wordOf(field)}`),
        mine: textOf(field, props.mine[field]),
        theirs: textOf(field, props.theirs[field]),
      }))}
      chosen={Object.fromEntries(props.fields.map((field) => [field, props.sides[field] ?? "mine"]))}
      onChoose={props.onChoose}
      text={{ mine: t("collision.mine"), theirs: t("collision.theirs"), empty: t("fields.none") }}
    />
  );
}

type Word = Exclude<keyof PersonFacts, "orgUnitId" | "managerId" | "jobRoleId" | "locationId"> | Reference;
type Reference = "orgUnit" | "manager" | "jobRole" | "location";
const wordOf = (field: keyof PersonFacts) =>
  field.replace(/Id$/u, (end) => (field === "externalId" ? end : "")) as Word;

/** A fact as people read it: names for ids, dates in the reader's way. */
function useFactText(managers: ReadonlyMap<string, string>) {
  const format = useFormat();
  const { units, jobRoles, locations } = useStructure();
  return (field: keyof PersonFacts, value: string | number | null): string => {
    if (value === null || value === "") return "";
    if (typeof value === "number") return format.count(value);
    if (field === "startsOn" || field === "endsOn") return format.date(value);
    if (field === "language") return value === "es" ? languageNames.es : languageNames.en;
    if (field === "managerId") return managers.get(value) ?? "";
    const named = { orgUnitId: units, jobRoleId: jobRoles, locationId: locations }[field as "orgUnitId"];
    return named ? (named.find((each) => each.id === value)?.name ?? "") : value;
  };
}
