export { feedback, feedbackAnonymous } from "./namespace";
export { anonymousPosts, answers, moves, posts, votes } from "./posts/tables";
