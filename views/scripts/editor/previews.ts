import { el } from "./dom.ts";

const SIZES = { kiosk: [1080, 1920], phone: [390, 844], sheet: [794, 1123] } as const;
type Surface = keyof typeof SIZES;

const isSurface = (text: string | undefined): text is Surface => text !== undefined && Object.hasOwn(SIZES, text);

/** What the notice will look like (挂出去的样子): the real pages, small, side by side, loaded again after each save. */
export function createPreviews({ host, notice }: { host: HTMLElement; notice: string }) {
  const frames = [...host.querySelectorAll<HTMLElement>("[data-preview]")].flatMap((figure) => {
    const surface = figure.dataset["preview"];
    const glass = figure.querySelector<HTMLElement>(".glass");
    return isSurface(surface) && glass
      ? [{ surface, glass, address: `/desk/notices/${notice}/preview/${surface}` }]
      : [];
  });
  let due: ReturnType<typeof setTimeout> | undefined;

  /** Loads the new page behind the old one and exchanges them when it stands, so that nothing flickers. */
  function load({ surface, glass, address }: (typeof frames)[number]): void {
    const [width, height] = SIZES[surface];
    const frame = el("iframe", {
      title: glass.dataset["label"] ?? surface,
      tabindex: "-1",
      inert: true,
      scrolling: "no",
    });
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
    frame.style.transform = `scale(${glass.clientWidth / width})`;
    glass.style.aspectRatio = `${width} / ${height}`;
    frame.addEventListener("load", () => {
      for (const old of glass.querySelectorAll("iframe")) if (old !== frame) old.remove();
      frame.classList.add("stands");
    });
    frame.src = address;
    glass.append(frame);
  }

  const visible = (): boolean => host.offsetParent !== null && !document.hidden;
  const reload = (): void => {
    if (visible()) frames.forEach(load);
  };

  addEventListener("resize", () => {
    for (const { surface, glass } of frames)
      for (const frame of glass.querySelectorAll("iframe"))
        frame.style.transform = `scale(${glass.clientWidth / SIZES[surface][0]})`;
  });

  return {
    /** Soon, and once for several saves. */
    reload(after = 600): void {
      clearTimeout(due);
      due = setTimeout(reload, after);
    },
  };
}
