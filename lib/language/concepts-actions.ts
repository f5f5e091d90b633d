// What people do, and the records and dates that databases keep of it: "đã giao" and "enviados" are about a
// shipped date, "mua" and "compraron" about orders. The noun of a deed stands in concepts.ts.

/** `english | vietnamese | spanish`, alternatives separated by commas. */
export const actionRows = `
order date, ordered, bought | ngày đặt, đặt, đặt ngày, ngày mua | fecha de pedido, fecha de compra
shipped date, ship date, shipping date, shipped, dispatched, went out, sent out | giao, đã giao, được giao, giao đi, gửi, gửi đi, ngày giao, ngày giao hàng, ngày gửi, giao hàng | enviar, enviado, fecha de envío, despachar, despachado
delivery date, delivered date, delivered | ngày nhận hàng, nhận hàng, đã nhận, giao tới, giao đến | entregar, entregado, fecha de entrega
return date, returned date, returned | trả, đã trả, trả lại, hoàn trả, ngày trả | devolver, devuelto, fecha de devolución
required date, due date, deadline | ngày yêu cầu, ngày cần hàng, ngày hẹn giao, hạn giao, hạn chót, ngày đến hạn, đến hạn | fecha requerida, fecha límite, fecha de vencimiento, vencimiento, vencer
payment date, paid date, paid at | ngày thanh toán, ngày trả tiền | fecha de pago
invoice date, billed | ngày hóa đơn, ngày lập hóa đơn, xuất hóa đơn | fecha de factura
rental date, rented | ngày thuê | fecha de alquiler
hire date, hired, joined | ngày vào làm, ngày tuyển dụng, ngày nhận việc, vào làm, được tuyển, tuyển, bắt đầu làm | fecha de contratación, contratar, contratado, incorporarse, entrar a trabajar
left date, left on, termination date, end date, leaving date, exit date, resigned, left, quit | nghỉ việc, đã nghỉ việc, thôi việc, ngày nghỉ việc | fecha de baja, dado de baja, renunciar, dimitir, dejar la empresa
termination date, leaving date, exit date, left date, left on, left the company, leave the company, terminated | ngày nghỉ việc, rời công ty, nghỉ làm | fecha de baja, dejar la empresa, causar baja
birth date, born | ngày sinh, sinh ngày, sinh năm, sinh | fecha de nacimiento, nacer, nacido, nacieron, nació
create date, created date, creation date, created at, created | ngày tạo, được tạo, tạo, tạo ra, lập | fecha de creación, crear, creado
signed up at, sign up date, signup date, registration date, registered at, registered, date joined, signed up, sign up | ngày đăng ký, đăng ký, ghi danh ngày, tham gia từ, tham gia | fecha de registro, registrar, registrado, fecha de alta, dado de alta, darse de alta
last login, last login at, last sign in at, last seen at, last seen, logged in, log in, login, signed in, sign in | đăng nhập, lần đăng nhập cuối, đăng nhập lần cuối | último acceso, último inicio de sesión, iniciar sesión, iniciado sesión, acceder, accedido, conectarse
update date, updated at, last update, modified date, updated | ngày cập nhật, cập nhật, lần cập nhật cuối | fecha de actualización, actualizar, actualizado, última actualización, modificado
release date, release year, released | ngày phát hành, năm phát hành, phát hành, ra mắt, công chiếu | fecha de estreno, fecha de lanzamiento, año de lanzamiento, año de estreno, estrenar, estrenado, lanzado
start date, begin date, started, begun | ngày bắt đầu, bắt đầu, khởi công, khai giảng | fecha de inicio, empezar, comenzar, iniciar, iniciado
end date, finish date, ended, finished, ending, expires, expiring | ngày kết thúc, kết thúc, hoàn tất, hết hạn, đáo hạn | fecha de fin, fecha de finalización, terminar, finalizar, terminado, finalizado, vencer, caducar, expirar
close date, closed date, closed at, closed | ngày đóng, đóng, đã đóng | fecha de cierre, cerrar, cerrado
open date, opened date, opened at, opening date, opened | ngày mở, mở, mở cửa, khai trương | fecha de apertura, abrir, abierto
expiry date, expiration date, expires at, expiry, expiration, expires, expire, expired, expiring | ngày hết hạn, hết hạn, hạn sử dụng | fecha de caducidad, fecha de expiración, caducar, expirar, vencer
check in date, check in, arrival date, arrival, arriving | ngày nhận phòng, ngày đến, nhận phòng | fecha de entrada, fecha de llegada, entrada, llegada, llegar
check out date, check out, departure date, departure, leaving | ngày trả phòng, trả phòng | fecha de salida, salida
booking date, booked | ngày đặt chỗ, đặt chỗ, đặt phòng | fecha de reserva
sale date, sold | ngày bán | fecha de venta
visit date, visited | ngày khám, ngày ghé thăm, ghé thăm | fecha de visita
publication year, year published | năm xuất bản, năm phát hành | año de publicación, año de edición, publicar, publicado
publication date, published | ngày xuất bản, ngày đăng, xuất bản, đăng | fecha de publicación, publicar, publicado
approved date, approved | ngày duyệt, được duyệt, phê duyệt | fecha de aprobación, aprobar, aprobado
order, purchase | mua, đã mua, đặt mua, mua hàng, đặt hàng, lượt mua, lần mua | comprar, compra, adquirir, encargar
order line, order item, order detail, invoice line, invoice item | bán, đã bán, được bán, bán ra | vender, vendido
sale, sell | bán, đã bán, bán ra, bán được, tiêu thụ | vender, venta, vendido
units sold, quantity | số lượng bán, số lượng đã bán, bán được | unidades vendidas, cantidad vendida
supplier, supply | cung cấp, cung ứng, đến từ nhà cung cấp | suministrar, proveer, abastecer, surtir
payment, pay | trả tiền, chi trả, nộp tiền, đóng tiền, khoản chi trả | pagar, abonar, abono, cobro, cobrar
rental, rent | thuê, đã thuê, mượn, cho thuê, lần thuê, lượt mượn | alquilar, rentar, arrendar, prestar, préstamo, arriendo
loan, borrow | mượn, lượt mượn, cho mượn, vay | prestar, préstamo, tomar prestado
booking, reservation | lượt đặt, được đặt, lần đặt phòng, đặt bàn, đặt vé | reservar, reservación
refund | hoàn trả, tiền hoàn, khoản hoàn tiền, hoàn lại, hoàn tiền | reembolso, reembolsado, reembolsar
return, refund | trả hàng, hoàn hàng | reembolsar, devolver
visit, appointment | lượt khám, khám, lần khám, buổi hẹn, cuộc hẹn, lượt ghé | visita, consulta, visitar
play, plays, performance | chơi, thi đấu, biểu diễn | jugar, tocar, actuar
listen, stream, play | nghe, lượt nghe | escuchar, reproducción, reproducir
view, watch, viewing | xem, lượt xem | ver, visualización, vista
write, author | viết, sáng tác | escribir, escrito
direct, director | đạo diễn, chỉ đạo | dirigir, dirigido
teach, teacher, instructor | dạy, giảng dạy, giảng | enseñar, impartir, dar clase
enroll, enrollment, enrolment, registration | ghi danh, theo học, học, đăng ký học | inscribir, inscrito, matricular, matriculado, cursar
attend, attendance | tham dự, tham gia, có mặt | asistir, acudir, participar
work, job, employment | làm việc, làm | trabajar, laborar
manage, manager | quản lý, phụ trách, điều hành | gestionar, administrar, dirigir, gerenciar
reports to, manager, supervisor | báo cáo cho, báo cáo, cấp trên, người quản lý | reportar, reportar a, depender de, supervisor, superior
live, reside, residence | sống, sinh sống, cư trú | vivir, residir
belong, membership | thuộc về | pertenecer
contain, content | chứa | contener
produce, manufacture, maker, manufacturer | sản xuất, nhà sản xuất, hãng sản xuất | producir, fabricar, fabricante, productor
treat, treatment | điều trị, chữa trị | tratar, tratamiento
prescribe, prescription | kê đơn, đơn thuốc | recetar, receta
score, goal | ghi bàn, bàn thắng | marcar, gol, anotar
win, wins, victory | thắng, chiến thắng, trận thắng | ganar, victoria, triunfo
lose, losses, defeat | thua, trận thua | perder, derrota
vote, votes | bình chọn, bỏ phiếu | votar
assign, assignee, assigned to | phân công, giao cho, phụ trách | asignar, asignado, responsable
solve, resolve, resolution | giải quyết, xử lý | resolver, resuelto, resolución
call, calls | cuộc gọi, gọi, lượt gọi | llamada, llamar
fly, flight | bay | volar
travel, trip, journey | chuyến đi, đi lại | viaje, viajar
sing, singer | hát | cantar
last, length, duration, run time, running time | kéo dài, dài, lâu | durar, durado, demorar
cost, price | có giá, trị giá, tốn, giá bán, giá cả | costar, valer, precio de venta
weigh, weight | nặng | pesar
measure, height | đo | medir
earn, salary, wage | kiếm được, thu nhập, lĩnh lương, hưởng lương | percibir, remuneración
hired | tuyển dụng, nhận việc | contratación
rejected | bị loại | rechazado, descartado, rechazo
completed | hoàn thành, đã hoàn thành | completado, finalización
published | đã xuất bản, đã đăng | 
refunded | được hoàn tiền | 
`;
