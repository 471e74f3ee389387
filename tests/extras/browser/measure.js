// What a page in a frame looks like to who reads it, as JSON in <pre id="measured"> of the page around it.
const width = innerWidth;
// Within these the page scrolls by itself: only what is outside them can widen it.
const scrolls = (e) => e.closest(".scroll, .charts .kept, svg");
const shown = (e) => e.getClientRects().length > 0;
const nameOf = (e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`;

const channels = (color) => color.match(/[\d.]+/g).map(Number);
const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const ground = (e) => {
    for (; e; e = e.parentElement) {
        const c = channels(getComputedStyle(e).backgroundColor);
        if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
};

const found = { width, outside: [], font: 1e9, contrast: 1e9 };
found.loaded = performance.getEntriesByType("resource").map((each) => each.name);
const first = document.querySelector("details");
found.details = document.querySelectorAll("details").length;
const inside = first.querySelector("p");
found["hidden before"] = !first.open && (!inside.checkVisibility || !inside.checkVisibility());
const summary = first.querySelector("summary");
summary.focus();
found.focused = document.activeElement === summary;
summary.click();
found["open after"] = first.open && inside.checkVisibility() && inside.getBoundingClientRect().height > 0;
// Everything open: an explanation must not widen the page either.
document.querySelectorAll("details").forEach((each) => (each.open = true));
found.scrolled = document.documentElement.scrollWidth;
found.height = document.documentElement.scrollHeight;
found.text = document.body.innerText;
for (const e of document.body.querySelectorAll("*")) {
    if (!shown(e) || e.tagName === "SCRIPT") continue;
    const box = e.getBoundingClientRect();
    if (!scrolls(e) && (box.right > width + 0.5 || box.left < -0.5)) found.outside.push(nameOf(e));
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.closest("svg")) continue;
    const style = getComputedStyle(e);
    const size = parseFloat(style.fontSize);
    if (!e.closest("sup") && size < found.font) [found.font, found.smallest] = [size, nameOf(e)];
    const [a, b] = [light(channels(style.color)), light(ground(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < found.contrast) [found.contrast, found.palest] = [ratio, nameOf(e)];
}
const told = parent.document.createElement("pre");
told.id = "measured";
told.textContent = JSON.stringify(found);
parent.document.body.append(told);
