import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import type { Status } from "../post-types";

const tones = {
  received: "amber",
  under_review: "neutral",
  planned: "brand",
  done: "brand",
  declined: "neutral",
} as const;

/** Amber where somebody waits for a first word. */
export function StatusTag(props: { status: Status }) {
  const t = useTranslations("feedback.statuses");
  return <Tag tone={tones[props.status]}>{t(props.status)}</Tag>;
}
