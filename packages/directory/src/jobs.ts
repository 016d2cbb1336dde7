import type { JobHandler } from "@arraigo/platform";

/** Sends a notice by mail, in the person's language. */
export const mailNotice: JobHandler = async () => {};
/** Sends the link of a password reset. */
export const mailPasswordReset: JobHandler = async () => {};
