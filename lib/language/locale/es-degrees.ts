// Spanish superlatives and comparatives, with what they measure where the word says it.
import type { CueEntry, CueMeaning } from './cues.ts';

const top = (concept?: CueMeaning['concept']): CueMeaning => ({
  role: 'superlative',
  direction: 'desc',
  concept,
});
const bottom = (concept?: CueMeaning['concept']): CueMeaning => ({
  role: 'superlative',
  direction: 'asc',
  concept,
});
const more = (concept?: CueMeaning['concept']): CueMeaning => ({
  role: 'comparative',
  comparison: 'gt',
  concept,
});
const less = (concept?: CueMeaning['concept']): CueMeaning => ({
  role: 'comparative',
  comparison: 'lt',
  concept,
});

export const spanishDegrees: readonly CueEntry[] = [
  [
    '(el|la|los|las) más frecuente|frecuentes|común|comunes|numeroso|numerosos|usado|usados|usada|usadas|habitual, (la) mayor cantidad|número (de), (el) mayor número (de), la mayoría de, más veces, más a menudo, (el) máximo número de, (el|la|los|las) que más, más',
    top('count'),
  ],
  [
    '(la) menor cantidad|número (de), (el) menor número (de), menos veces, (el) mínimo número de, (el|la|los|las) que menos, (el|la|los|las) menos frecuente|frecuentes|común|comunes|usado|usados, menos',
    bottom('count'),
  ],
  [
    '(el|la|los|las) más alto|alta|altos|altas|elevado|elevada|elevados|elevadas|importante|importantes, (el|la|los|las) mayor|mayores, (el|la|los|las) principal|principales, top, (el|la|los|las) superior|superiores, líder, líderes, encabeza, encabezan',
    top('value'),
  ],
  [
    '(el|la|los|las) más bajo|baja|bajos|bajas, (el|la|los|las) menor|menores, (el|la|los|las) inferior|inferiores',
    bottom('value'),
  ],
  [
    '(el|la|los|las) mejor valorado|valorada|valorados|valoradas|calificado|calificada|calificados|calificadas|puntuado|puntuada',
    top('rated'),
  ],
  ['(el|la|los|las) mejor|mejores', top('rating')],
  [
    '(el|la|los|las) peor valorado|valorada|valorados|valoradas|calificado|calificada|calificados',
    bottom('rated'),
  ],
  ['(el|la|los|las) peor|peores', bottom('rating')],
  [
    '(el|la|los|las) más popular|populares|solicitado|solicitados|solicitada|solicitadas|demandado|demandados|famoso|famosos|famosa|famosas, (el|la|los|las) favorito|favorita|favoritos|favoritas',
    top('popularity'),
  ],
  ['(el|la|los|las) menos popular|populares|solicitado|solicitados', bottom('popularity')],
  [
    '(el|la|los|las) más vendido|vendida|vendidos|vendidas, (el|la|los|las) que más se vende|venden|vendió|vendieron, (que) más se vende|venden|vendió|vendieron, vende|vendió|vendieron más, más vendió|vendieron',
    top('sales'),
  ],
  [
    '(el|la|los|las) menos vendido|vendida|vendidos|vendidas, (el|la|los|las) que menos se vende|venden',
    bottom('sales'),
  ],
  [
    '(el|la|los|las) más viejo|vieja|viejos|viejas|antiguo|antigua|antiguos|antiguas|anciano|veterano|veteranos, (el|la|los|las) mayor|mayores de edad, de mayor edad',
    top('age'),
  ],
  ['(el|la|los|las) más joven|jóvenes, de menor edad', bottom('age')],
  ['con más|mayor antigüedad, más tiempo en la empresa', top('tenure')],
  [
    '(el|la|los|las) más reciente|recientes|nuevo|nueva|nuevos|nuevas, (el|la|los|las) último|última|últimos|últimas, más recientemente',
    top('date'),
  ],
  [
    '(el|la|los|las) más temprano|temprana|tempranos, (el|la|los|las) primero|primera|primer|primeros|primeras',
    bottom('date'),
  ],
  [
    '(el|la|los|las) más caro|cara|caros|caras|costoso|costosa|costosos|costosas, de mayor precio, con mayor precio',
    top('price'),
  ],
  [
    '(el|la|los|las) más barato|barata|baratos|baratas|económico|económica|económicos|económicas|asequible, de menor precio, con menor precio',
    bottom('price'),
  ],
  [
    '(el|la|los|las) más largo|larga|largos|largas|extenso|extensa|extensos, de mayor duración',
    top('length'),
  ],
  ['(el|la|los|las) más corto|corta|cortos|cortas|breve|breves, de menor duración', bottom('length')],
  ['(el|la|los|las) más grande|grandes', top('size')],
  ['(el|la|los|las) más pequeño|pequeña|pequeños|pequeñas|chico|chica|chicos', bottom('size')],
  ['de mayor estatura, de mayor altura', top('height')],
  ['(el|la|los|las) más pesado|pesada|pesados|pesadas', top('weight')],
  ['(el|la|los|las) más ligero|ligera|ligeros|ligeras|liviano|liviana', bottom('weight')],
  ['(el|la|los|las) más rápido|rápida|rápidos|rápidas|veloz|veloces', top('speed')],
  ['(el|la|los|las) más lento|lenta|lentos|lentas', bottom('speed')],
  ['(el|la|los|las) más lejano|lejana|lejanos|lejanas|alejado|distante', top('distance')],
  ['(el|la|los|las) más cercano|cercana|cercanos|cercanas|próximo|próxima', bottom('distance')],
  [
    '(el|la|los|las) más rico|rica|ricos|ricas|valioso|valiosos|valiosa, (el|la|los|las) mejor pagado|pagada|pagados|pagadas, (el|la|los|las) que más gana|ganan|gasta|gastan|gastó|gastaron, gana|ganan más, más gana|ganan, que más ha|han gastado, ha|han gastado más, más ha|han gastado, gasta|gastan|gastó|gastaron más',
    top('wealth'),
  ],
  ['(el|la|los|las) peor pagado|pagada|pagados, (el|la|los|las) que menos gana|ganan', bottom('wealth')],
  ['(el|la|los|las) más rentable|rentables|lucrativo|lucrativa|lucrativos|lucrativas', top('profit')],
  ['(el|la|los|las) menos rentable|rentables', bottom('profit')],

  [
    '(con) más de, más que, mayor que|a|de, mayores que|a|de, superior a, superiores a, por encima de, supera (los|las|a), superan (los|las|a), superen, supere, exceden, excede, encima de, sobre los, sobre las, de más de, más grande que, más alto que, >',
    more(),
  ],
  [
    '(con) menos de, menos que, menor que|a|de, menores que|a|de, inferior a, inferiores a, por debajo de, debajo de, de menos de, más pequeño que, más bajo que, <',
    less(),
  ],
  [
    'al menos, por lo menos, como mínimo, un mínimo de, no menos de, mayor o igual (que|a), igual o mayor (que|a), igual o superior a, o más, en adelante, no inferior a, a partir de, cuando menos, > =',
    { role: 'comparative', comparison: 'gte' },
  ],
  [
    'como máximo, a lo sumo, un máximo de, no más de, menor o igual (que|a), igual o menor (que|a), igual o inferior a, o menos, hasta un máximo de, no superior a, que no supere, que no superen, < =',
    { role: 'comparative', comparison: 'lte' },
  ],
  [
    'exactamente, igual a, iguales a, justo, precisamente, es igual a, =',
    { role: 'comparative', comparison: 'eq' },
  ],
  [
    'distinto de, distinta de, diferente de|a, diferentes de|a, distintos de|a, no igual a, ! =',
    { role: 'comparative', comparison: 'ne' },
  ],
  [
    'mayor|mayores de edad que, más viejo|vieja|viejos|viejas|antiguo|antigua|antiguos|antiguas que|de',
    more('age'),
  ],
  ['más joven|jóvenes que|de', less('age')],
  [
    'más caro|cara|caros|caras|costoso|costosa|costosos|costosas que|de, cuesta|cuestan|costó|costaron más de|que, con precio mayor|superior que|a, con un precio mayor|superior que|a, que cuestan|cuesta más de|que',
    more('price'),
  ],
  [
    'más barato|barata|baratos|baratas|económico|económica|económicos|económicas que|de, cuesta|cuestan|costó menos de|que, con precio menor|inferior que|a, con un precio menor|inferior que|a, que cuestan|cuesta menos de|que',
    less('price'),
  ],
  ['más largo|larga|largos|largas que|de, dura|duran más de|que', more('length')],
  ['más corto|corta|cortos|cortas que|de, dura|duran menos de|que', less('length')],
  ['más pesado|pesada|pesados|pesadas que|de, pesa|pesan más de|que', more('weight')],
  ['más ligero|ligera|ligeros|ligeras que|de, pesa|pesan menos de|que', less('weight')],
  ['más rápido|rápida|rápidos|rápidas que', more('speed')],
  ['más lento|lenta|lentos|lentas que', less('speed')],
  ['más reciente|recientes|nuevo|nueva|nuevos|nuevas que, posterior|posteriores a', more('date')],
  ['más temprano que, anterior|anteriores a', less('date')],
  ['más lejos que|de', more('distance')],
  ['más cerca que|de', less('distance')],
  [
    'gana|ganan|gane|ganen|cobra|cobran más de|que, gasta|gastan|gastó|gastaron|gastado más de|que',
    more('wealth'),
  ],
  [
    'gana|ganan|gane|ganen|cobra|cobran menos de|que, gasta|gastan|gastó|gastaron|gastado menos de|que',
    less('wealth'),
  ],
  [
    '(por) encima del promedio|de_la_media, superior|superiores|mayor|mayores al|que_el|a_la|que_la|del promedio|media, sobre el promedio, más (caro|cara|caros|caras|alto|alta|altos|altas|largo|largos|grande|grandes|viejo|viejos) que el|la promedio|media, supera|superan el|la promedio|media, cuesta|cuestan más que el|la promedio|media',
    { role: 'average', comparison: 'gt' },
  ],
  [
    '(por) debajo del promedio|de_la_media, inferior|inferiores|menor|menores al|que_el|a_la|que_la|del promedio|media, bajo el promedio, menos que el|la promedio|media, más barato|barata|baratos|baratas|bajo|baja|bajos|bajas|corto|cortos|joven|jóvenes que el|la promedio|media, cuesta|cuestan menos que el|la promedio|media',
    { role: 'average', comparison: 'lt' },
  ],
];
