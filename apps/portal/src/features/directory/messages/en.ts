import { accessMessages } from "./access-en";
import { adminMessages } from "./admin-en";
import { savingMessages } from "./saving-en";
import { shell } from "./shell-en";

export const messages = {
  ...shell,
  ...adminMessages,
  ...accessMessages,
  ...savingMessages,
  notices: {
    title: "You were told",
    readAll: "All read",
    more: "{count, plural, one {And one more} other {And # more}}.",
  },
  signIn: {
    title: "Sign in",
    sentence: "Good to see you. <em>Sign in</em> to go on.",
    email: "E-mail",
    password: "Password",
    submit: "Sign in",
    forgot: "Forgot your password?",
    changed: "Your password is saved. Sign in with it.",
    notReached: "Arraigo cannot be reached. Check your connection and try again.",
    failed: "Signing in did not work. Try again in a moment.",
    why: "Arraigo shows each person how a change is taking root: what is asked, what helps, and what came of it.",
    whoSees: "Your own figures are yours. Groups of fewer than five people are never shown.",
    language: "Language",
  },
  forgot: {
    title: "Forgot your password",
    sentence: "We will send you <em>a link</em> to choose a new password.",
    submit: "Send the link",
    sent: "If {email} belongs to an account, a link is on its way. It works for one hour.",
    back: "Back to sign-in",
  },
  reset: {
    title: "Your password",
    sentence: "Choose <em>your password</em> for Arraigo.",
    password: "Password",
    hint: "At least {characters, number} characters. A sentence you can remember is better than symbols you cannot.",
    submit: "Save the password",
    invalid: "This link has expired or was used already.",
    again: "Send me a new link",
  },
} as const;

declare module "../../../lib/messages" {
  interface Catalogue {
    directory: typeof messages;
  }
}
