import { createServer } from "node:http";

const body = JSON.stringify({ publicip: "x".repeat(700) });
const headers = { "content-type": "application/json", "content-length": body.length };

const server = createServer((request, response) => {
  request.resume().once("end", () => response.writeHead(200, headers).end(body));
});
server.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
