import { Skeleton } from "@arraigo/ui/skeleton";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { problemOf } from "../../../lib/problem";
import type { HandoverState, Taker } from "../use-handover";
import { PersonPicker } from "./person-picker";

/** What somebody has open, and who takes it over. */
export function HandoverChoice(props: {
  name: string;
  state: HandoverState;
  mayKeep?: boolean;
  /** `ask`: the last day is ahead, so it can be now or then. `over`: it changes hands at once. */
  timing?: "ask" | "over";
  error?: string | undefined;
}) {
  const t = useTranslations("directory.leaving");
  const group = useId();
  const format = useFormat();
  const { name, state } = props;
  const { data, error } = state.query;
  if (error) return <p className="text-ink-2">{problemOf(error).message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  const choices: [Taker, ReactNode, string | undefined][] = [
    ...(props.mayKeep ? [["keep", t("keep", { name }), t("keepWhy")] as [Taker, ReactNode, string]] : []),
    ...(state.next
      ? [["next", state.next.name, data.decided ? t("decidedWhy") : t("nextWhy")] as [Taker, ReactNode, string]]
      : []),
    ["other", t("other"), undefined],
    ["nobody", t("nobody"), t("nobodyWhy")],
  ];
  return (
    <div className="grid gap-3 rounded-2 border bg-sunken/50 px-3.5 py-3">
      <p className="text-ink-2">
        {data.open.length === 0 ? t("nothing", { name }) : t("open", { name })}{" "}
        <strong className="font-medium text-ink">{data.open.map((each) => each.what).join(", ")}</strong>
        {data.doneAt ? ` ${t("done", { date: format.date(data.doneAt.slice(0, 10)) })}` : null}
      </p>
      <fieldset className="grid gap-0.5">
        <legend className="mb-1 font-medium">{t("title")}</legend>
        {choices.map(([value, label, why]) => (
          <Choice
            key={value}
            name={`${group}-who`}
            checked={state.taker === value}
            onChange={() => state.pick(value)}
            label={label}
            why={why}
          />
        ))}
      </fieldset>
      {state.taker === "other" ? (
        <PersonPicker label={t("successor")} name="" error={props.error} onPick={(id) => state.setOtherId(id)} />
      ) : props.error ? (
        <p className="text-12 text-red">{props.error}</p>
      ) : null}
      {props.timing === "ask" && state.taker !== "keep" ? (
        <fieldset className="grid gap-0.5">
          <legend className="mb-1 font-medium">{t("when")}</legend>
          {(["lastDay", "now"] as const).map((when) => (
            <Choice
              key={when}
              name={`${group}-when`}
              checked={state.when === when}
              onChange={() => state.setWhen(when)}
              label={t(when)}
            />
          ))}
        </fieldset>
      ) : null}
      <p className="text-12 text-ink-3">
        {props.timing === "over" ? `${t("atOnce")} ` : null}
        {t("closed")}
      </p>
    </div>
  );
}

function Choice(props: {
  name: string;
  checked: boolean;
  onChange: () => void;
  label: ReactNode;
  why?: string | undefined;
}) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5 py-1">
      <input
        id={id}
        type="radio"
        name={props.name}
        checked={props.checked}
        onChange={props.onChange}
        aria-describedby={props.why ? `${id}-why` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-brand"
      />
      <span className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer">
          {props.label}
        </label>
        {props.why ? (
          <span id={`${id}-why`} className="block text-12 text-ink-3">
            {props.why}
          </span>
        ) : null}
      </span>
    </div>
  );
}
