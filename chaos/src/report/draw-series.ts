import type { Series } from './series.js';

const WIDTH = 900;
const HEIGHT = 260;
const LEFT = 60;
const RIGHT = 15;
const TOP = 34;
const BOTTOM = 36;
const TICKS = 5;

/** A line over time as SVG, with a thin upright line for each mark. The same series gives the same bytes. */
export function drawSeries({ name, unit, points, marks }: Series): string {
  const lastSecond = Math.max(1, ...points.map(([seconds]) => seconds), ...marks.map(([seconds]) => seconds));
  const highest = roundUp(Math.max(1, ...points.map(([, value]) => value)));
  const x = (seconds: number): string => (LEFT + (seconds / lastSecond) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (value: number): string => (HEIGHT - BOTTOM - (value / highest) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const ticks = Array.from({ length: TICKS + 1 }, (_, at) => at / TICKS);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${escaped(name)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="20" font-size="14">${escaped(name)} (${escaped(unit)})</text>`,
    ...ticks.map((share) => `<path d="M${LEFT} ${y(share * highest)}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 6}" y="${y(share * highest)}" dy="4" text-anchor="end">${short(share * highest)}</text>`),
    ...ticks.map((share) => `<text x="${x(share * lastSecond)}" y="${HEIGHT - 14}" text-anchor="middle">${short(share * lastSecond)} s</text>`),
    ...marks.map(([seconds, label]) => `<path d="M${x(seconds)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#b00" stroke-opacity=".45"><title>${escaped(label)}</title></path>`),
    `<polyline fill="none" stroke="#0066cc" stroke-width="1.5" points="${points.map(([seconds, value]) => `${x(seconds)},${y(value)}`).join(' ')}"/>`,
    '</svg>',
    '',
  ].join('\n');
}

/** 1, 2 or 5 times a power of ten: ticks that can be read. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
