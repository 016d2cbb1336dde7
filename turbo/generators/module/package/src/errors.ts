import { domainError } from "@arraigo/platform";

export class EntryNameTaken extends domainError("__id__.EntryNameTaken", "conflict") {}
