import { Bars } from "@arraigo/ui/bars";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useFigureText } from "../use-figure-text";
import { DrillSection } from "./drill-section";
import { FigureBars } from "./figure-bars";

/** The adoption rate taken apart: by state, by wave, by unit, by job role. */
export function DrillAdoption(props: { rolloutId: string; minimum: number }) {
  const t = useTranslations("adoption.drill");
  const states = useTranslations("adoption.states");
  const words = useTranslations("adoption.figure");
  const format = useFormat();
  const { reason } = useFigureText();
  const query = useQuery(trpc.adoption.drill.adoption.queryOptions({ rolloutId: props.rolloutId }));
  return (
    <QueryView query={query} loading={<CardSkeleton lines={8} />}>
      {(data) => (
        <div className="grid gap-7">
          <DrillSection title={t("states")} note={t("statesNote", { minimum: props.minimum })}>
            <Bars
              label={t("states")}
              bars={data.states.map(({ state, people, suppressed }) =>
                people === null || data.inScope === null
                  ? { key: state, name: states(state), shown: reason({ suppressed }, props.minimum) ?? "–" }
                  : {
                      key: state,
                      name: states(state),
                      share: people / data.inScope,
                      shown: format.count(people),
                      beside: format.percent(people / data.inScope),
                      tone:
                        state === "adopted"
                          ? ("brand" as const)
                          : state === "lapsed"
                            ? ("amber" as const)
                            : ("neutral" as const),
                    },
              )}
            />
          </DrillSection>
          {(["wave", "unit", "role"] as const).map((by) =>
            data.groups[by].length > 1 ? (
              <DrillSection key={by} title={t(by)}>
                <FigureBars
                  label={t(by)}
                  minimum={props.minimum}
                  figures={data.groups[by].map(({ key, name, figure }) => ({
                    key,
                    name: name ?? words("none"),
                    figure,
                  }))}
                />
              </DrillSection>
            ) : null,
          )}
        </div>
      )}
    </QueryView>
  );
}
