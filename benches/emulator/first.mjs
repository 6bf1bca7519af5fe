// A program of its own: from the import of the emulator's entry to its first answer, to a request that was signed before.
const [, , entry, request] = process.argv;

const [begin, spent] = [performance.now(), process.cpuUsage()];
const { createEmulator } = await import(entry);
const { url, ...init } = JSON.parse(request);
const response = await createEmulator().fetch(url, init);
if (!response.ok) throw new Error(await response.text());
await response.json();
const { user, system } = process.cpuUsage(spent);
console.log(JSON.stringify({ wall: performance.now() - begin, cpu: (user + system) / 1000 }));
