import { domainError } from "@arraigo/platform";

export class MessageNotFound extends domainError("sponsorship.MessageNotFound", "notFound") {}
export class AudienceEmpty extends domainError("sponsorship.AudienceEmpty", "invalid") {}
export class RolloutUnknown extends domainError("sponsorship.RolloutUnknown", "invalid") {}
export class PersonUnknown extends domainError("sponsorship.PersonUnknown", "invalid") {}
export class NotASponsor extends domainError("sponsorship.NotASponsor", "forbidden") {}

export class AudienceOutOfReach extends domainError("sponsorship.AudienceOutOfReach", "forbidden") {}
