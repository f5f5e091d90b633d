// States, kinds and degrees as databases write them in English, asked for in another language: "bị hủy" and
// "cancelados" are the status "cancelled". They name values first, and flags ("is critical") where there are none.

/** `english | vietnamese | spanish`, alternatives separated by commas. */
export const valueRows = `
open | đang mở, còn mở, mở, chưa đóng | abierto
closed | đã đóng, đóng | cerrado
pending, waiting, awaiting | đang chờ, chờ xử lý, chờ, đang đợi, chờ duyệt | pendiente, en espera
processing, in process, in progress | đang xử lý, đang làm, đang tiến hành, đang thực hiện | en proceso, en curso, en progreso, procesando
shipped, sent, dispatched | đã gửi, đã giao đi, đang giao | enviado, despachado
delivered | đã giao, đã giao hàng, giao thành công, đã nhận hàng | entregado
cancelled, canceled, void | đã hủy, bị hủy, hủy, đã huỷ, bị huỷ, huỷ | cancelado, anulado
returned | đã trả lại, bị trả lại | devuelto
refunded | đã hoàn tiền, được hoàn tiền | reembolsado
paid, settled | đã thanh toán, đã trả tiền | pagado, abonado, liquidado
unpaid | chưa thanh toán, chưa trả tiền | impagado, sin pagar, no pagado
overdue, past due, late | quá hạn, trễ hạn, trễ | vencido, atrasado, con retraso
failed, failure | thất bại, không thành công, lỗi | fallido, fracasado
succeeded, success, successful | thành công | exitoso, con éxito
completed, complete, done, finished | đã hoàn thành, hoàn thành, hoàn tất, xong | completado, completo, terminado, finalizado
approved, accepted | đã duyệt, được duyệt, được chấp thuận | aprobado, aceptado
rejected, declined, denied | bị từ chối, đã từ chối | rechazado, denegado
draft | bản nháp, nháp | borrador
published | đã xuất bản, đã đăng | publicado
active | đang hoạt động, còn hoạt động, còn hiệu lực, hoạt động, còn bán, đang bán | activo, vigente
checked in, in house | đang ở, đang lưu trú, đã nhận phòng | alojado, hospedado
checked out | đã trả phòng | ya salió
no show, no-show | không đến, vắng mặt | no presentado, no se presentó, ausente
ongoing, running, under way | đang diễn ra, đang chạy | en curso, en marcha
inactive | không hoạt động, ngừng hoạt động, hết hiệu lực | inactivo
paused, suspended, on hold | tạm dừng, tạm ngưng, bị đình chỉ | pausado, suspendido
expired | hết hạn, đã hết hạn | caducado, expirado
available, vacant | còn trống, có sẵn, sẵn có | disponible, vacante
trial, trialing | dùng thử | de prueba, prueba
resolved, solved | đã giải quyết, đã xử lý | resuelto, solucionado
new | mới | nuevo
urgent | khẩn cấp, khẩn, gấp | urgente
critical | nghiêm trọng, quan trọng, trọng yếu | crítico
high | cao | alto, alta
medium, normal | trung bình, bình thường, vừa | medio, media, normal
low | thấp | bajo, baja
small | nhỏ | pequeño
large, big | lớn | grande
enterprise, corporate | doanh nghiệp lớn, tập đoàn | gran empresa, corporativo
individual, personal | cá nhân | particular, individual, personal
wholesale | bán sỉ, bán buôn | mayorista, al por mayor
retail | bán lẻ | minorista, al por menor
online, web | trực tuyến, qua mạng, trên mạng | en línea, por internet, por la web
phone, telephone | qua điện thoại | por teléfono, telefónico
email, mail | qua email | por correo, por email
store, in store | tại cửa hàng | en tienda
cash | tiền mặt | efectivo, en efectivo
card, credit card | thẻ, bằng thẻ, thẻ tín dụng | tarjeta, con tarjeta, tarjeta de crédito
bank transfer, transfer, wire | chuyển khoản | transferencia, por transferencia
monthly | hàng tháng | mensual
yearly, annual | hàng năm | anual
full time, full-time | toàn thời gian | tiempo completo, a tiempo completo, jornada completa
part time, part-time | bán thời gian | medio tiempo, tiempo parcial, media jornada
female, woman, women, f | nữ, phụ nữ | mujer, femenino, mujeres
male, man, men, m | nam, đàn ông | hombre, masculino, hombres
single | độc thân | soltero
married | đã kết hôn, có gia đình, kết hôn | casado
divorced | ly hôn, đã ly hôn | divorciado
red | đỏ, màu đỏ | rojo
blue | xanh dương, màu xanh dương, xanh lam | azul
green | xanh lá, màu xanh lá | verde
black | đen, màu đen | negro
white | trắng, màu trắng | blanco
yellow | vàng, màu vàng | amarillo
brown | nâu, màu nâu | marrón
gray, grey | xám, màu xám | gris
internal | nội bộ | interno
external | bên ngoài | externo
public | công khai, công lập | público
private | riêng tư, tư nhân, tư thục | privado
domestic | trong nước, nội địa | nacional
international, foreign | quốc tế, nước ngoài | internacional, extranjero
manager | quản lý | gerente
action | hành động | acción
comedy | hài, phim hài | comedia
horror | kinh dị, phim kinh dị | terror
drama | chính kịch, tâm lý | drama
children | thiếu nhi, trẻ em | infantil, niños
family | gia đình | familiar
animation | hoạt hình | animación
documentary | tài liệu, phim tài liệu | documental
music | âm nhạc | música
sports | thể thao | deportes
travel | du lịch | viajes
games | trò chơi | juegos
rock | rock | rock
classical | cổ điển | clásica
beverages, drinks | đồ uống, nước giải khát | bebidas
seafood | hải sản | mariscos, pescados y mariscos
meat | thịt | carne, carnes
dairy, dairy products | sữa, sản phẩm từ sữa | lácteos, productos lácteos
condiments | gia vị | condimentos
confections, sweets | bánh kẹo | dulces, confitería
produce, fruit, vegetables | rau quả, trái cây, rau củ | frutas, verduras, hortalizas
grains, cereals | ngũ cốc | cereales, granos
clothing | quần áo | ropa
shoes, footwear | giày, giày dép | zapatos, calzado
electronics | điện tử, đồ điện tử | electrónica, electrónicos
furniture | nội thất, đồ nội thất | muebles
books | sách | libros
toys | đồ chơi | juguetes
sales | kinh doanh, bán hàng | ventas
marketing | tiếp thị | mercadotecnia, marketing
finance, accounting | tài chính, kế toán | finanzas, contabilidad
human resources, hr | nhân sự | recursos humanos
engineering | kỹ thuật | ingeniería
support, customer support | hỗ trợ, hỗ trợ khách hàng | soporte, atención al cliente
operations | vận hành | operaciones
legal | pháp lý | legal
logistics | hậu cần, kho vận | logística
production, manufacturing | sản xuất | producción, fabricación
research | nghiên cứu | investigación
europe | châu âu | europa
asia | châu á | asia
africa | châu phi | áfrica
north america | bắc mỹ | américa del norte, norteamérica
south america | nam mỹ | américa del sur, sudamérica
latin america | mỹ latinh | américa latina, latinoamérica
north, northern | miền bắc, phía bắc | norte
south, southern | miền nam, phía nam | sur
east, eastern | miền đông, phía đông | este
west, western | miền tây, phía tây | oeste
`;
