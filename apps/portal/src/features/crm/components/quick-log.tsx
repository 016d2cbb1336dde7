import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem } from "@arraigo/ui/menu";
import { cx } from "@arraigo/ui/plain/cx";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown, Plus } from "lucide-react";
import { type Ref, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useLogActivity } from "../use-log-activity";
import { usePlanActivity } from "../use-plan-activity";
import { useSettled } from "../use-settled";
import { chipLook } from "./chip-look";
import { NextStepChip } from "./next-step-chip";
import { DayChip } from "./quick/day-chip";
import { MinutesChip } from "./quick/minutes-chip";
import { candidatesOf, WhoChip } from "./quick/who-chip";
import type { PickedRecord } from "./record-picker";

const kinds = ["call", "email", "chat", "meeting", "note"] as const;
type Kind = (typeof kinds)[number];

interface QuickLogProps {
  /** The record one is looking at: nothing to ask. */
  about?: PickedRecord;
  autoFocus?: boolean;
  onLogged?: () => void;
  /** Where minutes are what matters, as on a case, they are asked for at once. */
  asksMinutes?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/**
 * One line that becomes an activity: what happened is typed, the rest is suggested as chips, Enter logs. A line that says what is
 * to be done ("remind me on Friday to call Marta") becomes a task instead.
 */
export function QuickLog(props: QuickLogProps) {
  const t = useTranslations("crm.quick");
  const words = useTranslations("crm.kinds");
  const id = useId();
  const [text, setText] = useState("");
  const [kindChosen, setKind] = useState<Kind>();
  const [whoChosen, setWho] = useState<PickedRecord>();
  /** Null: the person wants none. */
  const [dateChosen, setDate] = useState<string | null>();
  /** Null: the person says nothing of it. */
  const [minutesChosen, setMinutes] = useState<number | null>();
  const [planChosen, setPlanning] = useState<boolean>();
  const [dateRefused, setDateRefused] = useState<string>();
  const [asked, setAsked] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const known = props.about ?? whoChosen;
  const settled = useSettled(text.trim(), 250);
  const suggestion = useQuery({
    // Whether a date may be suggested depends on with whom it is.
    ...trpc.crm.activities.suggest.queryOptions({ text: settled, ...(known ? { [`${known.type}Id`]: known.id } : {}) }),
    enabled: settled.length >= 3,
    placeholderData: (before) => before,
  });
  const current = text.trim() === "" ? undefined : suggestion.data;
  const fresh =
    settled === text.trim() && (settled.length < 3 || (!suggestion.isPlaceholderData && !suggestion.isFetching));
  const candidates = candidatesOf(current);
  const plan = current?.plan ?? undefined;
  const planning = planChosen ?? plan !== undefined;
  const kind = kindChosen ?? current?.kind ?? "note";
  const who = known ?? candidates[0];
  const nextOn = dateChosen === undefined ? (current?.nextStepOn ?? null) : dateChosen;
  const minutes = (minutesChosen === undefined ? current?.minutes : minutesChosen) ?? undefined;
  const dueOn = dateChosen === undefined ? (plan?.dueOn ?? current?.nextStepOn ?? null) : dateChosen;
  function logged() {
    setText("");
    setKind(undefined);
    setWho(undefined);
    setDate(undefined);
    setMinutes(undefined);
    setPlanning(undefined);
    setDateRefused(undefined);
    setAsked(false);
    props.onLogged?.();
  }
  const log = useLogActivity(who?.name ?? "", { onLogged: logged, onDateRefused: setDateRefused });
  const planned = usePlanActivity({ onPlanned: logged, onDateRefused: setDateRefused });
  const busy = log.isPending || planned.isPending;

  function changeWho(record: PickedRecord | undefined) {
    setWho(record);
    setDateRefused(undefined);
  }

  function submit() {
    if (text.trim() === "" || busy) return;
    // Whoever types fast has pressed Enter before the line was read: it is logged as soon as it is.
    if (!fresh) {
      setWaiting(true);
      return;
    }
    setWaiting(false);
    setDateRefused(undefined);
    const about = who ? { [`${who.type}Id`]: who.id } : {};
    if (planning) {
      if (!dueOn) return setDateRefused(t("needsDay"));
      const plannedKind = plan && who ? plan.kind : "task";
      return planned.mutate({
        text: plan?.text || text.trim(),
        kind: plannedKind,
        dueOn,
        ...(plan?.dueTime ? { dueTime: plan.dueTime } : {}),
        ...about,
      });
    }
    if (!who) {
      setAsked(true);
      return;
    }
    log.mutate({
      text: text.trim(),
      kind,
      ...about,
      ...(minutes === undefined ? {} : { minutes }),
      ...(nextOn
        ? { nextStepOn: nextOn, ...(current?.nextStep ? { nextStep: current.nextStep.slice(0, 300) } : {}) }
        : {}),
    });
  }

  useEffect(() => {
    if (waiting && fresh) submit();
  });

  const typed = text.trim() !== "";
  const kindWord = planning ? words(plan && who ? plan.kind : "task") : words(kind);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-2 rounded-3 border border-hairline-strong bg-surface py-2 pr-2.5 pl-4 focus-within:border-brand"
    >
      <Plus aria-hidden="true" className="size-4 shrink-0 text-ink-3 max-[359px]:hidden" />
      <input
        ref={props.inputRef}
        aria-label={t("label")}
        aria-describedby={`${id}-hint`}
        // biome-ignore lint/a11y/noAutofocus: only in a dialog that was opened to type here.
        autoFocus={props.autoFocus}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWaiting(false);
        }}
        placeholder={props.about ? t("placeholderHere") : t("placeholder")}
        maxLength={4000}
        autoComplete="off"
        className="h-8 min-w-[min(100%,260px)] flex-1 bg-transparent text-13 text-ink outline-none max-sm:text-16"
      />
      <span id={`${id}-hint`} className="sr-only">
        {t("hint")}
      </span>
      {typed ? (
        <span className={cx("flex min-w-0 flex-wrap items-center gap-1.5", !fresh && "opacity-60")} aria-live="polite">
          <Menu
            trigger={
              <button
                type="button"
                className={chipLook}
                title={t("changeKind")}
                aria-label={`${t("kind")}: ${kindWord}`}
              >
                {planning ? t("toDo", { kind: kindWord }) : kindWord}
                <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
              </button>
            }
          >
            {kinds.map((each) => (
              <MenuItem
                key={each}
                onSelect={() => {
                  setKind(each);
                  setPlanning(false);
                }}
              >
                {words(each)}
              </MenuItem>
            ))}
            <MenuItem onSelect={() => setPlanning(true)}>{t("asTask")}</MenuItem>
          </Menu>
          {props.about ? null : (
            <WhoChip who={who} candidates={candidates} missing={asked && !who} onPick={changeWho} />
          )}
          {planning ? (
            <DayChip
              value={dueOn}
              time={plan?.dueTime ?? null}
              error={dateRefused}
              onChange={(day) => {
                setDate(day);
                setDateRefused(undefined);
              }}
            />
          ) : (
            <>
              <MinutesChip
                value={minutes}
                wanted={props.asksMinutes === true}
                onChange={(said) => setMinutes(said ?? null)}
              />
              <NextStepChip
                value={nextOn}
                error={dateRefused}
                onChange={(date) => {
                  setDate(date);
                  setDateRefused(undefined);
                }}
              />
            </>
          )}
        </span>
      ) : null}
      <Button
        className="ml-auto"
        type="submit"
        kind={typed ? "primary" : "default"}
        hint={typed || !props.about ? "↵" : "L"}
        busy={busy || waiting}
      >
        {planning && typed ? t("plan") : t("log")}
      </Button>
      {asked && !who ? (
        <p role="alert" className="w-full text-12 font-medium text-amber">
          {t("needsWho")}
        </p>
      ) : null}
    </form>
  );
}

/** Quick log as the first thing on Today. */
export function QuickLogCard() {
  return <QuickLog />;
}
