import { ErrorState } from "@arraigo/ui/error-state";
import { NoPermission } from "@arraigo/ui/no-permission";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "./page";
import { problemOf } from "./problem";
import { useSession } from "./session";

interface QueryLike<Data> {
  data: Data | undefined;
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
}

interface QueryViewProps<Data> {
  query: QueryLike<Data>;
  /** A skeleton of the geometry that will stand here. */
  loading: ReactNode;
  /** What failed, when "This could not be loaded" is not plain enough. */
  failed?: string;
  /** Where the answer brings the page's frame along: its name, which heads the page while there is none. */
  page?: string;
  children: (data: Data) => ReactNode;
}

/** Loading, refused, failed or there: the states every read has, told apart once. Shows what it has while it reads again. */
export function QueryView<Data>(props: QueryViewProps<Data>) {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (query.error) {
    const problem = (
      <ProblemView
        error={query.error}
        title={props.failed}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
    return props.page ? <Page title={props.page}>{problem}</Page> : problem;
  }
  return props.loading;
}

/** A failed read in words: who can give access, or what failed and how to try again. */
export function ProblemView(props: { error: unknown; title?: string; onRetry?: () => void; retrying?: boolean }) {
  const t = useTranslations("common");
  const problem = problemOf(props.error);
  if (problem.kind === "notPermitted") return <NotForYou />;
  return (
    <ErrorState
      title={props.title ?? t("failed")}
      detail={problem.message ?? (problem.kind === "notReached" ? t("notReached") : t("unexpected"))}
      reference={problem.reference}
      onRetry={problem.kind === "notFound" ? undefined : props.onRetry}
      retrying={props.retrying}
    />
  );
}

/** What whoever may not see something reads in its place: that, and who can give it. */
export function NotForYou() {
  const t = useTranslations("common");
  const session = useSession();
  return (
    <NoPermission title={t("noPermissionTitle")}>
      {t("noPermission", { organisation: session.organisation.name })}
    </NoPermission>
  );
}
