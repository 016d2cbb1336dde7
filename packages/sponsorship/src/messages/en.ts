export const en = {
  errors: {
    MessageNotFound: "This message does not exist, or it was not sent to you.",
    AudienceEmpty: "Nobody is in this audience now. Choose another one.",
    RolloutUnknown: "This rollout does not exist any more. Choose another one.",
    PersonUnknown: "This person does not exist any more. Choose another one.",
    NotASponsor: "Only a rollout's sponsor can decide this, and you are not one yet. Your change manager can name you.",
  },
  notices: {
    messageReceived: "{sponsor} has a word for you: {subject}",
  },
};
