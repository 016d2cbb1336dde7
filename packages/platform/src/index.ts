export type { Actor, Clock, Ctx, Grant, Outbox, Services, Tx } from "./context";
export {
  CursorUnreadable,
  DomainError,
  type DomainErrorClass,
  domainError,
  type ErrorKind,
  NotFound,
  NotPermitted,
  TextNotStorable,
  TooManyRequests,
  Unauthenticated,
} from "./errors";
export type { EvidencePort, EvidenceSource, EvidenceWindow, Reading } from "./evidence";
export type { HandoverPort, HandoverSource, OpenWork } from "./handover";
export { type JobRunner, startJobs } from "./jobs/run-jobs";
export type { OrganisationSource } from "./jobs/start-workers";
export { localDay, localToday } from "./local-day";
export { causeOf, type Log, silentLog, standardErrorLog } from "./log";
export type { Mail, Mailer } from "./mail";
export {
  defineModule,
  type JobHandler,
  type Module,
  type ModuleMessages,
  on,
  type SameKeys,
  type Subscriber,
} from "./module";
export { assertStorable } from "./storable";
export { type OrganisationFacts, systemContext } from "./system-context";
export type { RetractedUse, TelemetryPort, UsageEvent } from "./telemetry";
export { asTx, emit, inTransaction } from "./transaction";
export { createTranslate, type Translate } from "./translate";
export { actorContext, createCallerFactory, open, proceduresFor, type RequestContext, router, signedIn } from "./trpc";
export { describeIssues, type FieldProblem } from "./validation";
