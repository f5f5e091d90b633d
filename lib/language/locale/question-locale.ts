// The language a question is typed in, which need not be the language of the interface: numbers and dates
// are read as its writer writes them ("1.000" is a thousand in Vietnamese and one in English).
import type { Locale } from '../../i18n/locale.ts';

// Words that carry no meaning of their own and that only one of the three languages has, as people type them,
// with accents or without. A word that another of them knows ("de", "la", "me", "no", "a") says nothing.
const functionWords: Record<Locale, ReadonlySet<string>> = {
  en: words(
    `how many much what which who whose when where why is are was were does did have has had the of in from with
    and our their his her this that these those there than more less most least per by each every all any show list
    give get find tell number total between since before after during not never without don't haven't isn't last
    highest lowest we us i`,
  ),
  es: words(
    `cuánto cuánta cuántos cuántas cuanto cuanta cuantos cuantas qué cuál cuáles cual cuales quién quiénes quien quienes
    dónde donde cuándo cuando el los las del y en con sin por para según segun que hay es son fue fueron tiene tienen
    más mas menos muestra muéstrame muestrame dame lista enséñame todos todas cada entre desde hasta este esta estos
    estas año mes pasado última último nuestro nuestra nuestros nuestras clientes pedidos productos ventas empleados proveedores
    facturas pagos ingresos precio precios ciudad ciudades país países paises mejores peores nombre nombres número
    películas peliculas semana pasada ayer hoy agotado agotados abiertos sin almacén almacenes departamento categoría categorías categorias tiempo medio`,
  ),
  vi: words(
    `bao nhiêu nhieu những nhung của cua được duoc không khong nào nao theo trong tháng thang ngày ngay tuần tuan năm quý liệt liet kê xem cho
    đã chưa chua đang có mỗi moi từng tung là gì gi ai ở tổng tong với và hoặc hoac trên dưới duoi nhất nhat hơn
    cao thấp khách hàng số danh sách sach hiện hien bây giờ này nay trước truoc`,
  ),
};

// Letters that neither of the others writes; "é" or "ó" alone may be a name or Spanish.
const vietnameseLetter = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/u;
const spanishMark = /[¿¡]/u;
/** Evidence that is strong enough to leave the language of the interface. */
const enough = 2;

/**
 * The language of a question: `fallback`, unless it clearly speaks another of ours and says no function word
 * of the fallback. Names with foreign letters in a question do not change its language.
 */
export function questionLocale(question: string, fallback: Locale): Locale {
  const text = withoutQuoted(question.normalize('NFC'));
  const tokens = text.match(/[\p{L}\p{M}']+/gu) ?? [];
  const evidence = (locale: Locale) =>
    tokens.filter((token) => functionWords[locale].has(token.toLowerCase())).length;
  const own = evidence(fallback);
  const scores: [Locale, number][] = [
    ['vi', evidence('vi') + tokens.filter(isVietnamese).length],
    ['es', evidence('es') + (spanishMark.test(text) ? enough : 0)],
    ['en', evidence('en')],
  ];
  const ownTotal = scores.find(([locale]) => locale === fallback)?.[1] ?? own;
  const [best] = scores.filter(([locale]) => locale !== fallback).sort(([, one], [, other]) => other - one);
  // Of two words, one is evidence enough.
  if (!best || best[1] < (tokens.length === 2 ? 1 : enough)) return fallback;
  // A word of two languages ("y", "me", a borrowed name) is not held against overwhelming evidence.
  const slack = best[1] >= 4 * enough ? 1 : 0;
  return ownTotal <= slack ? best[0] : fallback;
}

/** A word in small letters with a letter that only Vietnamese has; a capital may begin a name. */
function isVietnamese(token: string): boolean {
  return vietnameseLetter.test(token) && token === token.toLowerCase();
}

/** What stands in quotes is a value, in whatever language the data is. */
function withoutQuoted(text: string): string {
  return text.replace(/"[^"\n]*"|“[^”\n]*”|«[^»\n]*»/gu, ' ');
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.normalize('NFC').split(/\s+/u));
}
