/** One letter, already in the reader's language. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same for the same cause, so that a retry is recognisable to the receiving server. */
  messageKey: string;
}

/** How letters leave. Throws where the server did not take it, so that the job tries again. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
