import { Button } from "@arraigo/ui/button";
import { saveFile } from "@arraigo/ui/csv";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { api, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Result } from "../import-types";
import { ImportCounts } from "./import-counts";
import { ImportFailures } from "./import-failures";

/** What the import did, and the rows it left out: to mend and bring in again. */
export function ImportResult({ result, onAgain }: { result: Result; onAgain: () => void }) {
  const t = useTranslations("crm.import");
  const problem = useProblemToast();
  const done = useQuery({
    ...trpc.crm.imports.get.queryOptions({ importId: result.importId }),
    enabled: result.failed > 0,
  });
  const errors = useMutation({
    mutationFn: () => api.crm.imports.errors.query({ importId: result.importId }),
    onSuccess: ({ fileName, csv }) => saveFile(fileName, csv),
    onError: problem,
  });
  const failures = done.data?.failures ?? [];
  return (
    <>
      <ImportCounts label={t("steps.result")} counts={result} />
      <ImportFailures
        failures={failures}
        take={result.failed > failures.length ? t("failuresFirst", { count: String(failures.length) }) : undefined}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {result.failed > 0 ? (
          <Button busy={errors.isPending} onClick={() => errors.mutate()}>
            {t("errorsCsv")}
          </Button>
        ) : null}
        <Button onClick={onAgain}>{t("another")}</Button>
        <Link to={paths.crm.contacts} className={linkButtonLook("primary")}>
          {t("see")}
        </Link>
      </div>
    </>
  );
}
