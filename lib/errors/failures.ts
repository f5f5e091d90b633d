// Every failure Docent can foresee, in one table. A stage throws a code; the table says what the
// outside may know of it: the HTTP status, whether trying again can help, and words for staff.
// Nothing else about a failure leaves the process: a database's own message can quote values.

export interface FailureKind {
  /** HTTP status of an answer that ends in this failure. */
  readonly status: number;
  /** True when the same request may succeed later without being changed. */
  readonly retryable: boolean;
  /** What staff read, per locale. */
  readonly words: { readonly en: string; readonly vi: string; readonly es: string };
}

export const failures = {
  'request.malformed': {
    status: 400,
    retryable: false,
    words: {
      en: 'The request could not be read.',
      vi: 'Không đọc được yêu cầu.',
      es: 'No se pudo leer la solicitud.',
    },
  },
  'request.too_large': {
    status: 413,
    retryable: false,
    words: {
      en: 'That is too long. Please ask in at most 4,000 characters.',
      vi: 'Nội dung quá dài. Vui lòng hỏi trong tối đa 4.000 ký tự.',
      es: 'Es demasiado largo. Pregunte en un máximo de 4.000 caracteres.',
    },
  },
  'request.unsupported_type': {
    status: 415,
    retryable: false,
    words: {
      en: 'Requests are JSON (application/json).',
      vi: 'Yêu cầu phải ở dạng JSON (application/json).',
      es: 'Las solicitudes son JSON (application/json).',
    },
  },
  'request.method_not_allowed': {
    status: 405,
    retryable: false,
    words: {
      en: 'This cannot be done here.',
      vi: 'Không thể thực hiện thao tác này ở đây.',
      es: 'Esto no se puede hacer aquí.',
    },
  },
  'request.foreign_origin': {
    status: 403,
    retryable: false,
    words: {
      en: 'This request came from another site.',
      vi: 'Yêu cầu này đến từ một trang khác.',
      es: 'Esta solicitud vino de otro sitio.',
    },
  },
  'request.rate_limited': {
    status: 429,
    retryable: true,
    words: {
      en: 'Too much in a short time. Please wait a moment.',
      vi: 'Quá nhiều lần trong thời gian ngắn. Vui lòng chờ một lát.',
      es: 'Demasiadas veces en poco tiempo. Espere un momento.',
    },
  },
  'auth.required': {
    status: 401,
    retryable: false,
    words: { en: 'Please sign in.', vi: 'Vui lòng đăng nhập.', es: 'Inicie sesión.' },
  },
  'auth.forbidden': {
    status: 403,
    retryable: false,
    words: {
      en: 'You are not allowed to do this.',
      vi: 'Bạn không có quyền thực hiện việc này.',
      es: 'No tiene permiso para hacer esto.',
    },
  },
  'auth.confirm_again': {
    status: 403,
    retryable: false,
    words: {
      en: 'You signed in a while ago. Confirm it with your password.',
      vi: 'Bạn đăng nhập đã lâu. Vui lòng xác nhận bằng mật khẩu.',
      es: 'Inició sesión hace un rato. Confírmelo con su contraseña.',
    },
  },
  'resource.not_found': {
    status: 404,
    retryable: false,
    words: { en: 'There is no such thing here.', vi: 'Không tìm thấy.', es: 'No existe.' },
  },
  'resource.conflict': {
    status: 409,
    retryable: false,
    words: {
      en: 'Someone else changed this in the meantime, or the step is not possible now.',
      vi: 'Mục này vừa được thay đổi, hoặc bước này hiện không thực hiện được.',
      es: 'Alguien lo cambió entretanto, o este paso no es posible ahora.',
    },
  },
  'plan.invalid': {
    status: 422,
    retryable: false,
    words: {
      en: 'The question could not be turned into a valid plan. Other words may help.',
      vi: 'Không lập được kế hoạch hợp lệ cho câu hỏi. Có thể thử hỏi bằng cách khác.',
      es: 'La pregunta no se pudo convertir en un plan válido. Quizá ayuden otras palabras.',
    },
  },
  'snippet.type_error': {
    status: 422,
    retryable: false,
    words: {
      en: 'The code that the model wrote does not fit the data you may see.',
      vi: 'Mã do mô hình viết không khớp với dữ liệu bạn được xem.',
      es: 'El código que escribió el modelo no encaja con los datos que usted puede ver.',
    },
  },
  'guard.refused': {
    status: 422,
    retryable: false,
    words: {
      en: 'The generated code was refused by the guard.',
      vi: 'Mã được tạo đã bị bộ kiểm tra từ chối.',
      es: 'El código generado fue rechazado por la guardia.',
    },
  },
  'query.refused': {
    status: 422,
    retryable: false,
    words: {
      en: 'The generated query was refused by the check.',
      vi: 'Truy vấn được tạo đã bị từ chối khi kiểm tra.',
      es: 'La consulta generada fue rechazada por la comprobación.',
    },
  },
  'query.timeout': {
    status: 504,
    retryable: true,
    words: {
      en: 'The database took too long. Narrowing the question usually helps.',
      vi: 'Cơ sở dữ liệu phản hồi quá lâu. Hãy thu hẹp câu hỏi.',
      es: 'La base de datos tardó demasiado. Acotar la pregunta suele ayudar.',
    },
  },
  'query.failed': {
    status: 502,
    retryable: false,
    words: {
      en: 'The database could not run this.',
      vi: 'Cơ sở dữ liệu không chạy được yêu cầu này.',
      es: 'La base de datos no pudo ejecutarlo.',
    },
  },
  'query.cancelled': {
    status: 499,
    retryable: true,
    words: { en: 'The question was cancelled.', vi: 'Câu hỏi đã bị hủy.', es: 'La pregunta se canceló.' },
  },
  'source.unavailable': {
    status: 503,
    retryable: true,
    words: {
      en: 'The database cannot be reached at the moment.',
      vi: 'Hiện không kết nối được cơ sở dữ liệu.',
      es: 'No se puede acceder a la base de datos en este momento.',
    },
  },
  'source.busy': {
    status: 503,
    retryable: true,
    words: {
      en: 'Too many questions are running. Please try again in a moment.',
      vi: 'Có quá nhiều câu hỏi đang chạy. Vui lòng thử lại sau.',
      es: 'Hay demasiadas preguntas en curso. Inténtelo de nuevo en un momento.',
    },
  },
  'sandbox.timeout': {
    status: 504,
    retryable: true,
    words: {
      en: 'The answer took too long to compute.',
      vi: 'Tính toán câu trả lời quá lâu.',
      es: 'La respuesta tardó demasiado en calcularse.',
    },
  },
  'sandbox.out_of_memory': {
    status: 422,
    retryable: false,
    words: {
      en: 'The answer needed too much memory to compute.',
      vi: 'Câu trả lời cần quá nhiều bộ nhớ.',
      es: 'La respuesta necesitaba demasiada memoria.',
    },
  },
  'sandbox.threw': {
    status: 422,
    retryable: false,
    words: {
      en: 'The generated code failed while it ran.',
      vi: 'Mã được tạo bị lỗi khi chạy.',
      es: 'El código generado falló al ejecutarse.',
    },
  },
  'sandbox.output_rejected': {
    status: 422,
    retryable: false,
    words: {
      en: 'The result was not in an acceptable form.',
      vi: 'Kết quả không ở dạng chấp nhận được.',
      es: 'El resultado no tenía una forma aceptable.',
    },
  },
  'sandbox.unavailable': {
    status: 503,
    retryable: true,
    words: {
      en: 'The sandbox is not available on this machine.',
      vi: 'Hộp cát không khả dụng trên máy này.',
      es: 'El entorno aislado no está disponible en esta máquina.',
    },
  },
  'model.unavailable': {
    status: 503,
    retryable: true,
    words: {
      en: 'The language model cannot be reached at the moment.',
      vi: 'Hiện không kết nối được mô hình ngôn ngữ.',
      es: 'No se puede acceder al modelo de lenguaje en este momento.',
    },
  },
  'model.invalid_reply': {
    status: 502,
    retryable: true,
    words: {
      en: 'The language model gave an answer that could not be used. Other words may help.',
      vi: 'Mô hình ngôn ngữ trả lời không dùng được. Có thể thử hỏi bằng cách khác.',
      es: 'El modelo de lenguaje dio una respuesta inutilizable. Quizá ayuden otras palabras.',
    },
  },
  'model.timeout': {
    status: 504,
    retryable: true,
    words: {
      en: 'The language model took too long. On a slow machine an administrator can give it more time.',
      vi: 'Mô hình ngôn ngữ phản hồi quá lâu. Nếu máy chậm, quản trị viên có thể cho nó thêm thời gian.',
      es: 'El modelo de lenguaje tardó demasiado. En una máquina lenta un administrador puede darle más tiempo.',
    },
  },
  'model.rejected': {
    status: 502,
    retryable: false,
    words: {
      en: 'The language model refused the request: its key, name or address needs an administrator.',
      vi: 'Mô hình ngôn ngữ từ chối yêu cầu: quản trị viên cần kiểm tra khóa, tên hoặc địa chỉ.',
      es: 'El modelo de lenguaje rechazó la solicitud: un administrador debe revisar clave, nombre o dirección.',
    },
  },
  'model.no_credit': {
    status: 502,
    retryable: false,
    words: {
      en: 'The account at the provider of the language model has no credit left: an administrator can add some there.',
      vi: 'Tài khoản tại nhà cung cấp mô hình ngôn ngữ đã hết tiền: quản trị viên có thể nạp thêm ở đó.',
      es: 'La cuenta en el proveedor del modelo de lenguaje se quedó sin saldo: un administrador puede recargarla allí.',
    },
  },
  'model.too_long': {
    status: 502,
    retryable: false,
    words: {
      en: 'What the language model has to be told is more than it can read: an administrator can choose the lean prompt, or a model that reads more.',
      vi: 'Nội dung cần gửi vượt quá khả năng đọc của mô hình ngôn ngữ: quản trị viên có thể chọn lời nhắc gọn hoặc mô hình đọc được nhiều hơn.',
      es: 'Lo que hay que decirle al modelo de lenguaje es más de lo que puede leer: un administrador puede elegir la indicación breve o un modelo que lea más.',
    },
  },
  'model.declined': {
    status: 502,
    retryable: false,
    words: {
      en: 'A filter of the provider declined this question. Please ask it in other words.',
      vi: 'Bộ lọc của nhà cung cấp đã từ chối câu hỏi này. Vui lòng hỏi bằng cách khác.',
      es: 'Un filtro del proveedor rechazó esta pregunta. Formúlela con otras palabras.',
    },
  },
  'model.budget_spent': {
    status: 429,
    retryable: false,
    words: {
      en: 'The budget for the language model is used up for today; an administrator can raise it.',
      vi: 'Hạn mức dùng mô hình ngôn ngữ của hôm nay đã hết; quản trị viên có thể nâng lên.',
      es: 'El presupuesto del modelo de lenguaje de hoy está agotado; un administrador puede ampliarlo.',
    },
  },
  'outgoing.refused': {
    status: 502,
    retryable: false,
    words: {
      en: 'That server may not be called from here.',
      vi: 'Không được phép gọi máy chủ đó từ đây.',
      es: 'No está permitido llamar a ese servidor desde aquí.',
    },
  },
  'internal.unexpected': {
    status: 500,
    retryable: true,
    words: {
      en: 'Something unexpected went wrong. The details are in the log under this trace id.',
      vi: 'Đã xảy ra lỗi không mong đợi. Chi tiết nằm trong nhật ký theo mã theo dõi này.',
      es: 'Algo inesperado salió mal. Los detalles están en el registro con este identificador.',
    },
  },
} as const satisfies Record<string, FailureKind>;

export type FailureCode = keyof typeof failures;
