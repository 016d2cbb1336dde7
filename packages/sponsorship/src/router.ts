import type { TRPCRouterRecord } from "@trpc/server";
import { AppointSponsor, ById, CountAudience, ListMessages, SendMessage, SetConsent } from "./contract";
import { can } from "./procedures";
import { appointSponsor, dismissSponsor } from "./sponsors/appoint-sponsor";
import { listPresence } from "./sponsors/list-presence";
import { setConsent } from "./sponsors/set-consent";
import { countAudience } from "./words/count-audience";
import { listQuietGroups } from "./words/list-quiet-groups";
import { listSent } from "./words/list-sent";
import { myMessages } from "./words/my-messages";
import { readMessage } from "./words/read-message";
import { sendMessage } from "./words/send-message";

export const router = {
  messages: {
    mine: can("message.read").query(({ ctx }) => myMessages(ctx)),
    read: can("message.read", { track: "message_read" })
      .input(ById)
      .mutation(({ ctx, input }) => readMessage(ctx, input)),
    countAudience: can("message.send")
      .input(CountAudience)
      .query(({ ctx, input }) => countAudience(ctx, input)),
    quietGroups: can("message.send").query(({ ctx }) => listQuietGroups(ctx)),
    send: can("message.send", { track: "message_sent" })
      .input(SendMessage)
      .mutation(({ ctx, input }) => sendMessage(ctx, input)),
    sent: can("presence.read")
      .input(ListMessages)
      .query(({ ctx, input }) => listSent(ctx, input)),
  },
  sponsors: {
    presence: can("presence.read").query(({ ctx }) => listPresence(ctx)),
    appoint: can("sponsor.appoint", { reach: "organisation" })
      .input(AppointSponsor)
      .mutation(({ ctx, input }) => appointSponsor(ctx, input)),
    dismiss: can("sponsor.appoint", { reach: "organisation" })
      .input(AppointSponsor)
      .mutation(({ ctx, input }) => dismissSponsor(ctx, input)),
    setConsent: can("message.send")
      .input(SetConsent)
      .mutation(({ ctx, input }) => setConsent(ctx, input)),
  },
} satisfies TRPCRouterRecord;
