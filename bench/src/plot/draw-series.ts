import { linear, logarithmic, roundUp, type Scale } from './scale.js';
import type { Series } from './series.js';

const WIDTH = 900;
const HEIGHT = 260;
const LEFT = 60;
const RIGHT = 15;
const TOP = 34;
const BOTTOM = 36;

/** A line over time, or over sizes, as SVG, with a thin upright line for each mark. The same series gives the same bytes. */
export function drawSeries(series: Series): string {
  const { name, unit, points, marks, growsWith } = series;
  const [across, up] = scalesOf(series);
  const x = (at: number): string => (LEFT + across.place(at) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (value: number): string => (HEIGHT - BOTTOM - up.place(value) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const places = points.map(([at, value]) => [x(at), y(value)] as const);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${escaped(name)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="20" font-size="14">${escaped(name)} (${escaped(unit)})</text>`,
    ...up.ticks.map((value) => `<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 6}" y="${y(value)}" dy="4" text-anchor="end">${short(value)}</text>`),
    ...across.ticks.map((at) => `<text x="${x(at)}" y="${HEIGHT - 14}" text-anchor="middle">${growsWith === undefined ? `${short(at)} s` : short(at)}</text>`),
    ...(growsWith === undefined ? [] : [`<text x="${WIDTH - RIGHT}" y="20" text-anchor="end">${escaped(growsWith)}</text>`]),
    ...marks.map(([at, label]) => `<path d="M${x(at)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#b00" stroke-opacity=".45"><title>${escaped(label)}</title></path>`),
    `<polyline fill="none" stroke="#0066cc" stroke-width="1.5" points="${places.map(([left, top]) => `${left},${top}`).join(' ')}"/>`,
    // Few and far between: the sizes that were measured are to be told from the line between them.
    ...(growsWith === undefined ? [] : places.map(([left, top]) => `<circle cx="${left}" cy="${top}" r="3" fill="#0066cc"/>`)),
    '</svg>',
    '',
  ].join('\n');
}

function scalesOf({ points, marks, growsWith }: Series): readonly [across: Scale, up: Scale] {
  const [ats, values] = [points.map(([at]) => at), points.map(([, value]) => value)];
  if (growsWith !== undefined) return [logarithmic(ats), logarithmic(values)];
  return [linear(Math.max(1, ...ats, ...marks.map(([at]) => at))), linear(roundUp(Math.max(1, ...values)))];
}

function short(value: number): string {
  return value >= 10_000 ? Number(value.toPrecision(3)).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
