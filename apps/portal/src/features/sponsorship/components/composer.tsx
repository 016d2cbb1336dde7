import { Button } from "@arraigo/ui/button";
import { Sheet } from "@arraigo/ui/sheet";
import { skipToken, useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { writtenIn } from "../../../lib/both-languages";
import { trpc } from "../../../lib/trpc";
import { useFieldProblem } from "../../../lib/use-field-problem";
import { audienceFrom } from "../audience";
import { type Draft, draftFor, emptyDraft } from "../draft";
import { useAudiences } from "../use-audiences";
import { useSend } from "../use-send";
import { ComposerFields } from "./composer-fields";
import { MessagePreview } from "./message-preview";
import { SendDialog } from "./send-dialog";

interface ComposerProps {
  /** An audience as a word, or `new`. */
  to: string;
  step: "write" | "read";
  /** The rollout this sponsor stands behind: what the first version is made from. */
  rolloutId: string | undefined;
  onStep: (step: "write" | "read") => void;
  onClose: () => void;
}

/** Write, read it through, and say yes to whom and how many: three steps, because what is sent cannot be recalled. */
export function Composer(props: ComposerProps) {
  const t = useTranslations("sponsorship.composer");
  const common = useTranslations("common");
  const formId = useId();
  const audiences = useAudiences();
  const rollout = useQuery(
    trpc.change.rollouts.get.queryOptions(props.rolloutId ? { id: props.rolloutId } : skipToken),
  );
  const [word, setWord] = useState(audienceFrom(props.to) ? props.to : "");
  const [typed, setTyped] = useState<Draft>();
  const [asking, setAsking] = useState(false);
  // Made once for this sheet: pressing twice, or again after a lost answer, sends once.
  const [submissionKey] = useState(() => crypto.randomUUID());
  const problem = useFieldProblem(["audience", "subject", "body"]);
  const send = useSend();
  const audience = audienceFrom(word);
  const count = useQuery(trpc.sponsorship.messages.countAudience.queryOptions(audience ? { audience } : skipToken));
  // A reader with a draft ready starts from it; somebody who opened an empty sheet starts from nothing.
  const draft = typed ?? (props.to !== "new" && rollout.data ? draftFor(rollout.data) : emptyDraft);
  const subject = writtenIn(draft.subject);
  const body = writtenIn(draft.body);
  const complete = audience !== undefined && Object.keys(subject).length > 0 && Object.keys(body).length > 0;
  const reading = props.step === "read" && complete;
  const people = count.data?.people;

  function readThrough(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    problem.clear();
    props.onStep("read");
  }
  function sendNow() {
    if (!audience) return;
    send.mutate(
      { audience, subject, body, submissionKey },
      {
        onSuccess: props.onClose,
        onError: (error) => {
          setAsking(false);
          problem.refuse(error);
          props.onStep("write");
        },
      },
    );
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={reading ? t("readTitle") : t("title")}
      footer={
        reading ? (
          <>
            <Button onClick={() => props.onStep("write")}>{t("edit")}</Button>
            <Button kind="primary" disabled={!people} onClick={() => setAsking(true)}>
              {t("send")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={props.onClose}>{common("cancel")}</Button>
            <Button kind="primary" type="submit" form={formId}>
              {t("preview")}
            </Button>
          </>
        )
      }
    >
      {reading ? (
        <MessagePreview subject={subject} body={body} audience={audiences.nameOf(word) ?? ""} people={people} />
      ) : (
        <form id={formId} onSubmit={readThrough} className="grid gap-4">
          <ComposerFields
            audiences={audiences}
            word={word}
            onWord={setWord}
            draft={draft}
            onDraft={setTyped}
            counted={audience ? { people, failed: count.isError } : undefined}
            problemAt={problem.at}
          />
        </form>
      )}
      <SendDialog
        open={asking && people !== undefined}
        onClose={() => setAsking(false)}
        onSend={sendNow}
        busy={send.isPending}
        audience={audiences.nameOf(word) ?? ""}
        people={people ?? 0}
      />
    </Sheet>
  );
}
