import { Menu, MenuItem } from "@arraigo/ui/menu";
import { cx } from "@arraigo/ui/plain/cx";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { chipLook } from "../chip-look";
import { type PickedRecord, RecordPicker } from "../record-picker";

interface Suggested {
  cases: readonly { id: string; number: number; subject: string; accountName: string | null }[];
  contacts: readonly { id: string; name: string; accountName: string | null }[];
  accounts: readonly { id: string; name: string }[];
}

/** Whom or what a line may be about, likeliest first: a case named by its number is meant. */
export function candidatesOf(suggested: Suggested | undefined): PickedRecord[] {
  return [
    ...(suggested?.cases ?? []).map((hit) => ({
      type: "case" as const,
      id: hit.id,
      name: `#${hit.number} ${hit.subject}`,
      note: hit.accountName ?? undefined,
    })),
    ...(suggested?.contacts ?? []).map((hit) => ({
      type: "contact" as const,
      id: hit.id,
      name: hit.name,
      note: hit.accountName ?? undefined,
    })),
    ...(suggested?.accounts ?? []).map((hit) => ({ type: "account" as const, id: hit.id, name: hit.name })),
  ];
}

export function WhoChip(props: {
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
  const chip = (
    <button type="button" className={look} title={title}>
      <span className="truncate">{label}</span>
      <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
    </button>
  );
  const types = ["contact", "account", "opportunity"] as const;
  if (props.candidates.length < 2)
    return <RecordPicker types={types} onPick={(record) => props.onPick(record ?? undefined)} trigger={chip} />;
  return (
    <>
      <Menu trigger={chip}>
        {props.candidates.map((each) => (
          <MenuItem key={each.id} onSelect={() => props.onPick(each)}>
            {each.note ? `${each.name} · ${each.note}` : each.name}
          </MenuItem>
        ))}
      </Menu>
      <RecordPicker
        types={types}
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
