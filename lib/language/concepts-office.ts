// More things that offices keep records of, beside those in concepts.ts.

/** `english | vietnamese | spanish`, alternatives separated by commas. */
export const officeRows = `
company name, company | tên công ty, công ty | nombre de la empresa, empresa
contact name, contact person | tên liên hệ, người liên hệ | nombre de contacto, persona de contacto, contacto
contact title | chức danh liên hệ, chức vụ của người liên hệ | cargo del contacto, cargo
full name | họ và tên, họ tên, tên đầy đủ | nombre completo
job title, title | chức danh, chức vụ | cargo, puesto, puesto de trabajo
product name | tên sản phẩm, tên hàng | nombre del producto
customer name | tên khách hàng | nombre del cliente
unit price, list price, price | đơn giá, giá bán, giá | precio unitario, precio, precio de lista
units in stock, stock quantity, quantity in stock, stock level | hàng tồn, hàng tồn kho, số lượng tồn kho, số tồn kho, số lượng tồn, còn hàng, còn trong kho, lượng tồn | existencias, unidades en stock, inventario disponible, en existencia
units on order | đang đặt hàng, hàng đang đặt, số lượng đang đặt | unidades en pedido, unidades pedidas
out of stock, stock | hết hàng | agotado, sin existencias
discount | chiết khấu, giảm giá, mức giảm giá, khuyến mãi | descuento, rebaja
freight, shipping cost | phí vận chuyển, cước vận chuyển, chi phí vận chuyển, phí giao hàng, phí ship, tiền ship, cước phí | flete, coste de envío, costo de envío, gastos de envío, costo de transporte
ship country, destination country | nước giao hàng, quốc gia giao hàng, nước nhận hàng, nước đến | país de envío, país de destino, país de entrega
ship city, destination city | thành phố giao hàng, thành phố nhận hàng | ciudad de envío, ciudad de destino, ciudad de entrega
ship address, shipping address, delivery address | địa chỉ giao hàng, địa chỉ nhận hàng | dirección de envío, dirección de entrega
ship name | tên người nhận, người nhận | nombre del destinatario, destinatario
billing country | nước thanh toán, quốc gia thanh toán, quốc gia trên hóa đơn | país de facturación
billing city | thành phố thanh toán, thành phố trên hóa đơn | ciudad de facturación
billing address | địa chỉ thanh toán | dirección de facturación
shipper, carrier | hãng vận chuyển, đơn vị vận chuyển, công ty giao hàng, nhà vận chuyển, hãng giao hàng, bên vận chuyển | transportista, empresa de envíos, empresa de transportes, mensajería, naviera
total, amount, sum | thành tiền, số tiền | total, importe, monto
amount, payment amount | số tiền thanh toán, khoản tiền, số tiền trả | importe, monto, cantidad pagada
newsletter | bản tin, thư tin | boletín, boletín de noticias
revenue, total amount, total sales, amount, total | doanh thu, doanh số, tiền thu được, tổng thu | ingresos, facturación, recaudación, ventas totales, ventas
tax, tax rate, vat | thuế suất, tiền thuế | impuesto, iva, tasa de impuesto
salary | tiền lương, mức lương, lương tháng, lương bổng | salario, sueldo, nómina
bonus | tiền thưởng, thưởng | bono, bonificación, prima
commission | tiền hoa hồng, hoa hồng | comisión
expense, spending | chi phí, khoản chi | gasto
cost | chi phí, giá thành, giá vốn | costo, coste
price | giá cả, mức giá, giá tiền | precio
profit margin, margin | biên lợi nhuận, tỷ suất lợi nhuận | margen, margen de beneficio, margen de ganancia
satisfaction, satisfaction score | mức độ hài lòng, hài lòng, điểm hài lòng | satisfacción, índice de satisfacción
feedback, opinion | phản hồi, ý kiến, góp ý | opinión, comentario
complaint | khiếu nại, phàn nàn, than phiền | queja, reclamo
target, goal, quota | chỉ tiêu, mục tiêu | objetivo, meta, cuota
forecast, prediction | dự báo, dự đoán | pronóstico, previsión
overtime | làm thêm giờ, tăng ca | horas extra
leave, vacation, holiday, absence, absences, sick day, sick days | nghỉ phép, ngày phép, ngày nghỉ, nghỉ ốm | vacaciones, permiso, ausencia, baja médica, días libres
shift | ca làm, ca làm việc, ca trực | turno
training | đào tạo, khóa đào tạo | formación, capacitación
skill | kỹ năng | habilidad, competencia
certificate, certification | chứng chỉ | certificado, certificación
education, education level | học vấn, trình độ học vấn, trình độ | educación, nivel de estudios
marital status | tình trạng hôn nhân, hôn nhân | estado civil
religion | tôn giáo | religión
ethnicity, race | dân tộc, sắc tộc | etnia, raza
blood type | nhóm máu | grupo sanguíneo, tipo de sangre
gender, sex | giới tính, nam hay nữ | sexo, género
age | tuổi, bao nhiêu tuổi, độ tuổi | edad, años de edad
password | mật khẩu | contraseña, clave
username, login, user name | tên đăng nhập, tài khoản đăng nhập | nombre de usuario, usuario
role, permission | vai trò, quyền | rol, permiso
session, login session | phiên, phiên đăng nhập | sesión
page view, visit, website visit | lượt truy cập, truy cập | visita, visita web, tráfico
click, clicks | lượt nhấp, nhấp chuột | clic
subscriber, subscription | người đăng ký, thuê bao | suscriptor, suscripción, abonado
plan, package | gói, gói dịch vụ, gói cước | plan, paquete
service | dịch vụ | servicio
coupon, voucher, promotion | phiếu giảm giá, mã giảm giá, khuyến mãi | cupón, vale, promoción
gift | quà, quà tặng | regalo
cart, basket | giỏ hàng | carrito, cesta
wishlist | danh sách mong muốn | lista de deseos
warranty | bảo hành | garantía
serial number | số sê-ri, số serial | número de serie
barcode, sku | mã vạch, mã hàng | código de barras, referencia
batch, lot | lô, lô hàng | lote
unit, unit of measure | đơn vị, đơn vị tính | unidad, unidad de medida
material | vật liệu, chất liệu, nguyên liệu | material
ingredient | nguyên liệu, thành phần | ingrediente
recipe | công thức | receta
menu | thực đơn | menú, carta
table | bàn | mesa
seat | ghế, chỗ ngồi | asiento, butaca
ticket price, fare | giá vé, tiền vé | precio de la entrada, tarifa, precio del billete
passenger | hành khách | pasajero
vehicle, car | xe cộ, xe hơi | vehículo, automóvil
license plate, plate number | biển số, biển số xe | matrícula, placa
route, line | tuyến, tuyến đường, lộ trình | ruta, línea
departure, departure time | khởi hành, giờ khởi hành, nơi đi | salida, hora de salida
arrival, arrival time | đến nơi, giờ đến, nơi đến | llegada, hora de llegada
origin, source | xuất xứ, nguồn gốc, điểm đi | origen, procedencia
destination | điểm đến, nơi đến | destino
terminal, gate | nhà ga, cổng | terminal, puerta
crew, pilot | phi công, tổ bay | piloto, tripulación
port, harbor | cảng | puerto
floor, storey | tầng, lầu | planta, piso
square meter, area | diện tích, mét vuông | superficie, metro cuadrado
tenant, renter | người thuê, khách thuê | inquilino, arrendatario
landlord | chủ nhà | arrendador, casero
property, real estate | bất động sản, nhà đất | propiedad, inmueble
mortgage | thế chấp | hipoteca
interest rate, interest | lãi suất | tasa de interés, interés, tipo de interés
debt | nợ, khoản nợ, công nợ | deuda
deposit | đặt cọc, tiền cọc, tiền gửi | depósito, fianza
withdrawal | rút tiền | retiro, retirada
transfer | chuyển khoản | transferencia, traspaso
bank | ngân hàng | banco
card, credit card | thẻ, thẻ tín dụng | tarjeta, tarjeta de crédito
cash | tiền mặt | efectivo
payment method, payment type | phương thức thanh toán, hình thức thanh toán, cách thanh toán | método de pago, forma de pago, medio de pago
receipt | biên lai | recibo
exchange rate | tỷ giá | tipo de cambio
quantity ordered, quantity | số lượng đặt | cantidad pedida, cantidad
insurance | bảo hiểm | seguro
hospital, clinic | bệnh viện, phòng khám | hospital, clínica
disease, illness, condition | bệnh, căn bệnh | enfermedad
diagnosis | chẩn đoán | diagnóstico
symptom | triệu chứng | síntoma
surgery, operation | phẫu thuật, ca mổ | cirugía, operación
vaccine, vaccination | vắc xin, tiêm chủng | vacuna, vacunación
ward, bed | giường, khoa | cama, planta
specialty, specialization | chuyên khoa, chuyên môn | especialidad
exam, test | bài kiểm tra, kỳ thi, thi, xét nghiệm | examen, prueba
homework, assignment | bài tập | tarea, trabajo
semester, term | học kỳ | semestre, cuatrimestre
classroom | phòng học | aula, salón
scholarship | học bổng | beca
faculty | khoa | facultad
library | thư viện | biblioteca
publisher | nhà xuất bản | editorial, editor
edition | phiên bản, ấn bản | edición
chapter | chương | capítulo
page, pages | trang, số trang | página
newspaper | báo | periódico, diario
episode | tập, tập phim | episodio, capítulo
season | mùa | temporada
series, show | loạt phim, chương trình | serie, programa
playlist | danh sách phát | lista de reproducción
media type | loại phương tiện, định dạng | tipo de medio, formato
band | ban nhạc | banda, grupo
instrument | nhạc cụ | instrumento
museum | bảo tàng | museo
exhibition | triển lãm | exposición
painting, artwork | bức tranh, tác phẩm | cuadro, obra
theater, theatre, cinema | rạp, nhà hát, rạp chiếu phim | teatro, cine
sport | môn thể thao, thể thao | deporte
league | giải, giải đấu | liga
coach, trainer | huấn luyện viên | entrenador
referee | trọng tài | árbitro
season, year | mùa giải | temporada
medal | huy chương | medalla
race | cuộc đua | carrera
position | vị trí | posición
captain | đội trưởng | capitán
fan, follower | người hâm mộ, người theo dõi | seguidor, aficionado
post, article | bài đăng, bài viết | publicación, entrada
like, likes | lượt thích | me gusta
friend | bạn bè | amigo
tag, label, keyword | thẻ, nhãn, từ khóa | etiqueta, palabra clave
attachment | tệp đính kèm, đính kèm | adjunto
notification | thông báo | notificación
log, history | lịch sử, nhật ký | historial, registro
error, bug, defect | lỗi, sự cố | error, fallo, defecto
severity | mức độ nghiêm trọng | gravedad, severidad
deadline | thời hạn, hạn chót | plazo, fecha límite
milestone | cột mốc | hito
progress | tiến độ | progreso, avance
hours, working hours | số giờ, giờ làm, giờ làm việc | horas, horas trabajadas
rate, hourly rate | đơn giá giờ, mức phí | tarifa, tarifa por hora
animal | động vật, con vật | animal
dog | chó | perro
cat | mèo | gato
breed | giống | raza
crop, plant | cây trồng, cây | cultivo, planta
weather | thời tiết | tiempo, clima
temperature | nhiệt độ | temperatura
humidity | độ ẩm | humedad
rain, rainfall | mưa, lượng mưa | lluvia, precipitación
wind | gió | viento
energy, power | năng lượng, điện | energía, potencia
fuel | nhiên liệu | combustible
emission | khí thải | emisión
sensor | cảm biến | sensor
district | quận, huyện | distrito
ward, commune | phường, xã | barrio
village | làng, thôn | pueblo, aldea
county | hạt | condado
capital | thủ đô | capital
currency | đơn vị tiền tệ, loại tiền | moneda
language, spoken language | ngôn ngữ, ngôn ngữ nói | idioma, lengua
original language | ngôn ngữ gốc | idioma original
notes | ghi chú | notas
email | địa chỉ email, thư điện tử | correo electrónico, dirección de correo, mail
postal code | mã bưu chính, mã vùng | código postal, cp
fax | số fax | número de fax
extension | số máy lẻ, máy lẻ | extensión
photo, picture | hình, ảnh chụp | foto, fotografía
discontinued | ngừng bán, ngừng kinh doanh, ngưng kinh doanh, ngưng bán, đã ngừng bán, ngừng cung cấp, ngừng sản xuất | descatalogado, descontinuado, discontinuado, fuera de catálogo
unit cost, cost price, purchase price | giá nhập, giá vốn, giá mua vào, đơn giá nhập | precio de compra, precio de coste, precio de costo, coste unitario
selling price, sale price, retail price | giá bán ra, giá bán lẻ, giá niêm yết | pvp, precio de venta al público
minimum stock, reorder level, safety stock | tồn tối thiểu, tồn kho tối thiểu, số lượng tối thiểu, mức tồn tối thiểu | stock mínimo, existencias mínimas, cantidad mínima
net amount, taxable amount | tiền trước thuế, tiền hàng | base imponible, importe neto
tax id, vat number | mã số thuế | nif, cif
company name | tên doanh nghiệp | razón social
delivery note | phiếu giao hàng, phiếu xuất kho | albarán, nota de entrega
sales rep, salesperson, rep | nhân viên kinh doanh, nhân viên bán hàng | comercial, vendedor, agente comercial
payment, receipt | phiếu thu | recibo
payment voucher | phiếu chi | vale de pago
payment date, collection date | ngày thu, ngày thu tiền, ngày nộp, ngày nộp tiền | fecha de cobro
due date, deadline | hạn nộp, hạn thanh toán, hạn trả | fecha de vencimiento, vencimiento
payment method, payment type | hình thức thanh toán, phương thức thanh toán | forma de pago, medio de pago, método de pago
base salary, salary | lương cơ bản | sueldo base, salario base
attendance | điểm danh, chuyên cần | asistencia
homeroom teacher, class teacher | giáo viên chủ nhiệm, chủ nhiệm | tutor
subject, subject taught | môn dạy, môn giảng dạy | asignatura, materia
score, mark | điểm, điểm số | nota, calificación, puntuación
exam date | ngày thi | fecha de examen
school year, academic year | năm học, niên khóa | curso académico, año escolar
class size | sĩ số, sĩ số tối đa | número de alumnos
`;
