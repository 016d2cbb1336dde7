/** The embedded database cannot run here. The message says why in plain words and what to do instead. */
export class EmbeddedPostgresUnavailable extends Error {
  override readonly name = "EmbeddedPostgresUnavailable";

  constructor(reason: string, options?: ErrorOptions) {
    super(`${reason} To use a PostgreSQL server of your own, set DATABASE_URL.`, options);
  }
}
