import { domainError } from "@arraigo/platform";

export class TimeZoneUnknown extends domainError("directory.TimeZoneUnknown", "invalid") {}
