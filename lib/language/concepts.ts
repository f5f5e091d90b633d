// Words of business and of everyday records that stand for one another, in English, Vietnamese and
// Spanish. A concept links a person's word to a schema's word where a model has no synonyms of its
// own; policies and synonyms of the source come before it. General on purpose: a word belongs here
// only if it would be right in nearly any company's database.

import { actionRows } from './concepts-actions.ts';
import { officeRows } from './concepts-office.ts';
import { tradeRows } from './concepts-trades.ts';
import { valueRows } from './concepts-values.ts';

/** `english | vietnamese | spanish`, alternatives separated by commas. */
const rows = `
customer, client, buyer, shopper, patron | khách hàng, khách, người mua | cliente, comprador
supplier, vendor, provider | nhà cung cấp | proveedor
employee, staff, worker, personnel, staff member, headcount, rep | nhân viên, người lao động, nhân sự | empleado, trabajador, personal
agent | nhân viên phụ trách, nhân viên hỗ trợ | agente
person, people, individual, human | người, cá nhân | persona, gente
user, member, account holder, rep | người dùng, thành viên, hội viên | usuario, miembro, socio
manager, boss, supervisor, superior, reports to | quản lý, người quản lý, sếp | gerente, jefe, encargado
owner, proprietor | chủ, chủ sở hữu | dueño, propietario
student, pupil, learner | sinh viên, học sinh, học viên | estudiante, alumno
teacher, instructor, professor, lecturer, tutor | giáo viên, giảng viên, giáo sư | profesor, maestro, docente
doctor, physician, dr | bác sĩ, bs | doctor, médico, dr, dra
patient | bệnh nhân | paciente
nurse | y tá | enfermera, enfermero
author, writer | tác giả | autor, escritor
actor, performer, actress, cast member, star, play | diễn viên, đóng phim, tham gia diễn xuất | actor, actriz, intérprete
artist, musician | nghệ sĩ | artista, músico
singer, vocalist | ca sĩ | cantante
player | cầu thủ, người chơi | jugador
driver | tài xế, lái xe | conductor, chofer
guest, visitor | khách, khách thăm | huésped, visitante
company, firm, business, corporation, enterprise | công ty, doanh nghiệp | empresa, compañía, firma
organization, organisation, institution | tổ chức, cơ quan | organización, institución
department, division | phòng ban, bộ phận, phòng, khoa, bộ môn | departamento
team, squad | đội, nhóm | equipo
group | nhóm | grupo
branch, subsidiary | chi nhánh | sucursal, filial, sede
store, shop, outlet | cửa hàng | tienda, comercio, local
warehouse, depot | kho, kho hàng | almacén, bodega
office | văn phòng | oficina
shipper, shipping company, carrier, freight company, delivery company | đơn vị vận chuyển, hãng vận chuyển, công ty vận chuyển | transportista, empresa de transporte, compañía de envío
ship, delivery, dispatch, shipment | giao, giao hàng, vận chuyển | envío, enviar, entrega, entregar
product, item, good, article, merchandise | sản phẩm, mặt hàng, hàng hóa | producto, artículo
order, purchase, bought | đơn hàng, đơn đặt hàng, đơn | pedido, orden, compra, comanda
order line, order item, order detail, line item, invoice line, invoice item, orderline, line | dòng đơn hàng, chi tiết đơn hàng, dòng hàng | línea de pedido, detalle de pedido, detalle de comanda, línea
dish, menu item | món ăn, món | plato, platillo
waiter, waitress | phục vụ, bồi bàn, nhân viên phục vụ | mesero, camarero, mozo
tip, gratuity | tiền boa, tiền tip | propina
category, genre, kind, class | danh mục, thể loại, loại, loai | categoría, género
type, kind | loại, kiểu | tipo, clase
status, state, condition | trạng thái, tình trạng | estado, estatus, situación
invoice, bill | hóa đơn | factura
payment, pay | thanh toán, khoản thanh toán | pago, pagar
refund, reimbursement | hoàn tiền | reembolso, devolución
account | tài khoản | cuenta
transaction | giao dịch | transacción
contract, agreement | hợp đồng | contrato
subscription | gói đăng ký, thuê bao, gói thuê bao | suscripción
ticket, case, issue | phiếu, phiếu hỗ trợ, phiếu yêu cầu, yêu cầu, yêu cầu hỗ trợ, vé hỗ trợ, vé | ticket, incidencia, caso
complaint | khiếu nại | queja, reclamación
project | dự án | proyecto
task, job, todo | công việc, nhiệm vụ | tarea
meeting, appointment | cuộc họp, cuộc hẹn, lịch hẹn | reunión, cita
event | sự kiện | evento
course, class, lesson | khóa học, môn học, lớp | curso, clase, asignatura
class | lớp, lớp học | clase
subject, course | môn học, môn | asignatura, materia
tuition, tuition fee | học phí | matrícula, colegiatura
star | sao | estrella
night | đêm | noche
stay | lưu trú | estancia, estadía
school, college, university | trường, trường học | escuela, colegio, universidad
grade, mark, score | điểm, điểm số | nota, calificación, puntuación
degree, qualification | bằng cấp | título, grado
film, movie, picture | phim, bộ phim | película, film
song, track, tune | bài hát, ca khúc | canción, tema
album, record | album | álbum, disco
book | sách, cuốn sách | libro
article, paper, publication | bài báo, bài viết | artículo, publicación
magazine, journal | tạp chí | revista
language, tongue | ngôn ngữ | idioma, lengua
rental, rent, hire, borrow, lease | thuê, lượt thuê, cho thuê | alquiler, alquilar, renta
inventory, copy, stock, stock item | bản sao, tồn kho, kho | inventario, copia, existencia, stock
booking, reservation, stay | đặt chỗ, đặt phòng | reserva, reservación, estancia, estadía
room | phòng | habitación, sala, cuarto
hotel, inn | khách sạn | hotel
apartment, flat | căn hộ | apartamento, piso
house, home | nhà | casa
building | tòa nhà | edificio
flight | chuyến bay | vuelo
airline | hãng hàng không | aerolínea
airport | sân bay | aeropuerto
boat, ship, vessel | thuyền, tàu, tàu thuyền | barco, buque, embarcación
child, kid | trẻ em, em bé, bé | niño, hijo, menor
car, vehicle, automobile | xe, ô tô, phương tiện | coche, auto, vehículo, carro
station | ga, trạm | estación
country, nation | quốc gia, nước, đất nước | país, nación
city, town, municipality | thành phố, thị trấn | ciudad, municipio, localidad
state, province | tỉnh, bang | estado, provincia
region, area, zone | vùng, khu vực, miền | región, zona, área
territory | địa bàn, lãnh thổ | territorio
continent | châu lục | continente
address, street address | địa chỉ | dirección, domicilio
street, road | đường, phố | calle
location, place, venue, site, where | địa điểm, vị trí, nơi | ubicación, lugar, sitio
postal code, zip code, zip, postcode | mã bưu điện, mã bưu chính | código postal
headquarters, head office | trụ sở | sede
nationality, citizenship | quốc tịch | nacionalidad, ciudadanía
hometown, home city | quê quán, quê | ciudad natal
phone, telephone, phone number, mobile, cell | điện thoại, số điện thoại | teléfono, móvil, celular
email, e-mail, mail, email address | email, thư điện tử | correo, email, correo electrónico
website, web site, homepage, url | trang web | sitio web, página web
fax | fax | fax
name, called, named | tên, họ tên | nombre
first name, given name, forename | tên | nombre
last name, surname, family name | họ | apellido
title, heading | tiêu đề, tên | título
job title, position, role, post | chức danh, chức vụ, vị trí | puesto, cargo
job, occupation, profession | nghề, nghề nghiệp, công việc | trabajo, profesión, ocupación
description, detail, info, information | mô tả, chi tiết | descripción, detalle
comment, remark, note | ghi chú, bình luận | comentario, nota, observación
code | mã | código
id, identifier, identification | mã, mã số, id | id, identificador
number |  | número
date, day | ngày | fecha, día
birth date, birthday, born, date of birth, birth | ngày sinh, sinh, sinh nhật | fecha de nacimiento, nacido, nacimiento, nacer, cumpleaños, cumplir años
hire date, hired, joined, hire | ngày vào làm, vào làm, tuyển | fecha de contratación, contratado, contratar
order date | ngày đặt hàng, ngày đặt, đặt | fecha de pedido
start date, start, begin, started | ngày bắt đầu, bắt đầu | inicio, fecha de inicio, comienzo
end date, end, finish, ended | ngày kết thúc, kết thúc | fin, fecha de fin, final
due date, deadline, required date | hạn, hạn chót | vencimiento, fecha límite
created, creation, created at, registered, opened | ngày tạo, tạo | creado, creación, registrado
year | năm | año
month | tháng | mes
time, hour | giờ, thời gian | hora, tiempo
age, old | tuổi, độ tuổi | edad
gender, sex | giới tính | sexo, género
price, cost, charge, unit price | giá, đơn giá, giá tiền | precio, costo, coste
rental rate, rental price, rent price | giá thuê | precio de alquiler, tarifa de alquiler
replacement cost | chi phí thay thế, phí thay thế | costo de reposición, coste de reposición
amount, sum, value, money | số tiền, tiền, giá trị | importe, monto, cantidad, valor
quantity, units, volume, pieces | số lượng | cantidad, unidades
total | tổng, tổng cộng | total
revenue, sales, turnover, income, takings | doanh thu, doanh số | ingresos, ventas, facturación
profit, earnings | lợi nhuận, lãi | beneficio, ganancia, utilidad
budget | ngân sách | presupuesto
salary, wage, pay, earn | lương, mức lương, tiền lương | salario, sueldo
commission | hoa hồng | comisión
discount, reduction | giảm giá, chiết khấu | descuento
tax, vat | thuế | impuesto, iva
freight, shipping cost, shipping fee, shipping charge, transport cost | phí vận chuyển, cước phí, cước | flete, gastos de envío, costo de envío
fee, charge | phí | tarifa, cuota
balance | số dư | saldo
credit | tín dụng, tín chỉ | crédito
loan, borrow | khoản vay, vay | préstamo
rate | giá | tasa, tarifa
percent, percentage, proportion | phần trăm | porcentaje
rating, rank, score, classification | xếp hạng, đánh giá, điểm đánh giá, phân loại | clasificación, calificación, valoración, puntuación
review | đánh giá, nhận xét | reseña, opinión
priority, urgency | độ ưu tiên, ưu tiên, mức ưu tiên, mức độ ưu tiên | prioridad
level | cấp, mức, cấp độ, khối, khối lớp | nivel
size, bytes | kích thước, cỡ | tamaño, talla
length, duration, running time, long, runtime, milliseconds, seconds | thời lượng, độ dài, dài | duración, longitud, durar, largo
height, tall, high | chiều cao, cao | altura, alto, estatura
weight, heavy, weigh | cân nặng, trọng lượng, nặng | peso, pesado
width, wide | chiều rộng, rộng | ancho, anchura
distance | khoảng cách | distancia
speed, fast | tốc độ | velocidad
area, surface | diện tích | superficie, área
capacity | sức chứa, dung lượng | capacidad
population, inhabitant, resident | dân số, cư dân | población, habitante, residente
color, colour | màu, màu sắc | color
brand, make, maker, manufacturer | thương hiệu, nhãn hiệu, hãng | marca, fabricante
model | mẫu, mẫu mã | modelo
active, enabled | hoạt động, đang hoạt động | activo, habilitado
discontinued | ngừng bán, ngừng kinh doanh, ngưng sản xuất, ngừng sản xuất | descatalogado, descontinuado, discontinuado
units in stock, stock, in stock, stock level | tồn kho, số lượng tồn, còn tồn kho | existencias, stock, unidades en existencia
units on order | đang đặt | unidades pedidas
reorder level | mức đặt lại | nivel de reorden
return, returned | trả lại, trả | devolución, devuelto, devolver
system, application, app, software | hệ thống, ứng dụng, phần mềm | sistema, aplicación
device, equipment, machine | thiết bị, máy | dispositivo, equipo, máquina
server, host | máy chủ | servidor
message | tin nhắn | mensaje
document, file | tài liệu, văn bản | documento, archivo
image, photo, picture | ảnh, hình ảnh | imagen, foto
campaign | chiến dịch | campaña
channel | kênh, kênh bán, kênh bán hàng | canal, canal de venta, canal de ventas
market | thị trường | mercado
industry, sector | ngành, lĩnh vực | industria, sector
policy | chính sách, hợp đồng bảo hiểm | política, póliza
claim | yêu cầu bồi thường | reclamo, siniestro
medicine, medication, drug | thuốc | medicina, medicamento, fármaco
treatment, procedure | điều trị | tratamiento, procedimiento
allergy | dị ứng | alergia
pet, animal | thú cưng, vật nuôi | mascota
game, match | trận đấu, trò chơi | partido, juego
competition, contest, tournament | cuộc thi, giải đấu | competición, concurso, torneo
stadium, arena | sân vận động | estadio
festival | lễ hội | festival
concert, show, performance | buổi hòa nhạc, buổi biểu diễn | concierto, actuación
prize, award | giải thưởng | premio
vote | phiếu bầu | voto
election | bầu cử | elección
mountain | núi | montaña
river | sông | río
park | công viên | parque
club | câu lạc bộ | club
food, dish, meal | món ăn, thức ăn | comida, plato
restaurant | nhà hàng | restaurante
farm | trang trại | granja
attendance, attendee, audience | người tham dự, khán giả | asistencia, público, asistente
enrollment, enrolment, registration | đăng ký, ghi danh | inscripción, matrícula
experience | kinh nghiệm | experiencia
major, specialization, field of study | chuyên ngành | especialidad, carrera
answer, reply, response | trả lời, phản hồi | respuesta
question | câu hỏi | pregunta
version, release | phiên bản | versión
advisor, adviser, mentor | cố vấn | asesor, tutor
director, head | giám đốc, đạo diễn | director
contact | liên hệ, người liên hệ | contacto
content | nội dung | contenido
reason, cause | lý do | motivo, razón
result, outcome | kết quả | resultado
method, way | phương thức, cách | método, forma
currency | tiền tệ | moneda, divisa
share, stock | cổ phần, cổ phiếu | acción
investor | nhà đầu tư | inversor
`;

export interface Concept {
  readonly en: readonly string[];
  readonly vi: readonly string[];
  readonly es: readonly string[];
  /** A thing or a property of one, not a deed. */
  readonly isThing: boolean;
}

function conceptsOf(part: string, isThing: boolean): Concept[] {
  return part
    .trim()
    .split('\n')
    .map((row) => {
      const [en = [], vi = [], es = []] = row.split('|').map((words) =>
        words
          .split(',')
          .map((word) => word.trim())
          .filter(Boolean),
      );
      return { en, vi, es, isThing };
    });
}

/** Rows as lists of phrases, parsed once. */
export const concepts: readonly Concept[] = [
  ...conceptsOf(rows, true),
  ...conceptsOf(actionRows, false),
  ...conceptsOf(officeRows, true),
  ...conceptsOf(tradeRows, true),
  ...conceptsOf(valueRows, false),
];
