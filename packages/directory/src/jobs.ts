export { forgetUploads } from "./imports/forget-uploads";
export { handOverDaily } from "./leaving/hand-over-daily";
export { mailNotice } from "./mail/mail-notice";
export { mailPasswordReset } from "./mail/mail-password-reset";
export { forgetOld } from "./retention/forget-old";
