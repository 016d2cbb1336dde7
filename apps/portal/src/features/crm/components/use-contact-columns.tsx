import type { Column } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";

interface ContactRow {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  accountId: string | null;
  accountName: string | null;
  ownerName: string | null;
  tags: string[];
  nextStepOn: string | null;
  lastActivityAt: string | null;
}

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
          {row.tags.slice(0, 2).map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: "account",
      header: fields("account"),
      cell: (row) =>
        row.accountId ? (
          <Link to={paths.crm.account(row.accountId)} className="rounded-1 no-underline hover:underline">
            {row.accountName}
          </Link>
        ) : (
          "–"
        ),
    },
    { key: "title", header: fields("title"), cell: (row) => row.title ?? "–" },
    {
      key: "email",
      header: fields("email"),
      cell: (row) => (
        <span
          title={row.email ?? undefined}
          className="block max-w-[220px] truncate max-sm:max-w-none max-sm:whitespace-normal max-sm:break-all"
        >
          {row.email ?? "–"}
        </span>
      ),
    },
    {
      key: "phone",
      header: fields("phone"),
      cell: (row) => <span className="figures whitespace-nowrap">{row.phone ?? "–"}</span>,
    },
    { key: "owner", header: fields("owner"), cell: (row) => row.ownerName ?? "–" },
    {
      key: "last",
      header: fields("lastActivity"),
      align: "end",
      cell: (row) => (row.lastActivityAt ? format.ago(row.lastActivityAt) : "–"),
    },
  ];
}
