export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  emptyEmbeddedPostgres,
  startEmbeddedPostgres,
} from "./start-embedded-postgres";
export { EmbeddedPostgresUnavailable } from "./unavailable";
