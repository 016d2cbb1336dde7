import { defineConfig } from "drizzle-kit";

// One run sees the tables of every module; `db` itself imports none of them.
export default defineConfig({
  dialect: "postgresql",
  schema: "../*/src/schema.ts",
  out: "./migrations",
  migrations: { prefix: "timestamp" },
});
