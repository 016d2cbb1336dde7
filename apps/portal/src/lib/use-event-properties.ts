import { manifest as crm } from "@arraigo/crm/manifest";
import type { UsageProperty } from "@arraigo/platform/manifest";
import { useQueries } from "@tanstack/react-query";
import { useWords, wordsAt } from "./messages";
import { useCan } from "./session";
import { trpc } from "./trpc";

const declared: Readonly<Record<string, UsageProperty>> = crm.telemetryProperties;
const stagedTypes = ["lead", "opportunity", "case"] as const;

export interface EventProperty {
  name: string;
  label: string;
  isNumber: boolean;
  /** The values it can have, in words. None where any number can stand. */
  choices: readonly { value: string; label: string }[];
}

type Value = string | number | boolean;

/** What one of our own events can be narrowed by, and in which words a property and its value are said. */
export function useEventProperties(events: readonly string[]) {
  const words = useWords();
  const can = useCan();
  const isAsked = events.some((event) => /^crm\..*_moved$/u.test(event));
  const pipelines = useQueries({
    queries: stagedTypes.map((type) => ({
      ...trpc.crm.pipelines.list.queryOptions({ type }, { staleTime: 300_000 }),
      enabled: isAsked && can(`crm.${type}.read`),
    })),
    combine: (answers) => answers.map(({ data }) => data ?? []),
  });
  const at = (property: string) => `change.properties.crm.${property}`;
  const places = (event: string, property: string) => {
    const [, own] = /^crm\.(.*)_moved$/u.exec(event) ?? [];
    const theirs = stagedTypes.flatMap((type, index) =>
      own === type || own === "records" ? (pipelines[index] ?? []) : [],
    );
    if (property === "pipeline") return theirs.map(({ id, name }) => ({ value: id, label: name }));
    // Two pipelines may each have a stage of the same name.
    return theirs.flatMap((pipeline) =>
      pipeline.stages.map(({ id, name }) => ({
        value: id,
        label: theirs.length > 1 ? `${pipeline.name}: ${name}` : name,
      })),
    );
  };
  const of = (event: string): EventProperty[] =>
    Object.entries(declared)
      .filter(([, property]) => property.of.some((name) => `crm.${name}` === event))
      .map(([name, { is }]) => ({
        name,
        label: wordsAt(words, `${at(name)}.name`) ?? name,
        isNumber: is === "number",
        choices:
          typeof is === "string"
            ? is === "id"
              ? places(event, name)
              : []
            : is.map((value) => ({ value, label: wordsAt(words, `${at(name)}.values.${value}`) ?? value })),
      }));
  return {
    of,
    /** A property in words, or as another system calls it. */
    nameOf: (event: string, property: string) => of(event).find(({ name }) => name === property)?.label ?? property,
    /** A value in words; undefined where it is what somebody else's system says, or a number. */
    valueOf: (event: string, property: string, value: Value) =>
      of(event)
        .find(({ name }) => name === property)
        ?.choices.find((choice) => choice.value === value)?.label,
  };
}
