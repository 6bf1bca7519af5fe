// A runner behind requests. A Worker's clocks stand still while it computes, so whoever asks measures.

export const asWorker = (inside) => ({
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/list") return Response.json(inside.list);
    if (pathname === "/results") return Response.json(await inside.results(searchParams.get("name")));
    await inside.run(searchParams.get("id"), Number(searchParams.get("iterations")));
    return new Response();
  },
});
