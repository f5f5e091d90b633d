// Spanish cues. `(x)` may be left out, `a|b` are alternatives; the longest phrase wins. Accents may be left out.
import type { CueEntry, CueMeaning } from './cues.ts';
import { spanishDegrees } from './es-degrees.ts';

const followUp = (value: string, when?: CueMeaning['when']): CueMeaning => ({
  role: 'followUp',
  value,
  when,
});
const bucket = (value: string): CueMeaning => ({ role: 'bucket', value });
const question = (value: string): CueMeaning => ({ role: 'question', value });

export const spanishCues: readonly CueEntry[] = [
  ['ayuda, ayúdame, necesito ayuda, me ayudas', { role: 'help', when: 'whole' }],
  ['(y) quiénes son, (y) cuáles son', { role: 'followUp', value: 'list', when: 'last' }],
  [
    'envía, enviar, envíale, manda, mandar, mándale, traduce, traducir, escribe, redacta, llama, avisa, recuerda, programa, descarga, ejecuta',
    { role: 'write', value: 'action', when: 'command' },
  ],
  ['mínimo', { role: 'comparative', comparison: 'gte', when: 'beforeNumber' }],
  ['máximo', { role: 'comparative', comparison: 'lte', when: 'beforeNumber' }],
  [
    'cuántos, cuántas, (el) número (total) de, (la) cantidad (total) de, cuántas veces, cuenta (los|las|de), contar (los|las), (el) conteo de, número, recuento (de), (el) total de veces, con qué frecuencia, nº de',
    { role: 'count' },
  ],
  [
    '(el|la) total (de), (la) suma (de|total), (el) importe|monto|valor total (de), en total, sumar, suma, en conjunto, acumulado, acumulada, cuánto, cuánta, cuánto dinero, totales',
    { role: 'sum' },
  ],
  [
    '(el) promedio (de), (la) media (de), (el) valor medio (de), en promedio, de media, promediado, medio, promedia, promedios, por término medio',
    { role: 'avg' },
  ],
  ['(el) mínimo (de), (la) mínima (de), (el) valor mínimo', { role: 'min' }],
  ['(el) máximo (de), (la) máxima (de), (el) valor máximo', { role: 'max' }],
  ['(la) mediana (de)', { role: 'median' }],
  [
    'diferentes, distintos, distintas, únicos, únicas, único, única, diferente, distinto, sin repetir, sin duplicados, sin repeticiones',
    { role: 'distinct' },
  ],
  [
    '(el|qué) porcentaje (de), (la) proporción (de), (la) participación (de|en), (el) tanto por ciento (de), qué parte (de), como porcentaje (de|del), % de, (la) cuota de, (el) peso de',
    { role: 'share' },
  ],
  [
    '(el|la|un|una) desglose|distribución|reparto|composición (de|del) (los|las|la|el)',
    { role: 'breakdown' },
  ],
  [
    '(la) razón entre, (la) relación entre, (el) ratio (de|entre), (la) tasa de, dividido por|entre',
    { role: 'ratio' },
  ],
  [
    '(el) crecimiento (de), (la) variación (de|respecto_a|frente_a), (el) cambio (respecto|frente) (a|al) (mes|trimestre|periodo) (anterior|pasado), (la) evolución frente al mes anterior, (en comparación) con|respecto_a|frente_a|contra el|la mes|trimestre|periodo|semana|día anterior|pasado|pasada|previo, frente|respecto al|a mes|trimestre|periodo|la_semana anterior|pasado|pasada, mes a mes, aumento o disminución, comparado|comparada|comparados|comparadas con el|la mes|trimestre|periodo|semana anterior|pasado|pasada',
    { role: 'growth', value: 'previous_period' },
  ],
  [
    '(en comparación) con|respecto_a|respecto_al|frente_a|frente_al|contra el|(el) año anterior|pasado, frente|respecto al año anterior|pasado, año tras año, interanual, comparado|comparada|comparados|comparadas con el año anterior|pasado, que el mismo periodo del año anterior|pasado, con el mismo periodo|mes|trimestre del año anterior|pasado',
    { role: 'growth', value: 'previous_year' },
  ],
  [
    'compara (con), comparar (con), comparado con, comparación (de|entre|con), frente a|al, versus, vs, en comparación con, contra, comparada|comparados|comparadas con',
    { role: 'compare' },
  ],

  [
    'agrupado|agrupada|agrupados|agrupadas|desglosado|desglosada|desglosados|desglosadas|separado|separados|dividido|divididos|clasificado|clasificados por, agrupa|agrupar|desglosa|desglosar|separa por, (el) desglose por, por, según, de acuerdo con|a, para cada (uno|una) (de) (los|las), en cada (uno|una) (de) (los|las), de cada (uno|una) (de) (los|las), con cada, a cada, dependiendo de',
    { role: 'groupBy' },
  ],
  [
    'cada (uno|una) (de) (los|las), cada, respectivamente, por cada (uno|una) (de) (los|las), individualmente',
    { role: 'each' },
  ],
  ['por hora, cada hora, a la hora', bucket('hour')],
  [
    'por día, cada día, diario, diaria, diarios, diarias, diariamente, al día, día a día, día por día',
    bucket('day'),
  ],
  [
    'por semana, cada semana, semanal, semanales, semanalmente, a la semana, semana a semana, por semanas',
    bucket('week'),
  ],
  ['por mes, cada mes, mensual, mensuales, mensualmente, al mes, mes por mes, por meses', bucket('month')],
  [
    'por trimestre, cada trimestre, trimestral, trimestrales, trimestralmente, al trimestre, por trimestres',
    bucket('quarter'),
  ],
  ['por año, cada año, anual, anuales, anualmente, al año, año por año, por años', bucket('year')],
  [
    'a lo largo del tiempo, en el tiempo, (la) tendencia (de), (la) evolución (de), con el tiempo',
    bucket('auto'),
  ],
  [
    '(por|cada|qué) día de la semana, (por|qué) días de la semana, en qué día de la semana',
    { role: 'datePart', value: 'weekday' },
  ],
  ['(por|qué) hora del día, a qué hora, (por) horas del día', { role: 'datePart', value: 'hour' }],
  ['(en) qué mes|meses, (en) cuál mes, cuál fue el mes', question('month')],
  ['(en) qué año|años, (en) cuál año, cuál fue el año', question('year')],
  ['(en) qué trimestre', question('quarter')],
  ['(en) qué semana', question('week')],
  ['(en) qué día|días|fecha|fechas', question('day')],

  ...spanishDegrees,
  ['entre, comprendido entre, comprendidos entre, en el rango de, dentro del rango', { role: 'between' }],

  [
    'no, nunca, jamás, sin (ningún|ninguna|algún), ningún, ninguna, ninguno, nadie, nada, carece de, carecen de, no tiene|tienen|tenga|tengan (ningún|ninguna), no hay, no ha|han, aún no, todavía no, que no, que nunca, tampoco, no es, no son, ya no, no está, no están, no fue, no fueron, no sea, no sean, no hayan, no haya, les falta, le falta',
    { role: 'negation' },
  ],
  ['ni', { role: 'neither' }],
  ['ni tampoco', { role: 'nor' }],
  [
    'excepto, fuera de, salvo, excluyendo, menos los, menos las, aparte de, sin contar, sin incluir, a excepción de, con excepción de, exceptuando, quitando, descontando, exceptúa, excluye, sin tener en cuenta, ignorando, fuera de, además de',
    { role: 'except' },
  ],
  [
    'con, tiene, tienen, tengan, tenga, que tiene|tienen|tengan|tenga, con al menos un|una, hay, hubo, había, existe, existen, que hay|hubo, han tenido, ha tenido, contiene, contienen, cuenta con, cuentan con, con algún, con alguna, teniendo, tenían, tenía, tuvo, tuvieron, ha, han, haya, hayan',
    { role: 'existence' },
  ],
  [
    'y, e, así como, junto con, además, también, &, más los, más las, y también, al igual que',
    { role: 'and' },
  ],
  ['o, u, o bien, y / o', { role: 'or' }],
  ['ambos, ambas, los dos, las dos, tanto', { role: 'both' }],
  ['solo, sólo, solamente, únicamente, exclusivamente, nada más', { role: 'only' }],
  ['cualquier, cualquiera, algún, alguna, alguno, algunos, algunas', { role: 'any' }],
  [
    'todo sobre|acerca_de, toda la información (sobre|de|del), todos los datos|detalles sobre|de|del',
    { role: 'all', value: 'everything' },
  ],
  ['todos (los), todas (las), todo (el), toda (la), la totalidad de', { role: 'all' }],
  [
    'siguen|sigue|continúan|continúa en la empresa|con_nosotros, todavía|aún trabajan|trabaja aquí|con_nosotros|en_la_empresa',
    { role: 'null', value: 'gone' },
  ],
  [
    'todavía|aún fuera, todavía|aún prestado|prestados|prestada|prestadas, sin devolver',
    { role: 'null', value: 'back' },
  ],
  [
    'falta, faltante, faltan, desconocido, desconocida, desconocidos, vacío, vacía, vacíos, vacías, nulo, nula, nulos, nulas, null, en blanco, sin valor (de|en), sin especificar, sin asignar, aún no, no especificado, no registrado, no definido, sin definir, sin rellenar, no disponible, no asignado, no asignada, sin informar, no conocido',
    { role: 'null' },
  ],
  [
    'no nulo, no nula, no vacío, no vacía, conocido, conocida, conocidos, especificado, asignado, asignada, registrado, rellenado, disponible, con valor (de|en)',
    { role: 'notNull' },
  ],
  [
    'contiene|contienen|contenga|contengan|conteniendo (la) palabra|el_texto|texto|letra, que contenga|contengan|contiene|contienen (la palabra|el texto|la letra), con la palabra|letra, con el texto, incluye|incluyen la palabra, que mencione|mencionen, menciona|mencionan',
    { role: 'contains', value: 'contains' },
  ],
  [
    'empieza|empiezan|empiece|empiecen|comienza|comienzan|comience|comiencen|inicia|inician por|con (la|el) (letra|letras|palabra|texto), cuya inicial es, con el prefijo',
    { role: 'contains', value: 'startsWith' },
  ],
  [
    'termina|terminan|termine|terminen|acaba|acaban|acabe en|con|por (la|el) (letra|letras|palabra|texto), con el sufijo',
    { role: 'contains', value: 'endsWith' },
  ],

  [
    'ordenado|ordenada|ordenados|ordenadas|ordena|ordenar|ordénalos|ordénalas|ordenalo|clasificados (por|según|de acuerdo a), en (el) orden (de), por orden (de), ordenándolos por',
    { role: 'order' },
  ],
  [
    '(en) (orden) ascendente (de|por), (en orden) creciente, de menor a mayor, de más antiguo|viejo|barato|corto|bajo a más nuevo|reciente|caro|largo|alto, del más antiguo|viejo|barato|corto|bajo al más nuevo|reciente|caro|largo|alto, en orden cronológico, cronológicamente, primero los|las más antiguos|antiguas|bajos|baratos, de forma ascendente, de manera ascendente',
    { role: 'order', direction: 'asc' },
  ],
  [
    '(en|por) orden alfabético, alfabéticamente, ordenados alfabéticamente, de la a a la z, de a a z',
    { role: 'order', direction: 'asc', concept: 'name' },
  ],
  [
    '(en) (orden) descendente (de|por), (en orden) decreciente, de mayor a menor, de más nuevo|reciente|caro|largo|alto a más antiguo|viejo|barato|corto|bajo, del más nuevo|reciente|caro|largo|alto al más antiguo|viejo|barato|corto|bajo, primero los|las más recientes|nuevos|nuevas|caros|altos, de forma descendente, de manera descendente, en orden inverso',
    { role: 'order', direction: 'desc' },
  ],
  ['en orden alfabético inverso, de la z a la a', { role: 'order', direction: 'desc', concept: 'name' }],

  [
    'para qué sirves|sirve (esto), qué haces, qué sabes, qué cosas puedes hacer|responder, qué (te) puedo preguntar (te), qué tipo|clase de preguntas puedo hacer (te), qué preguntas (te) puedo hacer, qué información|datos contiene|hay|tiene (en) (esta|la) base de datos, qué contiene|hay (en) (esta|la) base de datos, en qué me puedes ayudar, me puedes ayudar, cómo se utiliza, qué datos|información tienes disponibles|disponible, qué datos hay disponibles, qué puedo consultar, qué puedes hacer, qué sabes hacer, qué puedo preguntar (te), qué preguntas puedo hacer, cómo funciona (esto), cómo te uso, cómo se usa, quién eres, qué eres, qué datos tienes|hay, qué información tienes|hay, qué tablas hay, en qué puedes ayudarme, cómo puedes ayudarme, puedes ayudarme, dame (unos|algunos) ejemplos, muéstrame (unos|algunos) ejemplos, help, necesito ayuda, qué puedes responder, qué puedo hacer aquí, qué es esto',
    { role: 'help' },
  ],
  [
    'hola, buenos días, buenas tardes, buenas noches, buenas, gracias, muchas gracias, adiós, hasta luego, cómo estás, qué tal, perfecto, genial, vale, ok, okay, cuéntame un chiste, mucho gusto, buen trabajo, excelente, chao',
    { role: 'smalltalk' },
  ],
  [
    'borra, borrar, elimina, eliminar, actualiza, actualizar, inserta, insertar, modifica, modificar, cambia, cambiar, añade, añadir, agrega, agregar, crea, crear, edita, editar, quita, pon, renombra, cancela, cancelar, aumenta, aumentar, reduce, reducir, sube, baja, marca, asigna, asignar, reemplaza, sustituye, suprime, suprimir, vacía, trunca, desactiva, activa, aprueba, reembolsa, establece, guarda, registra, corrige, bórrame, archiva, restablece, incrementa, mueve',
    { role: 'write', when: 'command' },
  ],

  [
    'y qué hay de, qué hay de, qué tal (con|en), y para, y en, y los|las|el|la|de|del|con, y qué pasa con, qué pasa con, lo mismo (pero) (solo|sólo) para|con, lo mismo pero (solo|sólo), igual para, y si, ahora para, haz lo mismo para|con',
    followUp('about', 'leading'),
  ],
  [
    'de esos, de esas, de estos, de estas, de ellos, de ellas, entre ellos|ellas|esos|esas|estos|estas, de los anteriores, de las anteriores, de esa lista, de esta lista, de esos resultados, de los que, cuántos de esos|ellos|estos, cuáles de esos|ellos|estos',
    followUp('of'),
  ],
  [
    'solo los|las (de|que|con), sólo los|las (de|que|con), solamente los|las (de|que|con), únicamente los|las (de|que|con), muestra solo, filtra (por|los|las), limita (a|lo a), restringe a, quédate con, solo de, solo en, ahora solo',
    followUp('only', 'leading'),
  ],
  [
    'añade también, muestra también, incluye también, agrega la columna, añade la columna, además muestra, y también muestra, incluye la columna',
    followUp('also', 'leading'),
  ],
  [
    'en lugar de (eso), en vez de (eso), mejor, me refiero a, quise decir, quiero decir, cámbialo a|por, cambia a, cambia el|la periodo|agrupación|orden|límite|filtro|fecha|año|mes a|por, ponlo por, hazlo por',
    followUp('instead', 'leading'),
  ],
  [
    'ahora (muestra|muéstrame), luego, entonces, después, y luego, otra vez, de nuevo, lo mismo, como antes, igual que antes',
    followUp('again', 'leading'),
  ],
  [
    'muéstramelos, muéstramelas, muéstralos, muéstralas, enuméralos, lístalos, quiénes son esos|ellos|estos, cuáles son esos|ellos|estos, dame la lista, dime cuáles (son), como lista',
    followUp('list'),
  ],
  ['cómo se llaman, cuáles son sus nombres, qué nombres tienen', followUp('names')],
  [
    'sin (los) duplicados|repetidos, sin repetir, quita|elimina (los) duplicados|repetidos, cada uno|una (solo) una vez',
    followUp('once'),
  ],
  ['cuántos son, cuántas son, cuántos hay, cuántas hay, cuéntalos, cuéntalas', followUp('count')],
  [
    'quita el filtro, sin el filtro, sin ese filtro, elimina el filtro, quita los filtros, ignora el filtro, sin filtrar, sin importar',
    followUp('drop'),
  ],
  [
    'y los demás, y las demás, los demás, las demás, el resto, y el resto, los otros, las otras, y los otros',
    followUp('others'),
  ],
  [
    'más detalles, más detalle, con más detalle, muestra más, más información, dame más',
    followUp('more', 'leading'),
  ],
  [
    'esos, esas, estos, estas, ellos, ellas, eso, esto, ese, esa, este, esta, aquellos, aquellas, su, sus, suyo, suya, dichos, dichas, dicho, dicha, mismo, misma, mismos, mismas',
    { role: 'pronoun' },
  ],

  [
    'quién, quiénes, de quién, a quién, cuál persona, qué persona|personas, por quién, quién es, quiénes son, cuyo, cuya, cuyos, cuyas',
    question('person'),
  ],
  ['cuándo, en qué momento, desde cuándo, cuándo fue', question('date')],
  ['dónde, en dónde, de dónde, en qué lugar|lugares|sitio, desde dónde, adónde', question('place')],
  [
    'qué, cuál, cuáles, cuál es, cuáles son, qué es, qué son, qué tipo|tipos|clase (de), cuál fue, cuáles fueron, cual de',
    question('thing'),
  ],
  [
    'hay algún, hay alguna, existe algún|alguna, tenemos, es cierto que, es verdad que, tengo',
    question('yes_no'),
  ],
  ['por qué, a qué se debe', question('reason')],
  ['cómo, cuánto tiempo, qué tan, cuánto mide|pesa|dura', question('degree')],

  [
    'muestra, mostrar, muéstrame, lista (de) (los|las|todos|todas), listado de, listar, enumera, dame (una lista de|la lista de) (los|las|todos|todas), dime, encuentra, encontrar, busca, buscar, obtén, obtener, devuelve, devolver, presenta, indica, visualiza, ver, enséñame, la lista de, una lista de, un listado de, extrae, identifica, selecciona, nombra, consulta, tráeme, saca, resumen de',
    { role: 'list' },
  ],
  [
    'hasta ahora, hasta la fecha, hasta hoy, hasta el momento, por favor, porfa, puedes, podrías, podría, me puedes, me podrías (decir|dar|mostrar), quiero (ver|saber|conocer), quisiera (ver|saber|conocer), necesito (ver|saber|conocer), me gustaría (ver|saber|conocer), sabes, me, nos, decirme, darme, mostrarme, a ver, quieres, usted, tú, bueno, pues, oye, favor de, déjame ver, queremos (ver|saber), en (todo) el mundo, en la empresa, de la empresa',
    { role: 'filler' },
  ],
  [
    'hizo, hicieron, hace, hacen, hecho, hecha, hechos, hechas, realiza, realizan, realizó, realizaron, realizado, realizados, realizada, realizadas, usa, usan, usamos, utiliza, utilizan, utilizamos, pertenece (a), pertenecen (a), corresponde (a), corresponden (a), recibe, reciben, recibió, recibieron, lleva, llevan, maneja, manejan, manejamos, tenemos, ofrece, ofrecen, ofrecemos, trabajamos, se encuentra, se encuentran, ubicado, ubicados, ubicada, ubicadas, nos suministra, el, la, los, las, lo, un, una, unos, unas, de, del, en, al, a, para, es, son, fue, fueron, era, eran, ser, está, están, estaban, estaba, que, se, como, si, donde, cuando, desde, hasta, nuestro, nuestra, nuestros, nuestras, mi, mis, tu, tus, cual, sobre, durante, mediante, según, ya, muy, han sido, ha sido, sido, haber, hemos, aún, todavía, actualmente, correspondiente, correspondientes, dentro, quien, hacia, ante, bajo, tras, cuyo, existentes, dado, dada, le, les, así, siguiente, siguientes',
    { role: 'stopword' },
  ],
];
