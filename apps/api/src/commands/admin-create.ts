import { randomBytes } from "node:crypto";
import { createAdministrator } from "@arraigo/directory";
import { emailAddress } from "@arraigo/directory/contract";
import { type Language, languages, type Role, roles } from "@arraigo/platform/contract";
import { type Command, type Given, optional, print, required, UsageProblem } from "./command";
import { findOrganisation, withInstallation } from "./open-installation";

export const adminCreate: Command = {
  name: ["admin", "create"],
  usage:
    'admin create --organisation NAME --email ADDRESS --name "GIVEN FAMILY" [--language en|es] [--time-zone ZONE] [--role ROLE]… [--link]',
  about:
    "make an administrator, and the organisation where it is missing; prints a password, or with --link a link to choose one",
  options: {
    organisation: { type: "string" },
    email: { type: "string" },
    name: { type: "string" },
    language: { type: "string" },
    "time-zone": { type: "string" },
    role: { type: "string", multiple: true },
    link: { type: "boolean" },
  },
  async run(given) {
    const organisation = required(given, "organisation");
    const email = emailAddress.safeParse(required(given, "email"));
    if (!email.success) throw new UsageProblem(`"${String(given.values.email)}" is not an e-mail address.`);
    const [givenName = "", ...rest] = required(given, "name").split(/\s+/);
    const password = given.values.link ? undefined : randomBytes(15).toString("base64url");
    await withInstallation(async (installation) => {
      const link = await createAdministrator(installation.services, {
        organisation: (await findOrganisation(installation, organisation)) ?? organisation,
        email: email.data,
        givenName,
        familyName: rest.join(" ") || givenName,
        language: languageIn(given),
        timeZone: optional(given, "time-zone"),
        roles: ["administrator", ...rolesIn(given)],
        password,
      });
      print(`${email.data} can administer ${organisation} at ${installation.services.portalUrl}/sign-in`);
      if (password) print(`Password: ${password}`, "It is shown this once. Change it with “Forgot your password?”.");
      else print(`Link: ${link}`, "It works once, within seven days.");
    });
  },
};

function languageIn(given: Given): Language | undefined {
  const word = optional(given, "language");
  const language = languages.find((each) => each === word);
  if (word && !language) throw new UsageProblem(`--language is "${word}"; it can be ${languages.join(" or ")}.`);
  return language;
}

function rolesIn(given: Given): Role[] {
  const words = Array.isArray(given.values.role) ? given.values.role : [];
  return words.map((word) => {
    const role = roles.find((each) => each === word);
    if (!role) throw new UsageProblem(`--role is "${String(word)}"; it can be ${roles.join(", ")}.`);
    return role;
  });
}
