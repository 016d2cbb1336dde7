import { Button } from "@arraigo/ui/button";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import type { RecordType } from "../record-form/record-fields";

const offeredMax = 3;

/** Where a search leaves nothing: the nearest names among all there are, each one press away. Nothing where none is near. */
export function DidYouMean(props: { type: RecordType; text: string; onMeant: (name: string) => void }) {
  const t = useTranslations("crm.list");
  const text = props.text.trim().slice(0, 120);
  const query = useQuery({
    ...trpc.crm.search.all.queryOptions({ text, types: [props.type] }),
    enabled: text.length >= 2,
  });
  const found = [...(query.data?.groups ?? []), ...(query.data?.near ?? [])].flatMap(({ rows }) => rows);
  const names = [...new Set(found.map(({ name }) => name))].slice(0, offeredMax);
  if (names.length === 0) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <span>{t("didYouMean")}</span>
      {names.map((name) => (
        <Button key={name} size="small" onClick={() => props.onMeant(name)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
