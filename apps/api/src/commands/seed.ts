import { directoryOrganisations } from "@arraigo/directory";
import { seedDemo } from "@arraigo/simulator";
import { readEnv } from "../env";
import { keepDemo } from "../installation";
import { type Command, print } from "./command";
import { dataFolder, withInstallation } from "./open-installation";

export const seed: Command = {
  name: ["seed"],
  usage: "seed",
  about: "write the demo organisation (240 people, 16 weeks), only into an empty database",
  options: {},
  async run() {
    await withInstallation(async ({ services, identity }) => {
      if ((await directoryOrganisations(services.database).all()).length > 0)
        throw new Error("The database already holds an organisation. The demo goes only into an empty one.");
      const demo = await seedDemo({ services, identity });
      if (!readEnv().databaseUrl) await keepDemo(dataFolder(), demo);
      print(
        "The demo organisation is written. Sign in as:",
        "",
        ...demo.signIns.map(({ role, email, password }) => `  ${role.padEnd(18)}${email.padEnd(40)}${password}`),
      );
    });
  },
};
