import { createWriteKey } from "@arraigo/telemetry";
import { type Command, optional, print } from "./command";
import { contextIn, withInstallation } from "./open-installation";

export const keyCreate: Command = {
  name: ["key", "create"],
  usage: "key create [--name NAME] [--organisation NAME]",
  about: "make a write key with which a system sends usage events to /v1/batch",
  options: { name: { type: "string" }, organisation: { type: "string" } },
  async run(given) {
    const { key } = await withInstallation(async (installation) =>
      createWriteKey(await contextIn(installation, optional(given, "organisation")), {
        name: optional(given, "name") ?? "Made by command",
      }),
    );
    print(key);
  },
};
