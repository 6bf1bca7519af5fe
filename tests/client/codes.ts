// The codes of Huawei Cloud that the emulator's source holds.
import { readdir, readFile } from "node:fs/promises";

const folder = new URL("../../pkg-template/src/emulator/huawei/", import.meta.url);

export async function codesOfEmulator(): Promise<string[]> {
  const sources = await Promise.all((await readdir(folder)).map((name) => readFile(new URL(name, folder), "utf8")));
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/"([A-Z]{3,5}\.\d{4,8})"/g)].map(([, code = ""]) => code),
  );
  return [...new Set(codes)].sort();
}
