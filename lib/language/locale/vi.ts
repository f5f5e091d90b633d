// Vietnamese cues. `(x)` may be left out, `a|b` are alternatives; the longest phrase wins. Accents may be
// left out by the person who asks; where they are written they decide.
import type { CueEntry, CueMeaning } from './cues.ts';
import { vietnameseDegrees } from './vi-degrees.ts';

const followUp = (value: string, when?: CueMeaning['when']): CueMeaning => ({
  role: 'followUp',
  value,
  when,
});
const bucket = (value: string): CueMeaning => ({ role: 'bucket', value });
const question = (value: string): CueMeaning => ({ role: 'question', value });

export const vietnameseCues: readonly CueEntry[] = [
  ['(là|bằng|khoảng|ở mức) bao nhiêu, bao nhiêu vậy|thế', { role: 'filler', when: 'last' }],
  ['giúp (tôi|mình) (với), trợ giúp, cần giúp (đỡ), giúp đỡ', { role: 'help', when: 'whole' }],
  [
    'gửi, soạn, dịch, viết, gọi, nhắc, đặt lịch, tải, cài (đặt), chạy',
    { role: 'write', value: 'action', when: 'command' },
  ],
  ['ít nhất, tối thiểu', { role: 'comparative', comparison: 'gte', when: 'beforeNumber' }],
  ['nhiều nhất, tối đa', { role: 'comparative', comparison: 'lte', when: 'beforeNumber' }],
  [
    '(có|co) (tất cả|tổng cộng|tổng số) bao nhiêu, số lượng, số, tổng số (lượng), (có) mấy, đếm (số|số lượng), đếm xem (có) (bao nhiêu), bao nhiêu lần, số lần, bao nhiêu, con số',
    { role: 'count' },
  ],
  ['tổng (cộng), tổng cộng lại, tính tổng, cộng lại, tất cả bao nhiêu tiền, bao nhiêu tiền', { role: 'sum' }],
  [
    'trung bình, bình quân, trung bình cộng, tính trung bình, giá trị trung bình, mức trung bình',
    { role: 'avg' },
  ],
  ['tối thiểu, nhỏ nhất là bao nhiêu, giá trị nhỏ nhất, mức thấp nhất', { role: 'min' }],
  ['tối đa, lớn nhất là bao nhiêu, giá trị lớn nhất, mức cao nhất', { role: 'max' }],
  ['trung vị, số trung vị', { role: 'median' }],
  ['khác nhau, riêng biệt, duy nhất, không trùng (lặp|nhau), không lặp lại, phân biệt', { role: 'distinct' }],
  [
    '(chiếm) (bao nhiêu) phần trăm, tỷ trọng, tỉ trọng, tỷ lệ phần trăm, tỉ lệ phần trăm, chiếm tỷ lệ, chiếm tỉ lệ, chiếm (bao nhiêu)',
    { role: 'share' },
  ],
  ['cơ cấu (của|các), phân bố (của|các), phân bổ (của|các), tỷ lệ phân bố (của|các)', { role: 'breakdown' }],
  ['tỷ lệ, tỉ lệ, tỷ số, tỉ số', { role: 'ratio' }],
  [
    'tăng trưởng, mức tăng trưởng, tốc độ tăng trưởng, so với kỳ trước, so với tháng|tuần|quý|ngày trước, tăng giảm, biến động, mức thay đổi, thay đổi so với (tháng|tuần|quý|kỳ) trước, tăng hay giảm, so với cùng kỳ tháng trước',
    { role: 'growth', value: 'previous_period' },
  ],
  [
    'so với cùng kỳ (năm ngoái|năm trước), so với năm ngoái|trước, cùng kỳ năm ngoái|trước, so với cùng tháng năm ngoái|trước',
    { role: 'growth', value: 'previous_year' },
  ],
  ['so sánh (với|giữa), so với, đối chiếu (với)', { role: 'compare' }],

  [
    'theo (từng|mỗi), (được) nhóm theo, (được) phân (loại|nhóm|theo) theo, phân theo, chia theo, gom theo, tách theo, (của|trong|ở|tại|cho|với) mỗi, (của|trong|ở|tại|cho|với) từng, ứng với mỗi|từng, cho các, thống kê theo',
    { role: 'groupBy' },
  ],
  ['mỗi, từng, mỗi một, lần lượt', { role: 'each' }],
  ['theo giờ, mỗi giờ, từng giờ, hàng giờ, hằng giờ', bucket('hour')],
  ['theo ngày, mỗi ngày, từng ngày, hàng ngày, hằng ngày, theo từng|mỗi ngày, trong mỗi ngày', bucket('day')],
  ['theo tuần, mỗi tuần, từng tuần, hàng tuần, hằng tuần, theo từng|mỗi tuần', bucket('week')],
  [
    'theo tháng, mỗi tháng, từng tháng, hàng tháng, hằng tháng, theo từng|mỗi tháng, trong mỗi tháng',
    bucket('month'),
  ],
  ['theo quý, mỗi quý, từng quý, hàng quý, hằng quý, theo từng|mỗi quý', bucket('quarter')],
  ['theo năm, mỗi năm, từng năm, hàng năm, hằng năm, theo từng|mỗi năm, trong mỗi năm', bucket('year')],
  ['theo thời gian, xu hướng, diễn biến, qua các tháng|năm|kỳ', bucket('auto')],
  [
    'theo thứ, (vào) thứ mấy (trong tuần), (vào) ngày nào trong tuần, theo ngày trong tuần, các ngày trong tuần, mỗi ngày trong tuần',
    { role: 'datePart', value: 'weekday' },
  ],
  [
    'theo giờ trong ngày, giờ nào (trong ngày), khung giờ (nào), vào giờ nào, (lúc) mấy giờ',
    { role: 'datePart', value: 'hour' },
  ],
  ['(vào|trong) tháng nào, (vào|trong) tháng mấy, những tháng nào', question('month')],
  ['(vào|trong) năm nào, những năm nào, năm mấy', question('year')],
  ['(vào|trong) quý nào, quý mấy', question('quarter')],
  ['(vào|trong) tuần nào', question('week')],
  ['(vào|trong) ngày nào, những ngày nào, ngày mấy', question('day')],

  ...vietnameseDegrees,
  ['giữa, nằm giữa, trong khoảng (từ), trong khoảng giữa, nằm trong khoảng', { role: 'between' }],

  [
    'không, không phải (là), chưa, chưa từng, chưa bao giờ, không bao giờ,chưa có, không hề, chẳng, không còn, không thuộc, không được, thiếu vắng, chưa được, chưa hề, không nào, không thể, chả, (đã) ngừng, (đã) ngưng',
    { role: 'negation' },
  ],
  ['chẳng', { role: 'neither' }],
  ['cũng không, cũng chẳng, lẫn không', { role: 'nor' }],
  [
    'ngoại trừ, trừ (ra|đi), ngoài (ra), loại trừ, không tính, không kể, không bao gồm, bỏ qua, loại bỏ, trừ những|các, không gồm, loại ra',
    { role: 'except' },
  ],
  ['có, đã có, sở hữu, từng, đã từng, có chứa, bao gồm, gồm (có), gồm những|các', { role: 'existence' }],
  ['và, cùng (với), với, lẫn, cũng như, kèm (theo), đồng thời, &', { role: 'and' }],
  ['hoặc (là), hay (là)', { role: 'or' }],
  ['cả, cả hai, đồng thời cả', { role: 'both' }],
  ['chỉ, duy chỉ, chỉ riêng, riêng, độc', { role: 'only' }],
  ['bất kỳ, bất kì, bất cứ', { role: 'any' }],
  [
    'mọi|tất_cả|toàn_bộ|tất_cả_các thông_tin|chi_tiết (về|của), mọi thứ về|của',
    { role: 'all', value: 'everything' },
  ],
  ['tất cả (các|những), toàn bộ, mọi, hết thảy, cả thảy', { role: 'all' }],
  ['(hiện) vẫn|còn|đang (còn|đang) làm (việc), vẫn|còn ở (lại) công ty', { role: 'null', value: 'gone' }],
  ['vẫn|còn chưa trả, vẫn|còn đang (cho) mượn|thuê', { role: 'null', value: 'back' }],
  [
    'bị thiếu, còn thiếu, thiếu, không rõ, chưa rõ, trống, rỗng, bỏ trống, để trống, chưa có thông tin, không có thông tin, chưa xác định, không xác định, null, chưa được gán|giao|điền|nhập|cập_nhật, không có dữ liệu, chưa nhập, chưa điền',
    { role: 'null' },
  ],
  [
    'đã điền, đã nhập, không trống, không rỗng, đã xác định, đã rõ, đã được gán|giao, có dữ liệu, có thông tin',
    { role: 'notNull' },
  ],
  [
    'chứa (từ|chữ|cụm từ), có chứa (từ|chữ|cụm từ), có từ|chữ|cụm_từ, có tên chứa, bao gồm từ|chữ, nhắc đến|tới',
    { role: 'contains', value: 'contains' },
  ],
  [
    'bắt đầu bằng|với|từ (chữ|chữ cái|từ), mở đầu bằng|với (chữ), có chữ cái đầu (là)',
    { role: 'contains', value: 'startsWith' },
  ],
  ['kết thúc bằng|với|là (chữ|chữ cái|từ), tận cùng bằng|là (chữ)', { role: 'contains', value: 'endsWith' }],

  [
    '(được) sắp xếp theo (thứ tự), sắp theo, xếp theo, (được) sắp xếp (theo thứ tự), sắp thứ tự, xếp hạng (theo), sắp xếp',
    { role: 'order' },
  ],
  [
    '(theo) (thứ tự) tăng dần, từ thấp đến|tới cao, từ nhỏ đến|tới lớn, từ ít đến|tới nhiều, từ cũ đến|tới mới, từ bé đến lớn, từ rẻ đến đắt, theo thứ tự thời gian, từ trẻ đến già, từ ngắn đến dài, thấp nhất trước, nhỏ nhất trước, cũ nhất trước',
    { role: 'order', direction: 'asc' },
  ],
  [
    'theo (thứ tự) (bảng) chữ cái, theo (thứ tự) abc, theo alphabet, theo vần, (sắp) (xếp) theo (thứ tự) bảng chữ cái, từ a đến z, theo thứ tự từ điển',
    { role: 'order', direction: 'asc', concept: 'name' },
  ],
  [
    '(theo) (thứ tự) giảm dần, từ cao đến|tới|xuống thấp, từ lớn đến|tới nhỏ, từ nhiều đến|tới ít, từ mới đến|tới cũ, từ đắt đến rẻ, từ lớn đến bé, từ già đến trẻ, từ dài đến ngắn, cao nhất trước, lớn nhất trước, mới nhất trước, nhiều nhất trước',
    { role: 'order', direction: 'desc' },
  ],
  ['từ z đến a, theo thứ tự ngược bảng chữ cái', { role: 'order', direction: 'desc', concept: 'name' }],

  [
    'bạn (có thể) giúp (được) (tôi|mình|em|anh|chị) (những) (việc|điều) gì, bạn làm được (những) việc gì, bạn biết làm (những) gì, bạn dùng để làm gì, bạn có chức năng gì, tôi nên hỏi (những) gì, hỏi bạn như thế nào, có những thông tin gì, cơ sở dữ liệu (này) có (những) gì, (hệ thống|cơ sở dữ liệu) (này) có (những) (dữ liệu|thông tin) gì, ở đây có (những) dữ liệu gì, tôi có thể hỏi bạn (những) (điều|câu) gì, bạn trả lời được (những) câu hỏi nào, hỏi được (những) câu nào, hướng dẫn (sử dụng), bạn (có thể) làm được (những) gì, bạn có thể làm gì, bạn (có thể) trả lời (được) (những) gì, tôi có thể hỏi (những) gì, hỏi được gì, bạn có thể giúp (được) gì (cho tôi), bạn giúp (được) gì, bạn là ai, bạn biết (những) gì, có (những) dữ liệu (gì|nào), có những bảng nào, dùng (như) thế nào, cách sử dụng, sử dụng như thế nào, cho (tôi) (xem) (vài|một vài|một số) ví dụ, câu hỏi mẫu, help, mình có thể hỏi gì, cái này dùng (như) thế nào, đây là gì',
    { role: 'help' },
  ],
  [
    'xin chào, chào (bạn|em|anh|chị), cảm ơn (bạn|nhiều), cám ơn (bạn|nhiều), tạm biệt, hello, hi, bạn khỏe không, chào buổi sáng|chiều|tối, tuyệt vời, tốt lắm, hay quá, ok, okay, kể chuyện cười, rất vui được gặp bạn',
    { role: 'smalltalk' },
  ],
  [
    'xóa (bỏ|hết), xoá (bỏ|hết), cập nhật, thêm (mới), sửa (lại|đổi), chèn, thay đổi, đổi, tạo (mới|thêm), hủy (bỏ), huỷ (bỏ), chỉnh sửa, đặt lại, loại bỏ khỏi, gỡ (bỏ), tăng|giảm giá|lương|tất_cả|mọi|số_lượng, gán, nhập, ghi, lưu, đánh dấu, khóa, khoá, mở khóa, vô hiệu hóa, kích hoạt, duyệt, phê duyệt, hoàn tiền cho, chuyển',
    { role: 'write', when: 'command' },
  ],

  [
    'còn, thế còn, vậy còn, còn về, vậy thì, thế thì, còn với, còn ở, thế với, vậy với, tương tự (nhưng) (chỉ) (với|cho), như vậy nhưng (chỉ) (với|cho), làm tương tự (với|cho)',
    followUp('about', 'leading'),
  ],
  ['thì sao, thế nào, ra sao, thì như thế nào, thì thế nào', followUp('about')],
  [
    'trong số đó|này|chúng|họ, trong (những|các) (cái|người|đơn|mục|kết quả) đó|này, trong đó, trong danh sách (đó|này|trên), trong số các kết quả đó|này, trong những kết quả đó|này, trong số những người đó|này',
    followUp('of'),
  ],
  [
    'chỉ (những|các) (cái|người|đơn), chỉ lấy, chỉ hiển thị, chỉ xem, chỉ giữ (lại), lọc (lại|ra|theo|lấy), thu hẹp (lại) (theo), giới hạn (ở|trong), chỉ tính, chỉ trong, chỉ ở',
    followUp('only', 'leading'),
  ],
  [
    'thêm cột, hiển thị thêm, thêm cả, kèm thêm, cho xem thêm cột, thêm thông tin',
    followUp('also', 'leading'),
  ],
  [
    'thay vào đó, thay vì (thế|vậy), ý tôi là, đổi sang, đổi thành, chuyển sang, chuyển thành, thay bằng',
    followUp('instead', 'leading'),
  ],
  [
    'bây giờ, giờ thì, sau đó, tiếp theo, rồi, như trên, như trước, như cũ, lặp lại, tương tự',
    followUp('again', 'leading'),
  ],
  ['tên (của) (chúng|họ) là gì, họ tên là gì, tên gì', followUp('names', 'leading')],
  [
    'bỏ (các) (mục|dòng|cái) trùng (lặp|nhau), không trùng (lặp), loại bỏ trùng (lặp), bỏ trùng (lặp), mỗi cái một lần',
    followUp('once'),
  ],
  [
    'liệt kê chúng|ra|họ, đó là những ai|cái gì|gì, họ là ai, cho xem danh sách, (đó) là những ai, là những cái nào, gồm những ai|gì, hiển thị dạng danh sách, kể tên (ra)',
    followUp('list'),
  ],
  ['có bao nhiêu cái|người|đơn đó|như_vậy|như_thế, đếm chúng', followUp('count')],
  [
    'bỏ (bộ) lọc, bỏ điều kiện, không lọc (nữa), xóa bộ lọc, bỏ qua điều kiện, không phân biệt',
    followUp('drop'),
  ],
  [
    '(những) cái còn lại, (những) cái khác, phần còn lại, (những) người khác, (những) người còn lại, còn lại',
    followUp('others'),
  ],
  ['chi tiết hơn, xem thêm, cụ thể hơn, chi tiết, thêm nữa, nữa', followUp('more', 'leading')],
  [
    'đó, này, kia, ấy, chúng, họ, nó, chúng nó, những cái đó|này, cái đó|này, người đó|này, anh ấy, cô ấy, ông ấy, bà ấy, các mục này|đó, của chúng|họ|nó, ở trên, kể trên, như vậy',
    { role: 'pronoun' },
  ],

  ['ai, những ai, người nào, là ai, của ai, do ai, những người nào', question('person')],
  ['khi nào, bao giờ, lúc nào, từ bao giờ|khi_nào, từ khi nào, hồi nào', question('date')],
  ['ở đâu, đâu, nơi nào, chỗ nào, tại đâu, từ đâu', question('place')],
  ['nào, gì, cái gì, là gì, cái nào, những gì, những cái nào, loại nào, là những gì', question('thing')],
  ['có phải (là), phải không, đúng không,hay không, có hay không, không nhỉ, có không', question('yes_no')],
  ['tại sao, vì sao, sao lại, do đâu', question('reason')],
  [
    'bao lâu, bao xa, thế nào, như thế nào, bao nhiêu tuổi, cao bao nhiêu, nặng bao nhiêu, dài bao nhiêu',
    question('degree'),
  ],

  [
    'liệt kê (ra|các|những|tất cả), danh sách (các|những), hiển thị, hiện (ra), kể tên, tìm (kiếm), lấy (ra), đưa ra, xuất (ra), in ra, nêu (ra|tên), trình bày, cho biết, chỉ ra, tra cứu, tìm ra, lập danh sách, đưa danh sách, kể ra',
    { role: 'list' },
  ],
  [
    '(cho|tính) đến nay, (cho|tính) tới nay, (cho) đến|tới giờ, từ trước đến|tới nay|giờ, cho (tôi|mình|em|anh|chị|chúng tôi) (xem|biết|hỏi), xem, vui lòng, làm ơn, xin (hãy|vui lòng|cho biết), hãy, giúp tôi|mình xem|tìm|biết|lấy, nhé, nha, với nhé, ạ, nhỉ, tôi|mình|chúng_tôi muốn (biết|xem|tìm|lấy|hỏi), tôi|mình cần (biết|xem|tìm|lấy), bạn (có thể) (cho|hãy), cho hỏi, được không, giùm, giúp, hộ, tôi, mình, chúng tôi, chúng ta, bạn, à, vậy, đi, dùm, với ạ, giúp tôi|mình (với), hộ tôi|mình, trên (toàn) thế giới, trong công ty, của công ty',
    { role: 'filler' },
  ],
  [
    'nhận (được), đã nhận, xử lý, đảm nhận, thực hiện, tiến hành, phát sinh, diễn ra, xảy ra, sử dụng, dùng, đạt (được), ghi nhận, đem lại, mang lại, đang có, hiện có, được thực hiện, phục vụ, nằm ở, đóng, giữ, mang, làm, là, của, thì, mà, được, bị, đã, đang, sẽ, ở, tại, trong, cho, về, từ, đến, tới, bởi, do, để, thuộc, vào, ra, lên, cái, con, chiếc, người ta, một, có thể, cần, phải, nên, như, khi, nếu, vì, hiện tại, hiện nay, hiện, đều, còn, cũng, rất, lại, theo như, bằng cách, qua, trên đây, sau đây, tương ứng, nằm, kể cả, việc, sự, các loại, thông tin, dữ liệu, các, những',
    { role: 'stopword' },
  ],
];
