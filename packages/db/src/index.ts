export { applicationRole, type ConnectOptions, connect, type Database, type Db } from "./connect";
export { migrate, migrationsFolder } from "./migrate";
export {
  assertOrganisationId,
  asTenantDb,
  ofTenant,
  type QueryRunner,
  readAsTenant,
  type TenantDb,
  withTenant,
} from "./tenant";
