// Vietnamese superlatives and comparatives, with what they measure where the word says it.
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

export const vietnameseDegrees: readonly CueEntry[] = [
  [
    'nhiều nhất, đông nhất, thường xuyên nhất, hay gặp nhất, số lượng nhiều|lớn|cao nhất, thường gặp nhất, bận nhất, đa số, phần lớn',
    top('count'),
  ],
  ['ít nhất,hiếm nhất, số lượng ít|nhỏ|thấp nhất, ít gặp nhất, thưa nhất', bottom('count')],
  [
    'cao nhất, top, đứng đầu, hàng đầu, dẫn đầu, nhất, thứ nhất, đầu bảng, vượt trội nhất, quan trọng nhất',
    top('value'),
  ],
  ['thấp nhất, đứng cuối, cuối bảng, kém quan trọng nhất, đội sổ', bottom('value')],
  ['tốt nhất, giỏi nhất, xuất sắc nhất, hay nhất, điểm cao nhất', top('rating')],
  ['(được) đánh giá cao|tốt nhất', top('rated')],
  ['(bị) đánh giá thấp|kém nhất', bottom('rated')],
  ['tệ nhất, kém nhất, dở nhất, xấu nhất, yếu nhất', bottom('rating')],
  [
    'phổ biến nhất, được ưa chuộng nhất, được yêu thích nhất, nổi tiếng nhất, ưa thích nhất, hot nhất, được quan tâm nhất',
    top('popularity'),
  ],
  ['bán chạy (nhất), bán được nhiều nhất, bán nhiều nhất, chạy nhất, được mua nhiều nhất', top('sales')],
  ['bán chậm nhất, bán ít nhất, bán được ít nhất, ế nhất', bottom('sales')],
  ['già nhất, lớn tuổi nhất, cao tuổi nhất, nhiều tuổi nhất, cũ nhất, lâu đời nhất', top('age')],
  ['trẻ nhất, nhỏ tuổi nhất, ít tuổi nhất', bottom('age')],
  [
    'làm (việc) lâu|lâu_năm nhất, thâm niên (cao|lâu) nhất, gắn bó lâu nhất, (dạy|công tác) lâu nhất',
    top('tenure'),
  ],
  [
    'mới nhất, gần đây nhất, gần nhất, cuối cùng, sau cùng, muộn nhất, sau chót, mới đây nhất, vừa rồi',
    top('date'),
  ],
  [
    'sớm nhất, (cái|dòng|mục|kết_quả|nhóm) đầu tiên, cái|dòng|mục|kết_quả|nhóm đầu, trước tiên, xa xưa nhất',
    bottom('date'),
  ],
  ['đắt nhất, mắc nhất, giá cao nhất, có giá cao nhất', top('price')],
  ['rẻ nhất, giá thấp nhất, có giá thấp nhất, giá rẻ nhất', bottom('price')],
  ['dài nhất, lâu nhất', top('length')],
  ['ngắn nhất', bottom('length')],
  ['lớn nhất, to nhất, rộng nhất, bự nhất', top('size')],
  ['nhỏ nhất, bé nhất, hẹp nhất', bottom('size')],
  ['cao lớn nhất', top('height')],
  ['nặng nhất', top('weight')],
  ['nhẹ nhất', bottom('weight')],
  ['nhanh nhất', top('speed')],
  ['chậm nhất', bottom('speed')],
  ['xa nhất', top('distance')],
  ['gần nhau nhất, ở gần nhất', bottom('distance')],
  [
    'giàu nhất, trả nhiều tiền nhất, trả tiền nhiều nhất, chi nhiều (tiền) nhất, chi tiền nhiều nhất, tiêu nhiều tiền nhất, chi tiêu nhiều nhất, lương cao nhất, có lãi nhất, lời nhất, sinh lời nhất, tiêu nhiều nhất',
    top('wealth'),
  ],
  ['nghèo nhất, lương thấp nhất', bottom('wealth')],

  [
    'nhiều hơn, lớn hơn, cao hơn, hơn, trên, vượt (quá|hơn), quá, trên mức, hơn mức, lớn hơn hẳn, >, ngoài',
    more(),
  ],
  ['ít hơn, nhỏ hơn, thấp hơn, dưới, chưa đến, chưa tới, không đến, không tới, kém hơn, dưới mức, <', less()],
  [
    'ít nhất là, tối thiểu là,trở lên, không dưới, không ít hơn, không thấp hơn, lớn hơn hoặc bằng, không nhỏ hơn, > =, bét nhất',
    { role: 'comparative', comparison: 'gte' },
  ],
  [
    'nhiều nhất là, tối đa là, trở xuống, không quá, không vượt quá, không hơn, không nhiều hơn, nhỏ hơn hoặc bằng, không cao hơn, < =',
    { role: 'comparative', comparison: 'lte' },
  ],
  ['đúng, chính xác (là), bằng (với), đúng bằng, vừa đúng, =', { role: 'comparative', comparison: 'eq' }],
  ['khác (với), không bằng, ! =', { role: 'comparative', comparison: 'ne' }],
  ['già hơn, lớn tuổi hơn, nhiều tuổi hơn, cao tuổi hơn, cũ hơn', more('age')],
  ['trẻ hơn, nhỏ tuổi hơn, ít tuổi hơn', less('age')],
  ['đắt hơn, mắc hơn, giá trên, giá hơn, giá cao hơn, có giá trên, có giá cao hơn', more('price')],
  ['rẻ hơn, giá dưới, giá thấp hơn, có giá dưới, có giá thấp hơn', less('price')],
  ['dài hơn, lâu hơn', more('length')],
  ['ngắn hơn', less('length')],
  ['nặng hơn', more('weight')],
  ['nhẹ hơn', less('weight')],
  ['nhanh hơn', more('speed')],
  ['chậm hơn', less('speed')],
  ['mới hơn, gần đây hơn, muộn hơn', more('date')],
  ['sớm hơn', less('date')],
  ['xa hơn', more('distance')],
  ['gần hơn', less('distance')],
  ['giàu hơn, lương cao hơn', more('wealth')],
  ['nghèo hơn, lương thấp hơn', less('wealth')],
  [
    'trên|hơn (mức) trung bình|bình_quân, cao|lớn|nhiều|dài|đắt|nặng|già hơn (mức) (giá|lương|giá trị) trung bình|bình_quân, vượt (mức) trung bình',
    { role: 'average', comparison: 'gt' },
  ],
  [
    'dưới (mức) trung bình|bình_quân, thấp|nhỏ|ít|ngắn|rẻ|nhẹ|trẻ|kém hơn (mức) (giá|lương|giá trị) trung bình|bình_quân',
    { role: 'average', comparison: 'lt' },
  ],
];
