import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { api, queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { ImportColumns, type Mapping } from "../components/import-columns";
import { ImportOutcome } from "../components/import-outcome";

/** File, columns, dry run, done: the same counts before and after. */
export function ImportScreen() {
  const t = useTranslations("directory.import");
  const people = useTranslations("directory.people");
  const onError = useProblemToast();
  const chooser = useRef<HTMLInputElement>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const upload = useMutation({
    mutationFn: async (file: File) => ({
      fileName: file.name,
      ...(await api.directory.imports.upload.mutate({ fileName: file.name, contentBase64: await base64Of(file) })),
    }),
    onSuccess: (file) => setMapping(file.mapping),
    onError,
  });
  const plan = useMutation({
    mutationFn: (input: { importId: string; mapping: Mapping }) => api.directory.imports.plan.query(input),
    onError,
  });
  const commit = useMutation(
    trpc.directory.imports.commit.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.directory.pathKey() }),
      onError,
    }),
  );
  const file = upload.data;
  const given = file ? { importId: file.importId, mapping } : undefined;

  function restart() {
    upload.reset();
    plan.reset();
    commit.reset();
  }
  function change(next: Mapping) {
    setMapping(next);
    plan.reset();
  }

  const another = <Button onClick={restart}>{t("another")}</Button>;
  const changes = plan.data ? plan.data.created + plan.data.updated : 0;
  return (
    <Page
      title={t("title")}
      sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })}
      crumbs={[{ label: people("title"), to: paths.admin.people }, { label: t("title") }]}
    >
      {!file ? (
        <Card title={t("file")} take={t("fileWhy")}>
          <input
            ref={chooser}
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            aria-label={t("choose")}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) upload.mutate(chosen);
              event.target.value = "";
            }}
          />
          <Button kind="primary" busy={upload.isPending} onClick={() => chooser.current?.click()}>
            {t("choose")}
          </Button>
        </Card>
      ) : null}
      {file && given && !commit.data ? (
        <ImportColumns
          fileName={file.fileName}
          rows={file.rows}
          columns={file.columns}
          mapping={mapping}
          onChange={change}
          busy={plan.isPending}
          checked={plan.data !== undefined}
          onNext={() => plan.mutate(given)}
        />
      ) : null}
      {plan.data && given && !commit.data ? (
        <ImportOutcome title={t("dryRun")} take={t("dryRunTake")} makesTake={t("makes.take")} outcome={plan.data}>
          <Button kind="primary" busy={commit.isPending} disabled={changes === 0} onClick={() => commit.mutate(given)}>
            {changes === 0 ? t("nothing") : t("run", { count: changes })}
          </Button>
          {another}
        </ImportOutcome>
      ) : null}
      {commit.data ? (
        <ImportOutcome title={t("title")} take={t("doneTake")} makesTake={t("makes.done")} outcome={commit.data}>
          <Link to={paths.admin.people} className={linkButtonLook("primary")}>
            {t("toPeople")}
          </Link>
          {another}
        </ImportOutcome>
      ) : null}
    </Page>
  );
}

/** The file's bytes as they are; the server finds out their encoding. */
async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("the file could not be read"));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(",") + 1);
}
