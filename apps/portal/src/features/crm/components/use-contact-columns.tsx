import type { Column } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";

interface ContactRow {
  id: string;
  name: string;
  ownerName: string | null;
  values: Record<string, unknown>;
  names: Record<string, string>;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

/** The columns of a list of contacts. */
export function useContactColumns(): Column<ContactRow>[] {
  const fields = useTranslations("crm.fields");
  const format = useFormat();
  return [
    {
      key: "name",
      header: fields("name"),
      rowHeader: true,
      cell: (row) => (
        <span className="inline-flex max-w-full items-center gap-1.5">
          <Link to={paths.crm.contact(row.id)} className="truncate rounded-1 text-ink no-underline hover:underline">
            {row.name}
          </Link>
          {((row.values.tags ?? []) as string[]).slice(0, 2).map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: "account",
      header: fields("account"),
      cell: (row) => {
        const accountId = text(row.values.accountId);
        return accountId ? (
          <Link to={paths.crm.account(accountId)} className="rounded-1 no-underline hover:underline">
            {row.names[accountId]}
          </Link>
        ) : (
          "–"
        );
      },
    },
    { key: "title", header: fields("title"), cell: (row) => text(row.values.title) ?? "–" },
    {
      key: "email",
      header: fields("email"),
      cell: (row) => (
        <span
          title={text(row.values.email) ?? undefined}
          className="block max-w-[220px] truncate max-sm:max-w-none max-sm:whitespace-normal max-sm:break-all"
        >
          {text(row.values.email) ?? "–"}
        </span>
      ),
    },
    {
      key: "phone",
      header: fields("phone"),
      cell: (row) => <span className="figures whitespace-nowrap">{text(row.values.phone) ?? "–"}</span>,
    },
    { key: "owner", header: fields("owner"), cell: (row) => row.ownerName ?? "–" },
    {
      key: "last",
      header: fields("lastActivity"),
      align: "end",
      cell: (row) => {
        const at = text(row.values.lastActivityAt);
        return at ? format.ago(at) : "–";
      },
    },
  ];
}
