import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import type { messages } from "../../messages/en";

type ReasonKey = keyof (typeof messages)["duplicates"]["reasons"];

interface Reason {
  key: string;
  params?: Record<string, string | number> | undefined;
  value?: string | undefined;
}

/** Reasons as people say them: "same phone +34 600…, similar name". A key nobody wrote words for is left out. */
export function useReasonWords(): (reasons: readonly Reason[]) => string {
  const t = useTranslations("crm.duplicates.reasons");
  const format = useFormat();
  return (reasons) =>
    format.list(
      reasons.flatMap(({ key, params, value }) =>
        t.has(key as ReasonKey) ? [t(key as ReasonKey, { value: String(params?.value ?? value ?? "") }).trim()] : [],
      ),
    );
}
