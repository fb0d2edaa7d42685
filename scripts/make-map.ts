#!/usr/bin/env node
/**
 * Makes web/page/src/map/boundaries.json: the first-level units of Iran and Kazakhstan, simplified along their shared
 * borders and projected, so that the page draws paths and loads no map library for them.
 *
 *   KARENBEK_SHARED=DIR npx tsx scripts/make-map.ts
 *
 * reads DIR/gazetteer/ir-admin1.geojson (Natural Earth, public domain) and kz-admin1.geojson (geokz, CC BY 4.0).
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { geoArea, geoConicConformal, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, quantile, simplify } from 'topojson-simplify'
import type { Objects, Topology } from 'topojson-specification'
import { placeById } from '../models/places/index.ts'

type Units = FeatureCollection<Polygon | MultiPolygon, { id: string }>

/** Width of each drawing in its own units; the height follows. */
const WIDTH = 640
/** Share of the points that are kept, those that shape the border most. */
const KEPT = 0.4

/** Standard parallels and central meridian of each country's conic projection, in degrees. */
const COUNTRIES = {
  IR: { file: 'ir-admin1.geojson', parallels: [27, 37], meridian: 54 },
  KZ: { file: 'kz-admin1.geojson', parallels: [43, 53], meridian: 67 },
} as const

/** d3-geo takes a ring as the border of what lies to its right; GeoJSON files often turn the other way. */
function rewound(unit: Feature<Polygon | MultiPolygon, { id: string }>): typeof unit {
  const turn = (rings: Position[][]): Position[][] => {
    const wrong = geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI
    return wrong ? rings.map((ring) => [...ring].reverse()) : rings
  }
  const { geometry } = unit
  return {
    ...unit,
    geometry:
      geometry.type === 'Polygon'
        ? { ...geometry, coordinates: turn(geometry.coordinates) }
        : { ...geometry, coordinates: geometry.coordinates.map(turn) },
  }
}

const shared = process.env.KARENBEK_SHARED
if (!shared) {
  process.stderr.write('error: set KARENBEK_SHARED to the folder that holds gazetteer/*.geojson\n')
  process.exit(1)
}

const drawings: Record<string, unknown> = {}
for (const [country, { file, parallels, meridian }] of Object.entries(COUNTRIES)) {
  const raw = JSON.parse(await readFile(join(shared, 'gazetteer', file), 'utf8')) as Units
  const topo = presimplify(topology({ units: raw }, 1e5) as Topology<Objects>)
  const simple = simplify(topo, quantile(topo, KEPT))
  const units = feature(simple, simple.objects.units as never) as unknown as Units
  units.features = units.features.map(rewound)
  const projection = geoConicConformal()
    .parallels([...parallels] as [number, number])
    .rotate([-meridian, 0])
    .fitWidth(WIDTH, units)
  const path = geoPath(projection).digits(1)
  const height = Math.ceil(path.bounds(units)[1][1])
  drawings[country] = {
    width: WIDTH,
    height,
    projection: {
      parallels,
      meridian,
      scale: Math.round(projection.scale() * 100) / 100,
      translate: projection.translate().map((value) => Math.round(value * 100) / 100),
    },
    units: Object.fromEntries(
      units.features
        .map(({ properties: { id } }, i) => {
          // A unit without events has a name, too.
          const place = placeById(id)
          if (!place) throw new Error(`the gazetteer has no ${id}`)
          const { name, nameRu, nameEn } = place
          return [
            id,
            { name, nameRu, nameEn, path: path(units.features[i] as (typeof units.features)[0]) },
          ] as const
        })
        .sort(([a], [b]) => a.localeCompare(b)),
    ),
  }
}
const out = fileURLToPath(new URL('../web/page/src/map/boundaries.json', import.meta.url))
await writeFile(out, `${JSON.stringify(drawings, null, 1)}\n`)
process.stdout.write(`wrote ${out}\n`)
