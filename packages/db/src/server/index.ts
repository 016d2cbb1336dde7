export { emptyEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./start-embedded-postgres";
export { EmbeddedPostgresUnavailable } from "./unavailable";
