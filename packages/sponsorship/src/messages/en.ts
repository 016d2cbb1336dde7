export const en = {
  errors: {
    MessageNotFound: "This message does not exist, or it was not sent to you.",
    AudienceEmpty: "Nobody is in this audience now. Choose another one.",
    AudienceOutOfReach:
      "You are the sponsor of some units, and this audience goes beyond them. Choose one of your units.",
    RolloutUnknown: "This rollout does not exist any more. Choose another one.",
    PersonUnknown: "This person does not exist any more. Choose another one.",
    NotASponsor: "Only a rollout's sponsor can decide this, and you are not one yet. Your change manager can name you.",
  },
  notices: {
    messageReceived: "{sponsor} has a word for you: {subject}",
  },
  audit: {
    sponsor_appointed: "named a sponsor",
    sponsor_dismissed: "removed a sponsor",
    consent_given: "let others see their presence",
    consent_withdrawn: "hid their presence again",
    message_sent: "sent a word to people",
  },
  permissions: {
    message_read: "Read messages from sponsors",
    message_send: "Send messages as a sponsor",
    presence_read: "See how present sponsors are",
    sponsor_appoint: "Appoint sponsors",
  },
};
