import net from "node:net";

interface Held {
  fd: number;
  close(): void;
}

/** Node has no public way to a socket that is bound and that nobody in this process takes connections from. */
const { _createServerHandle: bind } = net as unknown as {
  _createServerHandle(address: string, port: number, family: 4): Held | number;
};

/** Holds a socket as an operator's systemd does, for processes that come and go: its number is the fourth of their `stdio`. */
export function holdSocket(port: number): Held {
  const held = bind("127.0.0.1", port, 4);
  if (typeof held === "number") throw new Error(`port ${port} cannot be bound: ${held}`);
  return held;
}
