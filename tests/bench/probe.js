// Runs in each measured page before the page's own scripts, and talks to it by `bench` alone: see page/page.js.
globalThis.probe = (() => {
  performance.mark("probe"); // tells in a trace which thread is the page's
  // The engine does not count the memory of WebAssembly among what a page holds.
  const memories = new Set();
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[way].bind(WebAssembly);
    WebAssembly[way] = async (...given) => {
      const made = await instantiate(...given);
      const { exports } = made.instance ?? made;
      for (const it of Object.values(exports)) if (it instanceof WebAssembly.Memory) memories.add(it);
      return made;
    };
  }
  const frames = (number) => new Promise((done) => {
    const next = () => (number-- > 0 ? requestAnimationFrame(next) : done());
    next();
  });
  const drawn = async () => {
    while (!globalThis.bench?.ready()) await frames(1);
    await frames(2); // what was ready in one frame is on the screen two frames later
  };
  return {
    frames,
    webAssembly: () => [...memories].reduce((sum, it) => sum + it.buffer.byteLength, 0),
    /** Milliseconds from the beginning of the navigation until the timeline is on the screen. */
    painted: drawn().then(() => performance.now()),
    /** Sets one window a frame, for so many milliseconds at most; how many it came to. */
    async lead(windows, most) {
      const end = performance.now() + most;
      let steps = 0;
      for (const [from, to] of windows) {
        await frames(1);
        if (performance.now() > end) break;
        bench.setWindow(from, to);
        steps++;
      }
      await frames(2);
      return steps;
    },
    async cycle(number) {
      while (number-- > 0) {
        await bench.mount();
        await drawn();
        await bench.unmount();
        await frames(2);
      }
    },
  };
})();
