import { migrate } from "@arraigo/db";
import { type Command, print } from "./command";
import { withDatabase } from "./open-installation";

export const migrateCommand: Command = {
  name: ["migrate"],
  usage: "migrate",
  about: "bring the database to today's shape; safe to repeat",
  options: {},
  async run() {
    await withDatabase((url) => migrate(url));
    print("The database is up to date.");
  },
};
