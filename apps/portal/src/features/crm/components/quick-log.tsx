import { Button } from "@arraigo/ui/button";
import { cx } from "@arraigo/ui/cx";
import { Menu, MenuItem } from "@arraigo/ui/menu";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown, Plus } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useLogActivity } from "../use-log-activity";
import { useSettled } from "../use-settled";
import { chipLook } from "./chip-look";
import { NextStepChip } from "./next-step-chip";
import { type PickedRecord, RecordPicker } from "./record-picker";

const kinds = ["call", "email", "meeting", "note"] as const;
type Kind = (typeof kinds)[number];

interface QuickLogProps {
  /** The record one is looking at: nothing to ask. */
  about?: PickedRecord;
  autoFocus?: boolean;
  onLogged?: () => void;
}

/** One line that becomes an activity: what happened is typed, the rest is suggested as chips, Enter logs. */
export function QuickLog(props: QuickLogProps) {
  const t = useTranslations("crm.quick");
  const words = useTranslations("crm.kinds");
  const id = useId();
  const [text, setText] = useState("");
  const [kindChosen, setKind] = useState<Kind>();
  const [whoChosen, setWho] = useState<PickedRecord>();
  /** Null: the person wants none. */
  const [dateChosen, setDate] = useState<string | null>();
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
  const candidates: PickedRecord[] = [
    ...(current?.contacts ?? []).map((hit) => ({
      type: "contact" as const,
      id: hit.id,
      name: hit.name,
      note: hit.accountName ?? undefined,
    })),
    ...(current?.accounts ?? []).map((hit) => ({ type: "account" as const, id: hit.id, name: hit.name })),
  ];
  const kind = kindChosen ?? current?.kind ?? "note";
  const who = known ?? candidates[0];
  const nextOn = dateChosen === undefined ? (current?.nextStepOn ?? null) : dateChosen;
  function logged() {
    setText("");
    setKind(undefined);
    setWho(undefined);
    setDate(undefined);
    setDateRefused(undefined);
    setAsked(false);
    props.onLogged?.();
  }
  const log = useLogActivity(who?.name ?? "", { onLogged: logged, onDateRefused: setDateRefused });

  function changeWho(record: PickedRecord | undefined) {
    setWho(record);
    setDateRefused(undefined);
  }

  function submit() {
    if (text.trim() === "" || log.isPending) return;
    // Whoever types fast has pressed Enter before the line was read: it is logged as soon as it is.
    if (!fresh) {
      setWaiting(true);
      return;
    }
    setWaiting(false);
    setDateRefused(undefined);
    if (!who) {
      setAsked(true);
      return;
    }
    log.mutate({
      text: text.trim(),
      kind,
      [`${who.type}Id`]: who.id,
      ...(nextOn
        ? { nextStepOn: nextOn, ...(current?.nextStep ? { nextStep: current.nextStep.slice(0, 300) } : {}) }
        : {}),
    });
  }

  useEffect(() => {
    if (waiting && fresh) submit();
  });

  const typed = text.trim() !== "";
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
        aria-label={t("label")}
        aria-describedby={`${id}-hint`}
        // biome-ignore lint/a11y/noAutofocus: only in a dialog that was opened to type here.
        autoFocus={props.autoFocus}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWaiting(false);
        }}
        placeholder={t("placeholder")}
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
                aria-label={`${t("kind")}: ${words(kind)}`}
              >
                {words(kind)}
                <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
              </button>
            }
          >
            {kinds.map((each) => (
              <MenuItem key={each} onSelect={() => setKind(each)}>
                {words(each)}
              </MenuItem>
            ))}
          </Menu>
          {props.about ? null : (
            <WhoChip who={who} candidates={candidates} missing={asked && !who} onPick={changeWho} />
          )}
          <NextStepChip
            value={nextOn}
            error={dateRefused}
            onChange={(date) => {
              setDate(date);
              setDateRefused(undefined);
            }}
          />
        </span>
      ) : null}
      <Button
        className="ml-auto"
        type="submit"
        kind={typed ? "primary" : "default"}
        hint="↵"
        busy={log.isPending || waiting}
      >
        {t("log")}
      </Button>
      {asked && !who ? (
        <p role="alert" className="w-full text-12 font-medium text-amber">
          {t("needsWho")}
        </p>
      ) : null}
    </form>
  );
}

function WhoChip(props: {
  who: PickedRecord | undefined;
  candidates: readonly PickedRecord[];
  missing: boolean;
  onPick: (record: PickedRecord | undefined) => void;
}) {
  const t = useTranslations("crm.quick");
  const { who } = props;
  const label = who ? (who.note ? `${who.name} · ${who.note}` : who.name) : t("who");
  const title = who ? t("changeWho", { who: label }) : t("chooseWho");
  const look = who ? chipLook : cx(chipLook, "bg-amber-soft! text-amber!");
  if (props.candidates.length < 2)
    return (
      <RecordPicker
        types={["contact", "account", "opportunity"]}
        onPick={(record) => props.onPick(record ?? undefined)}
        trigger={
          <button type="button" className={look} title={title}>
            <span className="truncate">{label}</span>
            <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
          </button>
        }
      />
    );
  return (
    <>
      <Menu
        trigger={
          <button type="button" className={look} title={title}>
            <span className="truncate">{label}</span>
            <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
          </button>
        }
      >
        {props.candidates.map((each) => (
          <MenuItem key={each.id} onSelect={() => props.onPick(each)}>
            {each.note ? `${each.name} · ${each.note}` : each.name}
          </MenuItem>
        ))}
      </Menu>
      <RecordPicker
        types={["contact", "account", "opportunity"]}
        onPick={(record) => props.onPick(record ?? undefined)}
        trigger={
          <button type="button" className={cx(chipLook, "bg-sunken! text-ink-2!")}>
            {t("whoElse")}
            <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
          </button>
        }
      />
    </>
  );
}

/** Quick log as the first thing on Today. */
export function QuickLogCard() {
  return <QuickLog />;
}
