import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Segmented } from "@arraigo/ui/segmented";
import { Select } from "@arraigo/ui/select";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { BoardSearch } from "../board-search";
import { statusOrder } from "../post-types";

interface BoardFiltersProps {
  search: BoardSearch;
  onChange: (change: Partial<BoardSearch>, options?: { replace?: boolean }) => void;
}

const kinds = ["problem", "idea", "question"] as const;
const areas = ["today", "crm", "learn", "voice", "adoption", "change", "sponsor", "admin"] as const;

/** Everything that narrows or orders the board; the address keeps it. */
export function BoardFilters({ search, onChange }: BoardFiltersProps) {
  const t = useTranslations("feedback");
  const [words, setWords] = useState(search.words ?? "");
  useEffect(() => setWords(search.words ?? ""), [search.words]);
  useEffect(() => {
    if (words === (search.words ?? "")) return;
    const wait = setTimeout(() => onChange({ words: words || undefined }, { replace: true }), 300);
    return () => clearTimeout(wait);
  });
  const board = search.view === "board";
  return (
    <search className="flex flex-wrap items-end gap-2.5">
      <Field label={t("board.search")} hideLabel className="min-w-44 flex-1 max-sm:basis-full sm:max-w-72">
        <Input
          type="search"
          value={words}
          maxLength={200}
          placeholder={t("board.search")}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </Field>
      <Choice
        label={t("board.kind")}
        value={search.kind}
        choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      {board ? null : (
        <Choice
          label={t("board.status")}
          value={search.status}
          choices={statusOrder.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          onChange={(status) => onChange({ status })}
        />
      )}
      <Choice
        label={t("board.area")}
        value={search.area}
        choices={areas.map((value) => ({ value, label: t(`areas.${value}`) }))}
        onChange={(area) => onChange({ area })}
      />
      <div className="ml-auto flex flex-wrap gap-2.5">
        <Segmented
          label={t("board.sort")}
          value={search.sort ?? "newest"}
          choices={(["newest", "votes"] as const).map((value) => ({ value, label: t(`board.sorts.${value}`) }))}
          onChange={(sort) => onChange({ sort: sort === "newest" ? undefined : sort })}
        />
        <Segmented
          label={t("board.view")}
          value={search.view ?? "list"}
          choices={(["list", "board"] as const).map((value) => ({ value, label: t(`board.views.${value}`) }))}
          onChange={(view) => onChange({ view: view === "list" ? undefined : view, status: undefined })}
        />
      </div>
    </search>
  );
}

function Choice<Value extends string>(props: {
  label: string;
  value: Value | undefined;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
}) {
  const t = useTranslations("feedback.board");
  return (
    <Field label={props.label} hideLabel className="w-36 max-sm:flex-1 max-sm:basis-[40%]">
      <Select
        value={props.value ?? ""}
        onChange={(event) =>
          props.onChange(props.choices.find((choice) => choice.value === event.currentTarget.value)?.value)
        }
      >
        <option value="">{`${props.label}: ${t("any").toLowerCase()}`}</option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
