import { Select } from "@arraigo/ui/select";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import type { By } from "../usage-question";
import type { UsageGroupData, UsageGroupsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string | undefined) => void;
  children: ReactNode;
}

/** A labelled choice of the usage pages; on a phone the label stands in a column. */
export function Choice(props: ChoiceProps) {
  const id = useId();
  return (
    <div className="inline-flex min-w-0 items-center gap-1.5 text-12 text-ink-3 max-sm:grid max-sm:w-full max-sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <label htmlFor={id}>{props.label}</label>
      <Select
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
        className="w-48! max-sm:w-full!"
      >
        {props.children}
      </Select>
    </div>
  );
}

interface GroupChoiceProps {
  label: string;
  groups: UsageGroupsData;
  /** As the address writes it: `unit:<id>`. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** What no group means. */
  all: string;
  /** Other than groups: the period before. */
  also?: readonly { value: string; label: string }[] | undefined;
  groupings?: readonly By[];
}

const everyGrouping = ["unit", "location", "role"] as const;

/** A unit, a location or a job role. A group that is too small can be chosen too, and says so before it is. */
export function GroupChoice(props: GroupChoiceProps) {
  const t = useTranslations("telemetry.usage");
  const words = useUsageWords();
  const nameOf = ({ by, key, size }: UsageGroupData) => {
    const name = words.group(props.groups, by, key);
    return "suppressed" in size ? t("hiddenGroup", { name }) : name;
  };
  return (
    <Choice label={props.label} value={props.value ?? ""} onChange={props.onChange}>
      <option value="">{props.all}</option>
      {props.also?.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
      {(props.groupings ?? everyGrouping).map((by) => {
        const some = props.groups.groups.filter((group) => group.by === by);
        return some.length > 0 ? (
          <optgroup key={by} label={t(`by.${by}`)}>
            {some.map((group) => (
              <option key={group.key} value={`${by}:${group.key}`}>
                {nameOf(group)}
              </option>
            ))}
          </optgroup>
        ) : null;
      })}
    </Choice>
  );
}

interface EventChoiceProps {
  events: readonly string[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** One event, or anything at all. One that nobody causes any more stays the choice it was in a saved address. */
export function EventChoice(props: EventChoiceProps) {
  const t = useTranslations("telemetry.usage");
  const words = useUsageWords();
  const known = props.value === undefined || props.events.includes(props.value) ? [] : [props.value];
  const named = [...props.events, ...known]
    .map((event) => ({ event, name: words.event(event) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <Choice label={t("event")} value={props.value ?? ""} onChange={props.onChange}>
      <option value="">{t("anything")}</option>
      {named.map(({ event, name }) => (
        <option key={event} value={event}>
          {name}
        </option>
      ))}
      <option disabled>{t("fromTomorrow")}</option>
    </Choice>
  );
}

/** One of a few named things. */
export function PlainChoice(
  props: Omit<ChoiceProps, "children"> & { options: readonly { value: string; name: string }[] },
) {
  return (
    <Choice label={props.label} value={props.value} onChange={props.onChange}>
      {props.options.map(({ value, name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </Choice>
  );
}
