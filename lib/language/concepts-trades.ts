/**
 * Words of single trades (recruiting, insurance, transport, health, farming and more), as in concepts.ts:
 * `english | vietnamese | spanish`. One English word each, so that no two of a schema's own words become the same.
 */
export const tradeRows = `
candidate | ứng viên, người ứng tuyển | candidato, candidata, postulante, aspirante
application | đơn ứng tuyển, hồ sơ ứng tuyển, lượt ứng tuyển | solicitud, postulación, candidatura
interview | phỏng vấn, buổi phỏng vấn, cuộc phỏng vấn | entrevista
interviewer | người phỏng vấn | entrevistador, entrevistadora
recruiter | nhà tuyển dụng, nhân viên tuyển dụng, người tuyển dụng | reclutador, reclutadora
offer | thư mời làm việc, đề nghị, lời mời nhận việc | oferta, propuesta
opening | vị trí tuyển dụng, chỉ tiêu tuyển dụng, vị trí trống | vacante, puesto vacante
skill |  | aptitud
resume | sơ yếu lý lịch, lý lịch | currículum, hoja de vida
policy | đơn bảo hiểm | 
policy holder | chủ hợp đồng, bên mua bảo hiểm, người được bảo hiểm | asegurado, titular de la póliza, tomador
claim | hồ sơ bồi thường, khiếu nại bồi thường | 
premium | phí bảo hiểm | prima, prima de seguro
deductible | mức khấu trừ, mức miễn thường | deducible, franquicia
coverage | phạm vi bảo hiểm, mức bảo hiểm | cobertura
sum insured | số tiền bảo hiểm | suma asegurada, capital asegurado
beneficiary | người thụ hưởng, người hưởng lợi | beneficiario, beneficiaria
broker | môi giới | corredor, bróker
fraud | gian lận | fraude
shipment | chuyến hàng, kiện hàng | despacho, remesa
carrier |  | transportadora
tracking number | mã vận đơn, số vận đơn | número de guía, número de seguimiento
container | công ten nơ, thùng hàng | contenedor
truck | xe tải | camión
fuel | xăng, xăng dầu | gasolina
mileage | số km, quãng đường đã chạy | kilometraje, recorrido
maintenance | bảo trì, bảo dưỡng | mantenimiento
incident |  | incidente
accident | tai nạn | accidente
trip | chuyến xe, chuyến | 
passenger |  | pasajera
airline | hãng bay | línea aérea
aircraft | máy bay, tàu bay | avión, aeronave
booking | lượt đặt chỗ | 
stop | điểm dừng, trạm dừng | parada
fare |  | pasaje
delay | thời gian trễ, độ trễ | retraso, demora
transfer | lần chuyển tiền | 
transaction |  | movimiento
deposit | nạp tiền, tiền đặt cọc | 
withdrawal | lần rút tiền | 
installment | kỳ trả góp, đợt trả góp | 
collateral | tài sản thế chấp, tài sản bảo đảm | colateral
credit limit | hạn mức tín dụng, hạn mức | límite de crédito
principal | tiền gốc, nợ gốc | capital prestado, principal
interest | tiền lãi vay | intereses
case | vụ việc, vụ án, hồ sơ vụ việc | expediente, causa judicial
court | tòa án | tribunal, juzgado
lawyer | luật sư | abogado, abogada
hearing | phiên tòa, buổi xét xử | audiencia, vista judicial
appointment |  | cita médica
prescription | toa thuốc | prescripción
bed | giường bệnh | 
admission | nhập viện, lượt nhập viện | ingreso hospitalario, admisión
discharge date | ngày xuất viện, ngày ra viện | fecha de alta médica, fecha de egreso
lab test |  | análisis, prueba de laboratorio, examen de laboratorio
lesson | bài học, tiết học | lección
quiz | trắc nghiệm | cuestionario, prueba corta
assignment | bài được giao | tarea asignada, trabajo práctico
lecture | bài giảng | clase magistral, ponencia
certificate | chứng nhận, giấy chứng nhận | constancia
timesheet | bảng chấm công | parte de horas, hoja de horas
overtime |  | horas extras
payroll | bảng lương | planilla
allowance | phụ cấp | subsidio, complemento salarial
shift |  | turno de trabajo
appraisal | đánh giá nhân viên, kỳ đánh giá | evaluación de desempeño
dependent | người phụ thuộc | dependiente, familiar a cargo
housekeeping | dọn phòng, dọn dẹp, vệ sinh | limpieza, aseo
machine | máy móc | 
equipment | trang thiết bị | equipamiento
work order | lệnh sản xuất, lệnh sửa chữa | orden de trabajo
production line | dây chuyền, dây chuyền sản xuất | línea de producción
raw material | nguyên vật liệu | materia prima
component | linh kiện | componente, pieza
defect | lỗi sản phẩm, khuyết tật | 
inspection | kiểm tra chất lượng, đợt kiểm tra, thanh tra | inspección, revisión
downtime | thời gian ngừng máy, thời gian dừng | tiempo de inactividad, parada de máquina
outage | mất điện, gián đoạn dịch vụ | corte, interrupción del servicio
meter | đồng hồ, công tơ | medidor, contador
reading | chỉ số, lần đọc | lectura
consumption | lượng tiêu thụ | consumo
alert | cảnh báo | alerta
bug | lỗi phần mềm | error de software
sprint | chu kỳ phát triển | iteración
milestone | mốc | 
lead | khách hàng tiềm năng, đầu mối | prospecto, cliente potencial
opportunity | cơ hội, cơ hội bán hàng | oportunidad
impression | lượt hiển thị | impresión
ad | quảng cáo | anuncio
attendee | khách tham dự | 
venue | địa điểm tổ chức | recinto
speaker | diễn giả | ponente, orador
sponsor | nhà tài trợ | patrocinador
listing | tin đăng, tin rao | publicación inmobiliaria, anuncio inmobiliario
lease | hợp đồng thuê | contrato de alquiler, arrendamiento
rent | tiền thuê, tiền nhà | alquiler mensual
bedroom | phòng ngủ | dormitorio, recámara
bathroom | phòng tắm | baño
floor area | diện tích sàn | superficie construida
ingredient | nguyên liệu nấu ăn | 
recipe | công thức nấu ăn | receta de cocina
donor | nhà hảo tâm, người quyên góp, mạnh thường quân | donante
donation | khoản quyên góp, quyên góp | donación, donativo
volunteer | tình nguyện viên | voluntario, voluntaria
grant | khoản tài trợ | subvención
household | hộ gia đình, hộ | hogar, familia
province | tỉnh thành | 
farm | nông trại | finca
harvest | thu hoạch, vụ thu hoạch | cosecha
plot | thửa đất, lô đất | parcela, lote de terreno
livestock | gia súc | ganado
yield | sản lượng, năng suất | rendimiento
book | quyển sách | 
borrower | người vay, người mượn | prestatario, prestataria
fine | tiền phạt, phạt | multa
match | trận | encuentro
league | giải vô địch, giải đấu quốc gia | 
coach | hlv | entrenadora
video | đoạn phim, clip | vídeo, video
follower |  | seguidora
permit | giấy phép xây dựng | 
license | giấy phép, bằng lái, bằng | licencia
violation | vi phạm | infracción
citizen | công dân | ciudadano, ciudadana
crime | tội phạm, vụ phạm tội | delito, crimen
officer | cán bộ, sĩ quan | oficial, agente del orden
weapon | vũ khí | arma
election | cuộc bầu cử | 
survey | khảo sát | encuesta
answer | câu trả lời | 
asset | tài sản | activo fijo, bien
warranty |  | garantía del producto
repair | sửa chữa, lần sửa chữa | reparación, arreglo
part | phụ tùng | repuesto, refacción
mechanic | thợ máy, thợ sửa xe | mecánico
dealer | đại lý | concesionario, distribuidor
fleet | đội xe | flota
plate |  | patente
odometer | số km đồng hồ, công tơ mét | odómetro, cuentakilómetros
warehouse |  | depósito de mercancías
purchase order | đơn mua hàng, đơn đặt mua | orden de compra
receipt |  | comprobante
quote | báo giá | cotización, presupuesto de venta
return | đơn trả hàng, hàng trả lại | 
wholesale price | giá sỉ, giá bán buôn | precio mayorista
gift card | thẻ quà tặng | tarjeta de regalo
loyalty points | điểm thưởng, điểm tích lũy | puntos de fidelidad
membership | gói hội viên, thẻ hội viên | membresía, afiliación
trainer | huấn luyện viên cá nhân | instructor personal
species | loài | especie
vet | bác sĩ thú y | veterinario, veterinaria
treatment | liệu trình | 
earthquake | động đất | terremoto, sismo
mountain | ngọn núi | 
river | con sông | 
lake | hồ | lago
bridge | cầu | puente
visitor | khách tham quan, du khách | 
tour | chuyến tham quan, tour du lịch | recorrido turístico, excursión
guide | hướng dẫn viên | guía turístico
source | nguồn | fuente
stage | giai đoạn, chặng | etapa, fase
outcome | kết cục | desenlace
acceptance | chấp nhận, đồng ý | aceptación
`;
