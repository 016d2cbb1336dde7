import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { audienceWord } from "./audience";

interface Choice {
  word: string;
  name: string;
}

/** Whom one can write to, and how each is called in a sentence. */
export function useAudiences(): {
  rollouts: readonly Choice[];
  units: readonly Choice[];
  nameOf: (word: string) => string | undefined;
} {
  const t = useTranslations("sponsorship.audience");
  const rollouts = useQuery(trpc.change.rollouts.list.queryOptions());
  const structure = useQuery(trpc.directory.structure.get.queryOptions());
  const ofRollouts = (rollouts.data ?? []).map(({ id, name }) => ({
    word: audienceWord({ kind: "rollout", id }),
    name,
  }));
  const ofUnits = (structure.data?.orgUnits ?? []).map(({ id, name }) => ({
    word: audienceWord({ kind: "org_unit", id }),
    name,
  }));
  return {
    rollouts: ofRollouts,
    units: ofUnits,
    nameOf: (word) =>
      word === "organisation"
        ? t("everybody")
        : [...ofRollouts, ...ofUnits].find((choice) => choice.word === word)?.name,
  };
}
