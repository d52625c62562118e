import { connect, createServer, type Socket } from "node:net";

/** An address in front of a server that can be shut and opened again, as a restart of the server looks from outside. */
export type TcpGate = { readonly url: string; shut(): Promise<void>; open(): Promise<void> };

/** Opens a gate in front of `url` (a database's or a Redis server's), on a free port of its own. */
export async function openGate(url: string): Promise<TcpGate> {
  const behind = new URL(url);
  const sockets = new Set<Socket>();
  const gate = createServer((client) => {
    const server = connect(Number(behind.port), behind.hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    client.pipe(server).pipe(client);
  });
  let port = 0;
  const open = () =>
    new Promise<void>((resolve) => {
      gate.listen(port, "127.0.0.1", () => resolve());
    });
  await open();
  const address = gate.address();
  port = typeof address === "object" && address ? address.port : 0;
  const front = new URL(url);
  front.host = `127.0.0.1:${port}`;
  return {
    url: front.href,
    open,
    async shut() {
      const closed = new Promise<void>((resolve) => gate.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
