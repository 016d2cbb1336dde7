import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { type ImportType, importPermission, importTypes, type Upload } from "../import-types";

const delimiters = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "macintosh",
  "shift_jis",
  "gb18030",
] as const;
type Layout = NonNullable<
  Parameters<NonNullable<ReturnType<typeof trpc.crm.imports.finish.mutationOptions>["mutationFn"]>>[0]["layout"]
>;

/** What the file holds and how it is written, as it was found out; whoever knows better says so, and it is read anew. */
export function ImportFacts({ upload, onRead }: { upload: Upload; onRead: (upload: Upload) => void }) {
  const t = useTranslations("crm.import");
  const can = useCan();
  const problem = useProblemToast();
  const finish = useMutation({ ...trpc.crm.imports.finish.mutationOptions(), onSuccess: onRead, onError: problem });
  const { facts } = upload;
  const say = (part: Layout) =>
    finish.mutate({
      importId: upload.importId,
      layout: {
        ...(facts.encoding ? { encoding: facts.encoding } : {}),
        ...(facts.delimiter ? { delimiter: facts.delimiter } : {}),
        ...(facts.sheet ? { sheet: facts.sheet } : {}),
        // Read another way, the headings may stand elsewhere: they are looked for again.
        ...(facts.headerLine === null ? { hasHeader: false } : {}),
        ...part,
      },
    });
  const { headerLine } = facts;
  const shown = facts.firstLines ?? [];
  const isShown = headerLine === null || shown.some(({ line }) => line === headerLine);
  const lines = isShown
    ? shown
    : [{ line: headerLine, cells: facts.columns.slice(0, 6).map((column) => column.header) }, ...shown];
  return (
    <fieldset disabled={finish.isPending} className="grid gap-2">
      <legend className="mb-2 text-14 font-semibold">{t("facts")}</legend>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[repeat(auto-fit,minmax(11rem,14rem))]">
        <Field label={t("what")}>
          <Select
            value={upload.recordType}
            onChange={(event) =>
              finish.mutate({ importId: upload.importId, recordType: event.currentTarget.value as ImportType })
            }
          >
            {importTypes
              .filter((each) => can(importPermission(each)) || each === upload.recordType)
              .map((each) => (
                <option key={each} value={each}>
                  {t(`types.${each}`)}
                </option>
              ))}
          </Select>
        </Field>
        {facts.encoding ? (
          <Field label={t("encoding")}>
            <Select
              value={facts.encoding}
              onChange={(event) =>
                say({
                  encoding: event.currentTarget.value as (typeof encodings)[number],
                  ...(headerLine === null ? {} : { headerLine }),
                })
              }
            >
              {encodings.map((each) => (
                <option key={each} value={each}>
                  {each.toUpperCase()}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {facts.delimiter ? (
          <Field label={t("delimiter")}>
            <Select
              value={facts.delimiter}
              onChange={(event) => say({ delimiter: event.currentTarget.value as keyof typeof delimiters })}
            >
              {(Object.keys(delimiters) as (keyof typeof delimiters)[]).map((each) => (
                <option key={each} value={each}>
                  {t(`delimiters.${delimiters[each]}`)}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {facts.sheets.length > 0 ? (
          <Field label={t("sheet")}>
            <Select value={facts.sheet ?? ""} onChange={(event) => say({ sheet: event.currentTarget.value })}>
              {facts.sheets.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field label={t("header")}>
          <Select
            value={headerLine ?? "no"}
            onChange={({ currentTarget: { value } }) =>
              say(value === "no" ? { hasHeader: false } : { hasHeader: true, headerLine: Number(value) })
            }
          >
            {lines.map(({ line, cells }) => (
              <option key={line} value={line}>
                {t("headerLine", { line, cells: cells.join(" · ") })}
              </option>
            ))}
            <option value="no">{t("headerNo")}</option>
          </Select>
        </Field>
      </div>
    </fieldset>
  );
}
