// What the planner says when it does not answer, in the user's language.
import type { Locale } from '../i18n/locale.ts';

interface Messages {
  notAboutData(things: string): string;
  noSuchData(words: string, near: string): string;
  noSuchDataAtAll(things: string): string;
  onlyAbout(thing: string, fields: string): string;
  readOnly: string;
  readOnlyRephrase: string;
  rephrase: string;
  /** A word of the asker's, said back. */
  quoted: (word: string) => string;
  pointsNowhere(words: string): string;
  nameIt: string;
  noSuchValue(field: string, said: string): string;
  didYouMean: string;
  knownValues(values: string): string;
  askReading: string;
  askValue(value: string): string;
  help(things: string): string;
  helpAbout(thing: string, fields: string): string;
  assumedValue(said: string, meant: string): string;
  assumedReading(what: string): string;
  ignored(words: string): string;
  withoutModel(why: string): string;
}

export const messages: Record<Locale, Messages> = {
  en: {
    notAboutData: (things) => `I answer questions about your data: ${things}. This does not seem to be one.`,
    noSuchData: (words, near) =>
      `The data holds nothing about ${words}.${near ? ` The nearest it has: ${near}.` : ''}`,
    noSuchDataAtAll: (things) => `I found nothing of this in the data. It holds ${things}.`,
    onlyAbout: (thing, fields) =>
      `I see that this is about ${thing}, but not what you want to know of them. The data holds of each: ${fields}.`,
    readOnly: 'I can only read the data; nothing was changed.',
    readOnlyRephrase: 'Ask what the data says instead, for example which records it is about.',
    pointsNowhere: (words) =>
      `I do not know which one “${words}” is: nothing was shown yet that it could be.`,
    nameIt: 'Say its name or number, or ask for a list first and then about a row of it.',
    quoted: (word) => `“${word}”`,
    rephrase: 'Name what you want to see, and of what: “number of … by …”, “list … with …”.',
    noSuchValue: (field, said) => `There is no ${field} “${said}”.`,
    didYouMean: 'Did you mean:',
    knownValues: (values) => `There are: ${values}.`,
    askReading: 'This can be read in more than one way. Which do you mean?',
    askValue: (value) => `“${value}” can be several things. Which do you mean?`,
    help: (things) =>
      `You can ask how many, which, the highest and lowest, totals and averages, by group or over time. The data holds ${things}.`,
    helpAbout: (thing, fields) => `About ${thing} the data holds ${fields}.`,
    assumedValue: (said, meant) => `“${said}” is read as “${meant}”`,
    assumedReading: (what) => `Read as: ${what}`,
    ignored: (words) => `Not used: ${words}`,
    withoutModel: (why) => `${why} The built-in planner read the question.`,
  },
  vi: {
    notAboutData: (things) =>
      `Tôi trả lời câu hỏi về dữ liệu của bạn: ${things}. Câu này có vẻ không thuộc phạm vi đó.`,
    noSuchData: (words, near) => `Dữ liệu không có gì về ${words}.${near ? ` Gần nhất là: ${near}.` : ''}`,
    noSuchDataAtAll: (things) => `Tôi không tìm thấy điều này trong dữ liệu. Dữ liệu có ${things}.`,
    onlyAbout: (thing, fields) =>
      `Tôi hiểu câu hỏi nói về ${thing}, nhưng chưa rõ bạn muốn biết điều gì. Mỗi bản ghi có: ${fields}.`,
    readOnly: 'Tôi chỉ có thể đọc dữ liệu; không có gì bị thay đổi.',
    readOnlyRephrase: 'Hãy hỏi dữ liệu cho biết điều gì, ví dụ những bản ghi nào liên quan.',
    pointsNowhere: (words) => `Tôi chưa biết “${words}” là cái nào: chưa có kết quả nào để chỉ tới.`,
    nameIt: 'Hãy nêu tên hoặc số, hoặc hỏi danh sách trước rồi hỏi tiếp về một dòng trong đó.',
    quoted: (word) => `“${word}”`,
    rephrase: 'Hãy nêu bạn muốn xem gì và của cái gì: “số … theo …”, “liệt kê … có …”.',
    noSuchValue: (field, said) => `Không có ${field} nào là “${said}”.`,
    didYouMean: 'Có phải ý bạn là:',
    knownValues: (values) => `Hiện có: ${values}.`,
    askReading: 'Câu này có thể hiểu theo nhiều cách. Bạn muốn nói cách nào?',
    askValue: (value) => `“${value}” có thể là nhiều thứ. Bạn muốn nói cái nào?`,
    help: (things) =>
      `Bạn có thể hỏi số lượng, danh sách, cao nhất, thấp nhất, tổng và trung bình, theo nhóm hoặc theo thời gian. Dữ liệu có ${things}.`,
    helpAbout: (thing, fields) => `Về ${thing}, dữ liệu có ${fields}.`,
    assumedValue: (said, meant) => `“${said}” được hiểu là “${meant}”`,
    assumedReading: (what) => `Được hiểu là: ${what}`,
    ignored: (words) => `Không dùng đến: ${words}`,
    withoutModel: (why) => `${why} Bộ đọc có sẵn đã đọc câu hỏi.`,
  },
  es: {
    notAboutData: (things) =>
      `Respondo preguntas sobre sus datos: ${things}. Esta no parece ser una de ellas.`,
    noSuchData: (words, near) =>
      `Los datos no contienen nada sobre ${words}.${near ? ` Lo más cercano: ${near}.` : ''}`,
    noSuchDataAtAll: (things) => `No encontré nada de esto en los datos. Contienen ${things}.`,
    onlyAbout: (thing, fields) =>
      `Entiendo que trata de ${thing}, pero no qué quiere saber. De cada registro hay: ${fields}.`,
    readOnly: 'Solo puedo leer los datos; no se ha cambiado nada.',
    readOnlyRephrase: 'Pregunte qué dicen los datos, por ejemplo de qué registros se trata.',
    pointsNowhere: (words) =>
      `No sé a cuál se refiere «${words}»: todavía no se ha mostrado nada que pueda ser.`,
    nameIt: 'Diga su nombre o número, o pida primero una lista y pregunte después por una de sus filas.',
    quoted: (word) => `«${word}»`,
    rephrase: 'Diga qué quiere ver y de qué: «número de … por …», «lista de … con …».',
    noSuchValue: (field, said) => `No hay ningún valor “${said}” en ${field}.`,
    didYouMean: '¿Quiso decir…?',
    knownValues: (values) => `Hay: ${values}.`,
    askReading: 'Esto se puede leer de varias maneras. ¿A cuál se refiere?',
    askValue: (value) => `«${value}» puede ser varias cosas. ¿A cuál se refiere?`,
    help: (things) =>
      `Puede preguntar cuántos, cuáles, el mayor y el menor, totales y promedios, por grupo o en el tiempo. Los datos contienen ${things}.`,
    helpAbout: (thing, fields) => `Sobre ${thing} los datos contienen ${fields}.`,
    assumedValue: (said, meant) => `«${said}» se lee como «${meant}»`,
    assumedReading: (what) => `Leído como: ${what}`,
    ignored: (words) => `Sin usar: ${words}`,
    withoutModel: (why) => `${why} La pregunta la leyó el lector incorporado.`,
  },
};

const joiners: Record<Locale, string> = { en: ' and ', vi: ' và ', es: ' y ' };

/** "a, b and c". */
export function listWords(words: readonly string[], locale: Locale): string {
  if (words.length < 2) return words.join('');
  return words.slice(0, -1).join(', ') + joiners[locale] + words.at(-1);
}
