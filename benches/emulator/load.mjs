// Sends requests that are ready over a few connections, each the next one when its answer is there. Node's own client
// would take longer for a request than what is measured does.

import { connect } from "node:net";
import { Failure } from "../../pkg-template/tools/project.mjs";

export const CONNECTIONS = 16;

/** Connections to a server, which stay open from one call of `send` to the next. */
export async function openLoad(url, connections = CONNECTIONS) {
  const { hostname, port } = new URL(url);
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(Number(port), hostname)));
  return {
    /** Resolves when all are answered well, to the answers. */
    async send(requests) {
      const answers = [];
      const queue = requests.entries();
      await Promise.all(
        sockets.map(async (exchange) => {
          for (const [index, request] of queue) {
            const answer = await exchange(request);
            answers[index] = answer;
            // Tencent Cloud refuses with status 200.
            if (!/^HTTP\/1\.1 2/.test(answer) || answer.includes('"Error":')) throw new Failure(`refused: ${answer}`);
          }
        }),
      );
      return answers;
    },
    close() {
      for (const exchange of sockets) exchange.end();
    },
  };
}

function open(port, host) {
  const socket = connect({ port, host, noDelay: true });
  let text = "";
  let resolve = () => undefined;
  let fail = () => undefined;
  // Bytes as characters, so that the length of the text is that of the body.
  socket.setEncoding("latin1");
  socket.on("data", (chunk) => {
    text += chunk;
    const head = text.indexOf("\r\n\r\n");
    const length = head < 0 ? undefined : /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1];
    if (length === undefined || text.length < head + 4 + Number(length)) return;
    const answer = text;
    text = "";
    resolve(answer);
  });
  socket.on("error", (error) => fail(error));
  socket.on("close", () => fail(new Failure(`${host}:${port} closed a connection that was in use`)));
  const exchange = (request) =>
    new Promise((done, failed) => {
      resolve = done;
      fail = failed;
      socket.write(request, (error) => error && fail(error));
    });
  exchange.end = () => socket.destroy();
  return new Promise((done, failed) => socket.once("connect", () => done(exchange)).once("error", failed));
}
