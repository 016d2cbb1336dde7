const status =
  "{to, select, under_review {under review} planned {planned} done {done} declined {declined} other {received}}";

export const en = {
  errors: {
    MoveNotPossible:
      "This post is {from, select, received {new} under_review {under review} planned {planned} done {done} other {declined}}; it cannot become {to, select, received {new} under_review {under review} planned {planned} done {done} other {declined}}. Reload to see what happened meanwhile.",
    OwnPost: "This is your own post; others can support it.",
    ReceiptUnknown: "No post has this receipt. Check that you copied all 26 characters.",
    PlaceUnknown: "This list has changed. Open it again from the beginning.",
    AnonymousPostsExhausted: "So many anonymous posts came in today that no more are taken. Try again tomorrow.",
  },
  notices: {
    postMoved: `Your post “{excerpt}” is now ${status}: {reason}`,
    supportedPostMoved: `“{excerpt}”, which you supported, is now ${status}: {reason}`,
    postAnswered: "Your post “{excerpt}” was answered: {answer}",
  },
  permissions: {
    post_read: "Read what people say",
    post_submit: "Raise problems, ideas and questions",
    post_vote: "Support what somebody else said",
    post_move: "Move posts to another status",
    post_answer: "Answer posts for the organisation",
  },
};
