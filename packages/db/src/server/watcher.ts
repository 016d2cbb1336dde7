import { spawn } from "node:child_process";
import { Socket } from "node:net";
import type { Account } from "./account";

const script = `trap "" INT TERM HUP; read -r _; read -r p < "$1/postmaster.pid" && [ "$p" = "$2" ] && kill -INT "$2"`;

/**
 * Shuts the server down when this process ends without doing so, even by kill -9: a shell waits at the other end of a pipe that
 * closes with us. Answers how to send the shell away. Where there is no shell (Windows) the next start adopts the server.
 */
export function watchOver(cluster: string, pid: number, { uid, gid }: Account): () => void {
  if (process.platform === "win32") return () => {};
  const watcher = spawn("/bin/sh", ["-c", script, "arraigo-watch", cluster, String(pid)], {
    cwd: "/",
    detached: true,
    uid,
    gid,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", () => {});
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return () => watcher.stdin?.end();
}
