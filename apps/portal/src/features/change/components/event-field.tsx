import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../../../lib/messages";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { eventGroups, isOwnEvent } from "../event-names";

const outside = "outside";

/** The event a behaviour is counted by: one of our own, in words, or the name another system sends. */
export function EventField(props: { value: string; onChange: (next: string) => void; error: string | undefined }) {
  const t = useTranslations("change.forms");
  const words = useWords();
  const [elsewhere, setElsewhere] = useState(props.value !== "" && !isOwnEvent(props.value));
  const listId = useId();
  const can = useCan();
  // What other systems sent so far is offered; what they will send can be typed.
  const catalogue = useQuery({
    ...trpc.telemetry.catalogue.list.queryOptions({ limit: 200 }),
    enabled: elsewhere && can("telemetry.usage.read"),
    staleTime: 60_000,
  });
  const offered = (catalogue.data?.events ?? []).filter(({ name }) => !isOwnEvent(name));
  return (
    <>
      <Field label={t("event")} error={elsewhere ? undefined : props.error}>
        <Select
          required
          value={elsewhere ? outside : props.value}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setElsewhere(chosen === outside);
            props.onChange(chosen === outside ? "" : chosen);
          }}
        >
          <option value="">{t("choose")}</option>
          {eventGroups.map((group) => (
            <optgroup
              key={group.module}
              label={wordsAt(words, `change.events.modules.${group.module}`) ?? group.module}
            >
              {group.events.map(({ event }) => (
                <option key={event} value={event}>
                  {wordsAt(words, `change.events.${event}`) ?? event}
                </option>
              ))}
            </optgroup>
          ))}
          <option value={outside}>{t("eventOutside")}</option>
        </Select>
      </Field>
      {elsewhere ? (
        <Field label={t("outsideEvent")} hint={t("outsideHint")} error={props.error}>
          <Input
            required
            maxLength={120}
            list={listId}
            autoCapitalize="none"
            spellCheck={false}
            value={props.value}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          />
          <datalist id={listId}>
            {offered.map(({ name, description }) => (
              <option key={name} value={name}>
                {description}
              </option>
            ))}
          </datalist>
        </Field>
      ) : null}
    </>
  );
}
