export { forgetUploads } from "./imports/forget-uploads";
export { mailNotice } from "./mail/mail-notice";
export { mailPasswordReset } from "./mail/mail-password-reset";
