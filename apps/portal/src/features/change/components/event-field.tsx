import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../../../lib/messages";
import { eventGroups, isOwnEvent } from "../event-names";

const outside = "outside";

/** The event a behaviour is counted by: one of our own, in words, or the name another system sends. */
export function EventField(props: { value: string; onChange: (next: string) => void; error: string | undefined }) {
  const t = useTranslations("change.forms");
  const words = useWords();
  const [elsewhere, setElsewhere] = useState(props.value !== "" && !isOwnEvent(props.value));
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
            autoCapitalize="none"
            spellCheck={false}
            value={props.value}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          />
        </Field>
      ) : null}
    </>
  );
}
