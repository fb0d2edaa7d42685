/** Drawings of the page as files: an SVG that stands alone, and the same as PNG. */
import { saveFile } from './csv.ts'

const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'direction',
]
const HEAD = 34
const LINE = 16
const KEY = 24
/** Room around the drawing. */
const PAD = 12
const SPACE = 'http://www.w3.org/2000/svg'

/** What a class of the drawing stands for. */
export interface KeyEntry {
  class: string
  text: string
}

export interface Caption {
  title: string
  /** Lines below the drawing. */
  credit: string[]
  key?: KeyEntry[]
}

/** A drawing with its looks written into it, a title above, its key and a credit below. */
export function standalone(
  svg: SVGSVGElement,
  { title, credit, key = [] }: Caption,
): { text: string; width: number; height: number } {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = [svg, ...svg.querySelectorAll('*')]
  const to = [copy, ...copy.querySelectorAll('*')]
  from.forEach((element, i) => {
    const looks = getComputedStyle(element)
    const target = to[i] as Element
    target.removeAttribute('class')
    if (target !== copy) for (const name of KEPT) target.setAttribute(name, looks.getPropertyValue(name))
  })
  // Links lead nowhere in a file.
  for (const link of copy.querySelectorAll('a')) {
    const group = document.createElementNS(SPACE, 'g')
    group.append(...link.childNodes)
    link.replaceWith(group)
  }
  const { width, height } = svg.viewBox.baseVal
  const page = getComputedStyle(svg)
  const rtl = document.documentElement.dir === 'rtl'
  const out = document.createElementNS(SPACE, 'svg')
  out.setAttribute('xmlns', SPACE)
  const below = PAD + HEAD + height + 4
  const size = {
    width: width + 2 * PAD,
    height: below + (key.length > 0 ? KEY : 0) + credit.length * LINE + PAD,
  }
  out.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`)
  out.setAttribute('width', String(size.width))
  out.setAttribute('height', String(size.height))
  const add = (name: string, attributes: Record<string, string | number>, content = '') => {
    const element = document.createElementNS(SPACE, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
    element.textContent = content
    out.append(element)
  }
  const ground = getComputedStyle(document.querySelector('main') as Element).getPropertyValue(
    'background-color',
  )
  const opaque = /^rgba\(.*, 0\)$|transparent/.test(ground)
    ? getComputedStyle(document.body).backgroundColor
    : ground
  const text = {
    'font-family': page.fontFamily,
    fill: page.color,
    direction: rtl ? 'rtl' : 'ltr',
    x: rtl ? PAD + width : PAD,
  }
  add('rect', { ...size, fill: opaque })
  add('text', { ...text, y: PAD + 17, 'font-size': 15, 'font-weight': 600 }, title)
  let at = rtl ? PAD + width : PAD
  for (const entry of key) {
    const sample = document.createElementNS(SPACE, 'path')
    sample.setAttribute('class', entry.class)
    svg.append(sample)
    const { fill } = getComputedStyle(sample)
    sample.remove()
    const x = rtl ? at - 18 : at
    add('rect', { x, y: below + 4, width: 18, height: 11, fill, stroke: page.color, 'stroke-width': 0.5 })
    add('text', { ...text, x: rtl ? at - 24 : at + 24, y: below + 14, 'font-size': 11 }, entry.text)
    const step = 40 + entry.text.length * 6.5
    at += rtl ? -step : step
  }
  credit.forEach((line, i) => {
    const y = below + (key.length > 0 ? KEY : 0) + (i + 1) * LINE - 4
    // Addresses are read from left to right, whatever the page is.
    const isRtl = /^\p{Script=Arabic}/u.test(line)
    const looks = { direction: isRtl ? 'rtl' : 'ltr', 'text-anchor': isRtl === rtl ? 'start' : 'end' }
    add('text', { ...text, ...looks, y, 'font-size': 10.5 }, line)
  })
  const drawing = document.createElementNS(SPACE, 'g')
  drawing.setAttribute('transform', `translate(${PAD} ${PAD + HEAD})`)
  drawing.append(...copy.childNodes)
  out.append(drawing)
  return { text: new XMLSerializer().serializeToString(out), ...size }
}

export function saveSvg(svg: SVGSVGElement, name: string, caption: Caption): void {
  saveFile(`${name}.svg`, 'image/svg+xml', standalone(svg, caption).text)
}

/** At twice the size, for print. */
export async function savePng(svg: SVGSVGElement, name: string, caption: Caption): Promise<void> {
  const { text, width, height } = standalone(svg, caption)
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  context.scale(2, 2)
  context.drawImage(image, 0, 0)
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (png) saveFile(`${name}.png`, 'image/png', png)
}
