// The real Mermaid parser as a conversation: a diagram as one JSON string a line on stdin, what was read as one JSON
// object a line on stdout. MERMAID_NODE_MODULES names a node_modules folder with `mermaid` and `jsdom`.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const modules = process.env.MERMAID_NODE_MODULES;
const { JSDOM } = createRequire(path.join(modules, '_.js'))('jsdom');
const { window } = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true });
globalThis.window = window;
for (const name of ['document', 'Element', 'HTMLElement', 'SVGElement', 'Node', 'NodeFilter', 'DOMParser',
  'XMLSerializer', 'DocumentFragment', 'CSSStyleSheet']) {
  if (globalThis[name] === undefined && window[name] !== undefined) globalThis[name] = window[name];
}

const built = path.join(modules, 'mermaid', 'dist', 'mermaid.core.mjs');
const { default: mermaid } = await import(pathToFileURL(built).href);
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, logLevel: 'fatal' });

// Entities are taken out before parsing and put back when the diagram is drawn.
const characterNamed = (name) => {
  const field = window.document.createElement('textarea');
  field.innerHTML = `&${name};`;
  return field.value;
};
const drawn = (text) => (text ?? '')
  .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
  .replace(/ﬂ°(\w+)¶ß/g, (_, name) => characterNamed(name));

const read = async (source) => {
  const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(source);
  if (type === 'quadrantChart') {
    const chart = db.getQuadrantData();
    const [left, top] = ['x', 'y'].map((axis) => Math.min(...chart.quadrants.map((quadrant) => quadrant[axis])));
    const [{ width, height }] = chart.quadrants;
    // Points stand in pixels, downwards; as shares of the axes they can be compared with what was written.
    const points = chart.points.map((point) => ({
      text: drawn(point.text.text), x: (point.x - left) / (2 * width), y: 1 - (point.y - top) / (2 * height),
    }));
    return { type, title: drawn(chart.titleText ?? chart.title?.text), points };
  }
  return {
    type,
    title: drawn(db.getDiagramTitle()),
    accTitle: drawn(db.getAccTitle()),
    accDescr: drawn(db.getAccDescription()),
    sections: db.getSections().map(drawn),
    tasks: db.getTasks().map((task) => ({
      section: drawn(task.section), task: drawn(task.task), score: task.score, people: task.people.map(drawn),
    })),
  };
};

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    await mermaid.parse(JSON.parse(line));
    answer = await read(JSON.parse(line));
  } catch (problem) {
    answer = { error: String(problem?.message ?? problem) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
