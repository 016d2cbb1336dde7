import type { Acting } from "../access/load-actor";
import type { SignInOf } from "./sign-ins";

/** Everything the product needs from a sign-in library, so that the library stays replaceable. */
export interface Identity {
  /** Answers everything below `/auth`: sign in, sign out, ask for and do a password reset. */
  handle(request: Request): Promise<Response>;
  /**
   * Who sent these headers, with what decides what they may do, read fresh in one round trip; undefined where nobody is signed
   * in, or access has been taken away. Nothing is kept between requests.
   */
  signedIn(headers: Headers): Promise<Acting | undefined>;
  /** Gives a person a way in. The password is hashed here and kept nowhere else. */
  createSignIn(person: {
    organisationId: string;
    personId: string;
    email: string;
    name: string;
    password: string;
  }): Promise<void>;
  /** Ends every session of a person, or every one but the given. Returns how many. */
  endSessions(person: SignInOf, exceptSessionId?: string): Promise<number>;
  /** Takes access away (sessions end at once), or gives it back. */
  setDisabled(person: SignInOf, disabled: boolean): Promise<void>;
}
