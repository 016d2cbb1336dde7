import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "./product";

/**
 * One product for the whole run, in a folder that is gone afterwards. Set ARRAIGO_PRODUCT to what `start --json` printed to use
 * one that runs already.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.ARRAIGO_PRODUCT) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "arraigo-journeys-"));
  const product = await startProduct(folder);
  process.env.ARRAIGO_PRODUCT = JSON.stringify(product);
  return async () => {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
