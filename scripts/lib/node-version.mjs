/** Ends the process with a plain sentence when this Node is older than 20.19. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Arraigo needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
