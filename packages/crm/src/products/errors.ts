import { domainError } from "@arraigo/platform";

/** The price list has another currency than the deal: a price is given by hand then. */
export class LineCurrencyDiffers extends domainError("crm.LineCurrencyDiffers", "invalid") {}
export class ProductRetired extends domainError("crm.ProductRetired", "invalid") {}
export class TooManyLines extends domainError("crm.TooManyLines", "invalid") {}
export class LinesTooLarge extends domainError("crm.LinesTooLarge", "invalid") {}
