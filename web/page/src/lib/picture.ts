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
const FOOT = 24
const SPACE = 'http://www.w3.org/2000/svg'

/** A drawing with its looks written into it, a title above and a credit below. */
export function standalone(
  svg: SVGSVGElement,
  title: string,
  credit: string,
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
  const rtl = page.direction === 'rtl'
  const out = document.createElementNS(SPACE, 'svg')
  out.setAttribute('xmlns', SPACE)
  out.setAttribute('viewBox', `0 0 ${width} ${height + HEAD + FOOT}`)
  out.setAttribute('width', String(width))
  out.setAttribute('height', String(height + HEAD + FOOT))
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
    direction: page.direction,
    x: rtl ? width - 4 : 4,
  }
  add('rect', { width, height: height + HEAD + FOOT, fill: opaque })
  add('text', { ...text, y: 21, 'font-size': 15, 'font-weight': 600 }, title)
  add('text', { ...text, y: height + HEAD + 17, 'font-size': 10.5 }, credit)
  const drawing = document.createElementNS(SPACE, 'g')
  drawing.setAttribute('transform', `translate(0 ${HEAD})`)
  drawing.append(...copy.childNodes)
  out.append(drawing)
  return { text: new XMLSerializer().serializeToString(out), width, height: height + HEAD + FOOT }
}

export function saveSvg(svg: SVGSVGElement, name: string, title: string, credit: string): void {
  saveFile(`${name}.svg`, 'image/svg+xml', standalone(svg, title, credit).text)
}

/** At twice the size, for print. */
export async function savePng(
  svg: SVGSVGElement,
  name: string,
  title: string,
  credit: string,
): Promise<void> {
  const { text, width, height } = standalone(svg, title, credit)
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
