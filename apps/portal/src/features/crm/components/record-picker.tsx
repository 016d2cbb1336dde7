import { Input } from "@arraigo/ui/input";
import { Popover } from "@arraigo/ui/popover";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useSettled } from "../use-settled";

export interface PickedRecord {
  type: "account" | "contact" | "lead" | "opportunity" | "case";
  id: string;
  name: string;
  note?: string | undefined;
}

interface RecordPickerProps {
  trigger: ReactElement;
  types: readonly PickedRecord["type"][];
  onPick: (record: PickedRecord | null) => void;
  /** Offers "nobody" too. */
  clearable?: boolean;
}

/** Finds a record by name, beside what asks for it. */
export function RecordPicker(props: RecordPickerProps) {
  const t = useTranslations("crm.picker");
  const types = useTranslations("crm.types");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const wanted = useSettled(text.trim(), 200);
  const query = useQuery({
    ...trpc.crm.records.find.queryOptions({ text: wanted }),
    enabled: open && wanted.length >= 2,
  });
  const found: PickedRecord[] = [
    ...(query.data?.contacts ?? []).map((hit) => ({
      type: "contact" as const,
      id: hit.id,
      name: hit.name,
      note: hit.accountName ?? hit.email ?? undefined,
    })),
    ...(query.data?.accounts ?? []).map((hit) => ({
      type: "account" as const,
      id: hit.id,
      name: hit.name,
      note: hit.city ?? undefined,
    })),
    ...(query.data?.opportunities ?? []).map((hit) => ({
      type: "opportunity" as const,
      id: hit.id,
      name: hit.name,
      note: hit.accountName ?? undefined,
    })),
  ].filter((hit) => props.types.includes(hit.type));
  function pick(record: PickedRecord | null) {
    setOpen(false);
    setText("");
    props.onPick(record);
  }
  return (
    <Popover trigger={props.trigger} open={open} onOpenChange={setOpen}>
      <Input
        autoFocus
        aria-label={t("search")}
        placeholder={t("search")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className="mt-2 grid max-h-64 grid-cols-1 gap-0.5 overflow-y-auto" aria-live="polite">
        {found.map((hit) => (
          <li key={hit.id}>
            <button
              type="button"
              onClick={() => pick(hit)}
              className="flex min-h-9 w-full items-center gap-2 rounded-1 px-2 text-left hover:bg-hover"
            >
              <span className="min-w-0 truncate text-ink">{hit.name}</span>
              <span className="min-w-0 truncate text-12 text-ink-3">{hit.note}</span>
              <span className="ml-auto shrink-0 text-12 text-ink-3">{types(hit.type)}</span>
            </button>
          </li>
        ))}
        {found.length === 0 ? (
          <li className="px-2 py-1 text-ink-3">
            {wanted.length < 2 ? t("more") : query.isFetching ? "…" : t("nothing")}
          </li>
        ) : null}
        {props.clearable ? (
          <li>
            <button
              type="button"
              onClick={() => pick(null)}
              className="flex min-h-9 w-full items-center rounded-1 px-2 text-ink-2 hover:bg-hover"
            >
              {t("clear")}
            </button>
          </li>
        ) : null}
      </ul>
    </Popover>
  );
}
